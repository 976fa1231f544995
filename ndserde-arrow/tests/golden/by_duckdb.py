"""DuckDB's COPY of lists and of arrays, of which Parquet keeps the lists."""

import tempfile
from pathlib import Path

import duckdb
import numpy as np


def copied(value, kind, rows):
    """Three rows of a column of this type."""
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        file = Path(folder) / "x.parquet"
        connection.execute("SET threads = 1")
        values = ", ".join(f"({i}::BIGINT, {value(row)}::{kind})" for i, row in enumerate(rows))
        connection.execute(f"COPY (SELECT * FROM (VALUES {values}) t(id, x)) TO '{file}' (FORMAT parquet)")
        return file.read_bytes()


def literal(row):
    return "NULL" if row is None else str(row.tolist())


def files():
    rows = (np.arange(18) / 4).reshape(3, 6).astype("float32")
    square = rows.reshape(3, 2, 3)
    yield "array.parquet", copied(literal, "FLOAT[6]", rows), rows
    yield "list.parquet", copied(literal, "FLOAT[]", rows), rows
    yield "lists.parquet", copied(literal, "FLOAT[][]", square), square
    yield "arrays.parquet", copied(literal, "FLOAT[3][2]", square), square
    yield "bytes.parquet", copied(literal, "UTINYINT[][]", square.astype("uint8")), square.astype("uint8")
    some = [rows[0], None]
    yield "null_row.parquet", copied(literal, "FLOAT[6]", some), some
