"""What the wires share: a golden file, and the backends as the libraries write them."""

import base64
import json
import math
from typing import NamedTuple

import cbor2
import msgpack
import numpy as np

from arrays import byteorder_of, name_of, order_of

EXTENSION = {"json": "json", "cbor": "cbor", "msgpack": "msgpack", "raw": "npy"}


class Golden(NamedTuple):
    """One golden file: `array` is what it must be read as, `content` its bytes."""

    wire: str
    backend: str
    array: np.ndarray
    content: bytes
    exact: bool = True
    variant: str = ""
    order: str | None = None  # None: the array's own

    @property
    def comes_back(self):
        return self.order or order_of(self.array)

    @property
    def file(self):
        shape = "x".join(map(str, self.array.shape)) if 0 < self.array.ndim < 8 else f"{self.array.ndim}d"
        words = [name_of(self.array), shape, self.comes_back, byteorder_of(self.array)]
        name = "-".join(words + ([self.variant] if self.variant else []))
        return f"{self.wire}/{self.backend}/{name}.{EXTENSION[self.backend]}"


def compact_json(value, **options):
    return json.dumps(value, separators=(",", ":"), allow_nan=False, **options).encode()


ENCODE = {"json": compact_json, "cbor": cbor2.dumps, "msgpack": msgpack.packb}


def b64(data):
    return base64.b64encode(data).decode()


def payload(backend, data):
    """Bytes as a backend carries them: base64 in text, as they are in binary formats."""
    return b64(data) if backend == "json" else data


def is_little(array):
    return byteorder_of(array) == "little"


def nested_lists(array):
    """Nested lists in logical order; complex as [re, im], what JSON has no number for as a string."""
    if array.dtype.kind == "c":
        array = np.stack([array.real, array.imag], axis=-1)
    if array.dtype.kind not in "biu":
        array = array.astype(np.float64)
    return without_nan(array.tolist())


def without_nan(value):
    if isinstance(value, list):
        return [without_nan(item) for item in value]
    if isinstance(value, float) and math.isnan(value):
        return "NaN"
    if value in (float("inf"), float("-inf")):
        return "Infinity" if value > 0 else "-Infinity"
    return value
