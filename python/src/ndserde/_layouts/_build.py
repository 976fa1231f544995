"""Arrays of what documents say: a dtype, a shape, and data that must fit both."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .. import _array, _shape
from .._array import Array, Order
from .._dtype import DType
from ._numbers import Elements


@dataclass(frozen=True)
class Raw:
    """The bytes of elements."""

    data: _array.Buffer


@dataclass(frozen=True)
class Typed:
    """The bytes of elements that say themselves what they are: CBOR's typed arrays."""

    data: _array.Buffer
    dtype: DType


Data = Raw | Typed | Elements


def build(dtype: DType, shape: tuple[int, ...] | None, data: Data, order: Order = "C") -> Array:
    """Make the array: a read-only view of bytes, a new one of lists.

    Without a shape it is that of the data. Raises `ValueError` where they do not fit together.
    """
    if isinstance(data, Elements):
        return _of_elements(dtype, data.axes if shape is None else shape, data, order)
    if isinstance(data, Typed) and data.dtype != dtype:
        raise ValueError(f"the data is a typed array of {data.dtype}, where the dtype is {dtype}")
    if shape is None:
        shape = (len(data.data) // max(dtype.itemsize, 1),)
    return _array.from_bytes(dtype, shape, order, data.data)


def _of_elements(dtype: DType, shape: tuple[int, ...], data: Elements, order: Order) -> Array:
    """Index lists like the array. Take a flat one where it can mean only one array."""
    _shape.byte_len(shape, dtype.itemsize, str(dtype))
    array, axes = data.array, data.axes
    needed = 0 if 0 in shape else _shape.product(shape)
    nothing = array.size == needed == 0 and (len(axes) <= 1 or shape[: len(axes)] == axes)
    if axes == shape or nothing:
        shaped = array.reshape(shape)
        return np.asfortranarray(shaped) if order == "F" else shaped
    if len(axes) != 1:
        raise ValueError(f"lists of the shape {list(axes)}, where the shape is {list(shape)}")
    if array.size != needed:
        raise ValueError(f"shape {list(shape)} needs {needed} numbers, the list has {array.size}")
    if order == "F" and sum(length > 1 for length in shape) > 1:
        raise ValueError(f"a flat list of shape {list(shape)} in F order: the lists must be nested")
    return array.reshape(shape, order=order)


def in_memory(data: Data) -> Data:
    """Take a flat list for the elements as they stand in memory, whose order need not be C."""
    if isinstance(data, Elements) and len(data.axes) == 1:
        return Raw(data.array.tobytes())
    return data
