"""Bokeh 3, whose bytes are compressed."""

from __future__ import annotations

import math

from .. import _shape
from .._array import Array
from . import _payload
from ._build import Raw, build
from ._fields import Fields, NotThisLayout
from ._inflate import inflate
from ._words import is_list, word


def read(fields: Fields) -> Array:
    """`{"type": "ndarray", "array": {"type": "bytes", "data": ..}, "dtype": "int16", ..}`."""
    fields.must_be("type", "ndarray")
    array = fields["array"]
    if word(fields["dtype"]) == "object":
        return _objects(fields)
    if not isinstance(array, dict) or array.keys() != {"type", "data"} or array["type"] != "bytes":
        raise NotThisLayout
    order, of_bytes = fields.orders()
    dtype, shape = fields.dtype("dtype", of_bytes), fields.shape() or ()
    needed = _shape.byte_len(shape, dtype.itemsize, str(dtype))
    data = inflate("gzip", _payload.compressed(array["data"]), needed)
    return build(dtype, shape, Raw(data), order or "C")


def _objects(fields: Fields) -> Array:
    """Read what bokeh has no bytes for, whose dtype nobody says: `"array": [1.5, 2.0]`."""
    if not is_list(fields["array"]):
        raise NotThisLayout
    dtype = fields.asked_dtype()
    numbers = [_number(item) for item in fields["array"]]
    return build(dtype, fields.shape(), _payload.numbers(numbers, dtype, nulls=False))


_NAMED = {"nan": math.nan, "+inf": math.inf, "-inf": -math.inf}


def _number(item: object) -> object:
    """Make the number of `{"type": "number", "value": "nan"}`."""
    if isinstance(item, dict) and item.keys() == {"type", "value"} and item["type"] == "number":
        return _NAMED.get(word(item["value"]) or "", item)
    return item
