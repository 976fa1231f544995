"""NumPy's own file: bare, as bytes, as base64 in JSON, and as Latin-1 text in JSON."""

import io
import struct

import numpy as np

from arrays import FEW_DTYPES, NUMPY_DTYPES, array, big_endian, full, short
from wires import ENCODE, Golden, compact_json, is_little, payload


def npy(a, version=None):
    """The file as numpy.save writes it, or in a version that it would not choose."""
    file = io.BytesIO()
    if version is None:
        np.save(file, a)
    else:
        np.lib.format.write_array(file, a, version=version)
    return file.getvalue()


def old_npy(a):
    """The file of NumPy before 1.14: the header ends at a multiple of 16, not of 64."""
    header = npy(a)[10:].split(b"\n", 1)[0].rstrip()
    header += b" " * (-(10 + len(header) + 1) % 16) + b"\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header + a.tobytes(order="A")


def cases(arrays):
    """Array, file, whether our writer's is the same, and what is special about it."""
    for a in arrays:
        yield a, npy(a), True, ""
    for a in big_endian():
        yield a, npy(a), False, ""
    for order in "CF":
        for version in ((2, 0), (3, 0)):
            a = array("float64", (2, 3), order)
            yield a, npy(a, version), False, f"version-{version[0]}"
    a = array("float64", (2, 3))
    yield a, old_npy(a), False, "numpy-1.13"
    a = array("float64", (1,) * 16)  # the header is longer here only by the room for a growing axis
    yield a, npy(a), True, ""
    a = array("complex128", (1,) * 13 + (10,))  # the header needs no padding, and NumPy adds 64 bytes
    yield a, npy(a), True, ""


def files():
    for a, content, exact, variant in cases(short(NUMPY_DTYPES)):
        yield Golden("npy", "raw", a, content, exact, variant)
    for backend in ENCODE:
        for a, content, exact, variant in cases(full(FEW_DTYPES)):
            yield Golden("npy", backend, a, ENCODE[backend](payload(backend, content)), exact, variant)
    for a, content, exact, variant in cases(full(FEW_DTYPES)):
        text = content.decode("latin-1")
        yield Golden("npy_latin1", "json", a, compact_json(text, ensure_ascii=False), exact, variant)
        if a.dtype.name in ("float64", "bool") and is_little(a) and not variant:
            yield Golden("npy_latin1", "json", a, compact_json(text), False, "ascii")
    every_byte = np.arange(256, dtype="uint8").reshape(16, 16)
    text = npy(every_byte).decode("latin-1")
    yield Golden("npy_latin1", "json", every_byte, compact_json(text, ensure_ascii=False), True)
