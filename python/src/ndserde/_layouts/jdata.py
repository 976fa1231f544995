"""JData and JSONLab."""

from __future__ import annotations

from .. import _shape
from .._array import Array, Order
from .._dtype import DType, native
from . import _payload
from ._build import Raw, build, in_memory
from ._fields import Fields, dtype
from ._inflate import inflate
from ._numbers import Listed, elements, listed
from ._words import is_list, quoted, word

_NAMES = {"double": "float64", "single": "float32", "logical": "bool"}
_COMPLEX = {"float32": "complex64", "float64": "complex128"}
_ORDERS: dict[str, Order] = {"r": "C", "row": "C", "c": "F", "col": "F", "column": "F"}


def read(fields: Fields) -> Array:
    """`{"_ArrayType_": "double", "_ArraySize_": [2, 3], "_ArrayData_": [..]}`."""
    found, is_complex, order = _dtype(fields), fields.bool("_ArrayIsComplex_"), _order(fields)
    if is_complex:
        if found.kind != "c" and found.name not in _COMPLEX:
            raise ValueError(f"complex numbers of {found}")
        # Some writers name the dtype of the whole.
        found = dtype(_COMPLEX.get(found.name, found.name), None, "little")
    shape, value = fields.shape("_ArraySize_"), fields["_ArrayData_"]
    if isinstance(value, (str, bytes)):
        raise ValueError("the data is no list")
    if value is None and shape is not None and 0 in shape:
        value = []  # as in JSONLab's MessagePack
    numbers = listed(value)
    if not is_list(value):
        numbers = Listed(numbers.values, (1,))  # one element, in JSONLab
    if found.kind == "b":
        # To JSONLab they are numbers.
        numbers = Listed([_bool(value) for value in numbers.values], numbers.lens)
    elif found.kind != "U":
        # It has no bools: to it they are bytes.
        values = [int(v) if isinstance(v, bool) else v for v in numbers.values]
        numbers = Listed(values, numbers.lens).with_nan_for_null(found)
        if is_complex and len(numbers.lens) == 1 and len(values) % 2 == 0:
            numbers = Listed(values, (2, len(values) // 2))
    data = elements(numbers, found, "parts" if is_complex else "plain")
    if order == "F":
        return build(native(found), shape, in_memory(data), order)
    return build(found, shape, data)


def zipped(fields: Fields) -> Array:
    """Read the bytes instead: `"_ArrayZipType_": "zlib", "_ArrayZipData_": base64`."""
    zip_type = word(fields["_ArrayZipType_"])
    if zip_type not in ("gzip", "zlib", "lzma", "base64"):
        found = quoted(fields["_ArrayZipType_"])
        raise ValueError(f"data compressed by {found}, which is not read")
    if fields.bool("_ArrayIsComplex_"):
        raise ValueError("complex numbers that are compressed, which are not read")
    found_dtype, order = _dtype(fields), _order(fields)
    shape, value = fields.shape("_ArraySize_") or (), fields["_ArrayZipData_"]
    if zip_type == "base64":
        return build(found_dtype, shape, fields.data("_ArrayZipData_", found_dtype), order)
    needed = _shape.byte_len(shape, found_dtype.itemsize, str(found_dtype))
    data = inflate(zip_type, _payload.compressed(value), needed)
    return build(found_dtype, shape, Raw(data), order)


def _dtype(fields: Fields) -> DType:
    named = word(fields["_ArrayType_"]) or ""
    return dtype(_NAMES.get(named, fields["_ArrayType_"]), None, "little")


def _order(fields: Fields) -> Order:
    if "_ArrayOrder_" not in fields:
        return "C"
    named = (word(fields["_ArrayOrder_"]) or "").lower()
    if named not in _ORDERS:
        raise ValueError(f"unknown _ArrayOrder_ {quoted(fields['_ArrayOrder_'])}")
    return _ORDERS[named]


def _bool(value: object) -> object:
    return bool(value) if type(value) is int and value in (0, 1) else value
