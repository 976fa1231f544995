"""CBOR with arrays as values anywhere in it, by cbor2 (`ndserde[cbor]`)."""

from __future__ import annotations

from typing import Any

try:
    import cbor2
except ImportError as error:
    raise ImportError("ndserde.cbor needs the package cbor2 (ndserde[cbor])") from error

from . import _hooks
from ._splice import LARGE, MARK, Splice

__all__ = ["dumps", "loads"]

# The first byte of a string of bytes, by how its length stands: in 4 bytes, in 8, or in the byte.
_BYTES_4, _BYTES_8, _BYTES = b"\x5a", b"\x5b", 0x40

#: Tags by which a value stands in several places: a few bytes become a list of any length so.
_SHARING = (25, 28, 29, 256)


def _refuse(_: object, __: bool) -> None:
    raise ValueError("the document refers to a value in another place, which is not read")


def dumps(obj: object) -> bytes:
    """Write a document.

    Raises `TypeError` for what CBOR has no values for, and `ValueError` for arrays that cannot be
    written.
    """
    splice = Splice()

    def data(view: memoryview) -> bytes:
        if view.nbytes < LARGE:
            return view.tobytes()
        wide = view.nbytes >= 1 << 32
        length = view.nbytes.to_bytes(8 if wide else 4, "big")
        return splice.put((_BYTES_8 if wide else _BYTES_4) + length, view)

    def default(encoder: cbor2.CBOREncoder, value: object) -> None:
        encoder.encode(_hooks.convert(value, data))

    document = cbor2.dumps(obj, default=default)
    return splice.join(document, bytes([_BYTES + len(MARK)]) + MARK)


def loads(document: bytes | bytearray | memoryview) -> Any:
    """Read a document; maps with exactly the five keys of the wire `tagged` are arrays.

    References to values in other places (tags 25, 28, 29 and 256) are refused: by them a few bytes
    stand for lists of any size. What `cbor2.loads` itself makes of such a document can be as huge
    for `ndserde.decode`.

    Raises `ValueError` where it is no CBOR, has shared values or a key twice, or an array in it is
    wrong.
    """

    def read(obj: Any, _: bool) -> Any:
        return _hooks.object_hook(obj)

    try:
        return cbor2.loads(
            document,
            object_hook=read,
            semantic_decoders=dict.fromkeys(_SHARING, _refuse),
            allow_duplicate_keys=False,
        )
    except Exception as error:
        # Mostly errors of cbor2's own around others, and in them those of arrays.
        raise ValueError(str(error.__cause__ or error) or "the document is no CBOR") from error
