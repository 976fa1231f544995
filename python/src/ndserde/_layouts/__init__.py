"""Every layout of the Rust crate's wire `any` that NumPy and Python's own library can read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._array import Array
from .._dtype import DType
from . import _payload, _tags, extension, files, sequence, table, typed_array
from ._fields import Fields, NotThisLayout, named
from ._numbers import is_number_word
from ._words import is_list


def decode(obj: object, asked: DType | None = None) -> Array | None:
    """Make the array that a value of a document is; None where it is in no known layout.

    `asked` is the dtype of documents that do not state theirs, such as lists of numbers.

    Raises `ValueError` where the layout is clear, and what it says is wrong.
    """
    array = _decode(obj, asked)
    if array is not None:
        array.flags.writeable = False
    return array


def _decode(obj: object, asked: DType | None) -> Array | None:
    if isinstance(obj, Mapping):
        return _map(obj, asked)
    if extension.is_extension(obj):
        return extension.read(obj)
    if is_list(obj):
        return sequence.read(obj, asked)
    if isinstance(obj, str):
        array = files.text(obj)
        if array is None and asked is not None and (asked.kind == "U" or is_number_word(obj)):
            return sequence.scalar(obj, asked)
        return array
    if _payload.is_bytes(obj):
        return files.file(obj)
    if _tags.is_tag(obj):
        return typed_array.read(obj, asked)
    if asked is not None and isinstance(obj, (bool, int, float)):
        return sequence.scalar(obj, asked)
    return None


def _layout(obj: Mapping[Any, object]) -> tuple[table.Layout, dict[str, object]] | None:
    # No layout has more keys, and large maps need not be looked at.
    entries = named(obj) if 0 < len(obj) <= table.MOST_KEYS else None
    if entries is None:
        return None
    if "_ArrayIsSparse_" in entries and "_ArrayType_" in entries:
        raise ValueError("a sparse array of jdata, which is not read")
    layout = table.find(frozenset(entries))
    return (layout, entries) if layout else None


def _map(obj: Mapping[Any, object], asked: DType | None) -> Array | None:
    found = _layout(obj)
    if found is None:
        return None
    layout, entries = found
    try:
        return layout.read(Fields(entries, asked, layout.states_dtype))
    except NotThisLayout:
        return None
    except ValueError as error:
        raise ValueError(f"{layout.name}: {error}") from None
