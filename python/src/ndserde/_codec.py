"""Arrays to and from the values of a parsed document."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from . import _array, _base64, _dtype, _layouts, _packed, _tagged
from ._array import Array
from ._dtype import DType


def encode(
    array: object, *, wire: Literal["tagged", "packed"] = "tagged", binary: bool = False
) -> Any:
    r"""Make a value for a document of an array.

    It is a map of five keys, or by the wire `packed` one short string. The elements are base64,
    for JSON and other text, or with `binary` bytes, for CBOR and MessagePack. A scalar of NumPy is
    a 0-d array here.

    Raises `TypeError` where `array` is no array, and `ValueError` where its dtype cannot be
    written.

    >>> encode(np.array([[1, 2, 3]], np.int16))
    {'dtype': 'int16', 'shape': [1, 3], 'byteorder': 'little', 'order': 'C', 'data': 'AQACAAMA'}
    >>> encode(np.array([[1, 2, 3]], np.int16), wire="packed", binary=True)
    b'\xfa(\x01\x03\x01\x00\x02\x00\x03\x00'
    """
    if wire == "tagged":
        return _tagged.encode(array, memoryview.tobytes if binary else _base64.encode)
    if wire == "packed":
        data = _packed.encode(array)
        return data if binary else _base64.encode(data)
    raise ValueError(f"unknown wire {wire!r}: tagged and packed are written")


def decode(obj: object, dtype: npt.DTypeLike | None = None) -> Array:
    """Make an array of a document's value, by the wires `tagged` and `packed` or another layout.

    The array is read-only. It is a view of the bytes, unless these are not aligned for it.

    `dtype` is for values that do not state theirs, such as lists of numbers; every other value must
    then have this one.

    Raises `ValueError` where the value is no array, or is wrong.

    >>> decode({"dtype": ">i2", "shape": [2], "data": "AAEAAg=="})
    array([1, 2], dtype='>i2')
    >>> decode([[1, 2.5], [3, 4]], dtype=np.float32)
    array([[1. , 2.5],
           [3. , 4. ]], dtype=float32)
    """
    asked = None if dtype is None else _dtype.native(np.dtype(dtype))
    if asked is not None and asked.kind in "mM" and np.datetime_data(asked)[0] == "generic":
        raise ValueError(f"the dtype {asked}, which is asked for, has no unit")
    if isinstance(obj, memoryview):
        obj = _array.octets(obj)
    array = _own(obj)
    if array is None:
        array = _layouts.decode(obj, asked)
    if array is None and asked is None and type(obj) in (list, tuple):
        raise ValueError("no array without a dtype: lists need decode(obj, dtype)")
    if array is None:
        raise ValueError(f"no array that is known: {_described(obj)}")
    return array if asked is None else _as(asked, array)


def _described(obj: object) -> str:
    """Name a value, a map by its first keys."""
    if isinstance(obj, Mapping):
        keys = [repr(key[:32]) if isinstance(key, str) else "..." for key in islice(obj, 9)]
        return f"a map with the keys {', '.join(keys)}" if keys else "an empty map"
    if isinstance(obj, np.ndarray):
        return "it is an array of NumPy already"
    return f"a value of type {type(obj).__name__}"


def _as(asked: DType, array: Array) -> Array:
    """Refuse an array of another dtype than that which is asked for."""
    found = _dtype.native(array.dtype)
    if found == asked or (asked.kind == found.kind == "U" and not asked.itemsize):
        return array
    if asked.name == _dtype.BFLOAT16 and found == np.dtype("V2"):
        # What ml_dtypes has NumPy write of it.
        return array.view(asked)
    raise ValueError(f"the data is {found}, not {asked}, which is asked for")


def _own(obj: object) -> Array | None:
    """Read the wires of this package; none of any other value."""
    if isinstance(obj, Mapping):
        return _tagged.decode(obj) if _tagged.is_tagged(obj) else None
    if isinstance(obj, (list, tuple)):
        return _tagged.decode_values(obj) if _tagged.could_be_values(obj) else None
    if isinstance(obj, str):
        return _packed.decode(_base64.decode(obj)) if _packed.starts_text(obj) else None
    if isinstance(obj, (bytes, bytearray, memoryview)):
        return _packed.decode(obj) if _packed.starts(obj) else None
    return None
