"""NumPy arrays in JSON, CBOR and MessagePack, exactly, as the Rust crate ndserde has them."""

from __future__ import annotations

from ._array import Array
from ._codec import decode, encode
from ._hooks import default, object_hook

__all__ = ["Array", "decode", "default", "encode", "object_hook"]
__version__ = "0.1.0"
