"""Typed arrays of CBOR, RFC 8746, and their shapes around them."""

from __future__ import annotations

import numpy as np

from .._array import Array
from .._dtype import DType, native
from . import _payload, _tags
from ._build import Data, Raw, build, in_memory
from ._fields import Fields, axes
from ._numbers import Elements
from ._words import is_list, quoted


def read(tag: _tags.Tag, asked: DType | None) -> Array | None:
    """Read the array behind a tag: its elements, or its shape and elements; None of other tags."""
    if not _tags.is_array(tag.tag):
        return None
    if tag.tag not in _tags.ORDERS:
        dtype, data = _elements(tag, asked)
        return build(dtype, None, data)
    if not is_list(tag.value) or len(tag.value) != 2:
        found = quoted(tag.value)
        raise ValueError(f"{found}, expected the shape and the elements of a typed array")
    dtype, data = _elements(tag.value[1], asked)
    if isinstance(data, Elements) and len(data.axes) != 1:
        raise ValueError("behind their shape, elements stand in one flat list")
    if isinstance(data, Elements):
        dtype = native(dtype)
    return build(dtype, axes(tag.value[0]), in_memory(data), _tags.ORDERS[tag.tag])


def _elements(value: object, asked: DType | None) -> tuple[DType, Data]:
    if _tags.is_tag(value) and value.tag == _tags.HOMOGENEOUS:
        # The dtype is that which is asked for, or else bool, which has no other form.
        dtype, numbers = asked or np.dtype(bool), value.value
        if not is_list(numbers):
            raise ValueError("no list stands behind the CBOR tag 41")
    elif _tags.is_tag(value):
        dtype = _tags.dtype(value.tag)
        if not _payload.is_bytes(value.value):
            raise ValueError(f"{quoted(value.value)}, expected the bytes of {dtype}")
        return dtype, Raw(value.value)
    elif _payload.is_bytes(value):
        # Bytes without a tag are numbers of one byte.
        return np.dtype(np.uint8), Raw(value)
    elif is_list(value):
        dtype, numbers = Fields({}, asked).asked_dtype(), value
    else:
        raise ValueError(f"{quoted(value)}, where an array belongs")
    return dtype, _payload.numbers(numbers, dtype, nulls=False)
