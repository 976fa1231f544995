"""The hooks, with the encoders that call them; and what is no array stays what it is."""

import importlib
import json
import sys
from functools import partial

import cbor2
import msgpack
import numpy as np
import pytest

import ndserde
import ndserde.cbor
import ndserde.json
import ndserde.msgpack

MODULES = [ndserde.json, ndserde.cbor, ndserde.msgpack]

#: Scalars that are numbers are written as numbers.
NUMBERS = [
    (np.bool_(True), True),
    (np.int8(-128), -128),
    (np.uint64(2**64 - 1), 2**64 - 1),
    (np.int64(-(2**63)), -(2**63)),
    (np.float16(0.1), float(np.float16(0.1))),
    (np.float32(0.1), float(np.float32(0.1))),
    (np.float64(0.1), 0.1),
    (np.str_("text"), "text"),
]


@pytest.mark.parametrize(
    ("scalar", "expected"), NUMBERS, ids=[type(s).__name__ for s, _ in NUMBERS]
)
@pytest.mark.parametrize("module", MODULES)
def test_scalar_is_a_number(module, scalar, expected):
    back = module.loads(module.dumps({"x": scalar}))["x"]
    assert (back, type(back)) == (expected, type(expected))


#: Those that JSON has no numbers for are 0-d arrays.
SCALARS = [
    np.complex64(1 - 2j),
    np.complex128(1 - 2j),
    np.datetime64("2026-11-30T00:00", "25m"),
    np.timedelta64(3, "D"),
    np.void(b"\x00\xff"),
    np.array([(1, 2.5)], [("x", "i4"), ("y", "f8")])[0],
]


@pytest.mark.parametrize("scalar", SCALARS, ids=[type(s).__name__ for s in SCALARS])
@pytest.mark.parametrize("module", MODULES)
def test_other_scalar_is_an_array(module, scalar):
    if module is ndserde.cbor and isinstance(scalar, complex):
        scalar = scalar.astype("c8")  # complex128 is Python's own, which cbor2 has a tag for
    back = module.loads(module.dumps({"x": scalar}))["x"]
    assert (back.shape, back.dtype, back.tobytes()) == ((), scalar.dtype, scalar.tobytes())


def test_bfloat16_scalar_is_a_number():
    ml_dtypes = pytest.importorskip("ml_dtypes")
    assert ndserde.json.dumps(ml_dtypes.bfloat16(1.5)) == b"1.5"


def test_long_double_scalar_is_refused():
    if np.dtype(np.longdouble).itemsize == 8:
        pytest.skip("longdouble is float64 on this machine")
    with pytest.raises(ValueError, match="cannot be written"):
        ndserde.json.dumps(np.longdouble(1))


@pytest.mark.parametrize(("name", "needed"), [("cbor", "cbor2"), ("msgpack", "msgpack")])
def test_package_that_is_missing(name, needed, monkeypatch):
    monkeypatch.setitem(sys.modules, needed, None)
    monkeypatch.delitem(sys.modules, f"ndserde.{name}")
    with pytest.raises(ImportError, match=rf"needs the package {needed} \(ndserde\[{name}\]\)"):
        importlib.import_module(f"ndserde.{name}")


@pytest.mark.parametrize("module", MODULES)
def test_what_is_no_array_is_a_type_error(module):
    with pytest.raises(TypeError):
        module.dumps({"x": object()})


@pytest.mark.parametrize("number", [float("nan"), float("inf"), np.float32("nan")])
def test_json_has_no_nan(number):
    with pytest.raises(ValueError, match="not JSON compliant"):
        ndserde.json.dumps([number])
    assert np.isnan(ndserde.json.loads(ndserde.json.dumps(np.array(np.nan))))


ARRAY = ndserde.encode(np.array([1, 2], np.int8))

#: Maps that are like an array, and none.
LOOKALIKES = [
    {},
    {"dtype": "int8"},
    {key: value for key, value in ARRAY.items() if key != "order"},
    {key: value for key, value in ARRAY.items() if key != "data"},
    ARRAY | {"strides": [1]},
    {"dtype": "int8", "shape": [2], "data": "AQI="},
    {"data": "x" * 100_000},
    {"data": "x" * 100_000, "dtype": "int8"},
    {"data": 'quoted " and \\ escaped' * 5000},
    {"data": "ü\n" * 50_000},
    {"data": "A" * 100_000 + '" and more'},
    {"data": "A" * 100_000 + "\\"},
    {'"data': "x" * 100_000},
    {'\\"data': "x" * 100_000},
    {"data": ["A" * 100_000], "b": "A" * 100_000},
    {"data": {"data": "A" * 100_000}},
    {"text": '"data":"' + "A" * 100_000 + '"'},
    {"text": '\\"data":"' + "A" * 100_000},
    {"data": "A" * 100_000, "other": ["data", ":", "A" * 100_000]},
    {"__ndarray__": [1], "dtype": "int8", "shape": [1]},
    {"nd": True, "type": "<f8", "kind": "", "shape": [1], "data": "AAAAAAAAAAA="},
    {"__numpy__": "AQI=", "dtype": "|i1", "shape": [2]},
    {"x": list(ARRAY.values())},
]


