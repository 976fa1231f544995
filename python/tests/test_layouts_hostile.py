"""What is wrong is a ValueError, and what is something else is None: never another exception.

Memory follows what is there: no document here makes more than a few times its own size.
"""

import base64
import gzip
import lzma
import math
import pickle
import tracemalloc
import zlib

import cbor2
import msgpack
import numpy as np
import pytest

import ndserde
from ndserde import _layouts


def nested(depth, inner=1):
    for _ in range(depth):
        inner = [inner]
    return inner


def records(depth):
    fields = "<f8"
    for _ in range(depth):
        fields = [["a", fields]]
    return fields


def npy(header, data=b"", version=b"\1\0"):
    header = header.encode() if isinstance(header, str) else header
    size = 2 if version == b"\1\0" else 4
    return b"\x93NUMPY" + version + len(header).to_bytes(size, "little") + header + data


def head(descr="'<f8'", shape="(1,)", order="False"):
    return f"{{'descr': {descr}, 'fortran_order': {order}, 'shape': {shape}}}"


def b64(data):
    return base64.b64encode(data).decode()


def as_long_as_compressed():
    """Bytes that zlib makes neither shorter nor longer, and what it makes of them."""
    mixed = (bytes(range(48)) + bytes(length) for length in range(100))
    return next(
        (data, zlib.compress(data)) for data in mixed if len(zlib.compress(data)) == len(data)
    )


BOMB = bytes(1 << 26)
TAG = cbor2.CBORTag
EXT = msgpack.ExtType


def tagged(**changes):
    return {"dtype": "<f8", "shape": [1], "data": bytes(8)} | changes


def jdata_lzma(shape, data):
    return {
        "_ArrayType_": "uint8",
        "_ArraySize_": shape,
        "_ArrayZipType_": "lzma",
        "_ArrayZipSize_": shape,
        "_ArrayZipData_": b64(data),
    }


