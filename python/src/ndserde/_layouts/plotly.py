"""Plotly: base64 under `bdata`. What plotly.js adds under `_inputArray` is the same array."""

from __future__ import annotations

from .._array import Array
from .._dtype import NAMES
from ._build import build
from ._fields import Fields, dtype
from ._words import word


def read(fields: Fields) -> Array:
    """`{"dtype": "f8", "bdata": base64, "shape": "2, 3"}`."""
    _check_copy(fields)
    named = word(fields["dtype"])
    # Typestrs without their mark, which are little-endian.
    short = f"<{named}" if named in NAMES.values() and named not in ("b1", "i1", "u1") else named
    found = dtype(f"|{named}" if named in ("b1", "i1", "u1") else short, None, "little")
    return build(found, fields.shape(), fields.data("bdata", found))


def _check_copy(fields: Fields) -> None:
    copy = fields["_inputArray"]
    for key in ("bdata", "dtype"):
        if isinstance(copy, dict) and key in copy and copy[key] != fields[key]:
            raise ValueError(f"`{key}` is another one in `_inputArray`")
