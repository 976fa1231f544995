"""Data that goes apart from the document: at each length around those where that begins."""

import base64
import json

import cbor2
import msgpack
import numpy as np
import pytest

import ndserde
import ndserde.cbor
import ndserde.json
import ndserde.msgpack
from ndserde import _base64
from ndserde._splice import LARGE

MODULES = [ndserde.json, ndserde.cbor, ndserde.msgpack]
BLOCK = _base64._BLOCK // 4 * 3
LENGTHS = [
    *range(10),
    *(near + by for near in (LARGE, LARGE // 4 * 3, BLOCK, 2 * BLOCK) for by in range(-4, 5)),
    5 * BLOCK + 7,
]


def random(length):
    return np.random.default_rng(length).integers(0, 256, length, np.uint8)


@pytest.mark.parametrize("length", LENGTHS)
def test_base64(length):
    data = random(length).tobytes()
    text = base64.b64encode(data).decode()
    assert _base64.encode(data) == text
    for form in (text, text.encode(), memoryview(text.encode())):
        assert bytes(_base64.decode(form)) == data


@pytest.mark.parametrize("at", [0, 1, 2, 3, 5, 65_535, 65_536, 131_072, 131_075, -5, -1])
@pytest.mark.parametrize("wrong", ["*", "=", "\n", "-", "é", "\0", "\x7f", "\ud800"])
def test_base64_that_is_wrong(at, wrong):
    text = list(base64.b64encode(random(3 * BLOCK // 2 * 2)).decode())
    text[at] = wrong
    if (at, wrong) == (-1, "="):
        text[-2:] = "B="  # with bits that belong to no byte
    with pytest.raises(ValueError, match="base64"):
        _base64.decode("".join(text))


@pytest.mark.parametrize("module", MODULES)
@pytest.mark.parametrize("length", LENGTHS)
def test_lengths(module, length):
    arrays = {"a": random(length), "b": [random(length + 1), random(3)], "data": random(length)}
    document = module.dumps(arrays)
    back = module.loads(document)
    assert (back["a"] == arrays["a"]).all()
    assert (back["b"][0] == arrays["b"][0]).all()
    assert (back["b"][1] == arrays["b"][1]).all()
    assert (back["data"] == arrays["data"]).all()
    parse = {ndserde.json: json.loads, ndserde.cbor: cbor2.loads, ndserde.msgpack: msgpack.unpackb}
    plain = parse[module](document)
    is_json = module is ndserde.json
    assert plain["a"] == ndserde.encode(arrays["a"], binary=not is_json)
    write = {
        ndserde.json: lambda obj: json.dumps(obj, separators=(",", ":")).encode(),
        ndserde.cbor: cbor2.dumps,
        ndserde.msgpack: msgpack.packb,
    }
    assert write[module](plain) == document


@pytest.mark.parametrize("module", MODULES)
def test_same_array_twice(module):
    array = random(LARGE)
    back = module.loads(module.dumps([array, array, {"x": array}]))
    assert (back[0] == array).all()
    assert (back[1] == array).all()
    assert (back[2]["x"] == array).all()


@pytest.mark.parametrize("data", [2 * LARGE, 2 * LARGE + 1, 3 * LARGE])
def test_msgpack_has_no_piece_of_4_gib(data, monkeypatch):
    """With other limits, since such arrays are too large for most machines."""
    monkeypatch.setattr(ndserde.msgpack, "_LIMIT", 2 * LARGE)
    monkeypatch.setattr(ndserde.msgpack, "_PIECE", LARGE)
    array = random(data)
    document = ndserde.msgpack.dumps(array)
    pieces = msgpack.unpackb(document)["data"]
    assert [len(piece) for piece in pieces] == [LARGE] * (data // LARGE) + [1] * (data % LARGE)
    assert (ndserde.msgpack.loads(document) == array).all()


def test_place_of_an_error_in_json():
    document = json.dumps({"data": "A" * 100_000}).encode() + b"x"
    with pytest.raises(json.JSONDecodeError) as raised:
        ndserde.json.loads(document)
    assert raised.value.pos == len(document) - 1
