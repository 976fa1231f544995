"""Compressed bytes, which become no more than the shape needs."""

from __future__ import annotations

import zlib

from .._array import Buffer

_WINDOW = {"gzip": 31, "zlib": 15}
_FREE = 1 << 16
#: As many times as long as they are bytes can become by deflate.
_RATIO = 1032


def inflate(name: str, data: Buffer, needed: int) -> bytes:
    """Inflate the bytes of an array; `name` is `gzip` or `zlib`."""
    if needed > max(_FREE, _RATIO * len(data)):
        raise ValueError(
            f"{name}: the shape needs {needed} bytes, more than {_RATIO} times the {len(data)} that"
            " there are"
        )
    inflater = zlib.decompressobj(_WINDOW[name])
    try:
        # One byte more, which tells whether there are more.
        found = inflater.decompress(data, needed + 1)
    except zlib.error as error:
        raise ValueError(f"{name}: {error}") from None
    if len(found) > needed:
        raise ValueError(f"{name}: there are more than the {needed} bytes that the shape needs")
    if not inflater.eof:
        raise ValueError(f"{name}: unexpected end of the compressed bytes")
    if len(found) < needed:
        raise ValueError(f"{name}: {len(found)} bytes, not the {needed} that the shape needs")
    if inflater.unused_data:
        raise ValueError(f"{name}: {len(inflater.unused_data)} bytes behind the end")
    return found
