"""Long base64, which is taken out of a JSON document before the document is parsed.

A parser copies it, and looks at each of its characters, before it is decoded. Instead it gets a
short mark in its place. The mark is random and known to nobody, so that nothing else is taken for
it.
"""

from __future__ import annotations

import json
import re
from typing import Any

from ._splice import LARGE, MARK

_MARK = MARK.hex()
_KEY = b'"data"'
_BEFORE_VALUE = re.compile(rb'"data"[ \t\r\n]*:[ \t\r\n]*"')


class Lift:
    """A document without the long strings that are values of the key `data`."""

    def __init__(self, document: bytes) -> None:
        self._values: list[memoryview] = []
        self.document = self._without(document) if len(document) >= LARGE else document

    def _without(self, document: bytes) -> bytes:
        view = memoryview(document)
        pieces: list[bytes | memoryview] = []
        done = 0
        key = document.find(_KEY)
        while key >= 0:
            before = _BEFORE_VALUE.match(document, key)
            start = end = key + len(_KEY)
            # Behind a backslash it is the end of a longer key.
            if before and document[key - 1 : key] != b"\\":
                start = before.end()
                end = document.find(b'"', start)
            # What has escapes is no base64.
            if end - start >= LARGE and document.find(b"\\", start, end) < 0:
                pieces += (view[done:start], f"{_MARK}{len(self._values)}".encode())
                self._values.append(view[start:end])
                done = end
            key = document.find(_KEY, max(start, end))
        return b"".join((*pieces, view[done:]))

    def base64(self, value: object) -> memoryview | None:
        """Return what stood in the place of a mark; none where the value is no mark."""
        if isinstance(value, str) and value.startswith(_MARK):
            return self._values[int(value[len(_MARK) :])]
        return None

    def text(self, value: object) -> Any:
        """Return the value as it was, whether or not it is a mark."""
        found = self.base64(value)
        return value if found is None else json.loads(b'"%b"' % bytes(found))
