"""The wires of nested lists: `readable` (with the five keys) and `nested` (bare)."""

from arrays import DTYPES, NUMPY_DTYPES, array, short, simple_array
from wires import Golden, compact_json, nested_lists
from wires.tagged import tagged

FLOATS = ("float16", "float32", "float64", "complex64", "complex128")


def is_exact(a):
    """Float text differs between languages (1e-05, 1e-5): sure only of integers and bools."""
    return a.dtype.kind in "biu"


def readable():
    def golden(a, exact, variant="", **changes):
        o = tagged(a, "json", **({"data": nested_lists(a)} | changes))
        return Golden("readable", "json", a, compact_json(o), exact, variant)

    for a in short(DTYPES, any_nan=False):
        yield golden(a, is_exact(a))
    for dtype in FLOATS:
        for order in "CF":
            yield golden(simple_array(dtype, (2, 3), order), True, "simple")
    whole = array("int16", (2, 3)).astype("float64")
    yield golden(whole, False, "no-point", data=whole.astype(int).tolist())  # as JavaScript writes 1.0
    a = array("int16", (2, 3), "F")
    yield golden(a, False, "typestr", dtype="<i2", byteorder=None)
    yield golden(a, False, "flat", order="C", data=a.reshape(-1).tolist())._replace(order="C")
    yield golden(a, False, "order-missing", order=None)._replace(order="C")
    o = tagged(a, "json", data=nested_lists(a))
    yield Golden("readable", "json", a, compact_json(o, sort_keys=True), False, "keys-sorted")
    for a in (array("float64", (2, 3), "F"), array("bool", (3,))):
        yield Golden("readable", "json", a, compact_json(tagged(a, "json")), False, "base64")


def nested():
    """Bare lists lose the shape of 0x3 and every memory order, so neither is here."""

    def golden(a, exact, variant=""):
        return Golden("nested", "json", a, compact_json(nested_lists(a)), exact, variant, order="C")

    for a in short(NUMPY_DTYPES, any_nan=False):
        if a.size:
            yield golden(a, is_exact(a), "from-F" if a.flags.fnc else "")
    for shape in ((0,), (2, 0), (2, 1, 3)):
        yield golden(array("int16", shape), True)
    for dtype in FLOATS:
        yield golden(simple_array(dtype, (2, 3)), True, "simple")


def files():
    yield from readable()
    yield from nested()
