"""pyarrow's own tensors, and lists that it has no name for, in all three kinds of files."""

import io

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from expected import three

DTYPES = "float16 float32 float64 int8 int16 int32 int64 uint8 uint16 uint32 uint64 bool".split()
UNITS = "s ms us ns".split()


def table(x, field=None):
    ids = pa.array(range(len(x)), pa.int64())
    if field is not None:
        return pa.Table.from_arrays([ids, x], schema=pa.schema([pa.field("id", pa.int64()), field]))
    return pa.table({"id": ids, "x": x})


def parquet(table, **options):
    file = io.BytesIO()
    pq.write_table(table, file, **options)
    return file.getvalue()


def ipc_file(table, **options):
    file = io.BytesIO()
    with pa.ipc.new_file(file, table.schema, **options) as writer:
        writer.write_table(table)
    return file.getvalue()


def ipc_stream(table, size=None):
    file = io.BytesIO()
    with pa.ipc.new_stream(file, table.schema) as writer:
        writer.write_table(table, size)
    return file.getvalue()


def storage(rows, valid=None):
    """A FixedSizeList over each row's elements in C order; `valid` has False for null rows."""
    flat = rows.reshape(-1)
    values = pa.array(flat.view("int64"), pa.int64()).cast(pa.timestamp(np.datetime_data(rows.dtype)[0])) if rows.dtype.kind == "M" else pa.array(flat)
    if rows.dtype.kind == "M":  # NaT stays a value
        values = pa.Array.from_buffers(values.type, len(flat), [None, values.buffers()[1]])
    size = int(np.prod(rows.shape[1:]))
    mask = None if valid is None else pa.array([not v for v in valid])
    return pa.FixedSizeListArray.from_arrays(values, size, mask=mask)


def tensors(rows, valid=None, **extension):
    """pyarrow's extension over the rows, without a permutation where none is asked for."""
    flat = storage(rows, valid)
    shape = extension.pop("shape", list(rows.shape[1:]))
    kind = pa.fixed_shape_tensor(flat.type.value_type, shape, **extension)
    return pa.ExtensionArray.from_storage(kind, flat)


def nested(rows, list_of=None):
    """Lists by axis: FixedSizeList by default."""
    values = pa.array(rows.reshape(-1))
    for size in reversed(rows.shape[1:]):
        if list_of is None:
            values = pa.FixedSizeListArray.from_arrays(values, size)
        else:
            offsets = np.arange(0, len(values) + 1, size)
            values = list_of.from_arrays(pa.array(offsets, "int64" if list_of is pa.LargeListArray else "int32"), values)
    return values


def ragged(rows, named):
    kind = rows[0].dtype
    data = pa.array([row.reshape(-1) for row in rows], pa.list_(pa.from_numpy_dtype(kind)))
    shape = pa.array([list(row.shape) for row in rows], pa.list_(pa.int32(), rows[0].ndim))
    column = pa.StructArray.from_arrays([data, shape], names=["data", "shape"])
    metadata = {"ARROW:extension:name": "arrow.variable_shape_tensor", "ARROW:extension:metadata": "{}"}
    return table(column, pa.field("x", column.type, metadata=metadata if named else None))


def files():
    yield from dtypes()
    yield from permuted()
    yield from holes()
    yield from kinds()
    yield from lists()


def dtypes():
    for dtype in DTYPES:
        rows = three(dtype)
        yield f"{dtype}.parquet", parquet(table(tensors(rows))), rows
        yield f"{dtype}.arrow", ipc_file(table(tensors(rows))), rows
        if dtype != "bool":  # "bool is not valid data type for a tensor"
            identity = pa.FixedShapeTensorArray.from_numpy_ndarray(rows)  # with a permutation
            yield f"{dtype}_from_numpy.parquet", parquet(table(identity)), rows
    for unit in UNITS:
        rows = three(f"datetime64[{unit}]")
        yield f"timestamp_{unit}.arrow", ipc_file(table(tensors(rows))), rows
        if unit == "s":  # Parquet has none: pyarrow writes milliseconds, refuses NaT, and loses the type
            yield "timestamp_s.parquet", parquet(table(tensors(rows[:2]))), rows[:2].astype("datetime64[ms]")
            continue
        yield f"timestamp_{unit}.parquet", parquet(table(tensors(rows))), rows
    spans = pa.array(np.arange(6), pa.duration("us"))
    flat = pa.FixedSizeListArray.from_arrays(spans, 3)
    both = pa.ExtensionArray.from_storage(pa.fixed_shape_tensor(spans.type, [3]), flat)
    yield "duration.arrow", ipc_file(table(both)), np.arange(6).reshape(2, 3).astype("m8[us]")


