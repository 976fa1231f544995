"""The extension types of MessagePack by which flax, orbax, langgraph and msgpackr write arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, TypeGuard

import numpy as np

from .. import _shape
from .._array import Array
from ._build import Raw, build
from ._fields import dtype
from ._words import ORDERS, quoted

_ARRAY, _COMPLEX, _SCALAR = 1, 2, 3  # flax
_LANGGRAPH = 6
_MSGPACKR = 0x74

# The kinds of typed arrays of JavaScript; the third is that of clamped bytes.
_KINDS = ("i1", "u1", "u1", "<i2", "<u2", "<i4", "<u4", "<f4", "<f8", "<i8", "<u8")


class Extension(Protocol):
    """An extension type, such as `msgpack.ExtType`."""

    code: int
    data: bytes


def is_extension(value: object) -> TypeGuard[Extension]:
    """Whether a value is an extension type of MessagePack."""
    return (
        isinstance(getattr(value, "data", None), bytes)
        and type(getattr(value, "code", None)) is int
    )


def read(value: Extension) -> Array | None:
    """Read the array that an extension type is; None of those that are none."""
    code, head = value.code, value.data[:1]
    if code in (_ARRAY, _SCALAR) and head == b"\x93":
        return _array(_Input(value.data, "flax"))
    if code == _COMPLEX and head == b"\x92":
        return _complex(_Input(value.data, "flax"))
    if code == _LANGGRAPH and head == b"\x94":
        return _ordered(_Input(value.data, "langgraph"))
    if code == _MSGPACKR and head:
        if head[0] >= len(_KINDS):
            raise ValueError(f"msgpackr: bytes of the kind {head[0]}, which is no typed array")
        return build(np.dtype(_KINDS[head[0]]), None, Raw(value.data[1:]))
    return None


@dataclass
class _Input:
    """MessagePack that is left to read: of it what these libraries write."""

    data: bytes
    name: str
    at: int = 0

    def take(self, length: int) -> bytes:
        end = self.at + length
        if end > len(self.data):
            left = len(self.data) - self.at
            raise ValueError(f"{self.name}: {left} bytes are left where {length} were expected")
        taken, self.at = self.data[self.at : end], end
        return taken

    def byte(self) -> int:
        return self.take(1)[0]

    def number(self, size: int) -> int:
        return int.from_bytes(self.take(size), "big")

    def list_of(self, length: int) -> None:
        if self.list_length() != length:
            raise self.wrong(f"a list of {length}")

    def list_length(self) -> int:
        head = self.byte()
        if 0x90 <= head <= 0x9F:
            return head & 0x0F
        if head == 0xDC:
            return self.number(2)
        raise self.wrong("a list")

    def integer(self) -> int:
        head = self.byte()
        if head < 0x80:
            return head
        if 0xCC <= head <= 0xCF:
            return self.number(1 << (head - 0xCC))
        raise self.wrong("an unsigned integer")

    def piece(self) -> bytes:
        """Read a text or bytes."""
        head = self.byte()
        if 0xA0 <= head <= 0xBF:
            return self.take(head & 0x1F)
        if 0xC4 <= head <= 0xC6 or 0xD9 <= head <= 0xDB:
            return self.take(self.number(1 << (head - (0xC4 if head < 0xD0 else 0xD9))))
        raise self.wrong("text or bytes")

    def shape(self) -> tuple[int, ...]:
        return _shape.parse([self.integer() for _ in range(self.list_length())])

    def end(self) -> None:
        if self.at != len(self.data):
            raise self.wrong("the end")

    def wrong(self, expected: str) -> ValueError:
        return ValueError(f"{self.name}: at byte {self.at} {expected} was expected")


def _array(found: _Input) -> Array:
    """`[shape, dtype, data]`."""
    found.list_of(3)
    shape, spelled, data = found.shape(), found.piece(), found.piece()
    found.end()
    return build(dtype(spelled, None, "little"), shape, Raw(data))


def _complex(found: _Input) -> Array:
    """Both parts of a complex number, each with its most significant byte first."""
    found.list_of(2)
    parts = b""
    for _ in range(2):
        if found.byte() != 0xCB:
            raise found.wrong("a double")
        parts += found.take(8)
    found.end()
    return build(np.dtype(">c16"), (), Raw(parts))


def _ordered(found: _Input) -> Array:
    """`[dtype, shape, order, data]`."""
    found.list_of(4)
    spelled, shape = found.piece(), found.shape()
    order, data = found.piece(), found.piece()
    found.end()
    if order not in (b"C", b"F"):
        raise ValueError(f"langgraph: unknown order {quoted(order)}")
    return build(dtype(spelled, None, "little"), shape, Raw(data), ORDERS[order.decode()])
