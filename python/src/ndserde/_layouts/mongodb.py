"""MongoDB's vectors: BSON's binaries of subtype 9, as EJSON and the crate bson have them."""

from __future__ import annotations

import numpy as np

from .._array import Array
from . import _payload
from ._build import Raw, build
from ._fields import Fields, NotThisLayout
from ._words import word

_SUBTYPE = 9
_DTYPES = {0x03: "i1", 0x27: "<f4"}
_BITS = 0x10


def read(fields: Fields) -> Array:
    """`{"$binary": {"base64": "JwA..", "subType": "09"}}`."""
    binary = fields["$binary"]
    if not isinstance(binary, dict):
        raise NotThisLayout
    rest = dict(binary)
    subtype, data = rest.pop("subType", None), rest.pop("base64", rest.pop("bytes", None))
    if rest:
        raise NotThisLayout
    return _vector(data, subtype)


def legacy(fields: Fields) -> Array:
    """Read what MongoDB wrote before: `{"$binary": "JwA..", "$type": "09"}`."""
    return _vector(fields["$binary"], fields["$type"])


def _vector(value: object, subtype: object) -> Array:
    if subtype != _SUBTYPE and (word(subtype) or "").lstrip("0") != "9":
        raise NotThisLayout
    data = _payload.compressed(value)
    if len(data) < 2:
        raise ValueError("no type and no padding")
    kind, padding, rest = data[0], data[1], data[2:]
    if kind == _BITS:
        count = len(rest) * 8 - padding
        if padding > 7 or count < 0:
            raise ValueError("the bits are fewer than they say")
        # The most significant bit comes first.
        bits = np.unpackbits(np.frombuffer(rest, np.uint8))[:count]
        return bits.astype(np.bool_)
    if kind not in _DTYPES:
        raise ValueError(f"the type {kind:#04x} is none of int8, float32 and bits")
    if padding:
        raise ValueError(f"whole bytes with a padding of {padding}")
    return build(np.dtype(_DTYPES[kind]), None, Raw(rest))
