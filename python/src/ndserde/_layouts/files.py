"""Files as one value: `.npy`, and pickles, which are never loaded."""

from __future__ import annotations

from .._array import Array, Buffer
from . import npy

_NPY = ("k05VTVBZ", "\x93NUMPY")
# From protocol 2 on as base64; before with the name of NumPy.
_PICKLE = (*(f"gA{letter}" for letter in "IJKLMNOPQRSTUVWX"), "Y251bXB5", "cnumpy")
_PROTOCOLS = tuple(f"\x80{chr(protocol)}" for protocol in range(2, 6))


def text(value: str) -> Array | None:
    """Read the file that a text is; None if it starts like none."""
    if value.startswith(_NPY):
        return npy.text(value)
    if value.startswith(_PROTOCOLS) or (value.startswith(_PICKLE) and len(value) > 8):
        _refuse_pickle()
    return None


def file(value: Buffer) -> Array | None:
    """Read the file that bytes are; None if they start like none."""
    if bytes(value[:6]) == npy.MAGIC:
        return npy.file(value)
    start = bytes(value[:16]).decode("latin-1")
    if start.startswith(_PROTOCOLS) or start.startswith("cnumpy"):
        _refuse_pickle()
    # Some formats hand over text as bytes.
    return text(bytes(value).decode("ascii")) if start.startswith(_NPY[0]) else None


def _refuse_pickle() -> None:
    raise ValueError(
        "this is a pickle, which could run any program and is never loaded: write the array with"
        " ndserde.encode or numpy.save, or read it with the Rust crate ndserde, which executes none"
    )
