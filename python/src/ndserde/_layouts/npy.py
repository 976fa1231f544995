"""Whole `.npy` files as one value, as bytes, base64 or Latin-1 text.

The header is read here and not by `numpy.load`, which copies, and allocates what a header claims
before it looks at the data.
"""

from __future__ import annotations

from .. import _base64, _shape
from .._array import Array, Buffer
from .._literal import literal
from ._build import Raw, build
from ._fields import dtype
from ._words import is_list, quoted

MAGIC = b"\x93NUMPY"


def text(value: str) -> Array:
    """Read a file that stands as text."""
    if value.startswith(MAGIC.decode("latin-1")):
        try:
            return file(value.encode("latin-1"))
        except UnicodeEncodeError:
            raise ValueError("npy: the text has a character that is none of Latin-1") from None
    return file(_base64.decode(value))


def file(value: Buffer) -> Array:
    """Read the bytes of a file."""
    data = memoryview(value).cast("B")
    version = bytes(data[6:8])
    if version not in (b"\1\0", b"\2\0", b"\3\0"):
        raise ValueError(f"npy: version {list(version)} is unknown: 1.0, 2.0 and 3.0 are read")
    start = 10 if version == b"\1\0" else 12
    length = int.from_bytes(data[8:start], "little")
    if len(data) < start or len(data) < start + length:
        raise ValueError(f"npy: a header of {length} bytes, longer than the data")
    head, elements = bytes(data[start : start + length]), data[start + length :]
    # Version 3.0 is younger than Python 2.
    is_3 = version == b"\3\0"
    try:
        decoded = head.decode("utf-8" if is_3 else "latin-1")
    except UnicodeDecodeError:
        raise ValueError("npy: the header is not UTF-8") from None
    found = literal(decoded, "header", python2=not is_3)
    if not isinstance(found, dict) or found.keys() != {"descr", "fortran_order", "shape"}:
        raise ValueError("npy: the header has other keys than descr, fortran_order and shape")
    descr, is_f, axes = found["descr"], found["fortran_order"], found["shape"]
    if type(is_f) is not bool or not isinstance(axes, tuple):
        raise ValueError("npy: a header whose fortran_order is no bool, or whose shape no tuple")
    if not is_list(descr) and not (isinstance(descr, str) and descr[:1] in "<>|O"):
        raise ValueError(f"npy: {quoted(descr)} is no typestr")
    shape = _shape.parse(list(axes))
    return build(dtype(descr), shape, Raw(elements), "F" if is_f else "C")
