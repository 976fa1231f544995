"""CBOR's typed arrays (RFC 8746), by cbor2: tags around the bytes of NumPy's arrays."""

from cbor2 import CBORTag, dumps

from arrays import INTEGERS, array, big_endian, full, order_of
from wires import Golden, is_little

WIRE = "typed_array"
DTYPES = ("bool", *INTEGERS, "float16", "float32", "float64")


def tag_of(a):
    """The RFC's bits: the kind, the byte order, the width."""
    kind = {"u": 64, "i": 72, "f": 80}[a.dtype.kind]
    width = (a.dtype.itemsize // (2 if a.dtype.kind == "f" else 1)).bit_length() - 1
    little = 4 if a.dtype.itemsize > 1 and is_little(a) else 0
    return kind + little + width


def elements(a):
    if a.dtype.kind == "b":
        return CBORTag(41, a.reshape(-1, order="A").tolist())
    return CBORTag(tag_of(a), a.tobytes(order="A"))


def grid(a, inside):
    return CBORTag(1040 if order_of(a) == "F" else 40, [list(a.shape), inside])


def typed(a):
    return elements(a) if a.ndim == 1 else grid(a, elements(a))


def variant(a, name, value, **changes):
    return Golden(WIRE, "cbor", a, dumps(value), False, name, **changes)


def files():
    for a in full(DTYPES):
        yield Golden(WIRE, "cbor", a, dumps(typed(a)))
    for a in big_endian(("int16", "uint32", "float16", "float64")):
        yield Golden(WIRE, "cbor", a, dumps(typed(a)), False)
    a = array("int16", (3,), byteorder="big")
    yield variant(a, "", typed(a))

    a = array("uint8", (3,))
    yield variant(a, "clamped", CBORTag(68, a.tobytes()))
    yield variant(a, "untagged", a.tobytes())
    yield variant(a, "of-one-axis", grid(a, elements(a)))
    for dtype in ("bool", "int16", "uint64", "float64"):
        for order in "CF":
            a = array(dtype, (2, 3), order, any_nan=False)
            flat = a.reshape(-1, order="A").tolist()
            yield variant(a, "list-untagged", grid(a, flat))
            yield variant(a, "list-untagged-41", grid(a, CBORTag(41, flat)))
        a = array(dtype, (2, 3), any_nan=False)
        yield variant(a, "list-untagged-alone", a.tolist())
        a = array(dtype, (3,), any_nan=False)
        yield variant(a, "list-untagged-alone", a.tolist())
        yield variant(a, "list-untagged-41", CBORTag(41, a.tolist()))
    for shape in ((), (2, 3)):
        a = array("uint8", shape)
        yield variant(a, "bytes-untagged", grid(a, a.tobytes()))
