"""How each engine reads the column `x` of a file: the type it shows, and the rows as arrays.

Each function of `ENGINES` takes a file and returns the type as text and a function that gives the rows,
each an array or None. What the engine refuses is raised by the one or the other.
"""

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq


def array(row):
    """A row, as the engine hands it to Python: lists, dicts of data and shape, arrays in arrays."""
    if row is None or row is pd.NA:
        return None
    if isinstance(row, dict):
        return np.asarray(row["data"], "float32").reshape(np.asarray(row["shape"], int))
    if isinstance(row, np.ndarray) and row.dtype == object:
        return np.array([array(part) for part in row])
    return np.asarray(row)


def arrays(rows):
    return [array(row) for row in rows]


def dates(rows, kind, unit):
    """Integers as the dates or spans that they are: Python's own have no nanoseconds."""
    return [None if row is None else np.asarray(row, "int64").view(f"{kind}8[{unit}]") for row in rows]


def pyarrow_table(file):
    if file.suffix == ".parquet":
        return pq.read_table(file)
    opened = pa.ipc.open_file if file.suffix == ".arrow" else pa.ipc.open_stream
    return opened(file).read_all()


def pyarrow_rows(column):
    return [row for chunk in column.chunks for row in chunk_rows(chunk)]


def chunk_rows(chunk):
    chunk = chunk.storage if isinstance(chunk, pa.ExtensionArray) else chunk
    item = getattr(chunk.type, "value_type", chunk.type)
    if not pa.types.is_timestamp(item) and not pa.types.is_duration(item):
        return arrays(chunk.to_pylist())
    size = chunk.type.list_size if pa.types.is_fixed_size_list(chunk.type) else -1
    integers = chunk.cast(pa.list_(pa.int64(), size)).to_pylist()
    return dates(integers, "M" if pa.types.is_timestamp(item) else "m", item.unit)


def pyarrow(file):
    column = pyarrow_table(file).column("x")
    return str(column.type), lambda: pyarrow_rows(column)


def pyarrow_numpy(file):
    """The tensors as one array, by the method that the extension has for it."""
    chunks = pyarrow_table(file).column("x").chunks
    chunk = chunks[0] if len(chunks) == 1 else pa.concat_arrays(chunks)
    one = chunk.to_numpy_ndarray()
    is_view = one.ctypes.data == chunk.storage.values.buffers()[1].address
    return f"{one.dtype}{list(one.shape)}, {'a view' if is_view else 'a copy'}", lambda: list(one)


def pandas(file):
    rows = (pd.read_parquet if file.suffix == ".parquet" else pd.read_feather)(file)["x"]
    first = next((row for row in rows if row is not None), None)
    kind = f"{type(first).__name__} of {array(first).dtype}" if isinstance(first, np.ndarray) else type(first).__name__
    return f"{rows.dtype} of {kind}", lambda: arrays(rows)


def pandas_pyarrow(file):
    read = pd.read_parquet if file.suffix == ".parquet" else pd.read_feather
    column = read(file, dtype_backend="pyarrow")["x"]
    return str(column.dtype), lambda: pyarrow_rows(pa.chunked_array(column.array.__arrow_array__()))


def polars(file):
    read = {".parquet": pl.read_parquet, ".arrow": pl.read_ipc, ".arrows": pl.read_ipc_stream}
    column = read[file.suffix](file)["x"]
    return str(column.dtype), lambda: polars_rows(column)


def polars_rows(column):
    column = column.ext.storage() if column.dtype.is_extension() else column
    item = getattr(column.dtype, "inner", column.dtype)
    if not item.is_temporal():
        return arrays(column.to_list())
    integers = column.cast(pl.Array(pl.Int64, column.dtype.shape)).to_list()
    return dates(integers, "M" if item == pl.Datetime else "m", item.time_unit)


def duckdb_rows(kind, result):
    if "TIMESTAMP" in kind:  # Python's dates have no nanoseconds
        return pyarrow_rows(result().to_arrow_table().column("x"))
    rows = arrays(row[0] for row in result().fetchall())
    return [row.astype("m8[us]") for row in rows] if "INTERVAL" in kind else rows


def duckdb_of(source, table=None):
    connection = duckdb.connect()
    if table is not None:
        connection.register("t", table)

    def result():
        return connection.sql(f"SELECT x FROM {source} ORDER BY id")

    kind = str(result().types[0])
    return kind, lambda: duckdb_rows(kind, result)


def duckdb_parquet(file):
    return duckdb_of(f"'{file}'")


def duckdb_arrow(file):
    """DuckDB over a table of pyarrow's."""
    return duckdb_of("t", pyarrow_table(file))


def pyarrow_column(file, name):
    column = pa.concat_arrays(pyarrow_table(file).column(name).chunks)
    return (column.storage if isinstance(column, pa.ExtensionArray) else column).to_pylist()


def polars_column(file, name):
    column = (pl.read_parquet if file.suffix == ".parquet" else pl.read_ipc)(file)[name]
    return (column.ext.storage() if column.dtype.is_extension() else column).to_list()


def duckdb_column(file, name):
    with duckdb.connect() as connection:
        source = f"'{file}'" if file.suffix == ".parquet" else "t"
        if source == "t":
            connection.register("t", pyarrow_table(file))
        rows = [row[0] for row in connection.sql(f'SELECT "{name}" FROM {source} ORDER BY id').fetchall()]
        return [list(row) if isinstance(row, tuple) else row for row in rows]


COLUMNS = (("pyarrow", pyarrow_column), ("polars", polars_column), ("duckdb", duckdb_column))

ENGINES = (
    ("pyarrow", pyarrow, "parquet arrow arrows"),
    ("pyarrow to_numpy_ndarray", pyarrow_numpy, "parquet"),
    ("pandas", pandas, "parquet arrow"),
    ("pandas dtype_backend=pyarrow", pandas_pyarrow, "parquet"),
    ("polars", polars, "parquet arrow arrows"),
    ("duckdb", duckdb_parquet, "parquet"),
    ("duckdb over pyarrow", duckdb_arrow, "arrow"),
)
