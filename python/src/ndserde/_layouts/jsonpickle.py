"""The numpy handlers of jsonpickle: arrays, views of arrays, and scalars."""

from __future__ import annotations

import numpy as np

from .. import _shape
from .._array import Array
from .._dtype import ByteOrder
from . import _complex, _payload
from ._build import Raw, build
from ._fields import Fields, NotThisLayout, named
from ._inflate import inflate
from ._words import is_list, quoted, word

_CLASS = "numpy.ndarray"


def read(fields: Fields) -> Array:
    """`{"py/object": "numpy.ndarray", "dtype": "int64", "values": [1, 2]}`; with `shape` base64."""
    fields.must_be("py/object", _CLASS)
    return _whole(fields)


def _whole(fields: Fields) -> Array:
    order, of_bytes = fields.orders()
    dtype = fields.dtype("dtype", fields.byteorder() or of_bytes)
    shape, values = fields.shape(), fields["values"]
    if isinstance(values, str) or _payload.is_bytes(values):
        data = _payload.compressed(values)
        # It does not say whether bytes are compressed.
        if data[:1] == b"\x78":
            needed = 0
            if shape is not None:
                needed = _shape.byte_len(shape, dtype.itemsize, str(dtype))
            if len(data) == needed:
                raise ValueError("its values could be bytes, or compressed by zlib")
            data = inflate("zlib", data, needed)
        return build(dtype, shape, Raw(data), order or "C")
    found = _payload.read(_complex.pairs(values), dtype)
    return build(dtype, shape, found, order or "C")


def scalar(fields: Fields) -> Array:
    """`{"py/object": "numpy.float32", "dtype": "float32", "value": 1.5}`."""
    name = word(fields["py/object"]) or ""
    if not name.startswith("numpy.") or name == _CLASS:
        raise NotThisLayout
    dtype = fields.dtype()
    return build(dtype, (), _payload.numbers(_complex.pairs(fields["value"]), dtype, nulls=True))


def view(fields: Fields) -> Array:
    """`{"py/object": "numpy.ndarray", "base": {..}, "strides": [2], "shape": [3], ..}`."""
    fields.must_be("py/object", _CLASS)
    base = fields["base"]
    if not isinstance(base, dict):
        raise ValueError(f"its `base` is {quoted(base)}, expected an array")
    if base.keys() == {"py/id"}:
        if "values" not in fields:
            raise ValueError("its `base` is `py/id`, in another place of the document")
        # Small ones stand there by themselves, too.
        dtype = fields.dtype()
        values = _payload.numbers(_complex.pairs(fields["values"]), dtype, nulls=True)
        return build(dtype, fields.shape(), values)
    entries = named(base) or {}
    if not {"dtype", "values"} <= entries.keys():
        raise ValueError("its `base` is no array with `dtype` and `values`")
    return _seen(fields, _whole(Fields(entries)))


def _seen(fields: Fields, base: Array) -> Array:
    is_big = base.dtype.byteorder == ">" or (base.dtype.byteorder == "=" and not np.little_endian)
    byteorder: ByteOrder = "big" if is_big else "little"
    if "byteorder" in fields:
        if word(fields["byteorder"]) != "S":
            found = quoted(fields["byteorder"])
            raise ValueError(f'the byte order {found} of a view, expected "S"')
        byteorder = "little" if is_big else "big"
    dtype, shape = fields.dtype("dtype", byteorder), fields.shape() or ()
    memory, offset = base.tobytes(order="A"), _steps(fields["offset"] or 0)
    needed = _shape.byte_len(shape, dtype.itemsize, str(dtype))
    # What would see an element twice: its memory would be no multiple of what the document has.
    if needed > len(memory):
        raise ValueError(f"a view of {needed} bytes is larger than its base of {len(memory)}")
    strides = fields["strides"]
    if strides is None:
        seen = memory[offset : offset + needed] if offset >= 0 else b""
        if len(seen) != needed:
            raise ValueError(f"a view reaches beyond its base of {len(memory)} bytes")
        return build(dtype, shape, Raw(seen))
    if not is_list(strides) or len(strides) != len(shape):
        raise ValueError(f"a view of {len(shape)} axes with strides that are not as many")
    steps = [_steps(stride) for stride in strides]
    if needed:
        far = [(length - 1) * step for length, step in zip(shape, steps, strict=True)]
        first = offset + sum(step for step in far if step < 0)
        last = offset + sum(step for step in far if step > 0) + dtype.itemsize
        if first < 0 or last > len(memory):
            raise ValueError(f"a view reaches beyond its base of {len(memory)} bytes")
        seen = np.ndarray(shape, f"V{dtype.itemsize}", memory, offset, steps).tobytes()
    else:
        seen = b""
    return build(dtype, shape, Raw(seen))


def _steps(value: object) -> int:
    """Read so many bytes on or back."""
    if type(value) is not int or abs(value) >= 1 << 63:
        raise ValueError(f"{quoted(value)}, expected a number of bytes")
    return value
