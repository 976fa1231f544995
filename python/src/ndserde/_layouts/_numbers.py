"""Lists of numbers or texts as elements of a dtype: exactly, or an error."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain

import numpy as np

from .._array import Array
from .._dtype import BFLOAT16, DType, native
from .._shape import MAX_AXES
from . import _dates
from ._words import is_list, quoted


@dataclass(frozen=True)
class Listed:
    """The numbers of nested lists, and the lengths of the lists, outermost first."""

    values: Sequence[object]
    lens: tuple[int, ...]

    def with_nan_for_null(self, dtype: DType) -> Listed:
        """Put NaN in place of null, if the dtype has one."""
        has_nan = dtype.kind in "fc" or _is_bfloat16(dtype)
        # Not `in`: an array among them would be compared element by element.
        if not has_nan or not any(value is None for value in self.values):
            return self
        return replace(self, values=[math.nan if v is None else v for v in self.values])

    def pairs(self) -> Listed:
        """Pair the parts of complex numbers, which stand one after the other."""
        return replace(self, lens=(len(self.values) // 2, 2))


@dataclass(frozen=True)
class Elements:
    """Elements in one row, in the machine's byte order, and the axes of the lists of them."""

    array: Array
    axes: tuple[int, ...]


def _is_bfloat16(dtype: DType) -> bool:
    return str(dtype.name) == BFLOAT16


class _UnheldError(ValueError):
    """A number that a dtype does not hold, and how many stand before it."""

    def __init__(self, at: int, why: str) -> None:
        super().__init__(why)
        self.at = at


def listed(value: object) -> Listed:
    """Take a value, or those of nested lists of equal length. Nothing here calls itself."""
    if not is_list(value):
        return Listed([value], ())
    level: Sequence[object] = value
    lens = [len(value)]
    while level and isinstance(level[0], (list, tuple)):
        length = len(level[0])
        for at, row in enumerate(level):
            if not isinstance(row, (list, tuple)):
                raise ValueError(
                    f"a list mixes {quoted(row)} with lists, at {at} of depth {len(lens)}"
                )
            if len(row) != length:
                raise ValueError(
                    f"ragged list: row {at} of depth {len(lens)} has {len(row)} items, "
                    f"the rows before it {length}"
                )
        if len(lens) > MAX_AXES:
            raise ValueError(f"lists are nested deeper than the {MAX_AXES} axes of an array")
        lens.append(length)
        level = list(chain.from_iterable(level))  # type: ignore[arg-type]
    return Listed(level, tuple(lens))


def elements(numbers: Listed, dtype: DType, form: str = "plain") -> Elements:
    """Make elements of numbers.

    `form` is `parts` where all real parts of complex numbers stand before all imaginary ones, and
    `bits` where halves are the integers of their bits.
    """
    values, lens = numbers.values, numbers.lens
    # Byte orders are about bytes.
    dtype = native(dtype)
    if dtype.kind == "U":
        return Elements(_texts(values, dtype), lens)
    if dtype.kind in "SV" and not _is_bfloat16(dtype):
        raise ValueError(f"lists hold no elements of {dtype}")
    of_parts, part = form == "parts", dtype
    if dtype.kind == "c":
        part = np.dtype(f"f{dtype.itemsize // 2}")
        if values:
            if not lens or lens[0 if of_parts else -1] != 2:
                raise ValueError(
                    f"lists of the shape {list(lens)} without pairs in a list of {dtype}"
                )
            lens = lens[1:] if of_parts else lens[:-1]
            if of_parts:
                half = len(values) // 2
                values = [
                    v for pair in zip(values[:half], values[half:], strict=True) for v in pair
                ]
    bits = form == "bits" and (dtype == np.float16 or _is_bfloat16(dtype))
    try:
        array = _integers(values, np.dtype("u2")) if bits else _scalars(values, part)
    except _UnheldError as error:
        raise ValueError(f"{_place(numbers.lens, error.at, of_parts)}{error}") from None
    return Elements(array.view(dtype), lens)


def _place(lens: tuple[int, ...], at: int, of_parts: bool) -> str:
    if not lens or of_parts:
        return ""
    place = []
    for length in reversed(lens[1:]):
        place.append(at % length)
        at //= length
    return f"at {[at, *reversed(place)]}: "