@pytest.mark.parametrize("obj", LOOKALIKES, ids=range(len(LOOKALIKES)))
@pytest.mark.parametrize("module", MODULES)
def test_map_that_is_no_array_stays(module, obj):
    assert module.loads(module.dumps({"x": [obj]})) == {"x": [obj]}
    assert ndserde.object_hook(obj) is obj


@pytest.mark.parametrize("obj", LOOKALIKES, ids=range(len(LOOKALIKES)))
@pytest.mark.parametrize("is_ascii", [True, False])
def test_json_of_others_stays(obj, is_ascii):
    for separators in [(", ", ": "), (",", ":"), (" ,\n", "\t: \r\n")]:
        text = json.dumps([obj], ensure_ascii=is_ascii, separators=separators)
        for document in (text, text.encode(), bytearray(text.encode()), memoryview(text.encode())):
            assert ndserde.json.loads(document) == [obj]


@pytest.mark.parametrize("key", ["dtype", "shape", "byteorder", "order", "data"])
@pytest.mark.parametrize("module", MODULES)
def test_five_keys_that_are_wrong_are_an_error(module, key):
    with pytest.raises(ValueError):  # noqa: PT011
        module.loads(module.dumps({"x": ARRAY | {key: "no"}}))


def test_duplicate_keys():
    whole = json.dumps(ARRAY)
    with pytest.raises(ValueError, match="one of its keys twice"):
        ndserde.json.loads(whole[:-1] + ', "order": "F"}')
    assert ndserde.json.loads('{"x": 1, "x": 2}') == {"x": 2}


@pytest.mark.parametrize("key", ARRAY)
@pytest.mark.parametrize(("module", "one"), [(ndserde.cbor, 0xA1), (ndserde.msgpack, 0x81)])
def test_duplicate_keys_in_bytes(module, one, key):
    array, again = module.dumps(ARRAY), module.dumps({key: ARRAY[key]})
    assert (array[0], again[0]) == (one + 4, one)
    with pytest.raises(ValueError, match=r"twice|Duplicate"):
        module.loads(bytes([one + 5]) + array[1:] + again[1:])


#: CBOR's tags make what is in them immutable.
@pytest.mark.parametrize("binary", [True, False])
def test_arrays_in_tags(binary):
    array = ndserde.encode(np.array([1, 2], np.int8), binary=binary)
    described = ndserde.cbor.loads(b"\xd9\xd9\xf7" + cbor2.dumps({"x": [array]}))
    (found,) = described["x"]
    assert (found.dtype, found.tolist()) == (np.int8, [1, 2])
    tagged = ndserde.cbor.loads(cbor2.dumps(cbor2.CBORTag(1234, array)))
    assert tagged.value.tolist() == [1, 2]


def test_base64_with_escapes():
    array = np.arange(50_000)
    text = json.dumps(array, default=ndserde.default).replace("/", "\\/")
    assert text.count("\\/") > 10
    assert (ndserde.json.loads(text) == array).all()


def test_numbers_as_the_data():
    obj = ARRAY | {"data": [1, 2]}
    array = ndserde.json.loads(json.dumps(obj))
    assert (array.dtype, array.tolist()) == (np.int8, [1, 2])


@pytest.mark.parametrize(
    "array", [np.arange(6.0).reshape(2, 3), np.asfortranarray(np.ones((300, 500)))]
)
def test_other_encoders(array):
    orjson = pytest.importorskip("orjson")
    msgspec = pytest.importorskip("msgspec")
    binary = partial(ndserde.encode, binary=True)
    written = [
        orjson.dumps({"x": array}, default=ndserde.default),
        msgspec.json.encode({"x": array}, enc_hook=ndserde.default),
        json.dumps({"x": array}, default=ndserde.default).encode(),
    ]
    read = [ndserde.json.loads(document) for document in written]
    read.append({"x": ndserde.decode(orjson.loads(written[0])["x"])})
    read.append(
        msgpack.unpackb(
            msgpack.packb({"x": array}, default=binary), object_hook=ndserde.object_hook
        )
    )
    read.append(ndserde.msgpack.loads(msgspec.msgpack.encode({"x": array}, enc_hook=binary)))

    class Model(msgspec.Struct):
        x: np.ndarray

    hook = lambda _, obj: ndserde.decode(obj)  # noqa: E731
    read.append({"x": msgspec.json.decode(written[0], type=Model, dec_hook=hook).x})
    for back in read:
        assert (back["x"] == array).all()
        assert back["x"].flags.fnc == array.flags.fnc
