"""Monty and pymatgen."""

from __future__ import annotations

from .._array import Array
from ._build import build
from ._fields import Fields


def read(fields: Fields) -> Array:
    """Read `{"@module": "numpy", "@class": "array", "dtype": "int64", "data": [1, 2]}`."""
    fields.must_be("@module", "numpy")
    fields.must_be("@class", "array")
    dtype = fields.dtype()
    # Complex numbers stand as all real parts and then all imaginary ones.
    return build(dtype, None, fields.numbers("data", dtype, "parts"))
