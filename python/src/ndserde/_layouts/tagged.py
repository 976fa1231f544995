"""The layouts whose keys state everything: `tagged`, `readable`, and what people put together."""

from __future__ import annotations

import numpy as np

from .. import _shape
from .._array import Array, Order
from .._dtype import DType
from . import _fields, _payload
from ._build import Raw, build
from ._fields import Fields
from ._inflate import inflate
from ._words import is_list, quoted, word


def read(fields: Fields) -> Array:
    """`{"dtype": "int16", "shape": [2], "byteorder": "little", "order": "C", "data": [1, 2]}`."""
    dtype, shape, order = _head(fields)
    if fields["data"] is None and 0 in shape:
        # What Go writes of a nil slice, and others of nothing.
        return build(dtype, shape, Raw(b""), order)
    return build(dtype, shape, fields.data("data", dtype), order)


def zipped(fields: Fields) -> Array:
    """Read the same with `"compression": "gzip"`, whose bytes may be shuffled."""
    if word(fields["compression"]) != "gzip":
        raise ValueError(f"data compressed by {quoted(fields['compression'])}, which is not read")
    dtype, shape, order = _head(fields)
    needed = _shape.byte_len(shape, dtype.itemsize, str(dtype))
    step = fields.values.get("shuffle", 1)
    if type(step) is not int or not 0 < step < 256 or dtype.itemsize % step:
        raise ValueError(
            f"shuffled by {quoted(step)}, which does not divide {dtype.itemsize} bytes"
        )
    data = inflate("gzip", _payload.compressed(fields["data"]), needed)
    if step > 1:
        data = np.frombuffer(data, np.uint8).reshape(step, -1).T.tobytes()
    return build(dtype, shape, Raw(data), order)


def _head(fields: Fields) -> tuple[DType, tuple[int, ...], Order]:
    order, of_bytes = fields.orders()
    byteorder, spelled = fields.byteorder() or of_bytes, fields["dtype"]
    # Whoever puts such a map together by hand names the dtype and nothing else. The fields of
    # records have marks of their own.
    is_record = is_list(spelled) or (word(spelled) or "").startswith("[")
    dtype = _fields.dtype(spelled, byteorder, None if is_record else "little")
    return dtype, fields.shape() or (), order or "C"


def json_numpy(fields: Fields) -> Array:
    """`{"__numpy__": base64, "dtype": "<i2", "shape": [2]}`."""
    dtype = fields.marked_dtype("dtype", "__numpy__")
    return build(dtype, fields.shape(), fields.data("__numpy__", dtype))
