"""Dtypes as documents spell them, both ways.

A dtype of NumPy is never built from a document's word itself, which could be an object dtype or
anything else that `numpy.dtype` reads: only the words of the tables below are dtypes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Literal, TypeAlias

import numpy as np

from . import _shape

DType: TypeAlias = "np.dtype[Any]"
ByteOrder: TypeAlias = Literal["little", "big"]

#: NumPy's names, and the codes of their typestrs.
NAMES = {
    "bool": "b1",
    "int8": "i1",
    "int16": "i2",
    "int32": "i4",
    "int64": "i8",
    "uint8": "u1",
    "uint16": "u2",
    "uint32": "u4",
    "uint64": "u8",
    "float16": "f2",
    "float32": "f4",
    "float64": "f8",
    "complex64": "c8",
    "complex128": "c16",
}
BFLOAT16 = "bfloat16"

#: How deep records may stand within records.
DEEPEST = 16
#: The most axes that a field of a record has.
FIELD_AXES = 4
#: The most bytes that an element has, by NumPy's own limit.
LARGEST = 2**31 - 1

_CODES = frozenset(NAMES.values())
_MARKS: dict[str, ByteOrder] = {"<": "little", ">": "big"}
_TIME = re.compile(r"(datetime64|M8|timedelta64|m8)\[(|[1-9][0-9]{0,9})([YMWDhms]|[munpfa]s)\]")
_TEXT = re.compile(r"([USV])([1-9][0-9]{0,9})")
_PADDING = re.compile(r"\|?V([0-9]{1,10})")


def parse(
    spelled: object, byteorder: ByteOrder | None = None, *, unmarked: ByteOrder | None = None
) -> DType:
    """Make a dtype of a name, a typestr or a list of a record's fields, in its byte order.

    `byteorder` is what the document says beside the dtype, and `unmarked` the order of scalars of
    which neither says anything.

    Raises `ValueError` where the dtype is unknown, or has no byte order, or two.
    """
    if isinstance(spelled, str):
        return _scalar(spelled, byteorder, unmarked)
    if isinstance(spelled, (list, tuple)):
        return _record(spelled, byteorder, unmarked, DEEPEST)
    raise ValueError(f"a dtype is a string or a list of fields, not {_kind(spelled)}")


@lru_cache(maxsize=256)
def _scalar(word: str, byteorder: ByteOrder | None, unmarked: ByteOrder | None) -> DType:
    mark = _MARKS.get(word[:1])
    is_marked = word[:1] in ("<", ">", "|")
    code = word[1:] if is_marked else NAMES.get(word, word)
    if not is_marked and code in _CODES and word not in NAMES:
        raise _unknown(word)  # "f8" says nothing of its byte order
    dtype = _of_code(code) if code != BFLOAT16 or not is_marked else None
    if dtype is None:
        raise _unknown(word)
    if dtype.type is np.void and mark == "big":
        raise _unknown(word)  # what the byte order would be about is not known
    if _width(dtype) == 1:
        return dtype
    if word[:1] == "|":
        raise _unknown(word)
    if mark and byteorder and mark != byteorder:
        raise ValueError(
            f"the dtype marks {dtype.name} as {mark}-endian, the byteorder says {byteorder}"
        )
    order = mark or byteorder or unmarked
    if order is None:
        raise ValueError(f"the byteorder of {dtype.name} is missing, and its dtype carries no mark")
    return _ordered(dtype, order)


def _ordered(dtype: DType, order: ByteOrder) -> DType:
    ordered: DType = dtype.newbyteorder("<" if order == "little" else ">")
    return ordered


def _of_code(code: str) -> DType | None:
    if code in _CODES:
        return np.dtype(code)
    if code == BFLOAT16:
        return bfloat16()
    if text := _TEXT.fullmatch(code):
        width = int(text[2]) * (4 if text[1] == "U" else 1)
        return np.dtype(code) if width <= LARGEST else None
    if time := _TIME.fullmatch(code):
        if int(time[2] or 1) > LARGEST:
            return None
        letter = "M8" if time[1] in ("datetime64", "M8") else "m8"
        return np.dtype(f"{letter}[{time[2]}{time[3]}]")
    return None


def _width(dtype: DType) -> int:
    """Count the bytes of a scalar, whose order may be either."""
    if dtype.kind == "U":
        return 4
    if dtype.kind == "S" or dtype.type is np.void:
        return 1
    return dtype.itemsize


def bfloat16() -> DType:
    """Return the dtype of `ml_dtypes`; a `ValueError` where that package is not installed."""
    try:
        import ml_dtypes
    except ImportError:
        raise ValueError("bfloat16 needs the package ml_dtypes (ndserde[bfloat16])") from None
    dtype: DType = np.dtype(ml_dtypes.bfloat16)
    return dtype


def native(dtype: DType) -> DType:
    """Return the same dtype in the byte order of this machine."""
    return dtype if dtype.name == BFLOAT16 else dtype.newbyteorder("=")


def _record(
    fields: list[object] | tuple[object, ...],
    byteorder: ByteOrder | None,
    unmarked: ByteOrder | None,
    deepest: int,
) -> DType:
    if deepest == 0:
        raise ValueError(f"records are nested more than {DEEPEST} deep")
    names: list[str] = []
    formats: list[Any] = []
    offsets: list[int] = []
    size = 0
    for field in fields:
        if not isinstance(field, (list, tuple)) or len(field) not in (2, 3):
            raise ValueError("a field of a record is a list of its name, its dtype and its axes")
        name = _name(field[0])
        if name == "" and isinstance(field[1], str) and (padding := _PADDING.fullmatch(field[1])):
            size = _grown(size, int(padding[1]))
            continue
        if name == "":
            raise ValueError("a field of a record has no name")
        if isinstance(field[1], (list, tuple)):
            dtype = _record(field[1], byteorder, unmarked, deepest - 1)
        else:
            dtype = parse(field[1], byteorder, unmarked=unmarked)
            if dtype.name == BFLOAT16 and not dtype.isnative:
                raise ValueError("a record with big-endian bfloat16, which NumPy does not have")
        axes = _shape.parse(field[2]) if len(field) == 3 else ()
        if len(axes) > FIELD_AXES:
            raise ValueError(f"the field {name[:64]!r} of the record has more than four axes")
        if 0 in axes:
            raise ValueError(f"the field {name[:64]!r} of the record has no elements")
        names.append(name)
        offsets.append(size)
        size = _grown(size, dtype.itemsize * _shape.product(axes))
        formats.append((dtype, axes) if axes else dtype)
    if not names:
        raise ValueError("a record without fields")
    if len(set(names)) < len(names):
        twice = next(name for at, name in enumerate(names) if name in names[:at])
        raise ValueError(f"the record has two fields {twice[:64]!r}")
    return np.dtype({"names": names, "formats": formats, "offsets": offsets, "itemsize": size})


def _name(spelled: object) -> str:
    """Return the name of a field, without the title that may stand before it in a pair."""
    if isinstance(spelled, (list, tuple)) and len(spelled) == 2 and isinstance(spelled[0], str):
        spelled = spelled[1]
    if not isinstance(spelled, str):
        raise ValueError("the name of a record's field is a string, or a pair of title and name")
    return spelled


def _grown(size: int, by: int) -> int:
    if size + by > LARGEST:
        raise ValueError(f"a record of {size + by} bytes: NumPy holds at most {LARGEST}")
    return size + by


def _unknown(word: str) -> ValueError:
    code = word.lstrip("<>=|")
    shown = repr(word[:64])
    if code[:1] == "O" or code == "object":
        return ValueError(f"{shown} is object: its data is a pickle, which is never executed")
    if code in ("f12", "f16", "float96", "float128", "longdouble", "c24", "c32", "complex192"):
        return ValueError(f"{shown} is longdouble: each machine has another")
    return ValueError(f"unknown dtype {shown}")


def _kind(value: object) -> str:
    return "null" if value is None else f"a value of type {type(value).__name__}"


@lru_cache(maxsize=256)
def packed(dtype: DType, deepest: int = DEEPEST) -> DType:
    """Make the dtype that documents hold: little-endian, and records without padding and titles.

    Raises `ValueError` where no document holds the dtype.
    """
    if dtype.fields is not None and dtype.names is not None:
        return _packed_record(dtype, deepest)
    if _is_carried(dtype):
        return _ordered(dtype, "little")
    if dtype.kind == "T":
        raise ValueError(f"{dtype} has no width: convert the array with astype('U')")
    if dtype.hasobject:
        raise ValueError("arrays of Python objects are not written: convert them with astype")
    raise ValueError(f"the dtype {dtype} cannot be written")


def _is_carried(dtype: DType) -> bool:
    if dtype.itemsize == 0:
        return False
    if dtype.kind in "US" or dtype.type is np.void:
        return True
    if dtype.kind in "Mm":
        return np.datetime_data(dtype)[0] != "generic"
    return dtype.str[1:] in _CODES or dtype.name == BFLOAT16


def _packed_record(dtype: DType, deepest: int) -> DType:
    assert dtype.names is not None
    assert dtype.fields is not None
    if deepest == 0:
        raise ValueError(f"records are nested more than {DEEPEST} deep")
    if not dtype.names:
        raise ValueError("a record without fields")
    fields: list[tuple[str, Any]] = []
    for name in dtype.names:
        field = dtype.fields[name][0]
        base = packed(field.base, deepest - 1)
        if name == "" or len(field.shape) > FIELD_AXES or 0 in field.shape:
            raise ValueError(
                f"the field {name[:64]!r} of shape {list(field.shape)}: a field has a name, at"
                f" most {FIELD_AXES} axes, and elements"
            )
        fields.append((name, (base, field.shape) if field.shape else base))
    names = [name for name, _ in fields]
    return np.dtype({"names": names, "formats": [format_ for _, format_ in fields]})


def spell(dtype: DType) -> str | list[Any]:
    """Spell a `packed` dtype as documents do: by its name, or the list of its fields."""
    if dtype.names is not None:
        return _fields(dtype)
    if dtype.kind in "US" or dtype.type is np.void:
        return str(dtype.str)
    return str(dtype.name)


def typestr(dtype: DType) -> str | list[Any]:
    """Spell a `packed` dtype by its typestr, or its name where NumPy has no typestr for it."""
    if dtype.names is not None:
        return _fields(dtype)
    return str(dtype.name if dtype.name == BFLOAT16 else dtype.str)


def _fields(dtype: DType) -> list[Any]:
    assert dtype.names is not None
    assert dtype.fields is not None
    spelled = []
    for name in dtype.names:
        field = dtype.fields[name][0]
        axes = [list(field.shape)] if field.shape else []
        spelled.append([name, typestr(field.base), *axes])
    return spelled
