"""Writes the arrays that the languages read and write back, as .npy files, without NumPy.

    documents.py FOLDER

Those that a language cannot have are beside them as what it makes of them: in `vectors` where none are
without axes, in `matrices` where all have two axes.
"""

import pathlib
import struct
import sys

NAN = struct.unpack("<d", struct.pack("<Q", 0x7FF8_0000_0000_1234))[0]
SPECIAL = [NAN, -0.0, float("inf"), float("-inf"), 0.1, 5e-324]
# Name, dtype, the letter of `struct`, the three shapes, whether in F order, the elements as they lie in
# memory. The element of `rows` and `columns` at [0, 2] is 3.5.
ARRAYS = [
    ("special", "<f8", "d", [(6,), (6,), (6, 1)], False, SPECIAL),
    ("matrix", "<f8", "d", [(2, 3)] * 3, False, SPECIAL),
    ("rows", "<f4", "f", [(2, 3)] * 3, False, [1.5, 2.5, 3.5, 4.5, 5.5, 6.5]),
    ("columns", "<f4", "f", [(2, 3)] * 3, True, [1.5, 4.5, 2.5, 5.5, 3.5, 6.5]),
    ("rows64", "<f8", "d", [(2, 3)] * 3, False, [1.5, 2.5, 3.5, 4.5, 5.5, 6.5]),
    ("columns64", "<f8", "d", [(2, 3)] * 3, True, [1.5, 4.5, 2.5, 5.5, 3.5, 6.5]),
    ("wide", "<i8", "q", [(3,), (3,), (3, 1)], False, [2**53 + 1, 2**63 - 1, -(2**63)]),
    ("deep", "<f8", "d", [(2, 3, 9)] * 3, False, [x / 4 for x in range(54)]),
    ("small", "|u1", "B", [(4,), (4,), (4, 1)], False, [0, 1, 128, 255]),
    ("point", "<f8", "d", [(), (1,), (1, 1)], False, [0.1]),
    ("empty", "<f8", "d", [(0, 3)] * 3, False, []),
]

for name, dtype, letter, shapes, fortran, elements in ARRAYS:
    for folder, shape in zip(("", "vectors", "matrices"), shapes):
        head = f"{{'descr': '{dtype}', 'fortran_order': {fortran}, 'shape': {shape}, }}"
        head += " " * (-(len(head) + 11) % 64) + "\n"
        path = pathlib.Path(sys.argv[1]) / folder
        path.mkdir(parents=True, exist_ok=True)
        (path / f"{name}.npy").write_bytes(
            b"\x93NUMPY\x01\0"
            + struct.pack("<H", len(head))
            + head.encode()
            + struct.pack(f"<{len(elements)}{letter}", *elements)
        )
