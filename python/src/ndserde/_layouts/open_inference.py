"""The Open Inference Protocol: KServe, Triton and others."""

from __future__ import annotations

from .._array import Array
from ._build import build
from ._fields import Fields, dtype
from ._words import quoted, word

_DATATYPES = {
    "BOOL": "bool", "BF16": "bfloat16", "FP16": "float16", "FP32": "float32", "FP64": "float64",
    "INT8": "int8", "INT16": "int16", "INT32": "int32", "INT64": "int64",
    "UINT8": "uint8", "UINT16": "uint16", "UINT32": "uint32", "UINT64": "uint64",
}  # fmt: skip


def read(fields: Fields) -> Array:
    """`{"name": "a", "datatype": "FP32", "shape": [2], "data": [1, 2]}`, also nested lists."""
    datatype = word(fields["datatype"]) or ""
    if datatype not in _DATATYPES:
        why = ": texts of any length are no elements" if datatype == "BYTES" else ""
        raise ValueError(f"unknown datatype {quoted(fields['datatype'])}{why}")
    found = dtype(_DATATYPES[datatype], None, "little")
    return build(found, fields.shape(), fields.data("data", found))
