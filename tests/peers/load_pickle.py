"""Loads the whole pickle that tests/peers/main.rs writes, as any program would, with warnings as errors.

    python tests/peers/load_pickle.py FILE
"""

import pickle
import sys
import warnings
from pathlib import Path

import numpy as np

warnings.simplefilter("error")


def equal(a, b):
    """The same type, and for arrays the same dtype, order and bits."""
    if isinstance(b, np.ndarray):
        order = a.flags.f_contiguous == b.flags.f_contiguous
        return type(a) is np.ndarray and a.dtype == b.dtype and order and a.tobytes() == b.tobytes() and a.shape == b.shape
    if isinstance(b, dict):
        return a.keys() == b.keys() and all(equal(a[key], b[key]) for key in b)
    if isinstance(b, (list, tuple)):
        return type(a) is type(b) and len(a) == len(b) and all(map(equal, a, b))
    return type(a) is type(b) and a == b


EXPECTED = {
    "name": "né",
    "integers": [0, 255, 256, 65536, -1, 2**31, -(2**63), 2**64 - 1],
    "wide": (2**127 - 1, -(2**127)),
    "large": 2**128 - 1,
    "floats": [0.5, float("inf")],
    "pair": (True, None),
    "raw": b"\x00\xff",
    "variants": ["Unit", {"New": 1}, {"Tuple": (1, 2)}, {"Struct": {"a": 3}}],
    "weights": np.array([[1.5, -0.0, np.inf], [2.0, 3.0, 4.0]]),
    "fortran": np.asfortranarray(np.arange(6, dtype="i2").reshape(2, 3)),
    "scalar": np.array(2.5, "f4"),
    "empty": np.zeros((0, 3), "u1"),
    "large_array": np.zeros(100_000, "u1"),
    "flags": np.array([True, False]),
    "dates": np.array([1, -1], "M8[25s]"),
    "words": np.array(["ab", "\u20ac"]),
    "records": np.array([(1, [2.0, 3.0], (4,))], [("x", "<i4"), ("y", "<f8", (2,)), ("in", [("u", "|u1")])]),
    "layers": [np.array([1, 2], "u1"), np.array([], "u1")],
    "values": {
        "complex": np.array(1.5 - 2j),
        "integers": [2**200, -(2**200), 10**4300 - 1],
        "keys": {2**200: 1, -(2**200): 2},
    },
    "readable": {"dtype": "uint8", "shape": [1], "byteorder": "little", "order": "C", "data": [1]},
}


def main():
    loaded = pickle.loads(Path(sys.argv[1]).read_bytes())
    wrong = [key for key in EXPECTED.keys() | loaded.keys() if not equal(loaded.get(key), EXPECTED.get(key))]
    for key in wrong:
        print(f"{key} is {loaded.get(key)!r}, not {EXPECTED.get(key)!r}")
    # An array without axes is equal to Python's number.
    assert wrong or loaded["values"]["complex"] == 1.5 - 2j
    # What was loaded is what NumPy itself would have made, down to its use.
    assert wrong or loaded["weights"].flags.writeable and (loaded["weights"] + 1).shape == (2, 3)
    print(f"{len(EXPECTED) - len(wrong)} of {len(EXPECTED)} values are as written, by NumPy {np.__version__}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