WRONG = {
    # Lengths and shapes.
    "short data": tagged(data=bytes(7)),
    "long data": tagged(data=bytes(9)),
    "a huge axis": tagged(shape=[1 << 62]),
    "a huge product": tagged(shape=[1 << 40, 1 << 40], data=b""),
    "a huge product beside 0": tagged(shape=[0, 1 << 40, 1 << 40], data=b""),
    "an axis beyond 64 bits": tagged(shape=[1 << 64]),
    "a negative axis": tagged(shape=[-1]),
    "a bool as an axis": tagged(shape=[True]),
    "a float as an axis": tagged(shape=[1.0]),
    "65 axes": tagged(shape=[1] * 65),
    "a shape that is a map": tagged(shape={"a": 1}),
    "a shape that is null": tagged(shape=None),
    "a huge shape of a list": tagged(data=[1.0], shape=[1 << 40]),
    "nulls of a shape with elements": tagged(data=None),
    # Dtypes.
    "an unknown dtype": tagged(dtype="<f99"),
    "an object dtype": tagged(dtype="|O"),
    "an object dtype by name": tagged(dtype="object"),
    "a dtype that is code": tagged(dtype="f8,f8"),
    "a dtype that is no text": tagged(dtype=8),
    "a dtype of bytes": tagged(dtype=b"\xff"),
    "a text of huge width": tagged(dtype="<U99999999999"),
    "a unit that is none": tagged(dtype="<M8[]"),
    "a huge count of a unit": tagged(dtype="<M8[99999999999s]"),
    "a record without fields": tagged(dtype=[]),
    "big-endian bfloat16 in a record": tagged(dtype=[["a", "bfloat16"]], byteorder="big"),
    "records 2000 deep": tagged(dtype=records(2000)),
    "records 17 deep": tagged(dtype=records(17)),
    "a record of objects": tagged(dtype=[["a", "|O"]]),
    "a record of two names": tagged(dtype=[["a", "<f4"], ["a", "<f4"]]),
    "a huge record": tagged(dtype=[["a", "<f8", [1 << 30]], ["b", "<f8", [1 << 30]]]),
    "a dtype as a text of brackets": tagged(dtype="[" * 9000),
    "a dtype as a text of minus": tagged(dtype="[" + "-" * 9000 + "1]"),
    "a dtype as a text of quotes": tagged(dtype="[" + "'\\" * 4900),
    "a dtype as a text of digits": tagged(dtype="[" + "9" * 9000 + "x]"),
    "a dtype as a long text": tagged(dtype="[" + " " * 20_000 + "('a', '<f8')]"),
    # Lists.
    "lists 10000 deep": tagged(data=nested(10_000)),
    "ragged lists": tagged(data=[[1.0], [1.0, 2.0]], shape=[2, 1]),
    "ragged lists that add up": tagged(data=[[1.0], [1.0, 2.0], []], shape=[3, 1]),
    "numbers among lists": tagged(data=[[1.0], 2.0], shape=[2]),
    "lists among numbers": tagged(data=[1.0, [2.0]], shape=[2]),
    "a bool among floats": tagged(data=[True]),
    "a number among bools": tagged(dtype="bool", data=[1]),
    "a fraction among integers": tagged(dtype="<i4", data=[1.5]),
    "a rounded float among integers": tagged(dtype="<i8", data=[float(1 << 52)]),
    "infinity among integers": tagged(dtype="<i4", data=[math.inf]),
    "an integer out of range": tagged(dtype="<u1", data=[256]),
    "an integer of a million digits": tagged(dtype="<u8", data=[1 << 3_000_000]),
    "a float of a million digits": tagged(data=[1 << 3_000_000]),
    "a float out of range": tagged(dtype="<f4", data=[1e39]),
    "a half out of range": tagged(dtype="<f2", data=[65520.0]),
    "a bfloat16 out of range": tagged(dtype="bfloat16", data=[3.4e38]),
    "a word that is no number": tagged(data=["one"]),
    "a word of a huge exponent": tagged(data=["1e999999999"]),
    "a word that is nearly an integer": tagged(dtype="<i4", data=["5.00000000000000000001"]),
    "a word with underscores": tagged(data=["1_000"]),
    "a word that is octal": tagged(data=["010"]),
    "a map among numbers": tagged(data=[{"a": 1}]),
    "a tag among numbers": tagged(data=[TAG(4, [1, 2])]),
    "bytes among numbers": tagged(data=[1.0, b"a"]),
    "numbers among bytes": tagged(data=[b"a", 1.0]),
    "null among integers": tagged(dtype="<i4", data=[None]),
    "complex numbers that are no pairs": tagged(dtype="<c8", data=[1.0]),
    "numbers of a byte string": tagged(dtype="|S3", data=["abc"]),
    "a wide text": tagged(dtype="<U1", data=["ab"]),
    "one long text among many": tagged(dtype="<U1000000", data=["a"] * 100, shape=[100]),
    "half a surrogate pair": tagged(dtype="<U1", data=["\ud800"]),
    "a text that ends with NUL": tagged(dtype="<U2", data=["a\0"]),
    "a date that is none": tagged(dtype="<M8[D]", data=["2021-02-29"]),
    "a date that is no whole count": tagged(dtype="<M8[D]", data=["2021-01-01T12:00"]),
    "a flat list in F order": tagged(data=[1.0] * 4, shape=[2, 2], order="F"),
    # Bytes.
    "a bool that is 2": tagged(dtype="bool", data=b"\2"),
    "a character that is none": tagged(dtype="<U1", data=b"\xff\xff\xff\xff"),
    "base64 of other characters": tagged(data="AAAAAAAAAA?="),
    "base64 with bits too many": tagged(dtype="<u1", data="AB=="),
    "base64 with padding inside": tagged(dtype="<u1", data="AA==AA==", shape=[2]),
    "two byte orders": tagged(byteorder="big"),
    "an unknown byte order": tagged(byteorder="middle"),
    "an unknown order": tagged(order="A"),
    "no byte order": {"__numpy__": bytes(8), "dtype": "float64", "shape": [1]},
    "a kind of objects": {"nd": True, "type": "<f8", "kind": "O", "shape": [1], "data": bytes(8)},
    "another kind": {"nd": True, "type": "<f8", "kind": "i", "shape": [1], "data": bytes(8)},
    "a key twice": {b"nd": True, "nd": True, "type": "<f8", "shape": [1], "data": bytes(8)},
    # Compressed.
    "a bomb": tagged(compression="gzip", data=gzip.compress(BOMB)),
    "a bomb of its ratio": tagged(compression="gzip", data=gzip.compress(BOMB), shape=[1 << 40]),
    "cut off": tagged(compression="gzip", data=gzip.compress(bytes(8))[:-4]),
    "more behind it": tagged(compression="gzip", data=gzip.compress(bytes(8)) + b"a"),
    "no gzip": tagged(compression="gzip"),
    "zstd": tagged(compression="zstd"),
    "shuffled by 3": tagged(compression="gzip", data=gzip.compress(bytes(8)), shuffle=3),
    "shuffled by 0": tagged(compression="gzip", data=gzip.compress(bytes(8)), shuffle=0),
    "a bomb of json_tricks": {
        "__ndarray__": "b64.gz:" + b64(gzip.compress(BOMB)),
        "dtype": "uint8",
        "shape": [5],
    },
    "a bomb of bokeh": {
        "type": "ndarray",
        "array": {"type": "bytes", "data": b64(gzip.compress(BOMB))},
        "dtype": "uint8",
        "shape": [5],
    },
    "a bomb of jsonpickle": {
        "py/object": "numpy.ndarray",
        "values": b64(zlib.compress(BOMB, 9)),
        "dtype": "int16",
        "shape": [5],
    },
    "a bomb of jdata": {
        "_ArrayType_": "uint8",
        "_ArraySize_": [5],
        "_ArrayZipType_": "zlib",
        "_ArrayZipSize_": [5],
        "_ArrayZipData_": b64(zlib.compress(BOMB)),
    },
    "a bomb of lzma": jdata_lzma([5], lzma.compress(BOMB, lzma.FORMAT_ALONE)),
    "lzma of a claimed shape": jdata_lzma([1 << 40], lzma.compress(b"abcd", lzma.FORMAT_ALONE)),
    "lzma of a claimed window": jdata_lzma([4], b"\x5d" + b"\xff" * 12 + bytes(5)),
    "lzma cut off": jdata_lzma([4], lzma.compress(b"abcd", lzma.FORMAT_ALONE)[:-3]),
    "lzma cut off early": jdata_lzma([4], b"\x5d\0\0"),
    "lzma of more": jdata_lzma([4], lzma.compress(b"abcd", lzma.FORMAT_ALONE) + b"a"),
    "lzma of fewer": jdata_lzma([5], lzma.compress(b"abcd", lzma.FORMAT_ALONE)),
    "a sparse array of jdata": {"_ArrayType_": "double", "_ArrayIsSparse_": True},
    # Views.
    "a view beyond its base": {
        "py/object": "numpy.ndarray",
        "base": {"py/object": "numpy.ndarray", "dtype": "int8", "values": [1, 2]},
        "strides": [2],
        "shape": [2],
        "dtype": "int8",
    },
    "a view of huge strides": {
        "py/object": "numpy.ndarray",
        "base": {"py/object": "numpy.ndarray", "dtype": "int8", "values": [1, 2]},
        "strides": [1 << 62],
        "shape": [2],
        "dtype": "int8",
    },
    "a view of strides beyond 64 bits": {
        "py/object": "numpy.ndarray",
        "base": {"py/object": "numpy.ndarray", "dtype": "int8", "values": [1, 2]},
        "strides": [1 << 70],
        "shape": [2],
        "dtype": "int8",
    },
    "a view that repeats its base": {
        "py/object": "numpy.ndarray",
        "base": {"py/object": "numpy.ndarray", "dtype": "int8", "values": [1, 2]},
        "strides": [0],
        "shape": [1 << 40],
        "dtype": "int8",
    },
    "a view of itself": {
        "py/object": "numpy.ndarray",
        "base": {"py/id": 1},
        "shape": [1],
        "dtype": "int8",
    },
    # Files.
    "a huge npy": npy(head(shape="(1099511627776,)")),
    "a short npy": npy(head(), bytes(7)),
    "a long npy": npy(head(), bytes(9)),
    "an npy of objects": npy(head("'|O'"), pickle.dumps([1])),
    "an npy of version 9": npy(head(), bytes(8), b"\x09\0"),
    "an npy whose header is cut off": npy(head())[:40],
    "an npy without a header": b"\x93NUMPY",
    "an npy of brackets": npy("(" * 9000),
    "an npy of minus": npy("{'descr': " + "-" * 9000 + "1}"),
    "an npy of a long header": npy(" " * 20_000 + head(), bytes(8)),
    "an npy whose order is a number": npy(head(order="1"), bytes(8)),
    "an npy of another word": npy(head(order="FalsL"), bytes(8)),
    "an npy of NUL": npy(head(order="\0L"), bytes(8)),
    "an npy with a sign": npy(head(shape="(+1,)"), bytes(8)),
    "an npy with an escape": npy(head(r"[('\d', '<f8')]"), bytes(8)),
    "an npy that computes": npy(head(shape="(2**9**9,)")),
    "an npy of a long integer": npy(head(shape=f"({'9' * 5000},)")),
    "an npy of other keys": npy("{'descr': '<f8'}", bytes(8)),
    "an npy whose header is a list": npy("['<f8', False, (1,)]", bytes(8)),
    "an npy whose dtype is a name": npy(head("'float64'"), bytes(8)),
    "an npy whose header is no UTF-8": npy(b"\xff{}", b"", b"\3\0"),
    "two files": npy(head(), bytes(8)) * 2,
    "an npy as text that is cut off": b64(npy(head(), bytes(8)))[:20],
    "an npy as text beyond Latin-1": "\x93NUMPY\1\0\u1234",
    # Pickles.
    "a pickle": pickle.dumps(np.ones(3)),
    "a pickle as base64": b64(pickle.dumps(np.ones(3))),
    "a pickle as text": pickle.dumps(np.ones(3), 2).decode("latin-1"),
    "an old pickle": pickle.dumps(np.ones(3), 0).replace(b"cnumpy._core", b"cnumpy.core"),
    # CBOR and MessagePack.
    "a typed array that is no bytes": TAG(64, [1]),
    "a typed array of half an element": TAG(86, bytes(7)),
    "a typed array of 128 bits": TAG(83, bytes(16)),
    "a shape alone": TAG(40, [[1]]),
    "a shape of a number": TAG(40, [[1], 5]),
    "a shape and too few elements": TAG(40, [[2], TAG(64, b"a")]),
    "tags around tags": TAG(40, [[1], TAG(40, [[1], TAG(64, b"a")])]),
    "a tag as data": tagged(data=TAG(40, [[1], TAG(64, b"a")])),
    "a typed array of another dtype": tagged(data=TAG(81, bytes(8))),
    "flax of a claimed length": EXT(1, b"\x93\x91\x01\xa4int8\xc6\xff\xff\xff\xff"),
    "flax of many axes": EXT(1, b"\x93\xdc\xff\xff\x01"),
    "flax cut off": EXT(1, b"\x93"),
    "flax of more": EXT(1, b"\x93\x91\x01\xa4int8\xc4\x01\x01\x01"),
    "langgraph of another order": EXT(6, b"\x94\xa3|u1\x91\x01\xa1A\xc4\x01\x01"),
    "msgpackr of another kind": EXT(0x74, b"\x10\0"),
    "a vector without a type": {"$binary": {"base64": "Jw==", "subType": "09"}},
    "a vector of fewer bits": {"$binary": {"base64": "EAE=", "subType": "09"}},
    # What could be two things.
    "ase or json_tricks": {
        "__ndarray__": [[1], "float64", [1.0]],
        "dtype": "float64",
        "shape": [1],
    },
    "bytes or zlib": {
        "py/object": "numpy.ndarray",
        "dtype": "uint8",
        "shape": [len(as_long_as_compressed()[0])],
        "values": b64(as_long_as_compressed()[1]),
    },
    "a shape of other words": {"bdata": "AA==", "dtype": "u1", "shape": "1" * 30},
    "a shape of many words": {"bdata": "AA==", "dtype": "u1", "shape": "1," * 100_000},
    "another copy": {"bdata": "AA==", "dtype": "u1", "_inputArray": {"bdata": "AB=="}},
}


