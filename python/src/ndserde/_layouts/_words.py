"""The words of documents, and their values in messages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeGuard

from .._array import Order
from .._dtype import ByteOrder

ORDERS: dict[str, Order] = {"C": "C", "F": "F"}
BYTEORDERS: dict[str, ByteOrder] = {"little": "little", "big": "big", "<": "little", ">": "big"}


def word(value: object) -> str | None:
    """Read a word, which MessagePack written by Python has as bytes; None of anything else."""
    if isinstance(value, str):
        return value
    if isinstance(value, bytes):
        try:
            return value.decode()
        except UnicodeDecodeError:
            return None
    return None


def is_list(value: object) -> TypeGuard[list[Any] | tuple[Any, ...]]:
    """Whether a value is a list, or a tuple: cbor2 has those within tags.

    MessagePack's extension types are tuples, and no lists.
    """
    return isinstance(value, list) or (isinstance(value, tuple) and not hasattr(value, "code"))


def is_true(value: object) -> bool:
    """Whether a value is the bool true, or the word for it."""
    return value is True or word(value) == "true"


def quoted(value: object) -> str:
    """Show a value of a document in a message: short, and without control characters."""
    if isinstance(value, str):
        return ascii(value if len(value) <= 40 else value[:40] + "..")
    if isinstance(value, (bytes, bytearray, memoryview)):
        return f"{len(value)} bytes"
    if isinstance(value, Mapping):
        return "a map"
    if is_list(value):
        return "a list"
    if value is None:
        return "null"
    if isinstance(value, int) and value.bit_length() > 128:
        return f"an integer of {value.bit_length()} bits"
    if isinstance(value, (int, float)):
        return ascii(value)
    return f"a value of type {type(value).__name__}"
