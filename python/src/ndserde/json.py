"""JSON with arrays as values anywhere in it."""

from __future__ import annotations

import json
from typing import Any

from . import _base64, _hooks, _tagged
from ._lift import Lift
from ._splice import LARGE, MARK, Splice

__all__ = ["dumps", "loads"]


def dumps(obj: object) -> bytes:
    """Write a document in UTF-8, without spaces.

    Raises `TypeError` for what JSON has no values for, and `ValueError` for arrays that cannot be
    written, and for numbers that are not finite and stand outside arrays.
    """
    splice = Splice()

    def data(view: memoryview) -> str:
        if view.nbytes < LARGE:
            return _base64.encode(view)
        return splice.put(_base64.encode_ascii(view)).hex()

    text = json.dumps(
        obj,
        default=lambda value: _hooks.convert(value, data),
        ensure_ascii=False,
        allow_nan=False,
        separators=(",", ":"),
    )
    return splice.join(text.encode(), MARK.hex().encode())


def loads(document: str | bytes | bytearray | memoryview) -> Any:
    """Read a document; maps with exactly the five keys of the wire `tagged` are arrays.

    `NaN` and `Infinity`, which are no JSON but written by Python and others, are floats.

    Raises `ValueError` where it is no JSON, or an array in it is wrong or has a key twice.
    """
    document = document.encode() if isinstance(document, str) else bytes(document)
    lift = Lift(document)

    def read(pairs: list[tuple[str, Any]]) -> Any:
        obj = dict(pairs)
        if not _tagged.is_tagged(obj):
            if "data" in obj:
                obj["data"] = lift.text(obj["data"])
            return obj
        _hooks.check_keys(obj, pairs)
        base64 = lift.base64(obj["data"])
        if base64 is not None:
            obj["data"] = _base64.decode(base64)
        return _hooks.object_hook(obj)

    try:
        return json.loads(str(lift.document, "utf-8"), object_pairs_hook=read)
    except json.JSONDecodeError:
        json.loads(document)  # so that the error names a place of the document as it is
        raise
    except RecursionError:
        raise ValueError("the document is nested too deep") from None