def _scalars(values: Sequence[object], dtype: DType) -> Array:
    if dtype.kind == "b":
        return _bools(values)
    if dtype.kind in "iu":
        return _integers(values, dtype)
    if dtype.kind in "mM":
        return _integers(_counts(values, dtype), np.dtype("i8"), dtype)
    return _floats(values, dtype)


def _unheld(at: int, value: object, dtype: DType) -> _UnheldError:
    found = f"the bool {value}" if isinstance(value, bool) else quoted(value)
    return _UnheldError(at, f"{found} in a list of {dtype}")


def _bools(values: Sequence[object]) -> Array:
    words: dict[object, bool] = {"true": True, "false": False}
    if set(map(type, values)) - {bool}:
        values = [words.get(value, value) if isinstance(value, str) else value for value in values]
        for at, value in enumerate(values):
            if type(value) is not bool:
                raise _unheld(at, value, np.dtype(bool))
    return np.array(values, bool)


def _counts(values: Sequence[object], dtype: DType) -> list[object]:
    """Put counts in place of the texts of dates."""

    def counted(value: object) -> object:
        found = _dates.count(value, dtype) if isinstance(value, str) else None
        return value if found is None else found

    return [counted(value) for value in values]


def _integers(values: Sequence[object], dtype: DType, named: DType | None = None) -> Array:
    info, named = np.iinfo(dtype), named or dtype
    if set(map(type, values)) - {int}:
        values = [_whole(at, value, named) for at, value in enumerate(values)]
    if values and not (info.min <= min(values) and max(values) <= info.max):  # type: ignore[type-var, operator]
        for at, value in enumerate(values):
            if not info.min <= value <= info.max:  # type: ignore[operator]
                raise _UnheldError(at, f"{quoted(value)} is out of range for {named}")
    return np.array(values, dtype)


def _whole(at: int, value: object, dtype: DType) -> int:
    """Take an integer, or a float without a fraction that has not been rounded to one."""
    number = _of_word(value) if isinstance(value, str) else value
    if type(number) is int:
        return number
    if type(number) is not float:
        raise _unheld(at, value, dtype)
    if not math.isfinite(number):
        raise _UnheldError(at, f"{number} is out of range for {dtype}")
    if not number.is_integer() or (isinstance(value, str) and not _is_exact(value, number)):
        raise _UnheldError(at, f"{quoted(value)} has a fraction, in a list of {dtype}")
    if abs(number) >= 1 << 52:
        raise _UnheldError(at, f"the float {number} may have been rounded, in a list of {dtype}")
    return int(number)


def _is_exact(word: str, number: float) -> bool:
    """Whether a word spells a float itself, and no decimal beside it."""
    if not _DECIMAL.fullmatch(word):
        return False
    if number == 0.0:
        # Among these are exponents that no Decimal has.
        return not _NONZERO.match(word)
    return Decimal(word) == number


_NAMED = {
    "NaN": math.nan,
    "Infinity": math.inf,
    "-Infinity": -math.inf,
    # R's, and JSONLab's.
    "NA": math.nan,
    "Inf": math.inf,
    "-Inf": -math.inf,
    "_NaN_": math.nan,
    "_Inf_": math.inf,
    "-_Inf_": -math.inf,
}

_INTEGER = re.compile(r"[+-]?[0-9]+")
# Each digit is matched in one way, so that a long text with a fault at its end takes no time.
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_NONZERO = re.compile(r"[+-]?[0.]*[1-9]")
_LEADING_ZERO = re.compile(r"[+-]?0[0-9]")
_LONGEST_INTEGER = 40


def _of_word(word: str) -> int | float | None:
    """Read a number that stands as text. With leading zeros it would be octal to others."""
    if word in _NAMED:
        return _NAMED[word]
    if _LEADING_ZERO.match(word):
        return None
    if _INTEGER.fullmatch(word) and len(word) <= _LONGEST_INTEGER:
        integer = int(word)
        return -0.0 if not integer and word[0] == "-" else integer
    if _DECIMAL.fullmatch(word) and math.isfinite(number := float(word)):
        return number
    return None


def is_number_word(value: object) -> bool:
    """Whether a text spells a number or a bool, where all values are words."""
    return isinstance(value, str) and (value in ("true", "false") or _of_word(value) is not None)


