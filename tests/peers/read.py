"""Reads files that ndserde wrote, each by the line of Python that the page of its wire shows.

    python tests/peers/read.py FOLDER

FOLDER holds manifest.json: a list of rows {wire, backend, file, dtype, shape, order, values}, where
`values` are the elements in logical (C) order, little-endian, as base64. dtype, shape, memory order
and every bit must be as the row says. The wires that the Python package writes are read by it too. In place of order and values a row may have `npy`, NumPy's own
file of the same array as base64, with records of any layout: ndserde writes them packed. Where a row
has "column", the array is the value of that key. A row with "exact": false is a spelling that ndserde reads and
never writes: where its library does not read it, it counts as skipped.
"""

import ast
import base64
import io
import json
import pickle
import re
import sys
import warnings
from pathlib import Path

import cbor2
import json_numpy
import ml_dtypes
import msgpack
import msgpack_numpy
import numpy as np
from numpy.lib.recfunctions import repack_fields

sys.path.insert(0, str(Path(__file__).parents[2] / "python/src"))

import ndserde.cbor  # noqa: E402 - the package of this repository
import ndserde.json  # noqa: E402
import ndserde.msgpack  # noqa: E402

PACKAGE = {"json": ndserde.json, "cbor": ndserde.cbor, "msgpack": ndserde.msgpack}
PARSE = {"json": json.loads, "cbor": cbor2.loads, "msgpack": msgpack.unpackb, "raw": bytes}
BFLOAT16 = np.dtype(ml_dtypes.bfloat16)  # importing ml_dtypes makes np.dtype("bfloat16") work


PAGES = Path(__file__).parents[2] / "ndserde-core/src/wire"
NAMES = {"np": np, "base64": base64, "io": io, "pickle": pickle, "json_numpy": json_numpy, "msgpack": msgpack, "msgpack_numpy": msgpack_numpy}


def lines(wire):
    """The lines of Python on the page of a wire, by what the comment behind each says it is for."""
    section = (PAGES / f"{wire}.md").read_text().split("\n# In Python\n")[1].split("\n# ")[0]
    code = [block.split("\n```")[0] for block in section.split("```python\n")[1:]]
    split = (line.partition("  #") for block in code for line in block.splitlines() if "def " not in block)
    return {comment.strip() or "read": line.strip() for line, _, comment in split}


def line_for(row):
    """The line that reads an array of the row's dtype."""
    own = {about: line for about, line in lines(row["wire"]).items() if not about.startswith("write")}
    kind = "complex numbers" if row["dtype"].startswith("complex") else row["dtype"]
    if kind.startswith("["):
        kind = "records"
    if kind == "complex numbers" and 0 in row["shape"]:
        kind = "none"  # without pairs there is nothing to make of them
    line = next((line for about, line in own.items() if kind in about), None) or next(iter(own.values()))
    # The pages show an array of int16.
    line = line.replace('"int16"', repr(row["dtype"])).replace('"complex64"', repr(row["dtype"]))
    line = line.replace('"float16"', repr(row["dtype"]))
    if row["backend"] != "json":  # what the pages say of binary formats
        line = re.sub(r"base64\.b64decode\(([^()]*)\)", r"\1", line)
    return line


def typed_array():
    """The function on the page of the wire of that name."""
    section = (PAGES / "typed_array.md").read_text().split("\n# In Python\n")[1]
    code = section.split("```python\n")[1].split("\n\ncbor2.loads")[0]
    names = {"np": np}
    exec(code, names)
    return names["typed_array"]


def packed():
    """The function on the page of the wire of that name."""
    section = (PAGES / "packed.md").read_text().split("\n# In Python\n")[1]
    names = {"np": np, "io": io, "ast": ast}
    exec(section.split("```python\n")[1].split("\n```")[0], names)
    return names["read_packed"]


def columns(o):
    """The columns of a map, by the lines on their page, which are for MessagePack and `tagged`."""
    page = (PAGES.parents[2] / "docs/columns.md").read_text()
    names = {"np": np, "msgpack": msgpack, "content": msgpack.packb(o)}
    exec(page.split("```python\n")[1].split("\n```")[0], names)
    return names["columns"]


def read(row, content):
    """The array in one file, by the line on the page of its wire."""
    if row["wire"] == "typed_array":
        return cbor2.loads(content, tag_hook=typed_array())
    if row["wire"] == "packed":
        o = PARSE[row["backend"]](content)
        return packed()(base64.b64decode(o) if row["backend"] == "json" else o)
    if row["wire"] == "msgpack_numpy" and not row.get("exact", True):
        # How it reads the str keys of old writers; ndserde's own need no such help.
        return msgpack.unpackb(content, object_hook=msgpack_numpy.decode, raw=True)
    if row["backend"] == "raw":
        return np.load(io.BytesIO(content), allow_pickle=False)
    o = PARSE[row["backend"]](content) if row["wire"] != "msgpack_numpy" else None
    if "column" in row:
        if row["wire"] == "tagged" and row["backend"] == "msgpack":
            read = columns({row["column"]: o[row["column"]], "name": o["name"]})
            return read[row["column"]] if read["name"] == o["name"] else read["name"]
        o = o[row["column"]]
    with warnings.catch_warnings():
        # A pickle must not name anything that either NumPy is about to give up.
        if row["wire"].startswith("pickle") and row.get("exact", True):
            warnings.simplefilter("error")
        array = eval(line_for(row), NAMES | {"o": o, "content": content, "text": content})
    # json_numpy reads 0-d as a scalar, as its page says, and scalars can be pickled.
    scalars = row["wire"] == "json_numpy" or "-scalar-" in row["file"]
    return np.asarray(array) if scalars else array


def by_package(row, content):
    """The same array by the package of this repository, which reads the wires that it writes."""
    document = PACKAGE[row["backend"]].loads(content)
    value = document[row["column"]] if "column" in row else document
    return value if isinstance(value, np.ndarray) else ndserde.decode(value)


def faults(row, array):
    """What is not as the row says, in words."""
    if not isinstance(array, np.ndarray):
        yield f"is a {type(array).__name__}, not an array"
        return
    if "npy" in row:
        yield from unlike(np.load(io.BytesIO(base64.b64decode(row["npy"]))), array)
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


def unlike(theirs, array):
    """In what an array is not like the one that NumPy wrote."""
    theirs = repack_fields(theirs, recurse=True) if theirs.dtype.names else theirs
    theirs = theirs.astype(theirs.dtype.newbyteorder("little"))
    array = array.astype(array.dtype.newbyteorder("little"))
    if array.dtype != theirs.dtype:
        yield f"dtype is {array.dtype}, not {theirs.dtype}"
    if array.shape != theirs.shape:
        yield f"shape is {array.shape}, not {theirs.shape}"
    if array.tobytes() != theirs.tobytes():
        yield f"values are {array.tobytes().hex()}, not {theirs.tobytes().hex()}"


def check(folder, row):
    """Says "passed", "skipped", or what is wrong."""
    content = (folder / row["file"]).read_bytes()
    try:
        array = read(row, content)
    except Exception as error:  # whatever a library raises, it could not read the file
        return f"{type(error).__name__}: {error}" if row.get("exact", True) else "skipped"
    found = list(faults(row, array))
    if row["wire"] in ("tagged", "packed"):
        try:
            found += [f"by the package: {fault}" for fault in faults(row, by_package(row, content))]
        except ValueError as error:
            found.append(f"by the package: {error}")
    if "untagged" in row["file"] and found:
        return "skipped"  # nothing in it says the dtype
    return "; ".join(found) or "passed"


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
