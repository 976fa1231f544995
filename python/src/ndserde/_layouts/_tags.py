"""The tags of CBOR's typed arrays, RFC 8746, as cbor2 hands them over: a number and a value."""

from __future__ import annotations

from typing import Any, Protocol, TypeGuard

import numpy as np

from .._array import Order
from .._dtype import DType
from ._build import Data, Raw, Typed
from ._words import quoted

HOMOGENEOUS = 41
ORDERS: dict[int, Order] = {40: "C", 1040: "F"}
# 68 is that of bytes that are clamped when a number is assigned.
_DTYPES = {
    64: "u1", 68: "u1", 72: "i1",
    65: ">u2", 66: ">u4", 67: ">u8", 69: "<u2", 70: "<u4", 71: "<u8",
    73: ">i2", 74: ">i4", 75: ">i8", 77: "<i2", 78: "<i4", 79: "<i8",
    80: ">f2", 81: ">f4", 82: ">f8", 84: "<f2", 85: "<f4", 86: "<f8",
}  # fmt: skip


class Tag(Protocol):
    """A tag, such as `cbor2.CBORTag`."""

    tag: int
    value: Any


def is_tag(value: object) -> TypeGuard[Tag]:
    """Whether a value is a tag of CBOR with what stands behind it."""
    return hasattr(value, "value") and type(getattr(value, "tag", None)) is int


def is_array(tag: int) -> bool:
    """Whether a tag is one of those of arrays."""
    return tag in _DTYPES or tag in ORDERS or tag in (HOMOGENEOUS, 83, 87)


def dtype(tag: int) -> DType:
    """Name the elements of the bytes behind a tag."""
    if tag in (83, 87):
        raise ValueError(f"the CBOR tag {tag} is that of float128, which is not carried")
    if tag not in _DTYPES:
        raise ValueError(f"the CBOR tag {tag} is none of those of typed arrays")
    return np.dtype(_DTYPES[tag])


def data(tag: Tag) -> Data:
    """Read a typed array that stands as the data of an array."""
    if tag.tag in ORDERS or tag.tag == HOMOGENEOUS:
        raise ValueError(f"the CBOR tag {tag.tag} in the place of the data: only 64 to 87 may be")
    found = dtype(tag.tag)
    if not isinstance(tag.value, bytes):
        raise ValueError(f"{quoted(tag.value)} behind the CBOR tag {tag.tag}, expected bytes")
    # Programs hand over any bytes as those of uint8.
    return Raw(tag.value) if found == np.uint8 else Typed(tag.value, found)
