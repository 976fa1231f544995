"""What stands in the place of the data."""

from __future__ import annotations

from typing import TypeGuard

from .. import _base64
from .._array import Buffer
from .._dtype import DType
from . import _tags
from ._build import Data, Raw
from ._numbers import elements, listed
from ._words import is_list, quoted


def read(value: object, dtype: DType, *, nulls: bool = True) -> Data:
    """Read base64, bytes, a typed array of CBOR, numbers or texts.

    With `nulls` null is a NaN in lists of floats.
    """
    if isinstance(value, str):
        return Raw(_base64.decode(value))
    if is_bytes(value):
        return Raw(value)
    if _tags.is_tag(value):
        return _tags.data(value)
    if is_list(value) and value and is_bytes(value[0]):
        # A format that holds no more in one piece.
        if not all(map(is_bytes, value)):
            raise ValueError("the data is a list of byte strings, and something else among them")
        return Raw(b"".join(value))
    return numbers(value, dtype, nulls=nulls)


def numbers(value: object, dtype: DType, *, nulls: bool, form: str = "plain") -> Data:
    """Read numbers or texts, alone or in lists."""
    found = listed(value)
    return elements(found.with_nan_for_null(dtype) if nulls else found, dtype, form)


def compressed(value: object) -> Buffer:
    """Read bytes, or those that base64 stands for."""
    if isinstance(value, str):
        return _base64.decode(value)
    if not is_bytes(value):
        raise ValueError(f"compressed data is base64 or bytes, not {quoted(value)}")
    return value


def is_bytes(value: object) -> TypeGuard[Buffer]:
    """Whether a value is bytes."""
    return isinstance(value, (bytes, bytearray, memoryview))
