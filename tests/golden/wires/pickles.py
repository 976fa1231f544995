"""Pickles of arrays: as bytes, as base64 in JSON, and as Latin-1 text in JSON."""

import io
import itertools
import pickle
import struct
import warnings

import ml_dtypes
import numpy as np

from arrays import DTYPES, FEW_DTYPES, array, big_endian, full, short
from wires import ENCODE, Golden, compact_json, is_little, payload


def integer(n):
    """The shortest opcode of an axis."""
    return b"K%c" % n if n < 256 else b"M" + struct.pack("<H", n)


def ours(a):
    """The program that ndserde writes, which pickle.dumps does not: NumPy 1 and 2 load it without a
    warning, as long as it says numpy.core."""
    data = a.tobytes(order="A")
    mark, size = ("|" if a.dtype.itemsize == 1 else "<"), a.dtype.itemsize
    if a.dtype == ml_dtypes.bfloat16:
        code, flags = b"cml_dtypes\nbfloat16\n", b"K\x02K\x02K\x40"
    else:
        code, flags = b"\x8c" + pascal(f"{a.dtype.kind}{size}"), b"J\xff\xff\xff\xff" * 2 + b"K\x00"
    return b"".join((
        b"\x80\x04cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x00\x85C\x01b\x87R",
        b"(K\x01(", *map(integer, a.shape), b"t",
        b"cnumpy\ndtype\n", code, b"\x89\x88\x87R(K\x03\x8c", pascal(mark), b"NNN", flags, b"tb",
        b"\x88" if a.flags.f_contiguous and not a.flags.c_contiguous else b"\x89",
        (b"C%c" % len(data) if len(data) < 256 else b"B" + struct.pack("<I", len(data))), data,
        b"tb.",
    ))  # fmt: skip


def pascal(text):
    return bytes([len(text)]) + text.encode()


def checked(a, content):
    """The pickle, which Python loads without a warning."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        loaded = pickle.loads(content)
    assert loaded.dtype == a.dtype and loaded.shape == a.shape and loaded.tobytes() == a.tobytes()
    return content


class Python2(pickle._Pickler):
    """A pickler whose bytes and ASCII text are the strings of Python 2."""

    def save_string(self, value):
        data = value if isinstance(value, bytes) else value.encode("ascii")
        if self.proto == 0:
            self.write(b"S" + repr(data)[1:].encode() + b"\n")
        elif len(data) < 256:
            self.write(b"U" + bytes([len(data)]) + data)
        else:
            self.write(b"T" + struct.pack("<i", len(data)) + data)
        self.memoize(value)

    def save_text(self, value):
        self.save_string(value) if value.isascii() else self.save_str(value)

    dispatch = {**pickle._Pickler.dispatch, bytes: save_string, str: save_text}


def numpy_1(value, protocol, pickler=pickle._Pickler):
    """The pickle with the names that NumPy's modules had before version 2."""
    whichmodule = pickle.whichmodule
    pickle.whichmodule = lambda *what: whichmodule(*what).replace("numpy._core", "numpy.core")
    file = io.BytesIO()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that numpy.core is deprecated
            pickler(file, protocol).dump(value)
    finally:
        pickle.whichmodule = whichmodule
    return file.getvalue()


def others(arrays):
    """Array, pickle, and which writer's it is."""
    for a in arrays:
        for protocol in range(6):
            yield a, pickle.dumps(a, protocol), f"protocol-{protocol}"
        for protocol in (2, 4, 5):
            yield a, numpy_1(a, protocol), f"numpy-1-protocol-{protocol}"
        for protocol in (0, 2):
            yield a, numpy_1(a, protocol, Python2), f"python-2-protocol-{protocol}"


def permuted():
    """Arrays with their axes in any order: protocol 5 has the elements as they lie in memory."""
    three, four = (2, 3, 4), (2, 3, 1, 4)
    orders = [*itertools.permutations(range(3)), (1, 0, 3, 2), (3, 1, 0, 2), (0, 2, 1, 3), (2, 3, 0, 1)]
    for order in orders:
        dtype, shape = ("int16", three) if len(order) == 3 else ("complex128", four)
        a = array(dtype, shape).transpose(order)
        yield a, pickle.dumps(a, 5), f"axes-{''.join(map(str, order))}"
    a = array("float64", three, byteorder="big").transpose(2, 0, 1)
    yield a, pickle.dumps(a, 5), "axes-201"


def scalars():
    """NumPy scalars, which are read as arrays without axes."""
    for dtype in DTYPES:
        a = array(dtype, ())
        for protocol in (2, 5):
            yield a, pickle.dumps(a[()], protocol), f"scalar-protocol-{protocol}"


def files():
    for a in short(DTYPES):
        yield Golden("pickle", "msgpack", a, ENCODE["msgpack"](checked(a, ours(a))))
    for backend in ENCODE:
        for a in full(FEW_DTYPES):
            if backend != "msgpack":
                yield Golden("pickle", backend, a, ENCODE[backend](payload(backend, checked(a, ours(a)))))
    few = [array("float64", (2, 3), "C"), array("int16", (2, 3), "F"), array("bool", (3,)), array("complex64", ())]
    few += [array("float64", (0, 3)), array("int16", (300,)), *big_endian(["float64"])]
    for a, content, variant in others(few):
        yield Golden("pickle", "msgpack", a, ENCODE["msgpack"](content), False, variant)
        if a.shape == (2, 3) and is_little(a):
            text = content.decode("latin-1")
            yield Golden("pickle", "json", a, compact_json(payload("json", content)), False, variant)
            yield Golden("pickle_latin1", "json", a, compact_json(text), False, variant)
    for a, content, variant in (*permuted(), *scalars()):
        yield Golden("pickle", "msgpack", a, ENCODE["msgpack"](content), False, variant)
    strided = array("int16", (4, 6), start=3)[::2, ::-2]
    for protocol in (2, 5):
        yield Golden("pickle", "cbor", strided, ENCODE["cbor"](pickle.dumps(strided, protocol)), False, f"strided-protocol-{protocol}")
    for a in full(FEW_DTYPES):
        text = ours(a).decode("latin-1")
        yield Golden("pickle_latin1", "json", a, compact_json(text, ensure_ascii=False))
        if is_little(a) and a.dtype.name == "float64":
            yield Golden("pickle_latin1", "json", a, compact_json(text), False, "ascii")
    every_byte = np.arange(256, dtype="uint8").reshape(16, 16)
    text = ours(every_byte).decode("latin-1")
    yield Golden("pickle_latin1", "json", every_byte, compact_json(text, ensure_ascii=False))
