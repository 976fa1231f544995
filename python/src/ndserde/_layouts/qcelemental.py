"""QCElemental, whose text is hexadecimal."""

from __future__ import annotations

import binascii

from .._array import Array
from ._build import Raw, build
from ._fields import Fields


def read(fields: Fields) -> Array:
    """`{"_nd_": true, "dtype": "<f8", "data": hexadecimal or bytes, "shape": [1]}`."""
    fields.must_be_true("_nd_")
    dtype, digits = fields.marked_dtype("dtype", "data"), fields["data"]
    if not isinstance(digits, str):
        return build(dtype, fields.shape(), fields.data("data", dtype))
    try:
        data = binascii.unhexlify(digits)
    except ValueError as error:
        raise ValueError(f"the hexadecimal digits are wrong: {error}") from None
    return build(dtype, fields.shape(), Raw(data))
