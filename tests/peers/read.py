"""Reads files that ndserde wrote, each with the library that its format comes from.

    python tests/peers/read.py FOLDER

FOLDER holds manifest.json: a list of rows {wire, backend, file, dtype, shape, order, values}, where
`values` are the elements in logical (C) order, little-endian, as base64. dtype, shape, memory order
and every bit must be as the row says. A row with "exact": false is a spelling that ndserde reads and
never writes: where its library does not read it, it counts as skipped.
"""

import base64
import io
import json
import sys
from pathlib import Path

import cbor2
import json_numpy
import ml_dtypes
import msgpack
import msgpack_numpy
import numpy as np

PARSE = {"json": json.loads, "cbor": cbor2.loads, "msgpack": msgpack.unpackb, "raw": bytes}
BFLOAT16 = np.dtype(ml_dtypes.bfloat16)  # importing ml_dtypes makes np.dtype("bfloat16") work


def decoded(data):
    return base64.b64decode(data, validate=True) if isinstance(data, str) else data


def tagged(o):
    """The line of the README, where JSON has base64 and the other backends have bytes."""
    if isinstance(o["data"], bytes):
        o = o | {"data": base64.b64encode(o["data"])}
    return np.frombuffer(base64.b64decode(o["data"]), np.dtype(o["dtype"]).newbyteorder(o["byteorder"])).reshape(o["shape"], order=o["order"])  # fmt: skip


def from_lists(lists, dtype, shape):
    """Lists as np.array takes them; it reads "NaN" and "Infinity" itself, and complex is two floats."""
    dtype = np.dtype(dtype)
    if dtype.kind == "c":
        part = np.dtype(f"f{dtype.itemsize // 2}")
        return np.array(lists, np.float64).astype(part).reshape(-1).view(dtype).reshape(shape)
    if dtype.kind in "biu":
        return np.array(lists, dtype).reshape(shape)
    return np.array(lists, np.float64).astype(dtype).reshape(shape)


def readable(o):
    return np.asarray(from_lists(o["data"], o["dtype"], o["shape"]), order=o["order"])


def triple(x):
    return np.frombuffer(decoded(x[1]), np.dtype(x[0])).reshape(x[2])


def npy(x):
    return np.load(io.BytesIO(decoded(x)), allow_pickle=False)


def npy_latin1(x):
    return np.load(io.BytesIO(x.encode("latin-1")), allow_pickle=False)


def read(row, content):
    """The array in one file."""
    wire, parsed = row["wire"], PARSE[row["backend"]]
    if wire == "json_numpy":
        return np.asarray(json_numpy.loads(content))  # it reads 0-d as a scalar
    if wire == "msgpack_numpy":
        # raw: how it reads the str keys of old writers; ndserde's own need no such help
        raw = not row.get("exact", True)
        return msgpack.unpackb(content, object_hook=msgpack_numpy.decode, raw=raw)
    if wire == "nested":
        return from_lists(parsed(content), row["dtype"], row["shape"])
    reader = {"tagged": tagged, "readable": readable, "triple": triple, "npy": npy, "npy_latin1": npy_latin1}
    return reader[wire](parsed(content))


def faults(row, array):
    """What is not as the row says, in words."""
    if not isinstance(array, np.ndarray):
        yield f"is a {type(array).__name__}, not an array"
        return
    name = array.dtype.newbyteorder("=").name
    if name != row["dtype"]:
        yield f"dtype is {name}, not {row['dtype']}"
    if list(array.shape) != row["shape"]:
        yield f"shape is {list(array.shape)}, not {row['shape']}"
    order = "F" if array.flags.f_contiguous and not array.flags.c_contiguous else "C"
    if order != row["order"]:
        yield f"order is {order}, not {row['order']}"
    values = array.astype(array.dtype.newbyteorder("little")).tobytes(order="C")
    if values != base64.b64decode(row["values"]):
        yield f"values are {values.hex()}, not {base64.b64decode(row['values']).hex()}"


def check(folder, row):
    """Says "passed", "skipped", or what is wrong."""
    try:
        array = read(row, (folder / row["file"]).read_bytes())
    except Exception as error:  # whatever a library raises, it could not read the file
        return f"{type(error).__name__}: {error}" if row.get("exact", True) else "skipped"
    return "; ".join(faults(row, array)) or "passed"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    rows = json.loads((folder / "manifest.json").read_text())
    results = [(row["file"], check(folder, row)) for row in rows]
    words = [result for _, result in results]
    for file, result in results:
        if result not in ("passed", "skipped"):
            print(f"{file}: {result}")
    passed, skipped = words.count("passed"), words.count("skipped")
    failed = len(words) - passed - skipped
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    sys.exit(1 if failed or not passed else 0)


if __name__ == "__main__":
    main()
