"""The key `__ndarray__`, whose value five programs give five meanings."""

from __future__ import annotations

from .. import _base64, _shape
from .._array import Array
from . import _complex, _payload
from ._build import Data, Raw, build
from ._fields import Fields, NotThisLayout, axes, dtype
from ._inflate import inflate
from ._numbers import elements, is_number_word, listed
from ._words import is_list

_KEY = "__ndarray__"


def openpi(fields: Fields) -> Array:
    """`{"__ndarray__": true, "data": bytes, "dtype": "<f8", "shape": [2]}`."""
    fields.must_be_true(_KEY)
    found = fields.dtype()
    return build(found, fields.shape(), fields.data("data", found))


def openpi_scalar(fields: Fields) -> Array:
    """`{"__npgeneric__": true, "data": 1.5, "dtype": "<f4"}`."""
    fields.must_be_true("__npgeneric__")
    found = fields.dtype()
    return build(found, (), fields.numbers("data", found))


def read(fields: Fields) -> Array:
    """Read Stack Overflow's recipe, bokeh 2 and json_tricks: base64 or lists, and keys beside."""
    value = fields[_KEY]
    if value is True or value is False or value is None:
        raise NotThisLayout
    if _is_ase(value):
        raise ValueError("the list of `__ndarray__` is that of ase, the keys beside json_tricks'")
    is_compact = isinstance(value, str) and value.startswith(("b64:", "b64.gz:"))
    is_bytes = not is_compact and (isinstance(value, str) or _payload.is_bytes(value))
    order, of_bytes = fields.orders()
    if is_bytes and ("Corder" in fields or "endian" in fields):
        raise ValueError('the keys of json_tricks stand beside base64 without its mark "b64:"')
    if is_bytes and order is not None:
        raise ValueError('`order` is that of the bytes (bokeh 2), "little" or "big"')
    if not is_bytes and "order" in fields:
        raise ValueError("`order` is a key of bokeh 2, and the data is that of json_tricks")
    found = fields.dtype("dtype", fields.byteorder("endian") or of_bytes)
    shape = fields.shape() or ()
    if isinstance(value, str) and is_compact:
        # Bytes stand in C order whatever json_tricks says of the array.
        return build(
            found, shape, _compact(value, _shape.byte_len(shape, found.itemsize, str(found)))
        )
    if is_bytes:
        return build(found, shape, fields.data(_KEY, found))
    is_c = "Corder" not in fields or fields.bool("Corder")
    data = _payload.numbers(_complex.pairs(value), found, nulls=True)
    return build(found, shape, data, "C" if is_c else "F")


def _compact(text: str, needed: int) -> Data:
    mark, _, base64 = text.partition(":")
    data = _base64.decode(base64)
    return Raw(inflate("gzip", data, needed) if mark == "b64.gz" else data)


def ase(fields: Fields) -> Array:
    """`{"__ndarray__": [[2], "float64", [1.0, 2.0]]}`."""
    value = fields[_KEY]
    if not is_list(value) or not _is_ase(value) or not is_list(value[0]):
        raise NotThisLayout
    if len(value) != 3:
        raise ValueError(f"{len(value)} values, expected shape, dtype and elements of ase")
    found, shape, numbers = dtype(value[1], None, "little"), axes(value[0]), value[2]
    if found.kind == "c" and is_list(numbers):
        # Both parts of each number, one behind the other.
        pairs = listed(numbers).pairs().with_nan_for_null(found)
        return build(found, shape, elements(pairs, found))
    return build(found, shape, _payload.read(numbers, found))


def _is_ase(value: object) -> bool:
    """Whether it is a list whose second item is a word."""
    if not is_list(value) or len(value) < 2:
        return False
    return isinstance(value[1], str) and not is_number_word(value[1])
