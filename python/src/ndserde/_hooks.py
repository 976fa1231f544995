"""The hooks that encoders and decoders of documents call."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from . import _base64, _codec, _dtype, _tagged


def default(obj: object) -> Any:
    """Make of an array what can be written: for `json.dumps(default=)`, orjson and msgspec.

    Scalars of NumPy that are numbers become Python's: `np.float64` is one of Python's floats,
    which encoders write without asking, so the others are written alike. Dates, spans, complex
    numbers and records, which JSON has no numbers for, are 0-d arrays.

    With its option OPT_SERIALIZE_NUMPY orjson does not ask, and writes lists.

    Raises `TypeError` where `obj` is neither, as encoders expect.

    >>> json.dumps({"n": np.float32(0.5), "x": np.array([1, 2], np.int8)}, default=default)[:49]
    '{"n": 0.5, "x": {"dtype": "int8", "shape": [2], "'
    """
    return convert(obj, _base64.encode)


def convert(obj: object, data: Callable[[memoryview], object]) -> Any:
    """Do the same, with the bytes of arrays as `data` makes them."""
    if isinstance(obj, np.generic) and (number := _number(obj)) is not None:
        return number
    if isinstance(obj, (np.ndarray, np.generic)):
        return _tagged.encode(obj, data)
    raise TypeError(f"a value of type {type(obj).__name__} cannot be written")


def _number(scalar: np.generic) -> bool | int | float | None:
    """Return the same number in Python, if it has one, as it has for floats of up to 64 bits."""
    kind, size = scalar.dtype.kind, scalar.dtype.itemsize
    if kind == "b":
        return bool(scalar)
    if kind in "iu":
        return int(scalar)
    if scalar.dtype.name == _dtype.BFLOAT16 or (kind == "f" and size <= 8):
        return float(scalar)
    return None


def object_hook(obj: Mapping[Any, Any]) -> Any:
    """Make an array of a map that is one: for `json.loads(object_hook=)`.

    Only maps with exactly the five keys of the wire `tagged` are arrays; every other map stays as
    it is. (`decode` reads other layouts too, where it is known that there is an array.)

    Raises `ValueError` where a map has the five keys and is wrong.

    >>> json.loads(json.dumps([np.ones(2)], default=default), object_hook=object_hook)
    [array([1., 1.])]
    >>> json.loads('{"dtype": "int8", "shape": [1]}', object_hook=object_hook)
    {'dtype': 'int8', 'shape': [1]}
    """
    return _codec.decode(obj) if _tagged.is_tagged(obj) else obj


def pairs_hook(pairs: list[tuple[Any, Any]]) -> Any:
    """Do the same with the pairs of a map, among which a key may stand twice."""
    obj = dict(pairs)
    if not _tagged.is_tagged(obj):
        return obj
    check_keys(obj, pairs)
    return _codec.decode(obj)


def check_keys(obj: dict[Any, Any], pairs: list[tuple[Any, Any]]) -> None:
    """Refuse an array's map that has fewer keys than pairs: readers take either value."""
    if len(obj) < len(pairs):
        raise ValueError("an array has one of its keys twice")
