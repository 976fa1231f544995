"""Archives of arrays, by numpy.savez and numpy.savez_compressed."""

import io
import zipfile
from unittest import mock

import numpy as np


def arrays():
    return {
        "weights": np.asfortranarray(np.arange(6, dtype="f8").reshape(2, 3)),
        "big": np.array([[1, 2], [-3, 4]], ">i2"),
        "flags": np.array([True, False]),
        "days": np.array(["2024-02-29", "NaT"], "M8[D]"),
        "words": np.array(["ab", "\u20ac"]),
        "raw": np.array([b"\x01\xff"]),
        "points": np.array([(0.5, [1, 2])], [("x", "<f8"), ("id", "<i4", (2,))]),
        "none": np.zeros((0, 3), "f4"),
        "a/b": np.array([1j], "c8"),
        "gr\xf6\xdfe": np.array([2**64 - 1], "u8"),
        "epochs": 3,
        "rate": 0.5,
        "name": "n\xe9",
        "is_on": np.True_,
    }


def saved(save):
    file = io.BytesIO()
    save(file, np.array([7], "u1"), **arrays())
    return file.getvalue()


def files():
    yield "stored", saved(np.savez)
    yield "compressed", saved(np.savez_compressed)
    # As an archive of more than 4 GiB and 65,535 members.
    with mock.patch.multiple(zipfile, ZIP64_LIMIT=0, ZIP_FILECOUNT_LIMIT=0):
        wide = saved(np.savez)
    assert b"PK\x06\x06" in wide and len(np.load(io.BytesIO(wide))) == 15
    yield "wide", wide
