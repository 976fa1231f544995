"""Writes arrays with the Python package, for ndserde to read.

    python tests/peers/write.py FOLDER

FOLDER is given a manifest.json: a list of rows {file, wire, backend, name, npy}, or for bfloat16, which
NumPy's files do not have, {.., shape, order, values} as tests/golden has them. `npy` is NumPy's own file
of the same array as base64, little-endian and of records without padding, as ndserde writes it.
"""

import base64
import io
import json
import sys
from pathlib import Path

import numpy as np
from numpy.lib.recfunctions import repack_fields

PACKAGE = Path(__file__).parents[2] / "python"
sys.path[:0] = [str(PACKAGE / "src"), str(PACKAGE / "tests")]

import ndserde.cbor  # noqa: E402 - from the folder above
import ndserde.json  # noqa: E402
import ndserde.msgpack  # noqa: E402
from samples import CASES, bits, case  # noqa: E402

#: What goes apart from the rest of a document, and what is a few bytes shorter.
LARGE = {
    "large": np.arange(100_003, dtype=np.uint8),
    "large F": np.asfortranarray(np.arange(150_000.0).reshape(300, 500)),
    "just large": np.arange(1 << 15, dtype=np.int16),
    "not quite large": np.arange((1 << 16) - 1, dtype=np.uint8),
}
FORMATS = {"json": ndserde.json, "cbor": ndserde.cbor, "msgpack": ndserde.msgpack}


def expected(array):
    """What a row says of an array, by NumPy alone."""
    if array.dtype.name == "bfloat16":
        order = "F" if array.flags.fnc else "C"
        values = base64.b64encode(bits(array)).decode()
        return {"shape": array.shape, "order": order, "values": values}
    if array.dtype.names:
        array = repack_fields(array, recurse=True)
    little = array.astype(array.dtype.newbyteorder("<"), order="F" if array.flags.fnc else "C")
    file = io.BytesIO()
    np.save(file, little)
    return {"npy": base64.b64encode(file.getvalue()).decode()}


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    arrays = {f"{dtype}, {layout}": case(dtype, layout) for dtype, layout in CASES} | LARGE
    rows = []
    for name, array in arrays.items():
        row = expected(array)
        for backend, module in FORMATS.items():
            packed = ndserde.encode(array, wire="packed", binary=backend != "json")
            for wire, value in [("tagged", array), ("packed", packed)]:
                file = f"{len(rows)}.{backend}"
                (folder / file).write_bytes(module.dumps(value))
                rows.append({"file": file, "wire": wire, "backend": backend, "name": name} | row)
    (folder / "manifest.json").write_text(json.dumps(rows))
    print(f"{len(rows)} written")


if __name__ == "__main__":
    main()
