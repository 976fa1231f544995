"""The wire `packed`: an array as one string of bytes, a short head and the elements."""

from __future__ import annotations

from typing import Any

from . import _array, _dtype, _shape
from ._array import Array
from ._dtype import DType
from ._literal import literal

MARK = 0xFA

# The second byte of the head.
_CODE_FROM = 4
_AXES_FROM = 2
_IS_BIG = 2
_IS_F = 1
#: The dtypes by their codes; every other one stands as text.
_NAMES = (
    *("bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"),
    *("float16", "float32", "float64", "complex64", "complex128", "bfloat16"),
)
_TEXT = 15


def starts(data: _array.Buffer) -> bool:
    """Whether bytes start as those of an array do."""
    return bytes(memoryview(data)[:1]) == bytes([MARK])


def starts_text(text: str) -> bool:
    """Whether base64 starts as that of an array does."""
    return text[:1] == "+" and "g" <= text[1:2] <= "v"


def encode(array: object) -> bytes:
    """Write an array."""
    array, order = _array.contiguous(array)
    spelled = _dtype.spell(array.dtype)
    code = _NAMES.index(spelled) if isinstance(spelled, str) and spelled in _NAMES else _TEXT
    axes = array.ndim if array.ndim in (1, 2, 3) else 0
    second = code << _CODE_FROM | axes << _AXES_FROM | (_IS_F if order == "F" else 0)
    head = bytearray((MARK, second))
    if code == _TEXT:
        text = _text(_dtype.typestr(array.dtype)).encode()
        head += _number(len(text)) + text
    if not axes:
        head += _number(array.ndim)
    for axis in array.shape:
        head += _number(axis)
    return b"".join((head, _array.to_bytes(array)))


def decode(data: _array.Buffer) -> Array:
    """Read an array; anything else is a `ValueError`."""
    head = _Head(data)
    mark, second = head.byte(), head.byte()
    if mark != MARK:
        raise ValueError(f"an array starts with the byte {MARK:#04x}, the data with {mark:#04x}")
    is_big = bool(second & _IS_BIG)
    dtype = head.dtype(is_big) if second >> 4 == _TEXT else _plain(_NAMES[second >> 4], is_big)
    axes = second >> _AXES_FROM & 3 or head.axes()
    order: _array.Order = "F" if second & _IS_F else "C"
    if order == "F" and axes < 2:
        raise ValueError(f"the bit for F order is set, with {axes} axes")
    shape = _shape.parse([head.number("axis") for _ in range(axes)])
    return _array.from_bytes(dtype, shape, order, head.rest())


def _plain(name: str, is_big: bool) -> DType:
    dtype = _dtype.parse(name, "big" if is_big else "little")
    _check_byteorder(dtype, is_big and dtype.itemsize == 1)
    return dtype


def _check_byteorder(dtype: DType, is_big: bool) -> None:
    if is_big:
        raise ValueError(f"the bit for big-endian is set, and {dtype} has no byte order beside it")


class _Head:
    """What is left of the head."""

    def __init__(self, data: _array.Buffer) -> None:
        self._bytes = memoryview(data).cast("B")
        self._at = 0

    def rest(self) -> memoryview:
        return self._bytes[self._at :]

    def take(self, length: int) -> bytes:
        end = self._at + length
        if end > len(self._bytes):
            raise ValueError(f"the data has {len(self._bytes)} bytes, the head at least {end}")
        taken = bytes(self._bytes[self._at : end])
        self._at = end
        return taken

    def byte(self) -> int:
        return self.take(1)[0]

    def number(self, what: str) -> int:
        """Read a number in LEB128, spelled with no more bytes than it needs."""
        number = length = 0
        while True:
            byte = self.byte()
            number |= (byte & 0x7F) << 7 * length
            length += 1
            if number >= 1 << 64:
                raise ValueError(f"the {what} exceeds 64 bits")
            if byte == 0 and length > 1:
                raise ValueError(f"the {what} {number} takes {length} bytes, and fewer would do")
            if byte < 0x80:
                return number
            if length == 10:
                raise ValueError(f"the {what} exceeds 64 bits")

    def axes(self) -> int:
        axes = self.number("number of axes")
        if axes in (1, 2, 3):
            raise ValueError(f"the number of axes is {axes}, which belong in the second byte")
        if axes > _shape.MAX_AXES:
            raise ValueError(f"more than {_shape.MAX_AXES} axes")
        return axes

    def dtype(self, is_big: bool) -> DType:
        """Read a dtype that has no code, as the header of a .npy file has it."""
        text = self.take(self.number("length of the dtype's text")).decode()
        if text[:1] == "[":
            # Of the types of a record only bfloat16 has no mark of its own.
            fields = literal(text, "text of the dtype", longest=None)
            dtype = _dtype.parse(fields, unmarked="little")
        elif text[:1] in ("<", ">", "|"):
            dtype = _dtype.parse(text)
        else:
            raise ValueError(f"unknown typestr {text[:64]!r}")
        name = _dtype.spell(dtype.newbyteorder("<"))
        if isinstance(name, str) and name in _NAMES:
            code = _NAMES.index(name)
            raise ValueError(f"the text of the dtype is {name}, whose code is {code}")
        _check_byteorder(dtype, is_big)
        return dtype


def _number(number: int) -> bytes:
    """Write a number in LEB128."""
    low = []
    while number > 0x7F:
        low.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes((*low, number))


def _text(spelled: str | list[Any]) -> str:
    return spelled if isinstance(spelled, str) else repr(_tuples(spelled))


def _tuples(fields: list[Any]) -> list[Any]:
    return [
        (name, _tuples(dtype) if isinstance(dtype, list) else dtype, *map(tuple, axes))
        for name, dtype, *axes in fields
    ]
