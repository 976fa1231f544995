"""The bytes of the elements alone, of arrays of one axis."""

from arrays import full, short
from wires import ENCODE, Golden, payload


def files():
    for backend in ENCODE:
        for a in short() if backend == "json" else full():
            if a.ndim == 1:
                yield Golden("raw", backend, a, ENCODE[backend](payload(backend, a.tobytes())))