def permuted():
    rows = np.arange(24, dtype="float32").reshape(2, 2, 6)
    two = pa.FixedShapeTensorArray.from_numpy_ndarray(rows.transpose(0, 2, 1))
    yield "two_axes.parquet", parquet(table(two)), rows.transpose(0, 2, 1)
    yield "two_axes.arrow", ipc_file(table(two)), rows.transpose(0, 2, 1)
    rows = np.arange(48, dtype="float32").reshape(2, 2, 3, 4)
    swapped = rows.transpose(0, 3, 2, 1)
    yield "swapped.parquet", parquet(table(pa.FixedShapeTensorArray.from_numpy_ndarray(swapped))), swapped
    # pyarrow writes [1, 2, 0] of these, and by the specification it is [2, 0, 1]: refused.
    turned = rows.transpose(0, 3, 1, 2)
    yield "turned.parquet", parquet(table(pa.FixedShapeTensorArray.from_numpy_ndarray(turned))), []
    named = tensors(rows, dim_names=["C", "H", "W"])
    yield "names.parquet", parquet(table(named)), rows


def holes():
    rows = three("float32")
    some = [rows[0], None, rows[2]]
    missing = tensors(rows, [True, False, True])
    yield "null_row.parquet", parquet(table(missing)), some
    yield "null_row.arrow", ipc_file(table(missing)), some
    flat = pa.array([0.5, 1.5, None, 2.5], pa.float32())
    items = pa.FixedSizeListArray.from_arrays(flat, 2)
    kind = pa.fixed_shape_tensor(pa.float32(), [2])
    yield "null_item.parquet", parquet(table(pa.ExtensionArray.from_storage(kind, items))), []
    yield "all_null.parquet", parquet(table(tensors(rows, [False] * 3))), [None] * 3
    many = three("int16").repeat(3, axis=0)
    part = table(tensors(many))[2:7]
    yield "sliced.arrow", ipc_file(part), many[2:7]
    yield "sliced.parquet", parquet(part), many[2:7]
    some = table(tensors(many, [i % 2 == 0 for i in range(9)]))[3:8]
    yield "sliced_null_rows.arrow", ipc_file(some), [m if i % 2 == 0 else None for i, m in enumerate(many)][3:8]
    yield "no_rows.parquet", parquet(table(tensors(rows))[:0]), []


def kinds():
    rows = three("uint8").repeat(8, axis=0)
    column = table(tensors(rows))
    yield "stream.arrows", ipc_stream(column, 10), rows
    groups = parquet(column, row_group_size=10, compression="snappy", use_dictionary=True)
    yield "row_groups.parquet", groups, rows
    yield "pages.parquet", parquet(column, data_page_size=16, write_batch_size=2, data_page_version="2.0"), rows
    for codec in "none", "gzip", "zstd", "lz4", "brotli":
        yield f"{codec}.parquet", parquet(column, compression=codec), rows
    for codec in "lz4", "zstd":
        options = pa.ipc.IpcWriteOptions(compression=codec)
        yield f"{codec}.arrow", ipc_file(column, options=options), rows
    element = pa.list_(pa.field("element", pa.uint8(), nullable=False), 6)
    required = pa.FixedSizeListArray.from_arrays(pa.array(rows.reshape(-1)), type=element)
    metadata = {"ARROW:extension:name": "arrow.fixed_shape_tensor", "ARROW:extension:metadata": '{"shape":[2,3]}'}
    field = pa.field("x", element, nullable=False, metadata=metadata)
    yield "required.parquet", parquet(table(required, field)), rows
    bare = parquet(table(tensors(rows)), store_schema=False)
    yield "no_arrow_schema.parquet", bare, []  # without the schema the shape is lost
    scalars = np.arange(3, dtype="float64")
    yield "scalars.parquet", parquet(table(pa.array(scalars))), scalars


def lists():
    rows = three("float32")
    yield "nested.parquet", parquet(table(nested(rows))), rows
    yield "nested.arrow", ipc_file(table(nested(rows))), rows
    yield "lists.parquet", parquet(table(nested(rows, pa.ListArray))), rows
    yield "large_lists.arrow", ipc_file(table(nested(rows, pa.LargeListArray))), rows
    flat = rows.reshape(3, 6)
    yield "flat.parquet", parquet(table(nested(flat))), flat
    uneven = pa.array([[[1.0, 2.0], [3.0]], [[4.0]]], pa.list_(pa.list_(pa.float64())))
    yield "uneven.parquet", parquet(table(uneven)), []
    words = [np.arange(6, dtype="int32").reshape(2, 3), np.zeros((0, 2), "int32"), np.full((1, 1), 7, "int32")]
    for named in False, True:
        name = "variable_shape" if named else "ragged"
        yield f"{name}.arrow", ipc_file(ragged(words, named)), words
        yield f"{name}.parquet", parquet(ragged(words, named)), words
