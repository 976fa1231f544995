"""Makes the files of Parquet and Arrow beside it, by pyarrow.

    pip install pyarrow==26.0.1 numpy==2.4.6
    python columns.py          # write all files anew
    python columns.py --check  # compare with what is here; exit code 1 on any difference
"""

import decimal
import io
import pathlib
import sys

import numpy as np
import pyarrow as pa
import pyarrow.feather
import pyarrow.parquet as pq

PYARROW = "26.0.1"  # another version may write other bytes
HERE = pathlib.Path(__file__).parent


def table():
    """What a data set of images has: tensors beside numbers, text, and what no array is."""
    rows, columns = np.mgrid[0:8, 0:12]
    images = np.stack([np.sin(columns / 3 + shift) * np.cos(rows / 2) for shift in range(4)]).astype("<f4")
    turned = np.arange(96, dtype="<f4").reshape(4, 2, 3, 4).transpose(0, 2, 3, 1)
    return pa.table(
        {
            "id": np.arange(4, dtype="<u2"),
            "image": pa.FixedShapeTensorArray.from_numpy_ndarray(images),
            "name": ["cat", None, "hörse", ""],
            "label": pa.array(["a", "b", "a", "a"]).dictionary_encode(),
            "score": pa.array([0.5, None, 1.5, float("nan")]),
            "good": [True, False, True, True],
            "taken": pa.array([0, 1, 86400, 2**40], pa.timestamp("s")).cast(pa.timestamp("ms")),
            "tags": [["x", "y"], [], None, ["z"]],
            "size": [{"w": 1, "h": 2.5}, {"w": 2, "h": None}, None, {"w": 3, "h": 0.5}],
            "raw": [b"\x00\xff", b"", None, b"a"],
            "price": pa.array([decimal.Decimal("1.50"), None, None, decimal.Decimal("-2.25")], pa.decimal128(9, 2)),
            "turned": pa.FixedShapeTensorArray.from_numpy_ndarray(turned),
        }
    )


def parquet(table, **options):
    file = io.BytesIO()
    pq.write_table(table, file, **options)
    return file.getvalue()


def feather(table, **options):
    file = io.BytesIO()
    pa.feather.write_feather(table, file, **options)
    return file.getvalue()


def stream(table):
    file = io.BytesIO()
    with pa.ipc.new_stream(file, table.schema) as writer:
        writer.write_table(table, max_chunksize=3)
    return file.getvalue()


def bomb():
    """So many rows of one number: a few thousand bytes, and 32 MiB unpacked."""
    return pa.table({"x": pa.array(np.zeros(1 << 22, "<f8"))})


def files():
    yield "table.parquet", parquet(table(), row_group_size=3)
    yield "table.feather", feather(table())
    yield "table.arrows", stream(table())
    yield "brotli.parquet", parquet(table().select(["id", "name"]), compression="brotli")
    yield "bomb.parquet", parquet(bomb(), compression="zstd", data_page_size=1 << 30, row_group_size=1 << 30)


def main():
    if pa.__version__ != PYARROW:
        sys.exit(f"pyarrow {pa.__version__} is here, the files are of {PYARROW}")
    check = "--check" in sys.argv
    different = []
    for name, content in files():
        path = HERE / name
        if check and path.read_bytes() != content:
            different.append(name)
        elif not check:
            path.write_bytes(content)
    if different:
        sys.exit(f"not what is here: {different}")


main()
