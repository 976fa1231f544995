"""The triple of Stack Overflow 30698004: [dtype, data, shape]; the data is in C order."""

from arrays import FEW_DTYPES, NUMPY_DTYPES, array, big_endian, full, short
from wires import ENCODE, Golden, is_little, payload


def golden(backend, a, variant="", **changes):
    keys = {"dtype": str(a.dtype), "data": payload(backend, a.tobytes()), "shape": list(a.shape)} | changes
    values = [value for value in keys.values() if value is not None]
    from_f = "from-F" if a.flags.fnc else ""
    exact = is_little(a) and not variant
    return Golden("triple", backend, a, ENCODE[backend](values), exact, variant or from_f, order="C")


def files():
    for backend in ENCODE:
        for a in short(NUMPY_DTYPES) if backend == "json" else full(FEW_DTYPES):
            yield golden(backend, a)
        for a in big_endian(orders="C"):
            yield golden(backend, a)
        for dtype in ("float64", "bool"):
            yield golden(backend, array(dtype, (3,)), "no-shape", shape=None)
        a = array("float64", (2, 3))
        yield golden(backend, a, "typestr", dtype=a.dtype.str)
