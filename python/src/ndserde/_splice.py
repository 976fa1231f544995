"""Large data, which is put into a document once the document is whole.

Encoders copy a long string several times, and those of JSON look at each character. They are given
a short mark in its place. The mark is random and leaves the process in no document, so that nothing
else is taken for it.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence

#: From how many bytes on the second look at the document pays. What is shorter has its length in
#: fewer bytes in CBOR and MessagePack.
LARGE = 1 << 16
MARK = secrets.token_bytes(16)


class Splice:
    """The data that belongs in the places of the marks, in the order of the document."""

    def __init__(self) -> None:
        self._pieces: list[Sequence[bytes | memoryview]] = []

    def put(self, *data: bytes | memoryview) -> bytes:
        """Keep data, and return the mark that stands for it."""
        self._pieces.append(data)
        return MARK

    def join(self, document: bytes, mark: bytes) -> bytes:
        """Put the data in the places where the mark stands, as the format has it."""
        if not self._pieces:
            return document
        first, *rest = document.split(mark)
        whole: list[bytes | memoryview] = [first]
        for data, after in zip(self._pieces, rest, strict=True):
            whole += data
            whole.append(after)
        return b"".join(whole)
