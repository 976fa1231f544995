"""Reads documents with the Python package, and compares with what the wire `any` of Rust reads.

    layouts.py FOLDER

FOLDER holds a manifest.json, written by tests/peers/layouts.rs. Prints one line a fault, and how
many documents were read and refused. Pickles are refused by the package alone.
"""

import base64
import json
import sys
from pathlib import Path

import cbor2
import ml_dtypes  # noqa: F401 - makes bfloat16 known to NumPy
import msgpack
import numpy as np
from numpy.lib.recfunctions import repack_fields

sys.path.insert(0, str(Path(__file__).parents[2] / "python/src"))

import ndserde


def parse(row, content):
    """The document; old writers of MessagePack have bytes as texts, which `raw` takes for bytes."""
    if row["backend"] == "msgpack":
        return msgpack.unpackb(content, strict_map_key=False, raw="no-bin-type" in row["name"])
    return json.loads(content) if row["backend"] == "json" else cbor2.loads(content)


def expected(o):
    """The array of a tagged document, by the lines on the page of the wire."""

    def fields(d):
        if not isinstance(d, list):
            return np.dtype(d)
        return np.dtype([(n, fields(t), *map(tuple, s)) for n, t, *s in d])

    data, dtype = base64.b64decode(o["data"]), fields(o["dtype"])
    if dtype.names is None:
        dtype = dtype.newbyteorder(o["byteorder"])
    return np.frombuffer(data, dtype).reshape(o["shape"], order=o["order"])


def little(array):
    """The same array in one layout."""
    if array.dtype.names:
        array = repack_fields(array, recurse=True)
    return array if array.dtype.name == "bfloat16" else array.astype(array.dtype.newbyteorder("<"))


def check(row, content):
    """Says "read", "refused", or what is wrong."""
    try:
        document = parse(row, content)
    except ValueError as error:  # what no parser of Python reads either
        return "refused" if "refused" in row else f"is no document: {error}"
    try:
        if row.get("asked"):
            array = ndserde.decode(document, row["asked"])
        else:
            array = ndserde.decode(document)
    except ValueError as error:
        is_pickle = "pickle" in row["name"] and "never loaded" in str(error)
        return "refused" if "refused" in row or is_pickle else f"is refused: {error}"
    if "refused" in row:
        return f"is read as {array!r}, where Rust says {row['refused']}"
    theirs, ours = little(expected(row["tagged"])), little(array)
    if ours.dtype != theirs.dtype or ours.shape != theirs.shape:
        return f"is {ours.dtype} {ours.shape}, not {theirs.dtype} {theirs.shape}"
    if not array.flags[f"{row['tagged']['order']}_CONTIGUOUS"]:
        return f"is not contiguous in the order {row['tagged']['order']}"
    if ours.tobytes() != theirs.tobytes():
        return f"values are {ours.tobytes().hex()}, not {theirs.tobytes().hex()}"
    return "read"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    rows = json.loads((folder / "manifest.json").read_text())
    results = [(row, check(row, (folder / row["file"]).read_bytes())) for row in rows]
    faults = [(row, result) for row, result in results if result not in ("read", "refused")]
    for row, result in faults:
        print(f"{row['name']} ({row['backend']}): {result[:300]}")
    read = sum(result == "read" for _, result in results)
    print(f"{read} read, {len(results) - read - len(faults)} refused, {len(faults)} wrong")
    sys.exit(1 if faults or read < 3000 else 0)


if __name__ == "__main__":
    main()
