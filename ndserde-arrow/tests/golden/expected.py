"""What a golden file holds, as JSON: each row of its tensor column in the wire `tagged`."""

import base64
import json

import numpy as np


def tagged(row):
    """One row, as ndserde writes it, and its own reader reads it back bit for bit."""
    if row is None:
        return None
    array = np.asarray(row, order="C")
    if array.dtype.byteorder == ">":
        raise ValueError("the bytes are little-endian")
    name = str(array.dtype)
    return {
        "dtype": name,
        "shape": list(array.shape),
        "byteorder": "little",
        "order": "C",
        "data": base64.b64encode(array.tobytes()).decode(),
    }


def line(file, rows):
    """A line of `expected.json`: the file's name, and what its column `x` holds in each row."""
    return f"{json.dumps(file)}: {json.dumps([tagged(row) for row in rows])}"


def page(files):
    return "{\n" + ",\n".join(line(name, rows) for name, _, rows in files) + "\n}\n"


def three(dtype):
    """Three rows of shape [2, 3], each element another one, the last row with the dtype's ends."""
    rows = np.arange(18).reshape(3, 2, 3)
    kind = np.dtype(dtype).kind
    if kind == "b":
        return rows % 3 == 0
    rows = (rows / 4 - 1 if kind == "f" else rows).astype(dtype)
    if kind == "f":
        rows[2, 1] = [np.nan, -np.inf, -0.0]
    elif kind in "iu":
        rows[2, 1, 1:] = np.iinfo(dtype).min, np.iinfo(dtype).max
    else:
        rows[2, 1, 2] = "NaT"
    return rows
