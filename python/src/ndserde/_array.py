"""Arrays and the bytes of their elements: the one place where what a document says is trusted."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

import numpy as np

from . import _shape
from ._dtype import BFLOAT16, DType, packed

Array: TypeAlias = "np.ndarray[Any, DType]"
Order: TypeAlias = Literal["C", "F"]
Buffer: TypeAlias = "bytes | bytearray | memoryview"


def from_bytes(dtype: DType, shape: tuple[int, ...], order: Order, data: Buffer) -> Array:
    """Make a read-only array of its bytes: a view of them, unless they are not aligned.

    Raises `ValueError` where there are more or less bytes than the shape needs, or they are no
    elements: a bool is 0 or 1, and text is of characters that there are.
    """
    needed = _shape.byte_len(shape, dtype.itemsize, dtype)
    data = octets(data)
    if data.nbytes != needed:
        raise ValueError(
            f"shape {list(shape)} of {dtype} needs {needed} bytes, the data has {data.nbytes}"
        )
    # Of a memoryview NumPy takes the memory alone: whoever resizes a bytearray or closes a mapped
    # file would take it away under the array. An array in between holds on to it.
    held = np.asarray(data)
    array: Array
    if dtype.name == BFLOAT16 and not dtype.isnative:
        # NumPy has no big-endian one: what it makes of it are bytes without a meaning.
        swapped = np.ndarray(shape, np.dtype("u2").newbyteorder(">"), buffer=held, order=order)
        array = swapped.astype(np.uint16, order="K").view(dtype.newbyteorder("="))
    else:
        array = np.ndarray(shape, dtype, buffer=held, order=order)
    if not array.flags.aligned:
        array = array.copy(order="K")
    array.flags.writeable = False
    if dtype.kind in "bUV":
        _check_elements(array.reshape(-1, order="A"))
    return array


def octets(data: Buffer) -> memoryview:
    """View data as one row of bytes, of whatever elements and axes the view given is."""
    view = memoryview(data)
    if not view.c_contiguous:
        raise ValueError("the data is bytes without gaps, not a memoryview with some")
    # A view with axes of no length cannot be cast.
    return view.cast("B") if view.nbytes else memoryview(b"")


def _check_elements(row: Array) -> None:
    """Refuse bools and text that are none, in one row: fields may have axes of their own."""
    dtype = row.dtype
    if dtype.names is not None:
        for name in dtype.names:
            if dtype[name].base.kind in "bUV":
                _check_elements(row[name].reshape(-1))
    elif dtype.kind == "b":
        found = row.view(np.uint8)
        if found.max(initial=0) > 1:
            at = int(np.argmax(found > 1))
            raise ValueError(
                f"element {at} of the bool data is the byte {found[at]}, only 0 and 1 are bools"
            )
    elif dtype.kind == "U":
        words = np.ascontiguousarray(row).view(np.dtype("u4").newbyteorder(dtype.byteorder))
        if words.max(initial=0) > 0x10FFFF:
            raise ValueError("text with a number that is no character")


def contiguous(array: object) -> tuple[Array, Order]:
    """Lay an array out as documents hold it: little-endian, without gaps, in its own order.

    It is the array itself where it already is so.

    Raises `TypeError` where that is no array, and `ValueError` where no document holds its dtype,
    or its elements: see `from_bytes`.
    """
    if not isinstance(array, (np.ndarray, np.generic)):
        raise TypeError(f"an array of NumPy is needed, not {type(array).__name__}")
    if isinstance(array, np.ma.MaskedArray):
        raise ValueError("a masked array: its mask would be lost (see MaskedArray.filled)")
    array = np.asarray(array)
    order: Order = "F" if array.flags.fnc else "C"
    array = np.asarray(array, packed(array.dtype), order=order)
    if array.dtype.kind in "bUV":
        # NumPy itself makes arrays of any bytes, which nobody could read.
        _check_elements(array.reshape(-1, order="A"))
    return array, order


def to_bytes(array: Array) -> memoryview:
    """View the bytes of a contiguous array in the order in which they stand in memory."""
    # NumPy lends no memory of dates and of bfloat16 but as bytes.
    return array.reshape(-1, order="A").view(np.uint8).data
