"""MessagePack with arrays as values anywhere in it, by msgpack (`ndserde[msgpack]`)."""

from __future__ import annotations

from typing import Any

try:
    import msgpack
except ImportError as error:
    raise ImportError("ndserde.msgpack needs the package msgpack (ndserde[msgpack])") from error

from . import _hooks
from ._splice import LARGE, MARK, Splice

__all__ = ["dumps", "loads"]

#: MessagePack holds fewer bytes than this in one piece.
_LIMIT = 1 << 32
#: The length of the pieces of what is longer.
_PIECE = 1 << 30

# The first bytes of a string of bytes, by how its length stands: in 4 bytes, or in 1.
_BYTES_4, _BYTES_1 = b"\xc6", b"\xc4"


def dumps(obj: object) -> bytes:
    """Write a document.

    Raises `TypeError` for what MessagePack has no values for, and `ValueError` for arrays that
    cannot be written.
    """
    splice = Splice()

    def piece(view: memoryview) -> bytes:
        if view.nbytes < LARGE:
            return view.tobytes()
        return splice.put(_BYTES_4 + view.nbytes.to_bytes(4, "big"), view)

    def data(view: memoryview) -> bytes | list[bytes]:
        if view.nbytes < _LIMIT:
            return piece(view)
        return [piece(view[at : at + _PIECE]) for at in range(0, view.nbytes, _PIECE)]

    document: bytes = msgpack.packb(obj, default=lambda value: _hooks.convert(value, data))
    return splice.join(document, _BYTES_1 + bytes([len(MARK)]) + MARK)


def loads(document: bytes | bytearray | memoryview) -> Any:
    """Read a document; maps with exactly the five keys of the wire `tagged` are arrays.

    Raises `ValueError` where it is no MessagePack, or an array in it is wrong.
    """
    try:
        return msgpack.unpackb(document, object_pairs_hook=_hooks.pairs_hook)
    except (msgpack.FormatError, msgpack.StackError) as error:
        # They have no words.
        why = "too deep" if isinstance(error, msgpack.StackError) else "not well-formed"
        raise ValueError(f"the MessagePack document is {why}") from error
