"""The arrays that all tests share: each dtype with its hard values, in each layout of memory."""

from __future__ import annotations

import numpy as np

try:
    import ml_dtypes
except ImportError:  # the tests of bfloat16 are then skipped, and say so
    ml_dtypes = None

#: NaN with a payload and the signalling bit, as bits.
_NAN = 0x7FF4_0000_0000_0123

_INTEGERS = ["i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8"]


def _integers(code):
    dtype = np.dtype(code)
    limits = np.iinfo(dtype)
    return np.array([limits.min, limits.max, 0, 1, 2, 3], dtype)


def _floats(code):
    dtype = np.dtype(code)
    limits = np.finfo(dtype)
    array = np.array([-0.0, limits.smallest_subnormal, limits.max, np.inf, 0.1, np.nan], dtype)
    if code == "f8":
        array.view("u8")[5] = _NAN
    return array


def _complex(code):
    return _floats(code[0].replace("c", "f") + str(int(code[1:]) // 2)).repeat(2).view(code)[:6]


_RECORD = np.dtype(
    [
        ("x", "f8"),
        ("id", "i4", (3,)),
        ("uv", [("u", "f4"), ("v w", ">c8")]),
        ("flags", "?", (2, 2)),
        ("at", "M8[ns]"),
        ("text", "U3"),
        ("raw", "V2"),
        ("'\"\\é\n", "S2"),
    ]
)
_PADDED = np.dtype(
    {"names": ["b", "a"], "formats": ["i2", "f4"], "offsets": [9, 1], "itemsize": 16}
)


def _records(dtype):
    random = np.random.default_rng(5)
    array = np.zeros(6, dtype)
    for name in dtype.names:
        if dtype[name].base.kind in "fiu":
            array[name] = random.integers(0, 100, array[name].shape)
    if "flags" in dtype.names:
        array["flags"][2] = [[True, False], [False, True]]
        array["uv"]["v w"] = 1 - 2j
        array["at"] = np.datetime64("2026-11-30")
        array["text"] = ["", "a", "äöü", "😀", "b\0c", "abc"]
        array["raw"] = b"\xff\x00"
        array["'\"\\é\n"] = b"\xff"
    return array


#: One row of six elements for each dtype.
ROWS = {
    "bool": np.array([True, False, False, True, True, False]),
    **{np.dtype(code).name: _integers(code) for code in _INTEGERS},
    **{np.dtype(code).name: _floats(code) for code in ("f2", "f4", "f8")},
    **{np.dtype(code).name: _complex(code) for code in ("c8", "c16")},
    "datetime64[ns]": np.array([0, 1, -1, 2**62, -(2**62), -(2**63)], "i8").view("M8[ns]"),
    "timedelta64[25s]": np.array([0, 1, -1, 2**62, 7, -(2**63)], "i8").view("m8[25s]"),
    "<U5": np.array(["horse", "", "é", "😀", "a\0b", "x"]),
    "|S3": np.array([b"\xff\x00\x01", b"", b"a", b"ab", b"abc", b"\x00x"]),
    "|V4": np.frombuffer(bytes(range(24)), "V4"),
    "record": _records(_RECORD),
    "padded record": _records(_PADDED),
}
if ml_dtypes is not None:
    ROWS["bfloat16"] = np.array([0x8000, 1, 0x7F80, 0x7FA1, 0xFFC0, 0x3DCD], "u2").view(
        ml_dtypes.bfloat16
    )


def _gaps(row):
    return np.repeat(row, 2).reshape(6, 2)[::-1, 0].reshape(2, 3)


def _swapped(row):
    order = "<" if np.array(1, "=i2").dtype.newbyteorder("S") == np.dtype("<i2") else ">"
    return row.astype(row.dtype.newbyteorder(order)).reshape(2, 3)


def _inner_gaps(row):
    return np.stack([row, row], axis=-1)[..., 0]


#: What becomes of a row.
LAYOUTS = {
    "0-d": lambda row: row[1].reshape(()) if row.ndim > 1 else row[1:2].reshape(()),
    "row": lambda row: row,
    "2x3": lambda row: row.reshape(2, 3),
    "F": lambda row: np.asfortranarray(row.reshape(2, 3)),
    "3-d F": lambda row: row.reshape(1, 2, 3).transpose(),
    "other byte order": _swapped,
    "reversed, with gaps": _gaps,
    "inner gaps": _inner_gaps,
    "no elements": lambda row: row[:0].reshape(0, 3),
    "one-element F": lambda row: row[:1].reshape(1, 1, 1),
    "32 axes": lambda row: row.reshape((1,) * 30 + (2, 3)),
}

CASES = [(dtype, layout) for dtype in ROWS for layout in LAYOUTS]


def case(dtype, layout):
    """The array of a row of `CASES`."""
    return LAYOUTS[layout](ROWS[dtype])


def bits(array):
    """The elements in C order, little-endian, and of records without their padding, as bytes."""
    if array.dtype.names is None:
        return array.astype(array.dtype.newbyteorder("<"), order="C").tobytes()
    row = array.reshape(-1)  # fields may have axes of their own, which NumPy counts
    return [bits(row[name]) for name in array.dtype.names]
