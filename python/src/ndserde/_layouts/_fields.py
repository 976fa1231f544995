"""The keys and values of a map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from .. import _dtype, _shape
from .._array import Order
from .._dtype import ByteOrder, DType
from .._literal import literal
from . import _payload, _tags
from ._build import Data
from ._words import BYTEORDERS, ORDERS, is_list, is_true, quoted, word

T = TypeVar("T")

#: The keys of a struct where a format writes their places instead.
_BY_PLACE = ("dtype", "shape", "byteorder", "order", "data")


class NotThisLayout(Exception):  # noqa: N818 - no error
    """The marks of a layout are not there: the map is something else."""


@dataclass
class Fields:
    """The values of a map by their keys, and the dtype that is asked for."""

    values: dict[str, object]
    asked: DType | None = None
    states_dtype: bool = True

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def __getitem__(self, key: str) -> object:
        return self.values.get(key)

    def dtype(self, key: str = "dtype", byteorder: ByteOrder | None = None) -> DType:
        """Read a dtype; it is little-endian if nothing is said."""
        return dtype(self[key], byteorder, "little")

    def marked_dtype(self, key: str, data: str) -> DType:
        """Read a dtype whose byte order must be stated, if there are bytes that have one."""
        value = self[data]
        if _tags.is_tag(value):
            of_data = "big" if _tags.dtype(value.tag).str[0] == ">" else "little"
            return dtype(self[key], None, BYTEORDERS[of_data])
        is_bytes = isinstance(value, str) or _payload.is_bytes(value)
        return dtype(self[key], None, None if is_bytes and len(value) else "little")  # type: ignore[arg-type]

    def asked_dtype(self) -> DType:
        """Take the dtype that is asked for, where the document states none."""
        if self.asked is None:
            raise ValueError("the document does not state the dtype: say which it is (dtype=)")
        return self.asked

    def shape(self, key: str = "shape") -> tuple[int, ...] | None:
        """Read the lengths of the axes; None where the key is missing."""
        if key not in self:
            return None
        return axes(self[key])

    def data(self, key: str, dtype: DType) -> Data:
        """Read base64, bytes or lists."""
        return _payload.read(self[key], dtype, nulls=self.states_dtype)

    def numbers(self, key: str, dtype: DType, form: str = "plain") -> Data:
        """Read lists alone."""
        if isinstance(self[key], str) or _payload.is_bytes(self[key]):
            raise ValueError("the data is no list")
        return _payload.numbers(self[key], dtype, nulls=self.states_dtype, form=form)

    def byteorder(self, key: str = "byteorder") -> ByteOrder | None:
        """Read the byte order that stands beside the dtype."""
        return self._one_of(key, BYTEORDERS)

    def orders(self) -> tuple[Order | None, ByteOrder | None]:
        """Read what `order` states: the order of the elements, or, by bokeh, that of the bytes."""
        named = word(self["order"])
        if named in ("little", "big"):
            return None, BYTEORDERS[named]
        return self._one_of("order", ORDERS), None

    def _one_of(self, key: str, known: Mapping[str, T]) -> T | None:
        if key not in self:
            return None
        named = word(self[key])
        if named is None or named not in known:
            raise ValueError(f"unknown {key} {quoted(self[key])}, expected {' or '.join(known)}")
        return known[named]

    def bool(self, key: str) -> bool:
        """Read a bool; false where the key is missing."""
        value = self.values.get(key, False)
        if not is_true(value) and value is not False and word(value) != "false":
            raise ValueError(f"`{key}` is {quoted(value)}, expected a bool")
        return is_true(value)

    def must_be(self, key: str, *known: str) -> None:
        """Look for a word that is the mark of a layout."""
        if word(self[key]) not in known:
            raise NotThisLayout

    def must_be_true(self, key: str) -> None:
        """Look for a bool that is the mark of a layout."""
        if not is_true(self[key]):
            raise NotThisLayout


def dtype(
    value: object, byteorder: ByteOrder | None = None, unmarked: ByteOrder | None = None
) -> DType:
    """Read a dtype: a name, a typestr, or a record's fields, also as the text of their list."""
    if is_list(value):
        return _dtype.parse(_plain(value, 2 * _dtype.DEEPEST + 4), byteorder, unmarked=unmarked)
    named = word(value)
    if named is None:
        raise ValueError(f"{quoted(value)}, expected a dtype: a word, or a record's fields")
    if named.startswith("void"):
        named = f"|V{named[4:]}"
    spelled = literal(named, "dtype") if named.startswith("[") else named
    return _dtype.parse(spelled, byteorder, unmarked=unmarked)


def axes(value: object) -> tuple[int, ...]:
    """Read a shape: a list, one number, or plotly's text `2, 3`; formats of words have digits."""
    if isinstance(value, str):
        value = [part.strip() for part in value.split(",", _shape.MAX_AXES + 1)]
    elif type(value) is int:
        value = [value]
    if is_list(value):
        value = [
            int(axis) if isinstance(axis, str) and _is_length(axis) else axis for axis in value
        ]
    return _shape.parse(value)


def _is_length(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 20


def _plain(value: object, deepest: int) -> object:
    """Make words of bytes in a list of fields, which old MessagePack has."""
    if isinstance(value, bytes):
        return word(value)
    if is_list(value) and deepest:
        return [_plain(item, deepest - 1) for item in value]
    return value


def named(value: Mapping[Any, object]) -> dict[str, object] | None:
    """Name the entries of a map, whose keys Python may write as bytes; None if one has no name."""
    entries: dict[str, object] = {}
    for key, entry in value.items():
        is_place = type(key) is int and 0 <= key < len(_BY_PLACE)
        name = _BY_PLACE[key] if is_place else word(key)
        if name is None:
            return None
        if name in entries:
            raise ValueError(f"the key {quoted(name)} stands there twice")
        entries[name] = entry
    return entries
