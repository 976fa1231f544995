"""The layouts that do not state their dtype: somebody must ask for one."""

from __future__ import annotations

from .._array import Array
from ._build import build
from ._fields import Fields, NotThisLayout
from ._words import is_list


def ndarray_v1(fields: Fields) -> Array:
    """`{"v": 1, "dim": [2], "data": [1, 2]}`: ndarray's feature `serde`; halves are their bits."""
    if fields["v"] != 1 or not is_list(fields["dim"]):
        raise NotThisLayout
    dtype = fields.asked_dtype()
    return build(dtype, fields.shape("dim"), fields.numbers("data", dtype, "bits"))


def xarray(fields: Fields) -> Array:
    """`{"dims": ["x"], "data": [1, 2], "attrs": {}}`: what `to_dict` makes; `data` is read."""
    dims = fields["dims"]
    if not is_list(dims):
        raise NotThisLayout
    dtype = fields.asked_dtype()
    array = build(dtype, None, fields.numbers("data", dtype))
    if array.ndim != len(dims):
        raise ValueError(f"{len(dims)} names of axes, and lists of the shape {list(array.shape)}")
    return array


def faer(fields: Fields) -> Array:
    """`{"nrows": 1, "ncols": 2, "data": [1.0, 2.0]}`: faer's matrices up to 0.23, by rows."""
    rows, columns = fields["nrows"], fields["ncols"]
    if type(rows) is not int or type(columns) is not int:
        raise NotThisLayout
    dtype = fields.asked_dtype()
    shape = (*(fields.shape("nrows") or ()), *(fields.shape("ncols") or ()))
    return build(dtype, shape, fields.numbers("data", dtype))
