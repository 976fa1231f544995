"""Writes again what ndserde wrote, each array by the lines of Python that the page of its wire shows.

    python tests/peers/write_again.py FOLDER

FOLDER is one that read.py reads. Its folder `again` is given a file of the same name for each of its rows,
and those of the array in the other byte order ("-big") and with gaps between its elements ("-gaps"). All of
them must be read as the file in FOLDER is.
"""

import base64
import json
import re
import sys
from pathlib import Path

import cbor2
import msgpack
import numpy as np
from read import NAMES, PAGES, lines, read

DUMP = {"json": lambda o: json.dumps(o, allow_nan=False).encode(), "cbor": cbor2.dumps, "msgpack": msgpack.packb}
NAMES = NAMES | {"json": json, "cbor2": cbor2}


def binary(code):
    """The code as the pages say that it is for CBOR and MessagePack."""
    code = re.sub(r"base64\.b64encode\((.*)\)\.decode\(\)", r"\1", code)
    return code.replace("json.loads(json.dumps(a.tolist()), parse_constant=str)", "a.tolist()")


def functions(backend):
    """The functions of the pages that write, by their names."""
    names = dict(NAMES)
    for wire in ("nested", "packed", "tagged", "typed_array"):
        section = (PAGES / f"{wire}.md").read_text().split("\n# In Python\n")[1].split("\n# ")[0]
        for block in section.split("```python\n")[1:]:
            code = block.split("\n```")[0].split("\n\ncbor2.loads")[0]
            if "def write_" in code:
                exec(code if backend == "json" else binary(code), names)
    return {name: names[name] for name in names if name.startswith("write_")}


FUNCTIONS = {backend: functions(backend) for backend in DUMP}


def line_for(row):
    """The line that writes an array of the row's dtype."""
    of = {"nested": "write_lists(a)", "packed": "write_packed(a)", "tagged": "write_tagged(a)"}
    of["typed_array"] = "write_typed_array(a)"
    if row["wire"] in of:
        return of[row["wire"]]
    own = {about: line for about, line in lines(row["wire"]).items() if about.startswith("write")}
    kind = "complex numbers" if row["dtype"].startswith("complex") else row["dtype"]
    line = next((line for about, line in own.items() if kind in about), None) or next(iter(own.values()))
    return line if row["backend"] == "json" else binary(line)


def write(row, array):
    """The content of a file of the array."""
    before, _, line = line_for(row).rpartition("; ")
    names = NAMES | FUNCTIONS[row["backend"]] | {"a": array, "array": array}
    exec(before, names)
    o = eval(line, names)
    if row["wire"] == "packed" and row["backend"] == "json":
        o = base64.b64encode(o).decode()
    if row["wire"] in ("json_numpy", "msgpack_numpy"):
        return o.encode() if isinstance(o, str) else o
    return DUMP[row["backend"]](o)


def variants(row, array):
    """The same values in other memory."""
    yield "", array
    # NumPy calls big-endian `bfloat16` bytes, by which name it is refused.
    named = row["wire"] == "triple" and row["dtype"] == "bfloat16"
    if not named and array.dtype.newbyteorder(">") != array.dtype:
        yield "-big", array.astype(array.dtype.newbyteorder(">"))
    if array.ndim and array.flags.c_contiguous:
        wide = np.repeat(array, 2, axis=-1)
        yield "-gaps", wide[..., ::2]


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    out = folder / "again"
    out.mkdir(exist_ok=True)
    count = 0
    for row in json.loads((folder / "manifest.json").read_text()):
        if row["backend"] == "raw" or "column" in row:
            continue
        array = np.asarray(read(row, (folder / row["file"]).read_bytes()))
        # Of dates NumPy gives no buffer, which these libraries ask for.
        if row["wire"].endswith("_numpy") and re.search("[Mm]8|time", row["dtype"]):
            continue
        for variant, same in variants(row, array):
            try:
                content = write(row, same)
            except Exception as error:
                error.add_note(f"{row['file']}{variant}, {row['dtype']}")
                raise
            (out / (row["file"] + variant)).write_bytes(content)
            count += 1
    print(f"{count} written")


if __name__ == "__main__":
    main()
