"""The golden files of the Rust crate, which NumPy and the libraries of the formats wrote."""

import base64
import io
import json
from pathlib import Path

import cbor2
import msgpack
import numpy as np
import pytest
from samples import bits

import ndserde
import ndserde.cbor
import ndserde.json
import ndserde.msgpack

GOLDEN = Path(__file__).parents[2] / "tests/golden"
FORMATS = {"json": ndserde.json, "cbor": ndserde.cbor, "msgpack": ndserde.msgpack}
PARSE = {"json": json.loads, "cbor": cbor2.loads, "msgpack": msgpack.unpackb}

MANIFEST = json.loads((GOLDEN / "manifest.json").read_text())
ROWS = [row for row in MANIFEST if row["wire"] in ("tagged", "packed")]
assert len(ROWS) == 400

LINES = [
    pytest.param(json.loads(line), id=f"{name}-{at}")
    for name in ("records", "texts", "times")
    for at, line in enumerate((GOLDEN / f"{name}.jsonl").read_text().splitlines())
    if line.startswith("{") and '"tagged"' in line
]
assert len(LINES) > 30


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["file"])
def test_file(row):
    if row["dtype"] == "bfloat16":
        pytest.importorskip("ml_dtypes")
    content = (GOLDEN / row["file"]).read_bytes()
    array = ndserde.decode(PARSE[row["backend"]](content))
    assert array.dtype.newbyteorder("=").name == row["dtype"]
    assert list(array.shape) == row["shape"]
    assert ("F" if array.flags.fnc else "C") == row["order"]
    assert base64.b64encode(bits(array)).decode() == row["values"]
    if row["exact"] and "-big" not in row["file"]:
        module = FORMATS[row["backend"]]
        if row["wire"] == "packed":
            array = ndserde.encode(array, wire="packed", binary=row["backend"] != "json")
        assert module.dumps(array) == content


@pytest.mark.parametrize("line", LINES)
def test_structured(line):
    expected = np.load(io.BytesIO(base64.b64decode(line["npy"])))
    array = ndserde.json.loads(line["tagged"])
    assert array.shape == expected.shape
    assert bits(array) == bits(expected)
    if line.get("layout") in (None, "packed"):
        assert array.dtype == expected.dtype.newbyteorder("<")
        assert ndserde.json.dumps(array).decode() == line["tagged"]
    written = ndserde.json.loads(ndserde.json.dumps(expected))
    assert bits(written) == bits(expected)
