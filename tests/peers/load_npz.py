"""Loads the archives that tests/peers/main.rs writes, without pickles.

    python tests/peers/load_npz.py FOLDER
"""

import sys
import zipfile
from pathlib import Path

import numpy as np

EXPECTED = {
    "weights": np.asfortranarray(np.array([[0.5, -0.0, np.inf], [2, 3, 4]])),
    "flags": np.array([True, False]),
    "days": np.array([1, -1], "M8[D]"),
    "words": np.array(["ab", "\u20ac"]),
    "points": np.array([(1, [2.0, 3.0])], [("x", "<i4"), ("y", "<f8", (2,))]),
    "none": np.zeros((0, 3), "f4"),
    "file": np.array([1, 2], "u1"),
    "gr\xf6\xdfe": np.array(2.5, "f4"),
    "epochs": np.array(3, "u8"),
    "name": np.array("n\xe9"),
    "is_on": np.array(True),
    "zeros": np.zeros(100_000, "i8"),
}


def equal(a, b):
    same = a.dtype == b.dtype and a.shape == b.shape and a.flags.f_contiguous == b.flags.f_contiguous
    return same and a.tobytes() == b.tobytes()


def main():
    for method, name in ((zipfile.ZIP_STORED, "stored"), (zipfile.ZIP_DEFLATED, "compressed")):
        path = Path(sys.argv[1]) / f"{name}.npz"
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
            assert {member.compress_type for member in archive.infolist()} == {method}
        loaded = np.load(path, allow_pickle=False)
        assert loaded.files == list(EXPECTED), loaded.files
        for key, array in EXPECTED.items():
            assert equal(loaded[key], array), (name, key, loaded[key])
    print(f"2 archives of {len(EXPECTED)} arrays are as written, by NumPy {np.__version__}")


main()
