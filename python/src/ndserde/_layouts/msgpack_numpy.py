"""The package msgpack-numpy, and srsly: arrays and the scalars beside them."""

from __future__ import annotations

import re

import numpy as np

from .._array import Array
from .._dtype import DType
from ._build import build
from ._fields import Fields, NotThisLayout
from ._words import is_true, quoted, word


def read(fields: Fields) -> Array:
    """`{"nd": true, "type": "<f8", "kind": "", "shape": [2], "data": bytes}`."""
    fields.must_be_true("nd")
    dtype = fields.marked_dtype("type", "data")
    _check_kind(fields, dtype)
    return build(dtype, fields.shape(), fields.data("data", dtype))


def _check_kind(fields: Fields, dtype: DType) -> None:
    kind = word(fields["kind"]) if "kind" in fields else ""
    if kind == "O":
        raise ValueError("kind O is an array of objects: a pickle, which is never executed")
    is_plain = kind == "" or (kind == "V" and dtype.names is not None)
    if not is_plain and (kind is None or kind not in "biufcMmSU" or dtype.kind != kind):
        raise ValueError(f"kind {quoted(fields['kind'])} is not that of the type {dtype}")


def scalar(fields: Fields) -> Array:
    """`{"nd": false, "type": "<f4", "data": bytes}`."""
    if is_true(fields["nd"]):
        raise ValueError("`nd` is true, and there is no `shape`")
    if fields["nd"] is not False:
        raise NotThisLayout
    dtype = fields.marked_dtype("type", "data")
    return build(dtype, (), fields.data("data", dtype))


_PART = r"[+-]?(?:inf|nan|[0-9]+(?:\.[0-9]*)?(?:e[+-]?[0-9]+)?)"
_COMPLEX = re.compile(rf"({_PART}(?=[+-]))?({_PART})j")


def python_complex(fields: Fields) -> Array:
    """`{"complex": true, "data": "(1+2j)"}`, a complex number of Python."""
    fields.must_be_true("complex")
    text = word(fields["data"]) or ""
    match = _COMPLEX.fullmatch(text[1:-1] if text[:1] == "(" and text[-1:] == ")" else text)
    if not match:
        raise ValueError(f"{quoted(fields['data'])}, expected a complex number as Python prints it")
    parts = [float(match[1] or 0), float(match[2])]
    return np.array(parts, np.float64).view(np.complex128).reshape(())
