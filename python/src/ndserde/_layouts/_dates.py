"""Dates as text, as other programs write them: `2021-01-31`, `2021-01-31T12:30:00.5Z`."""

from __future__ import annotations

import re
from datetime import date

import numpy as np

from .._dtype import DType

NAT = -(1 << 63)

_SECOND = 10**18
#: What one of each lasts, in attoseconds.
_UNITS = {
    "W": 7 * 86_400 * _SECOND,
    "D": 86_400 * _SECOND,
    "h": 3600 * _SECOND,
    "m": 60 * _SECOND,
    "s": _SECOND,
    "ms": 10**15,
    "us": 10**12,
    "ns": 10**9,
    "ps": 10**6,
    "fs": 10**3,
    "as": 1,
}
_TIME = re.compile(
    r"(\d{4})-(\d{2})(?:-(\d{2})"
    r"(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?(?:\.(\d{1,18}))?(?:Z|\+00:00)?)?)?",
    re.ASCII,
)
_EPOCH = date(1970, 1, 1).toordinal()


def count(text: str, dtype: DType) -> int | None:
    """Count the dtype's unit up to a date; None where it is no date, or no whole count."""
    if text == "NaT":
        return NAT
    match = _TIME.fullmatch(text) if dtype.kind == "M" else None
    if not match:
        return None
    year, month, day, hours, minutes, seconds = (int(part or 0) for part in match.groups()[:6])
    if hours > 23 or minutes > 59 or seconds > 59:
        return None
    try:
        # Python's years begin with 1. The calendar comes back after 400 years, of 146,097 days.
        days = date(year or 400, month, day if match[3] else 1).toordinal() - _EPOCH
    except ValueError:
        return None
    days -= 0 if year else 146_097
    unit, step = np.datetime_data(dtype)
    within = ((hours * 60 + minutes) * 60 + seconds) * _SECOND + int(
        (match[7] or "").ljust(18, "0")
    )
    if unit in ("Y", "M"):
        if within or (match[3] and int(match[3]) != 1):
            return None
        whole, step = (year - 1970) * 12 + month - 1, step * (12 if unit == "Y" else 1)
    else:
        whole, step = days * _UNITS["D"] + within, step * _UNITS[unit]
    found, rest = divmod(whole, step)
    return found if not rest and NAT < found < 1 << 63 else None
