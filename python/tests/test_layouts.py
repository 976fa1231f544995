"""What other libraries write, decoded: the golden files, whose manifests say what is in them."""

import base64
import contextlib
import gzip
import json
from pathlib import Path

import cbor2
import msgpack
import numpy as np
import pytest

import ndserde
from ndserde import _layouts

GOLDEN = Path(__file__).parents[2] / "tests/golden"

PARSE = {
    "json": json.loads,
    "cbor": cbor2.loads,
    "msgpack": lambda content: msgpack.unpackb(content, strict_map_key=False),
    "raw": bytes,
}


def dtype_of(name):
    import ml_dtypes

    return np.dtype(ml_dtypes.bfloat16 if name == "bfloat16" else name)


def check(array, row):
    """Compare an array with what a row of a manifest says of it."""
    assert isinstance(array, np.ndarray)
    assert array.shape == tuple(row["shape"])
    expected = dtype_of(row["dtype"])
    if expected.name == "bfloat16":
        assert array.dtype == expected
        values = array.view(np.uint16).astype("<u2")
    else:
        assert array.dtype.newbyteorder("=") == expected.newbyteorder("=")
        values = array.astype(array.dtype.newbyteorder("<"))
    assert values.tobytes(order="C") == base64.b64decode(row["values"])
    if row.get("order") == "F":
        assert array.flags.f_contiguous


LAYOUTS = [json.loads(line) for line in (GOLDEN / "layouts.jsonl").read_text().splitlines()]
# Their documents do not say the dtype.
STATELESS = ("xarray", "bokeh 3 objects", "jsonlite")


@pytest.mark.parametrize("row", LAYOUTS, ids=lambda row: row["library"])
def test_every_library_is_read_bit_for_bit_or_refused(row):
    if "json" in row:
        document = json.loads(row["json"])
    else:
        document = PARSE["msgpack"](base64.b64decode(row["msgpack"]))
    asked = dtype_of(row["dtype"])
    if "refused" in row:
        with contextlib.suppress(ValueError):
            assert _layouts.decode(document) is None
    elif row["library"] in STATELESS:
        check(ndserde.decode(document, asked), row)
    else:
        check(ndserde.decode(document), row)
        check(ndserde.decode(document, asked), row)


MANIFEST = json.loads((GOLDEN / "manifest.json").read_text())


@pytest.mark.parametrize("row", MANIFEST, ids=lambda row: row["file"])
def test_every_golden_file_is_read_bit_for_bit(row):
    content = (GOLDEN / row["file"]).read_bytes()
    if row["wire"] == "msgpack_numpy" and not row["exact"]:
        # How people read the bytes of old writers, which are text to MessagePack.
        document = msgpack.unpackb(content, raw=True)
    else:
        document = PARSE[row["backend"]](content)
    if (
        "-no-shape" in row["file"]
        or row["wire"] in ("packed", "raw")
        or document == b"\x01\x80\x7f"
    ):
        # A triple without its shape has one axis, bare bytes are of any dtype, and
        # `ndserde.decode` itself reads packed arrays.
        assert _layouts.decode(document) is None
    elif row["wire"] in ("pickle", "pickle_latin1"):
        with pytest.raises(ValueError, match="pickle"):
            _layouts.decode(document)
    elif row["wire"] in ("nested", "ndarray_v1") or "-untagged" in row["file"]:
        check(ndserde.decode(document, dtype_of(row["dtype"])), row)
    else:
        check(ndserde.decode(document), row)


def test_big_endian_bfloat16_is_read():
    document = {"dtype": "bfloat16", "shape": [2], "byteorder": "big", "data": b"\x3f\x80\x40\0"}
    for array in (ndserde.decode(document), ndserde.decode(document | {"order": "C"})):
        assert array.dtype == dtype_of("bfloat16")
        assert array.tolist() == [1.0, 2.0]


def test_the_header_of_python_2_is_read():
    header = b"{'descr': [('sL2L', '<i2')], 'fortran_order': False, 'shape': (1L, 2L)}"
    file = b"\x93NUMPY\1\0" + len(header).to_bytes(2, "little") + header + b"\1\0\2\0"
    array = ndserde.decode(file)
    assert array.dtype.names == ("sL2L",)
    assert array["sL2L"].tolist() == [[1, 2]]


# Values that do not state their dtype, by the dtype that is asked for.
ASKED = [
    ([[1, 2.5], [3, 4]], "float32", [[1, 2.5], [3, 4]]),
    (5, "int8", 5),
    (2.5, "float16", 2.5),
    (True, "bool", True),
    ("Infinity", "float64", float("inf")),
    ("abc", "str", "abc"),
    (["a", "bc"], "str", ["a", "bc"]),
    (["a", "bc"], "<U5", ["a", "bc"]),
    ([[1, 2], [3, 4]], "complex64", [1 + 2j, 3 + 4j]),
    ([["2021-01-01"], [3]], "datetime64[D]", [[18628], [3]]),
    ([], "float64", []),
    # nalgebra's matrices stand by columns; null is a length that the type has.
    ([[1, 4, 2, 5, 3, 6], 2, 3], "int16", [[1, 2, 3], [4, 5, 6]]),
    ([[1, 4, 2, 5, 3, 6], None, 3], "int16", [[1, 2, 3], [4, 5, 6]]),
    ([[1, 2, 3], 3, None], "int16", [[1], [2], [3]]),
    ([[], 0, 3], "int16", []),
    ({"nrows": 2, "ncols": 3, "data": [1, 2, 3, 4, 5, 6]}, "int16", [[1, 2, 3], [4, 5, 6]]),
    ({"v": 1, "dim": [1, 2], "data": [1, 2]}, "int16", [[1, 2]]),
    ({"v": 1, "dim": [2], "data": [15360, 16384]}, "float16", [1.0, 2.0]),
    ({"v": 1, "dim": [2], "data": [16256, 16384]}, "bfloat16", [1.0, 2.0]),
    ([1, [2], [1, 2]], "int16", [1, 2]),
    ({"dims": ["x", "y"], "data": [[1, 2]], "attrs": {"a": [1]}}, "int16", [[1, 2]]),
    (cbor2.CBORTag(41, [1, 2]), "int16", [1, 2]),
    (cbor2.CBORTag(1040, [[2, 2], [1, 2, 3, 4]]), "int16", [[1, 3], [2, 4]]),
    ({"dtype": "<V2", "shape": [1], "data": b"\x80\x3f"}, "bfloat16", [1.0]),
]


@pytest.mark.parametrize(("document", "dtype", "expected"), ASKED, ids=range(len(ASKED)))
def test_what_states_no_dtype_is_read_as_the_one_asked_for(document, dtype, expected):
    array = ndserde.decode(document, dtype_of(dtype))
    assert array.dtype == dtype_of(dtype) or dtype == "str"
    assert (array.view(np.int64) if dtype.startswith("datetime") else array).tolist() == expected


def test_shuffled_bytes_are_put_in_place_again():
    planes = b"\1\2\x2c" + b"\0\0\1"
    document = {"dtype": "<i2", "shape": [3], "compression": "gzip", "shuffle": 2}
    array = ndserde.decode(document | {"data": gzip.compress(planes)})
    assert array.tolist() == [1, 2, 300]
