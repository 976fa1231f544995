"""The package `@stdlib/ndarray` of JavaScript, as `toJSON` makes it."""

from __future__ import annotations

from .._array import Array, Order
from .._dtype import DType, native
from ._build import build, in_memory
from ._fields import Fields, dtype
from ._numbers import elements, listed
from ._words import is_list, quoted, word

_ORDERS: dict[str, Order] = {"row-major": "C", "column-major": "F"}


def read(fields: Fields) -> Array:
    """`{"type": "ndarray", "dtype": "float64", "order": "row-major", "data": [1, 2], ..}`."""
    fields.must_be("type", "ndarray")
    # Clamped, when it was written.
    clamped = word(fields["dtype"]) == "uint8c"
    found: DType = dtype("uint8") if clamped else fields.dtype()
    order = _ORDERS.get(word(fields["order"]) or "")
    if order is None:
        raise ValueError(f"the order {quoted(fields['order'])}, expected row-major or column-major")
    shape, strides = fields.shape() or (), fields["strides"]
    if not is_list(strides) or any(type(stride) is not int or stride < 0 for stride in strides):
        raise ValueError("its strides are no list of unsigned integers")
    # The data has the elements in the order that is stated, whatever their strides were. But of an
    # array whose memory has no gaps it has the memory, if no stride was negative: that is not told.
    other: Order = "F" if order == "C" else "C"
    if _is_dense(strides, shape, other) and not _is_dense(strides, shape, order):
        raise ValueError(
            "the order and strides of a transposed array, whose data may be in either order"
        )
    numbers = listed(fields["data"])
    # Both parts of each complex number, one behind the other.
    numbers = numbers.pairs() if found.kind == "c" else numbers
    data = elements(numbers.with_nan_for_null(found), found)
    if order == "C":
        return build(found, shape, data)
    return build(native(found), shape, in_memory(data), order)


def _is_dense(strides: list[int] | tuple[int, ...], shape: tuple[int, ...], order: Order) -> bool:
    """Whether these are the strides of an array in this order that has no gaps."""
    step = 1
    axes = list(zip(shape, strides, strict=False))
    for length, stride in axes if order == "F" else reversed(axes):
        # Nothing steps along an axis of one.
        if length != 1 and stride != step:
            return False
        step *= length
    return True
