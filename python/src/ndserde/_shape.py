"""The lengths of the axes, and the one place that multiplies them."""

from __future__ import annotations

import sys
from collections.abc import Sequence

#: The most axes that an array has; NumPy 1 refuses more than 32 itself.
MAX_AXES = 64


def parse(spelled: object) -> tuple[int, ...]:
    """Make a shape of a list of unsigned integers; anything else is a `ValueError`."""
    if not isinstance(spelled, (list, tuple)):
        raise ValueError(f"a shape is a list of unsigned integers, not {type(spelled).__name__}")
    if len(spelled) > MAX_AXES:
        raise ValueError(f"more than {MAX_AXES} axes")
    for axis in spelled:
        if not isinstance(axis, int) or isinstance(axis, bool):
            raise ValueError(f"a shape holds unsigned integers, not {type(axis).__name__}")
        if axis < 0:
            raise ValueError("an axis of a shape is negative")
        if axis > sys.maxsize:
            raise ValueError("an axis exceeds this machine's address space")
    return tuple(spelled)


def product(axes: Sequence[int]) -> int:
    """Count the elements, as if axes without a length had one."""
    count = 1
    for axis in axes:
        count *= axis or 1
    return count


def byte_len(shape: Sequence[int], itemsize: int, dtype: object) -> int:
    """Count the bytes of the elements; a `ValueError` where no machine has as many."""
    size = product(shape) * itemsize
    if size > sys.maxsize:
        raise ValueError(f"shape {list(shape)} of {dtype} overflows this machine's address space")
    return 0 if 0 in shape else size
