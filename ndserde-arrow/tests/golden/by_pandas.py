"""pandas' object columns of arrays, which become lists."""

import io

import numpy as np
import pandas as pd
from expected import three


def parquet(rows):
    file = io.BytesIO()
    pd.DataFrame({"id": range(len(rows)), "x": list(rows)}).to_parquet(file, engine="pyarrow", index=False)
    return file.getvalue()


def files():
    for dtype in "float32", "float64", "int64", "uint8", "bool":
        rows = three(dtype).reshape(3, 6)[:2]
        yield f"{dtype}.parquet", parquet(rows), rows
    # pandas takes NaN for a missing item, and writes null.
    yield "nan.parquet", parquet(three("float64").reshape(3, 6)), []
    words = [np.arange(n, dtype="float64") for n in (3, 0, 1)]
    yield "uneven.parquet", parquet(words), words
    rows = three("float32").reshape(3, 6)
    yield "null_row.parquet", parquet([rows[0], None]), [rows[0], None]
