"""Every dtype in every layout, by each wire and each format, bit for bit."""

import base64
import json

import numpy as np
import pytest
from samples import CASES, ROWS, bits, case

import ndserde
import ndserde.cbor
import ndserde.json
import ndserde.msgpack


def _tagged(array):
    return ndserde.decode(ndserde.encode(array))


def _tagged_bytes(array):
    return ndserde.decode(ndserde.encode(array, binary=True))


def _packed(array):
    return ndserde.decode(ndserde.encode(array, wire="packed"))


def _packed_bytes(array):
    return ndserde.decode(ndserde.encode(array, wire="packed", binary=True))


def _hooks(array):
    written = json.dumps({"a": [array]}, default=ndserde.default)
    return json.loads(written, object_hook=ndserde.object_hook)["a"][0]


def _json(array):
    return ndserde.json.loads(ndserde.json.dumps({"a": [array]}))["a"][0]


def _cbor(array):
    return ndserde.cbor.loads(ndserde.cbor.dumps({"a": [array]}))["a"][0]


def _msgpack(array):
    return ndserde.msgpack.loads(ndserde.msgpack.dumps({"a": [array]}))["a"][0]


WAYS = [_tagged, _tagged_bytes, _packed, _packed_bytes, _hooks, _json, _cbor, _msgpack]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("dtype", "layout"), CASES)
def test_comes_back(dtype, layout, way):
    array = case(dtype, layout)
    back = way(array)
    assert type(back) is np.ndarray
    assert back.shape == array.shape
    assert back.flags.fnc == array.flags.fnc
    assert bits(back) == bits(array)
    assert not back.flags.writeable
    assert back.flags.aligned
    assert _unpadded(back.dtype) == _unpadded(array.dtype)


def _unpadded(dtype):
    """The names and the dtypes of the fields, little-endian."""
    if dtype.names is None:
        return dtype.newbyteorder("<")
    fields = [dtype.fields[name][0] for name in dtype.names]
    return [
        (name, _unpadded(field.base), field.shape)
        for name, field in zip(dtype.names, fields, strict=True)
    ]


@pytest.mark.parametrize("dtype", ROWS)
def test_is_a_view_of_the_bytes(dtype):
    encoded = ndserde.encode(ROWS[dtype], binary=True)
    address = np.frombuffer(encoded["data"], np.uint8).__array_interface__["data"][0]
    assert ndserde.decode(encoded).__array_interface__["data"][0] == address


BUFFERS = [
    bytes,
    bytearray,
    memoryview,
    lambda data: memoryview(data).cast("I"),
    lambda data: memoryview(data).cast("B", [2, len(data) // 2]),
]


@pytest.mark.parametrize("buffer", BUFFERS)
@pytest.mark.parametrize("wire", ["tagged", "packed"])
def test_takes_any_buffer(wire, buffer):
    array = np.arange(6.0).reshape(2, 3)
    encoded = ndserde.encode(array, wire=wire, binary=True)
    encoded = encoded | {"data": buffer(encoded["data"])} if wire == "tagged" else buffer(encoded)
    assert (ndserde.decode(encoded) == array).all()


@pytest.mark.parametrize("dtype", ["uint8", "bool", "float64"])
def test_memory_stays_while_there_is_an_array(dtype):
    encoded = ndserde.encode(np.ones(64, dtype), binary=True)
    memory = bytearray(encoded["data"])
    array = ndserde.decode(encoded | {"data": memoryview(memory)})
    with pytest.raises(BufferError):
        memory.clear()
    assert (array == 1).all()
    del array
    memory.clear()


@pytest.mark.parametrize(
    ("dtype", "byteorder", "data", "expected"),
    [
        ("int16", "big", b"\x01\x02", np.array([258], ">i2")),
        (">i2", None, b"\x01\x02", np.array([258], ">i2")),
        ("<i2", None, b"\x01\x02", np.array([513], "<i2")),
        ("<i2", "little", b"\x01\x02", np.array([513], "<i2")),
        ("|u1", None, b"\x07", np.array([7], "u1")),
        ("<u1", "big", b"\x07", np.array([7], "u1")),
        ("bool", None, b"\x01", np.array([True])),
        ("<U1", "little", b"a\0\0\0", np.array(["a"])),
        (">U1", None, b"\0\0\0a", np.array(["a"])),
        ("S2", None, b"ab", np.array([b"ab"])),
        (
            "datetime64[D]",
            "big",
            b"\0\0\0\0\0\0\0\1",
            np.array(["1970-01-02"], "M8[D]"),
        ),
        (
            [["x", "int16"], ["y", "|b1"]],
            "big",
            b"\x00\x02\x01",
            np.array([(2, True)], [("x", ">i2"), ("y", "?")]),
        ),
        (
            [["x", "<i2"], ["y", ">i2"], ["", "|V3"]],
            None,
            b"\x01\x00\x00\x02...",
            np.array([(1, 2)], [("x", "<i2"), ("y", ">i2")]),
        ),
        ([[["title", "x"], "<i2"]], None, b"\x01\x00", np.array([(1,)], [("x", "<i2")])),
        ((("x", "<i2", (1,)),), None, b"\x01\x00", np.array([([1],)], [("x", "<i2", (1,))])),
    ],
)
def test_reads_spellings(dtype, byteorder, data, expected):
    obj = {"dtype": dtype, "shape": [1], "data": data}
    if byteorder:
        obj["byteorder"] = byteorder
    for spelled in (data, base64.b64encode(data).decode(), [data[:1], data[1:]]):
        array = ndserde.decode(obj | {"data": spelled})
        assert bits(array) == bits(expected)
        assert _unpadded(array.dtype) == _unpadded(expected.dtype)


def test_reads_big_endian_bfloat16():
    ml_dtypes = pytest.importorskip("ml_dtypes")
    obj = {"dtype": "bfloat16", "shape": [1], "byteorder": "big", "data": b"\x3f\xc0"}
    array = ndserde.decode(obj)
    assert array.astype(ml_dtypes.bfloat16).view("u2").tolist() == [0x3FC0]


def test_reads_a_sequence_of_the_five_values():
    values = list(ndserde.encode(np.arange(6.0).reshape(2, 3)).values())
    assert ndserde.decode(values).tolist() == [[0, 1, 2], [3, 4, 5]]


@pytest.mark.parametrize("way", WAYS)
def test_record_of_many_fields(way):
    """More text than NumPy reads in the header of a file that it does not trust."""
    array = np.zeros(2, [(f"a field of a long name, {at}", "i2") for at in range(2000)])
    assert way(array).dtype == array.dtype