def _floats(values: Sequence[object], dtype: DType) -> Array:
    kinds = set(map(type, values))
    if kinds - {float} and (kinds - {float, int} or dtype != np.float64 or not _are_exact(values)):
        values = [_double(at, value, dtype) for at, value in enumerate(values)]
    doubles = np.array(values, np.float64)
    if dtype == np.float64:
        return doubles
    with np.errstate(all="ignore"):
        if _is_bfloat16(dtype):
            narrow = _to_odd(doubles).astype(dtype)
        else:
            narrow = doubles.astype(dtype)
            if dtype == np.float32:
                _twice_rounded(doubles, narrow)
        lost = np.isfinite(doubles) & ~np.isfinite(narrow.astype(np.float64))
    if lost.any():
        at = int(lost.argmax())
        raise _UnheldError(at, f"{quoted(values[at])} is out of range for {dtype}")
    return narrow


def _are_exact(values: Sequence[object]) -> bool:
    """Whether no integer among numbers has more digits than a double."""
    return all(type(value) is float or -(1 << 53) <= value <= 1 << 53 for value in values)  # type: ignore[operator]


def _double(at: int, value: object, dtype: DType) -> float:
    """Take the double nearest to a number, or that which rounds on as the number itself."""
    if type(value) is float:
        return value
    number = _of_word(value) if isinstance(value, str) else value
    if type(number) not in (int, float):
        raise _unheld(at, value, dtype)
    try:
        nearest = float(number)  # type: ignore[arg-type]
    except OverflowError:
        raise _UnheldError(at, f"{quoted(number)} is out of range for {dtype}") from None
    if nearest == 0.0:
        return nearest
    if type(number) is int:
        exact: int | Decimal = number
    elif isinstance(value, str) and _DECIMAL.fullmatch(value):
        exact = Decimal(value)
    else:
        return nearest
    if dtype == np.float64 or exact == nearest:
        return nearest
    # Of the two doubles around it the one whose last bit is set, which is no tie of smaller floats.
    if np.float64(nearest).view(np.uint64) & np.uint64(1):
        return nearest
    return math.nextafter(nearest, math.inf if exact > nearest else -math.inf)


def _to_odd(doubles: Array) -> Array:
    """Singles that round on to fewer bits as the doubles do."""
    singles = doubles.astype(np.float32)
    bits = singles.view(np.uint32)
    inexact = (singles.astype(np.float64) != doubles) & ~np.isnan(doubles)
    away = inexact & (np.abs(singles.astype(np.float64)) > np.abs(doubles))
    bits[away] -= np.uint32(1)
    bits[inexact] |= np.uint32(1)
    return singles


_TIE = np.uint64(0x3AB5_C87F_B000_0000)
_TWICE_ROUNDED = np.uint32(0x15AE_43FD)


def _twice_rounded(doubles: Array, singles: Array) -> None:
    """Correct the one single whose shortest decimal becomes its neighbour by way of a double."""
    ties = np.abs(doubles).view(np.uint64) == _TIE
    if ties.any():
        bits = singles.view(np.uint32)
        bits[ties] = _TWICE_ROUNDED | (bits[ties] & np.uint32(1 << 31))


_MOST = 8
_ALWAYS = 1 << 16


def _texts(values: Sequence[object], dtype: DType) -> Array:
    """Texts of one width: the stated one, or that of the longest."""
    characters = longest = 0
    for at, value in enumerate(values):
        if not isinstance(value, str):
            raise ValueError(f"{quoted(value)} in a list of texts, at {at}")
        if value.endswith("\0"):
            raise ValueError(f"the text of element {at} ends with NUL, which fills texts up")
        characters, longest = characters + len(value), max(longest, len(value))
    width = dtype.itemsize // 4 or max(longest, 1)
    if longest > width:
        raise ValueError(
            f"a text of {longest} characters, the dtype <U{width} has room for {width}"
        )
    needed = 4 * len(values) * width
    if needed > _MOST * 4 * (len(values) + characters) + _ALWAYS:
        raise ValueError(
            f"{len(values)} texts of {characters} characters would take {needed} bytes"
        )
    try:
        "".join(values).encode()  # type: ignore[arg-type]
    except UnicodeEncodeError:
        raise ValueError("a text has half a surrogate pair, which is no character") from None
    return np.array(values, f"U{width}")
