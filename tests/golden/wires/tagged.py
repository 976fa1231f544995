"""The tagged wire, as a user's NumPy, json, cbor2 and msgpack would write it."""

from arrays import array, big_endian, byteorder_of, full, name_of, order_of, short
from wires import ENCODE, Golden, b64, compact_json, nested_lists, payload

WIRE = "tagged"
BINARY = ("cbor", "msgpack")
ONE_BYTE = ("bool", "int8", "uint8")
TYPESTRS = [
    ("float64", "big", "F"),
    ("int16", "little", "C"),
    ("bool", "little", "C"),
    ("uint8", "little", "C"),
    ("complex128", "little", "F"),
    ("float16", "big", "C"),
]


def tagged(array, backend, **changes):
    """The five keys in their order; a change to None leaves its key out."""
    keys = {
        "dtype": name_of(array),
        "shape": list(array.shape),
        "byteorder": byteorder_of(array),
        "order": order_of(array),
        "data": payload(backend, array.tobytes(order="A")),
    }
    return {key: value for key, value in (keys | changes).items() if value is not None}


def exact_files():
    for backend in ENCODE:
        for a in full() if backend == "json" else short():
            yield Golden(WIRE, backend, a, ENCODE[backend](tagged(a, backend)))


def variant(backend, a, name, **changes):
    return Golden(WIRE, backend, a, ENCODE[backend](tagged(a, backend, **changes)), False, name)


def other_spellings(backend):
    """Everything that a reader takes and our writer never writes."""
    for a in big_endian():
        yield variant(backend, a, "")
    for dtype, byteorder, order in TYPESTRS if backend == "json" else TYPESTRS[:3]:
        a = array(dtype, (2, 3), order, byteorder=byteorder)
        yield variant(backend, a, "typestr", dtype=a.dtype.str, byteorder=None)
    a = array("float64", (2, 3), byteorder="big")
    yield variant(backend, a, "typestr-and-byteorder", dtype=a.dtype.str)

    a = array("float64", (2, 3), "F")
    for name, keys in {
        "keys-sorted": ["byteorder", "data", "dtype", "order", "shape"],
        "keys-reversed": ["data", "order", "byteorder", "shape", "dtype"],
    }.items():
        o = tagged(a, backend)
        yield Golden(WIRE, backend, a, ENCODE[backend]({key: o[key] for key in keys}), False, name)

    yield variant(backend, array("int32", (2, 3)), "order-missing", order=None)
    for dtype in ONE_BYTE:
        yield variant(backend, array(dtype, (2, 3), "F"), "byteorder-missing", byteorder=None)
    yield variant(backend, array("uint8", (3,)), "shortest", byteorder=None, order=None)


def lists(backend):
    """`data` as a list of numbers, flat or nested, whatever the backend."""
    for dtype in ("bool", "int16", "uint64", "float64", "complex64"):
        c = array(dtype, (2, 3), any_nan=False)
        if backend == "json" or dtype in ("bool", "int16", "uint64"):
            flat = nested_lists(c.reshape(-1))
            yield variant(backend, c, "list-flat", data=flat)
            yield variant(backend, c, "list-nested", data=nested_lists(c))
    f = array("int16", (2, 3), "F")
    yield variant(backend, f, "list-nested", data=nested_lists(f))
    if backend in BINARY:  # these have NaN and the infinities as numbers
        c = array("float64", (2, 3), any_nan=False)
        yield variant(backend, c, "list-flat", data=c.reshape(-1).tolist())


def sequences():
    """The five values without their keys, as compact MessagePack has them."""
    for a in (array("float64", (2, 3), "F"), array("int16", (3,)), array("bool", ())):
        values = list(tagged(a, "msgpack").values())
        yield Golden(WIRE, "msgpack", a, ENCODE["msgpack"](values), False, "sequence")


def spaced_json():
    """JSON with spaces and escapes: a key in \\u, and base64 whose slashes are escaped."""
    a = array("float64", (2, 3))
    text = compact_json(tagged(a, "json", data=b64(a.tobytes()))).decode()
    text = text.replace('"dtype"', '"\\u0064type"').replace("/", "\\/").replace(",", ", ").replace(":", ": ")
    yield Golden(WIRE, "json", a, text.encode(), False, "escaped-spaced")


def files():
    yield from exact_files()
    for backend in ENCODE:
        yield from other_spellings(backend)
        yield from lists(backend)
    yield from sequences()
    yield from spaced_json()
