"""Numpydantic."""

from __future__ import annotations

from .._array import Array
from ._build import build
from ._fields import Fields


def read(fields: Fields) -> Array:
    """`{"type": "numpy", "dtype": "float64", "value": [1.0, 2.0]}`."""
    fields.must_be("type", "numpy")
    dtype = fields.dtype()
    return build(dtype, fields.shape(), fields.data("value", dtype))
