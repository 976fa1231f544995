"""Compressed bytes, which become no more than the shape needs."""

from __future__ import annotations

import lzma
import struct
import zlib

from .._array import Buffer

_WINDOW = {"gzip": 31, "zlib": 15}
_FREE = 1 << 16
#: As many times as long as they are bytes can become by deflate, and by lzma.
_RATIOS = {"gzip": 1032, "zlib": 1032, "lzma": 7100}


def inflate(name: str, data: Buffer, needed: int) -> bytes:
    """Inflate the bytes of an array; `name` is `gzip`, `zlib` or `lzma`."""
    ratio = _RATIOS[name]
    if needed > max(_FREE, ratio * len(data)):
        raise ValueError(
            f"{name}: the shape needs {needed} bytes, more than {ratio} times the {len(data)} that"
            " there are"
        )
    try:
        # One byte more, which tells whether there are more.
        if name == "lzma":
            unpacker = lzma.LZMADecompressor(lzma.FORMAT_ALONE)
            found = unpacker.decompress(_with_window(data, needed), needed + 1)
            eof, rest = unpacker.eof, unpacker.unused_data
        else:
            inflater = zlib.decompressobj(_WINDOW[name])
            found = inflater.decompress(data, needed + 1)
            eof, rest = inflater.eof, inflater.unused_data
    except (zlib.error, lzma.LZMAError) as error:
        raise ValueError(f"{name}: {error}") from None
    if len(found) > needed:
        raise ValueError(f"{name}: there are more than the {needed} bytes that the shape needs")
    if not eof:
        raise ValueError(f"{name}: unexpected end of the compressed bytes")
    if len(found) < needed:
        raise ValueError(f"{name}: {len(found)} bytes, not the {needed} that the shape needs")
    if rest:
        raise ValueError(f"{name}: {len(rest)} bytes behind the end")
    return found


def _with_window(data: Buffer, needed: int) -> bytes:
    """Bound the window, which is memory, by the length of the array, whatever is claimed."""
    head = bytes(data[:13])
    if len(head) < 13:
        raise ValueError("lzma: unexpected end of the compressed bytes")
    window = min(struct.unpack("<I", head[1:5])[0], max(needed, 4096))
    return head[:1] + struct.pack("<I", window) + head[5:] + bytes(data[13:])
