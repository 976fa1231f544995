"""Lists: numbers, a triple, or the values of a struct without their keys."""

from __future__ import annotations

from typing import Any

from .._array import Array
from .._dtype import DType
from . import _payload, _tags
from ._build import build, in_memory
from ._fields import Fields, axes, dtype
from ._numbers import is_number_word
from ._words import BYTEORDERS, ORDERS, is_list, quoted

Values = list[Any] | tuple[Any, ...]


def read(values: Values, asked: DType | None) -> Array | None:
    """Read the array that a list is: one that states its dtype, or numbers of the one asked for."""
    if _states_dtype(values):
        if _is_data(values[0]):
            return _behind_data(values)
        return _behind_dtype(values)
    if asked is None or (asked.kind in "SV" and asked.name != "bfloat16"):
        return None
    first = values[0] if values else None
    if isinstance(first, str):
        if _is_dtype(first):
            raise ValueError(f"a list that begins with the dtype {quoted(first)}, and is no triple")
        if asked.kind not in "UMm" and not is_number_word(first):
            raise ValueError(f"a list that starts with {quoted(first)}, no number and no dtype")
    if (shape := _matrix(values)) is not None:
        # nalgebra's matrices stand by columns.
        data = _payload.numbers(values[0], asked, nulls=False)
        return build(asked, shape, in_memory(data), "F")
    if len(values) == 3 and first == 1 and type(first) is int and is_list(values[1]):
        # ndarray_v1 without its keys.
        fields = Fields({"data": values[2]}, asked, states_dtype=False)
        return build(asked, axes(values[1]), fields.numbers("data", asked, "bits"))
    return build(asked, None, _payload.numbers(values, asked, nulls=False))


def scalar(value: object, asked: DType) -> Array:
    """Read a bare number, or a text, as an array without axes."""
    return build(asked, (), _payload.numbers(value, asked, nulls=False))


def _is_data(value: object) -> bool:
    return _payload.is_bytes(value) or _tags.is_tag(value)


def _is_dtype(value: object) -> bool:
    if is_list(value):
        return bool(value) and is_list(value[0])
    try:
        return isinstance(value, str) and bool(dtype(value, None, "little"))
    except ValueError:
        return False


def _states_dtype(values: Values) -> bool:
    """Whether a dtype stands where triples, `tagged` and `json_numpy` have it."""
    if len(values) == 5:
        is_tagged = isinstance(values[2], str) and isinstance(values[3], str)
        return is_tagged and is_list(values[1]) and _is_dtype(values[0])
    if len(values) != 3 or not is_list(values[2]):
        return False
    if _is_data(values[0]):
        return _is_dtype(values[1])
    return (isinstance(values[1], str) or _is_data(values[1])) and _is_dtype(values[0])


def _behind_dtype(values: Values) -> Array:
    """`[dtype, data, shape]`, or `[dtype, shape, byte order, order, data]`."""
    if len(values) == 3:
        found = dtype(values[0], None, "little")
        return build(found, axes(values[2]), _payload.read(values[1], found))
    byteorder, order = BYTEORDERS.get(values[2]), ORDERS.get(values[3])
    if byteorder is None or order is None:
        raise ValueError(f"unknown byteorder {quoted(values[2])} or order {quoted(values[3])}")
    found = dtype(values[0], byteorder)
    return build(found, axes(values[1]), _payload.read(values[4], found), order)


def _behind_data(values: Values) -> Array:
    """Read `[data, dtype, shape]`, the wire `json_numpy` where a format leaves out the keys."""
    fields = Fields({"data": values[0], "dtype": values[1], "shape": values[2]})
    found = fields.marked_dtype("dtype", "data")
    return build(found, fields.shape(), fields.data("data", found))


def _matrix(values: Values) -> tuple[int, ...] | None:
    """Find the lengths of a matrix of nalgebra, `[[1.0, 3.0, 2.0, 4.0], 2, 2]`.

    Null stands for a length that the type has.
    """
    if len(values) != 3 or not is_list(values[0]) or any(map(is_list, values[0])):
        return None
    count, lengths = len(values[0]), [values[1], values[2]]
    known = [length for length in lengths if type(length) is int and 0 <= length < 1 << 63]
    if lengths.count(None) == 1 and len(known) == 1 and known[0]:
        lengths[lengths.index(None)] = count // known[0]
    elif len(known) < 2:
        return None
    rows, columns = lengths
    return (rows, columns) if rows * columns == count else None
