"""A head of some bytes and the elements, by the function of Python on the page of the wire."""

import ast
import io
from pathlib import Path

import numpy as np

from arrays import FEW_DTYPES, array, big_endian, full, short
from wires import ENCODE, Golden, payload

PAGE = Path(__file__).parents[3] / "ndserde-core/src/wire/packed.md"


def functions():
    """What the page defines."""
    section = PAGE.read_text().split("\n# In Python\n")[1]
    names = {"np": np, "io": io, "ast": ast}
    exec(section.split("```python\n")[1].split("\n```")[0], names)
    return names


def files():
    write, read = (functions()[name] for name in ("write_packed", "read_packed"))
    few = {"json": short(), "cbor": full(FEW_DTYPES), "msgpack": full()}
    for backend, arrays in few.items():
        for a in arrays:
            content = write(a)
            assert write(read(content)) == content
            yield Golden("packed", backend, a, ENCODE[backend](payload(backend, content)))
        for a in big_endian():
            yield Golden("packed", backend, a, ENCODE[backend](payload(backend, write(a))), False)
    a = array("uint8", (1, 300))  # an axis of two bytes
    yield Golden("packed", "msgpack", a, ENCODE["msgpack"](write(a)))
