"""The wire `tagged`: five keys that describe the array in full."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from . import _array, _base64, _dtype, _shape
from ._array import Array

_IN_ORDER = ("dtype", "shape", "byteorder", "order", "data")
KEYS = frozenset(_IN_ORDER)


def is_tagged(obj: Mapping[Any, Any]) -> bool:
    """Whether a map has exactly the five keys."""
    return len(obj) == len(KEYS) and obj.keys() == KEYS


def could_be_values(obj: Sequence[Any]) -> bool:
    """Whether a list is the five values, which formats without keys hold in this order."""
    words = obj[2:4]
    return (
        len(obj) == len(KEYS)
        and all(isinstance(word, str) for word in words)
        and words[0] in ("little", "big")
        and words[1] in ("C", "F")
    )


def encode(array: object, data: Callable[[memoryview], object]) -> dict[str, Any]:
    """Write an array as a map, with its data as `data` makes it of the elements' bytes."""
    array, order = _array.contiguous(array)
    return {
        "dtype": _dtype.spell(array.dtype),
        "shape": list(array.shape),
        "byteorder": "little",
        "order": order,
        "data": data(_array.to_bytes(array)),
    }


def decode(obj: Mapping[Any, Any]) -> Array | None:
    """Read an array from a map that `is_tagged`; none where its data is a list of numbers."""
    byteorder = _word("byteorder", obj["byteorder"], ("little", "big"))
    order = _word("order", obj["order"], ("C", "F"))
    data = _data(obj["data"])
    if data is None:
        return None
    dtype = _dtype.parse(obj["dtype"], byteorder)
    return _array.from_bytes(dtype, _shape.parse(obj["shape"]), order, data)


def decode_values(obj: Sequence[Any]) -> Array | None:
    """Read an array from a list that `could_be_values`."""
    return decode(dict(zip(_IN_ORDER, obj, strict=True)))


def _data(data: object) -> _array.Buffer | None:
    if isinstance(data, str):
        return _base64.decode(data)
    if isinstance(data, (bytes, bytearray, memoryview)):
        return data
    # MessagePack holds less than 4 GiB in one piece.
    if isinstance(data, (list, tuple)) and data and isinstance(data[0], bytes):
        if not all(isinstance(piece, bytes) for piece in data):
            raise ValueError("the data is a list of byte strings, and something else among them")
        return b"".join(data)
    return None


def _word(key: str, word: object, words: tuple[str, str]) -> Any:
    """Return one of two words; a `ValueError` for any other value, an array among them."""
    if not isinstance(word, str):
        raise ValueError(f"unknown {key} of type {type(word).__name__}")
    if word not in words:
        raise ValueError(f"unknown {key} {word[:64]!r}")
    return word
