"""Polars: its Array type, lists, and the tensors that it has read from pyarrow."""

import io

import numpy as np
import polars as pl
import pyarrow as pa
from by_pyarrow import tensors
from expected import three


def parquet(x):
    file = io.BytesIO()
    pl.DataFrame({"id": range(len(x)), "x": x}).write_parquet(file, compression="snappy")
    return file.getvalue()


def ipc(x, stream=False):
    file = io.BytesIO()
    frame = pl.DataFrame({"id": range(len(x)), "x": x})
    (frame.write_ipc_stream if stream else frame.write_ipc)(file, compression="uncompressed")
    return file.getvalue()


def files():
    for dtype in "float32", "float64", "int16", "uint8", "bool":
        rows = three(dtype)
        column = pl.Series(rows)  # of the type Array
        yield f"array_{dtype}.parquet", parquet(column), rows
    rows = three("float32")
    column = pl.Series(rows)
    yield "array.arrow", ipc(column), rows
    yield "array.arrows", ipc(column, True), rows
    lists = pl.Series(rows.tolist(), dtype=pl.List(pl.List(pl.Float32)))
    yield "lists.parquet", parquet(lists), rows
    yield "lists.arrow", ipc(lists), rows
    some = pl.Series([rows[0].tolist(), None], dtype=pl.Array(pl.Float32, (2, 3)))
    yield "null_row.parquet", parquet(some), [rows[0], None]
    tensor = pl.Series(pa.chunked_array([tensors(rows)]))
    yield "tensor.parquet", parquet(tensor), rows
    yield "tensor.arrow", ipc(tensor), rows
    words = [np.arange(6, dtype="int32").reshape(2, 3), np.full((1, 1), 7, "int32")]
    ragged = pl.Series([{"data": w.reshape(-1), "shape": w.shape} for w in words],
                       dtype=pl.Struct({"data": pl.List(pl.Int32), "shape": pl.Array(pl.Int32, 2)}))
    yield "ragged.parquet", parquet(ragged), words
