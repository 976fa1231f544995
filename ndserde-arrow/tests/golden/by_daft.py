"""Daft, whose tensors are an extension of its own over a FixedSizeList, or a struct where rows differ."""

import tempfile
from pathlib import Path

import daft
import numpy as np
from daft import DataType
from expected import three


def written(rows, kind):
    with tempfile.TemporaryDirectory() as folder:
        frame = daft.from_pydict({"id": list(range(len(rows))), "x": list(rows)})
        frame = frame.with_column("x", frame["x"].cast(kind))
        frame.write_parquet(folder)
        (file,) = Path(folder).rglob("*.parquet")
        return file.read_bytes()


def files():
    for name in "float32", "float64", "int64", "uint8":
        rows = three(name)
        yield f"{name}.parquet", written(rows, DataType.tensor(getattr(DataType, name)(), (2, 3))), rows
    rows = three("float32")
    some = [rows[0], None, rows[2]]
    yield "null_row.parquet", written(some, DataType.tensor(DataType.float32(), (2, 3))), some
    words = [np.arange(6, dtype="float32").reshape(2, 3), np.full((1, 1), 7, "float32")]
    yield "ragged.parquet", written(words, DataType.tensor(DataType.float32())), words