@pytest.mark.parametrize("document", WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_is_a_value_error(document):
    tracemalloc.start()
    try:
        with pytest.raises(ValueError, match=r".") as raised:
            ndserde.decode(document)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    message = str(raised.value)
    assert 0 < len(message) < 500, message[:600]
    assert message.isprintable()
    assert peak < 8 << 20


ELSE = {
    "null": None,
    "nothing": {},
    "a number": 1.5,
    "a text": "abc",
    "a long text": "gA" * 1000,
    "bytes": b"abc",
    "bytes that begin like a hash": b"\x80\x99abc",
    "numbers": [1, 2],
    "a list of nothing": [],
    "a deep list": nested(10_000),
    "a dtype alone": ["int16"],
    "a triple without its shape": ["int16", "AAA="],
    "a map of other keys": {"a": 1},
    "a map of a layout's keys and others": tagged(unit="m"),
    "a map of too few keys": {"dtype": "<f8", "data": ""},
    "a map of keys that are no words": {1.5: 1, None: 2},
    "keys of two layouts": {"__numpy__": "", "bdata": ""},
    "another type": {"type": "table", "dtype": "x", "value": 1},
    "another module": {"@module": "builtins", "@class": "array", "dtype": "x", "data": 1},
    "another class": {"py/object": "a.B", "dtype": "x", "values": 1},
    "a mark that is not set": {"_nd_": False, "dtype": "<f8", "data": ""},
    "another binary of MongoDB": {"$binary": {"base64": "AAAA", "subType": "05"}},
    "version 2": {"v": 2, "dim": [1], "data": [1]},
    "a date of CBOR": TAG(0, "2020-01-01"),
    "an extension type of others": EXT(5, b"a"),
    "an extension type of nothing": EXT(1, b""),
    "a set": {1, 2},
    "an object": object(),
}


@pytest.mark.parametrize("document", ELSE.values(), ids=ELSE.keys())
def test_what_is_something_else_is_none(document):
    assert _layouts.decode(document) is None
    with pytest.raises(ValueError, match="no array"):
        ndserde.decode(document)


@pytest.mark.parametrize("lists", [[], [1, 2], (0.5,), [[1], [2, 3]]], ids=str)
def test_lists_without_a_dtype_ask_for_one(lists):
    with pytest.raises(ValueError, match=r"no array .* decode\(obj, dtype\)"):
        ndserde.decode(lists)


ASKED = {
    "another dtype": (tagged(), "float32"),
    "a list 10000 deep": (nested(10_000), "float64"),
    "a list of 65 axes": (nested(65), "float64"),
    "a ragged list": ([[1], [2, 3]], "int8"),
    "a word": ("one", "float64"),
    "a list of a word": (["one"], "float64"),
    "a dtype first": (["int16", "a"], "str"),
    "dims of other lists": ({"dims": ["x", "y"], "data": [1]}, "int8"),
    "a matrix of other lengths": ({"nrows": 2, "ncols": 2, "data": [1]}, "int8"),
    "null without its dtype": ({"v": 1, "dim": [1], "data": [None]}, "float64"),
    "bool as a number": (True, "int8"),
}


@pytest.mark.parametrize(("document", "dtype"), ASKED.values(), ids=ASKED.keys())
def test_what_is_asked_for_and_not_there_is_refused(document, dtype):
    with pytest.raises(ValueError, match=r"."):
        ndserde.decode(document, dtype)


STATELESS = (
    {"dims": ["x"], "data": [1]},
    {"v": 1, "dim": [1], "data": [1]},
    {"nrows": 1, "ncols": 1, "data": [1]},
    {"type": "ndarray", "array": [1], "dtype": "object", "shape": [1]},
)


@pytest.mark.parametrize("document", STATELESS)
def test_a_document_without_a_dtype_needs_one(document):
    with pytest.raises(ValueError, match="does not state the dtype"):
        _layouts.decode(document)
    array = ndserde.decode(document, "int8")
    assert array.dtype == np.int8
    assert array.ravel().tolist() == [1]
