"""What is refused: every document that is wrong is a `ValueError` that says why."""

import base64
import json
import sys
import tracemalloc

import cbor2
import msgpack
import numpy as np
import pytest

import ndserde
import ndserde.cbor
import ndserde.json
import ndserde.msgpack

HUGE = sys.maxsize


def doc(**changes):
    """A sound array with some of its values replaced; `None` takes a key away."""
    sound = {
        "dtype": "float64",
        "shape": [2, 3],
        "byteorder": "little",
        "order": "C",
        "data": bytes(48),
    }
    return {key: value for key, value in (sound | changes).items() if value is not ...}


def record(*fields, **changes):
    return doc(dtype=list(fields), shape=[0], data=b"", **changes)


def nested(depth):
    fields = "<f8"
    for _ in range(depth):
        fields = [["x", fields]]
    return fields


BAD = [
    # The length of the data.
    (doc(data=b""), "shape [2, 3] of float64 needs 48 bytes, the data has 0"),
    (doc(data=bytes(47)), "needs 48 bytes, the data has 47"),
    (doc(data=bytes(49)), "needs 48 bytes, the data has 49"),
    (doc(data=bytearray(49)), "the data has 49"),
    (doc(data=memoryview(bytes(49))), "the data has 49"),
    (doc(data=memoryview(bytes(96))[::2]), "bytes without gaps"),
    (doc(shape=[], data=bytes(7)), "shape [] of float64 needs 8 bytes"),
    (doc(shape=[0, 3]), "shape [0, 3] of float64 needs 0 bytes"),
    (doc(data=[b"1", b"2"]), "needs 48 bytes, the data has 2"),
    (doc(data=[b"1", 2]), "something else among them"),
    # The shape.
    (doc(shape=[2**62, 2**62], data=b""), "address space"),
    (doc(shape=[HUGE // 8 + 1], data=b""), "address space"),
    (doc(shape=[0, 2**62, 8], data=b""), "address space"),
    (doc(shape=[2**64], data=b""), "address space"),
    (doc(shape=[10**400], data=b""), "address space"),
    (doc(shape=[-1]), "negative"),
    (doc(shape=[-2, -3]), "negative"),
    (doc(shape=[1] * 65, data=bytes(8)), "more than 64 axes"),
    (doc(shape=[2.0, 3.0]), "unsigned integers"),
    (doc(shape=[True, 6]), "unsigned integers"),
    (doc(shape=["2", "3"]), "unsigned integers"),
    (doc(shape=[[2], [3]]), "unsigned integers"),
    (doc(shape=6), "a list of unsigned integers"),
    (doc(shape="6"), "a list of unsigned integers"),
    (doc(shape=None), "a list of unsigned integers"),
    (doc(shape={"0": 6}), "a list of unsigned integers"),
    # The dtype's word.
    *(
        (doc(dtype=word), f"unknown dtype {word[:64]!r}")
        for word in ["float99", "f8", "=f8", "|f8", "<f9", "<", "", "<bool", "Float64", "float64 "]
        + ["é", "f8,f8", "(2,)f8", "i4, (2,3)f8", "x" * 10**6, "<U0", "<U-1", "<U05", "<U", "|S0"]
        + ["<M8", "<M8[]", "<M8[0s]", "<M8[01s]", "<M8[s", "<M8[parsecs]", "<M8[generic]"]
        + ["<M8[9999999999s]", "datetime64", "<U9999999999", "<U536870912", "<V8 ", ">V16", "|b2"]
        + ["|bfloat16", "<bfloat16", "str", "bytes", "void", "longlong", "int", "float", "S", "a3"]
        + ["<U٣", "<M8[٣s]", "\0", "float64\n"]
    ),
    *((doc(dtype=word), "never executed") for word in ["|O", "O", "object", "<O8"]),
    *((doc(dtype=word), "longdouble") for word in ["<f16", "float128", "<c32", "longdouble"]),
    *((doc(dtype=value), "a dtype is a string or") for value in [None, 8, 1.5, {}, b"float64"]),
    # The byte order and the order.
    (doc(dtype=">f8"), "marks float64 as big-endian, the byteorder says little"),
    (doc(dtype="<f8", byteorder="big"), "marks float64 as little-endian, the byteorder says big"),
    *((doc(byteorder=word), "unknown byteorder") for word in ["middle", "Little", "", None, 1, []]),
    *((doc(order=word), "unknown order") for word in ["A", "K", "c", "", None, 1, [], {}]),
    # The elements.
    (doc(dtype="bool", shape=[3], data=b"\1\0\2"), "element 2 of the bool data is the byte 2"),
    (doc(dtype="bool", shape=[1], data="/w=="), "is the byte 255"),
    (doc(dtype="<U1", shape=[1], data=b"\xff\xff\xff\xff"), "no character"),
    (doc(dtype="<U1", shape=[1], data=b"\0\0\x11\0"), "no character"),
    (doc(dtype=[["f", "|b1"]], shape=[2], data=b"\1\2"), "element 1 of the bool data"),
    (doc(dtype=[["r", [["f", "|b1", [2]]]]], shape=[1], data=b"\1\2"), "the bool data"),
    (doc(dtype=[["t", "<U1"], ["b", "|b1"]], shape=[1], data=b"\0\0\x11\0\0"), "no character"),
    # Records.
    (record(), "a record without fields"),
    (record(["", "|V3"]), "without fields"),
    (record(["", "<f8"]), "no name"),
    (record(["x", "<f8"], ["x", "<i4"]), "two fields 'x'"),
    (record(["x", "|O"]), "never executed"),
    (record(["x", nested(16)]), "nested more than 16 deep"),
    (record(["x", nested(5000)]), "nested more than 16 deep"),
    (record(["x", "<f8", [0]]), "no elements"),
    (record(["x", "<f8", [1] * 5]), "more than four axes"),
    (record(["x", "<f8", [-1]]), "negative"),
    (record(["x", "<f8", 3]), "a list of unsigned integers"),
    (record(["x", "<f8", [2**28]]), "NumPy holds at most"),
    (record(["x", "<f8", [2**62, 2**62]]), "NumPy holds at most"),
    (record(["", "|V9999999999"], ["x", "<f8"]), "NumPy holds at most"),
    (record(["x", "<U500000000"], ["y", "<U500000000"]), "NumPy holds at most"),
    (record(["x", ">f8"]), "as big-endian, the byteorder says little"),
    (record(["x"]), "a field of a record is a list"),
    (record(["x", "<f8", [1], 1]), "a field of a record is a list"),
    (record("xy"), "a field of a record is a list"),
    (record(1), "a field of a record is a list"),
    (record([1, "<f8"]), "the name of a record's field"),
    (record([["a", "b", "c"], "<f8"]), "the name of a record's field"),
    (record([[1, "x"], "<f8"]), "the name of a record's field"),
    (record(["x", 1]), "a dtype is a string or"),
    (record(["x", {}]), "a dtype is a string or"),
    # Base64.
    *(
        (doc(dtype="uint8", shape=[1], data=text), "base64")
        for text in [
            "AQ=",
            "AQ",
            "AR==",
            "A===",
            "====",
            "AQ==AQ==",
            "A=Q=",
            "A-_=",
            "A*Q=",
            " AQ=",
        ]
        + ["AQ=\n", "ÄQ=", "AQ\0=", "=AQ=", "AQA=AQA=", "\ud800AA="]
    ),
    (doc(dtype="uint8", shape=[1], data="AQI="), "needs 1 bytes, the data has 2"),
    (doc(dtype="uint8", shape=[1], data=""), "needs 1 bytes, the data has 0"),
    # Numbers as words, each of which would take minutes by a pattern that tries all ways.
    *(
        (doc(dtype=dtype, shape=[1], data=[word]), "")
        for word in [
            "9" * 10**5 + "x",
            "9" * 10**5 + ".",
            "1e" + "9" * 10**5 + "x",
            "." + "9" * 10**5,
        ]
        for dtype in ("int64", "complex128", "datetime64[ns]", "bool")
    ),
    *((doc(dtype="int64", shape=[1], data=[word]), "") for word in ["1e999999999", "1e-999999999"]),
    *(
        (doc(dtype=dtype, shape=[1], data=["1" + "e-" + "9" * 20]), "")
        for dtype in ("int8", "bool")
    ),
    # The data is of no kind that is read.
    (doc(data=None), ""),
    (doc(data={}), ""),
    (doc(data=1.5j), ""),
    # Memory of other forms than one row of bytes.
    (memoryview(b"\xfa\0\x50\0\x01\0\x07\0")[::2], "without gaps"),
    (memoryview(np.array(250, np.uint8)), "the data has 1 bytes, the head at least 2"),
    (memoryview(np.zeros((2, 0))), "no array"),
    (doc(dtype="uint8", shape=[2], data=memoryview(bytes(4))[::2]), "without gaps"),
    # No arrays.
    ({"__ndarray__": "AQ==", "dtype": "[" + "9" * 5000 + "?", "shape": [1]}, "literal of Python"),
    *((value, "") for value in [None, True, 7, 0.5, {}, {"x": 1}, object(), set(), range(3)]),
    (doc(strides=[24, 8]), ""),
    (doc(shape=...), ""),
]


@pytest.mark.parametrize("document", [document for document, _ in BAD], ids=range(len(BAD)))
def test_memory_is_not_what_a_document_claims(document):
    tracemalloc.start()
    try:
        with pytest.raises(ValueError):  # noqa: PT011
            ndserde.decode(document)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 2_000_000


@pytest.mark.parametrize(("document", "words"), BAD, ids=range(len(BAD)))
def test_value_is_refused(document, words):
    with pytest.raises(ValueError) as raised:  # noqa: PT011
        ndserde.decode(document)
    assert words in str(raised.value)
    assert len(str(raised.value)) < 2048


PACKED = [
    (b"\xfa", "the data has 1 bytes, the head at least 2"),
    (b"\xfa\xf0", "the data has 2 bytes, the head at least 3"),
    (b"\xfa\xf0\x03<U", "the data has 5 bytes, the head at least 6"),
    (b"\xfa\xf0\xff\xff\xff\xff\x0f<U2\x00", "the data has 11 bytes, the head at least 4294967302"),
    (b"\xfa\xf0\x03<f8\x00", "the dtype is float64, whose code is 11"),
    (b"\xfa\xf0\x08bfloat16\x00", "unknown typestr 'bfloat16'"),
    (b"\xfa\xf0\x00\x00", "unknown typestr ''"),
    (b"\xfa\xf0\x02|O\x00", "never executed"),
    (b"\xfa\xf0\x02\xff\xff\x00", "utf-8"),
    (b"\xfa\xf0\x02[]\x00", "a record without fields"),
    (b"\xfa\xf0\x0f[('x', '<f8')] \x00", "needs 8 bytes, the data has 0"),
    (b"\xfa\xf2\x03>U1\x00\x00\x00\x00a", "the bit for big-endian is set"),
    (b"\xfa\x16\x01\x00", "the bit for big-endian"),
    (b"\xfa\x15\x01\x00", "the bit for F order is set, with 1 axes"),
    (b"\xfa\x51\x00\x00", "the bit for F order is set, with 0 axes"),
    (b"\xfa\x50\x41", "more than 64 axes"),
    (b"\xfa\x50\x01\x01a", "the number of axes is 1, which belong in the second byte"),
    (b"\xfa\x50\x80\x00a", "the number of axes 0 takes 2 bytes, and fewer"),
    (b"\xfa\x54\x80\x00", "the axis 0 takes 2 bytes, and fewer would do"),
    (b"\xfa\x54\x81\x80\x00a", "the axis 1 takes 3 bytes"),
    (b"\xfa\x54\x80", "the data has 3 bytes, the head at least 4"),
    (b"\xfa\x54" + b"\xff" * 9 + b"\x02", "the axis exceeds 64 bits"),
    (b"\xfa\x54" + b"\xff" * 10 + b"\x01", "the axis exceeds 64 bits"),
    (b"\xfa\x54" + b"\x80" * 100, "the axis exceeds 64 bits"),
    (b"\xfa\x54" + b"\xff" * 9 + b"\x01", "address space"),
    (b"\xfa\xb8" + b"\x80\x80\x80\x80\x10" * 2, "address space"),
    (b"\xfa\xb8\x01\x01" + bytes(7), "shape [1, 1] of float64 needs 8 bytes, the data has 7"),
    (b"\xfa\xb8\x01\x01" + bytes(9), "needs 8 bytes, the data has 9"),
    (b"\xfa\xb8\x00\x05\x00", "needs 0 bytes, the data has 1"),
    (b"\xfa\xb0\x00" + bytes(4), "needs 8 bytes, the data has 4"),
    (b"\xfa\x04\x01\x02", "bool"),
    *(
        (b"\xfa\xf0" + bytes([len(text) & 0x7F | 0x80, len(text) >> 7]) + text + b"\0", words)
        for text, words in [
            (b"[" * 1000, "nested too deep"),
            (b"[('x', " * 1000, "nested too deep"),
            (b"[" + b"-" * 1000 + b"1]", "no plain literal"),
            (b"[__import__('os').getcwd() for x in ('y', 'z')]" + b" " * 99, "no plain literal"),
            (b"[('x', '<f8', (3,)) * 2]" + b" " * 128, "no plain literal"),
            (b"[('x', '<f8'" + b" " * 128, "no plain literal"),
            (b"[('x' 'y', '<f8')" + b" " * 128, "no plain literal"),
            (b"[('x', '<f8', (" + b"9" * 5000 + b",))]", ""),
            (b"[('\\N{SPACE}', '<f8')]" + b" " * 128, "no plain literal"),
            (b"[('\\d', '<f8')]" + b" " * 128, "no plain literal"),
            (b"[('x\0y', '<f8')" + b" " * 128, "no plain literal"),
            (b"[('x', '|O')]" + b" " * 128, "never executed"),
            # Each would take forever where a pattern could match it in many ways.
            (b"[" + b"9" * 5000 + b"?", "literal of Python"),
            (b"[" + b"'\\x41" * 2000 + b"?", "literal of Python"),
            (b"[" + b"''" * 5000 + b"?", "literal of Python"),
            (b"[" + b"True" * 3000 + b"?", "literal of Python"),
            (b"[(('x', '<f8'))]" + b"]" * 128, "no plain literal"),
        ]
    ),
]


@pytest.mark.parametrize(("data", "words"), PACKED, ids=range(len(PACKED)))
def test_packed_is_refused(data, words):
    for value in (data, memoryview(data)):
        with pytest.raises(ValueError) as raised:  # noqa: PT011
            ndserde.decode(value)
        assert words in str(raised.value)
    with pytest.raises(ValueError):  # noqa: PT011
        ndserde.decode(base64.b64encode(data).decode())


@pytest.mark.parametrize("end", range(16))
def test_packed_cut_off(end):
    whole = ndserde.encode(np.array([[1, 2, 3], [4, 5, 6]], np.int16), wire="packed", binary=True)
    with pytest.raises(ValueError):  # noqa: PT011
        ndserde.decode(whole[:end])


DEEP = 200_000
SHARED = [1.0]
for _ in range(60):
    SHARED = [SHARED, SHARED]
WRONG = {"dtype": "|O", "shape": [1], "byteorder": "little", "order": "C", "data": "AQ=="}
DOCUMENTS = [
    (ndserde.json, b""),
    (ndserde.json, b"\xff"),
    (ndserde.json, b"{"),
    (ndserde.json, b"[" * DEEP),
    (ndserde.json, b'{"a":' * DEEP),
    (ndserde.json, b'"\xed\xa0\x80"'),
    (ndserde.json, b"1" * 5000),
    (ndserde.json, json.dumps(WRONG).encode()),
    (ndserde.json, json.dumps([{"x": WRONG}])),
    (ndserde.json, json.dumps(WRONG | {"dtype": nested(400)}).encode()),
    (ndserde.json, json.dumps(WRONG | {"dtype": "int8", "data": [2**64]}).encode()),
    (ndserde.json, json.dumps(WRONG | {"dtype": "int8", "data": "A" * 100_001}).encode()),
    (ndserde.json, json.dumps(WRONG | {"dtype": "int8", "data": "*" * 100_000}).encode()),
    (ndserde.json, b'{"dtype":"int8",' + json.dumps(WRONG).encode()[1:]),
    (ndserde.json, b'{"data": "' + b"A" * 100_000 + b'",}'),
    (ndserde.json, b'{"data": "' + b"A" * 100_000),
    (ndserde.json, b'{"data": "' + b"A" * 100_000 + b"\n" + b'"}'),
    (ndserde.json, b'{"data": "' + b"A" * 100_000 + b"\xff" + b'"}'),
    (ndserde.cbor, b""),
    (ndserde.cbor, b"\x5b\x7f\xff\xff\xff\xff\xff\xff\xff"),
    (ndserde.cbor, b"\x9b\x00\x00\x00\x10\x00\x00\x00\x00"),
    (ndserde.cbor, b"\xbb\xff\xff\xff\xff\xff\xff\xff\xff"),
    (ndserde.cbor, b"\x81" * DEEP),
    (ndserde.cbor, b"\xa1" * DEEP),
    (ndserde.cbor, b"\xd8\x1c" * DEEP),
    (ndserde.cbor, b"\xff"),
    (ndserde.cbor, b"\x61\xff"),
    (ndserde.cbor, b"\xd8\x1d\x00"),
    (ndserde.cbor, b"\xd8\x23\x61\x28"),
    (ndserde.cbor, cbor2.dumps(WRONG)),
    # What stands in several places, and in itself.
    (ndserde.cbor, b"\xd8\x1c\x80"),
    (ndserde.cbor, b"\xd8\x1c\x81\xd8\x1d\x00"),
    (ndserde.cbor, b"\x82\xd8\x1c\x80\xd8\x1d\x00"),
    (ndserde.cbor, b"\xd9\x01\x00\x82aa\xd8\x19\x00"),
    (ndserde.cbor, cbor2.dumps([SHARED, SHARED], value_sharing=True)),
    (ndserde.cbor, cbor2.dumps(WRONG | {"shape": [2**63, 2**63]})),
    (ndserde.msgpack, b""),
    (ndserde.msgpack, b"\xc6\xff\xff\xff\xff"),
    (ndserde.msgpack, b"\xdd\xff\xff\xff\xff"),
    (ndserde.msgpack, b"\xdf\xff\xff\xff\xff"),
    (ndserde.msgpack, b"\x91" * DEEP),
    (ndserde.msgpack, b"\x81\xc0\xc0"),
    (ndserde.msgpack, b"\x81\x90\xc0"),
    (ndserde.msgpack, b"\x81\x80\xc0"),
    (ndserde.msgpack, b"\xc1"),
    (ndserde.msgpack, b"\xc0\xc0"),
    (ndserde.msgpack, b"\xa1\xff"),
    (ndserde.msgpack, b"\xd6\xff"),
    (ndserde.msgpack, b"\xc7\x0c\xff" + b"\xff" * 12),
    (ndserde.msgpack, msgpack.packb(WRONG)),
]


@pytest.mark.parametrize("module", [ndserde.json, ndserde.cbor, ndserde.msgpack])
@pytest.mark.parametrize("key", ["dtype", "shape", "byteorder", "order", "data"])
@pytest.mark.parametrize("within", [np.array(1), np.zeros(0), np.zeros(2), np.array(["little"])])
def test_array_in_place_of_a_value(module, key, within):
    """Decoders hand over the innermost maps first, which are arrays by then."""
    array = ndserde.encode(np.array([1.5, 2.5]), binary=module is not ndserde.json)
    for value in (within, [within], [within] * 5):
        with pytest.raises(ValueError):  # noqa: PT011
            module.loads(module.dumps([array | {key: value}]))


@pytest.mark.parametrize(("module", "document"), DOCUMENTS, ids=range(len(DOCUMENTS)))
def test_document_is_refused(module, document):
    with pytest.raises(ValueError, match=r"\w+ \w+"):  # it says something
        module.loads(document)


@pytest.mark.parametrize("module", [ndserde.json, ndserde.cbor, ndserde.msgpack])
def test_documents_cut_off_and_changed(module):
    """Every start of a document is refused, and changed ones are some value or refused."""
    document = module.dumps({"x": np.array([1.5, 2.5], "<f4"), "y": [np.array(["a"])]})
    for end in range(len(document)):
        with pytest.raises(ValueError):  # noqa: PT011
            module.loads(document[:end])
    random = np.random.default_rng(7)
    for at in range(len(document)):
        for byte in random.integers(0, 256, 20):
            changed = bytearray(document)
            changed[at] = byte
            try:
                module.loads(bytes(changed))
            except ValueError:
                continue


ARRAYS = [
    (np.array([None]), "Python objects"),
    (np.array([(1, None)], [("x", "i4"), ("y", "O")]), "Python objects"),
    (np.zeros(2, np.longdouble), "cannot be written"),
    (np.zeros(2, np.clongdouble), "cannot be written"),
    (np.zeros(2, "M8"), "cannot be written"),
    (np.zeros(2, "m8"), "cannot be written"),
    (np.ma.masked_array([1, 2], [True, False]), "mask"),
    (np.zeros(2, [("x", "f4", (0,))]), "a field has a name"),
    (np.zeros(2, [("x", "f4", (1,) * 5)]), "a field has a name"),
    (np.zeros(2, []), "without fields"),
    (np.zeros(2, "V0"), "cannot be written"),
    # Of bytes that are no elements.
    (np.frombuffer(b"\1\2", "?"), "element 1 of the bool data is the byte 2"),
    (np.frombuffer(b"\1\2", [("x", "?")])[::-1], "element 0 of the bool data is the byte 2"),
    (np.frombuffer(b"\0\0\x11\0", "<U1"), "no character"),
    (np.frombuffer(b"\0\x11\0\0", ">U1"), "no character"),
]


@pytest.mark.parametrize(("array", "words"), ARRAYS, ids=range(len(ARRAYS)))
@pytest.mark.parametrize("wire", ["tagged", "packed"])
def test_array_is_not_written(array, words, wire):
    if array.dtype in (np.dtype("f8"), np.dtype("c16")):
        pytest.skip("longdouble is float64 on this machine")
    with pytest.raises(ValueError) as raised:  # noqa: PT011
        ndserde.encode(array, wire=wire)
    assert words in str(raised.value)


def test_other_floats_are_not_written():
    ml_dtypes = pytest.importorskip("ml_dtypes")
    with pytest.raises(ValueError, match="float8_e5m2 cannot be written"):
        ndserde.encode(np.zeros(2, ml_dtypes.float8_e5m2))


def test_text_of_any_width_is_not_written():
    if not hasattr(np.dtypes, "StringDType"):
        pytest.skip("NumPy 1 has no such dtype")
    with pytest.raises(ValueError, match="has no width"):
        ndserde.encode(np.array(["a"], np.dtypes.StringDType()))


@pytest.mark.parametrize("value", [[1, 2], 1, None, "text", b"bytes"])
def test_only_arrays_are_encoded(value):
    with pytest.raises(TypeError, match="an array of NumPy is needed"):
        ndserde.encode(value)


def test_unknown_wire():
    with pytest.raises(ValueError, match="unknown wire 'nested'"):
        ndserde.encode(np.zeros(2), wire="nested")


@pytest.mark.parametrize("dtype", ["float64", [["x", "float64"]]])
def test_dtype_without_byte_order(dtype):
    from ndserde import _dtype

    with pytest.raises(ValueError, match="the byteorder of float64 is missing"):
        _dtype.parse(dtype)


@pytest.mark.parametrize("value", [["2026-11-30"], [1], "x"])
@pytest.mark.parametrize("dtype", ["M8", "m8"])
def test_dtype_without_unit(value, dtype):
    with pytest.raises(ValueError, match="has no unit"):
        ndserde.decode(value, dtype)


def test_bfloat16_without_ml_dtypes(monkeypatch):
    from ndserde import _dtype

    monkeypatch.setitem(sys.modules, "ml_dtypes", None)
    _dtype._scalar.cache_clear()
    with pytest.raises(ValueError, match="bfloat16 needs the package ml_dtypes"):
        ndserde.decode(doc(dtype="bfloat16", shape=[1], data=b"\0\0"))


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ({**ndserde.encode(np.zeros(1)), "unit": "m"}, "'data', 'unit'"),
        ({"k" * 99: 1, b"k": 2}, f"a map with the keys {'k' * 32!r}, ..."),
        (dict.fromkeys(map(str, range(99))), "'7', '8'$"),
        ({}, "an empty map"),
        (np.zeros(1), "an array of NumPy already"),
        (1.5, "a value of type float"),
    ],
)
def test_what_is_no_array_is_named(value, says):
    with pytest.raises(ValueError, match=f"no array that is known: .*{says}"):
        ndserde.decode(value)
