//! Which struct reads each file, or the error by which it is refused.

use half::f16;
use ndarray::{Array1, Array2, Array3};
use ndserde::DynArray;

use super::rows::{Cast, Maybe, MaybeFlat, Number, Row, are, refused};

/// What must be so of one file.
type Check = fn(&str) -> Result<(), String>;

pub(super) const TABLE: &[(&str, Check)] = &[
    ("pyarrow/all_null.parquet", are::<Maybe<f32>>),
    ("pyarrow/bool.arrow", are::<Row<Array2<bool>>>),
    ("pyarrow/bool.parquet", are::<Row<Array2<bool>>>),
    ("pyarrow/brotli.parquet", |file| {
        refused::<Row<Array2<u8>>>(file, "Disabled feature at compile time: brotli")
    }),
    ("pyarrow/duration.arrow", are::<Row<DynArray>>),
    ("pyarrow/flat.parquet", are::<Row<Array1<f32>>>),
    ("pyarrow/float16.arrow", are::<Row<Array2<f16>>>),
    ("pyarrow/float16.parquet", are::<Row<Array2<f16>>>),
    ("pyarrow/float16_from_numpy.parquet", are::<Row<Array2<f16>>>),
    ("pyarrow/float32.arrow", are::<Row<Array2<f32>>>),
    ("pyarrow/float32.parquet", are::<Row<Array2<f32>>>),
    ("pyarrow/float32_from_numpy.parquet", are::<Row<Array2<f32>>>),
    ("pyarrow/float64.arrow", are::<Row<Array2<f64>>>),
    ("pyarrow/float64.parquet", are::<Row<Array2<f64>>>),
    ("pyarrow/float64_from_numpy.parquet", are::<Row<Array2<f64>>>),
    ("pyarrow/gzip.parquet", |file| {
        refused::<Row<Array2<u8>>>(file, "Disabled feature at compile time: flate2")
    }),
    ("pyarrow/int16.arrow", are::<Row<Array2<i16>>>),
    ("pyarrow/int16.parquet", are::<Row<Array2<i16>>>),
    ("pyarrow/int16_from_numpy.parquet", are::<Row<Array2<i16>>>),
    ("pyarrow/int32.arrow", are::<Row<Array2<i32>>>),
    ("pyarrow/int32.parquet", are::<Row<Array2<i32>>>),
    ("pyarrow/int32_from_numpy.parquet", are::<Row<Array2<i32>>>),
    ("pyarrow/int64.arrow", are::<Row<Array2<i64>>>),
    ("pyarrow/int64.parquet", are::<Row<Array2<i64>>>),
    ("pyarrow/int64_from_numpy.parquet", are::<Row<Array2<i64>>>),
    ("pyarrow/int8.arrow", are::<Row<Array2<i8>>>),
    ("pyarrow/int8.parquet", are::<Row<Array2<i8>>>),
    ("pyarrow/int8_from_numpy.parquet", are::<Row<Array2<i8>>>),
    ("pyarrow/large_lists.arrow", are::<Row<Array2<f32>>>),
    ("pyarrow/lists.parquet", are::<Row<Array2<f32>>>),
    ("pyarrow/lz4.arrow", |file| {
        refused::<Row<Array2<u8>>>(file, "lz4 IPC decompression requires the lz4 feature")
    }),
    ("pyarrow/lz4.parquet", |file| {
        refused::<Row<Array2<u8>>>(file, "Disabled feature at compile time: lz4")
    }),
    ("pyarrow/names.parquet", are::<Row<Array3<f32>>>),
    ("pyarrow/nested.arrow", are::<Row<Array2<f32>>>),
    ("pyarrow/nested.parquet", are::<Row<Array2<f32>>>),
    ("pyarrow/no_arrow_schema.parquet", |file| {
        refused::<Row<Array2<u8>>>(
            file,
            "there are flat lists (List of uint8) without a shape, and the field has 2 axes",
        )
    }),
    ("pyarrow/no_rows.parquet", are::<Row<Array2<f32>>>),
    ("pyarrow/none.parquet", are::<Row<Array2<u8>>>),
    ("pyarrow/null_item.parquet", |file| {
        refused::<Row<Array1<f32>>>(file, "column `x`, row 1: the item [0] is null")
    }),
    ("pyarrow/null_row.arrow", are::<Maybe<f32>>),
    ("pyarrow/null_row.parquet", are::<Maybe<f32>>),
    ("pyarrow/pages.parquet", are::<Row<Array2<u8>>>),
    ("pyarrow/ragged.arrow", are::<Row<Array2<i32>>>),
    ("pyarrow/ragged.parquet", are::<Row<Array2<i32>>>),
    ("pyarrow/required.parquet", are::<Row<Array2<u8>>>),
    ("pyarrow/row_groups.parquet", are::<Row<Array2<u8>>>),
    ("pyarrow/scalars.parquet", are::<Number>),
    ("pyarrow/sliced.arrow", are::<Row<Array2<i16>>>),
    ("pyarrow/sliced.parquet", are::<Row<Array2<i16>>>),
    ("pyarrow/sliced_null_rows.arrow", are::<Maybe<i16>>),
    ("pyarrow/stream.arrows", are::<Row<Array2<u8>>>),
    ("pyarrow/swapped.parquet", are::<Row<Array3<f32>>>),
    ("pyarrow/timestamp_ms.arrow", are::<Row<DynArray>>),
    ("pyarrow/timestamp_ms.parquet", are::<Row<DynArray>>),
    ("pyarrow/timestamp_ns.arrow", are::<Row<DynArray>>),
    ("pyarrow/timestamp_ns.parquet", are::<Row<DynArray>>),
    ("pyarrow/timestamp_s.arrow", are::<Row<DynArray>>),
    ("pyarrow/timestamp_s.parquet", are::<Row<DynArray>>),
    ("pyarrow/timestamp_us.arrow", are::<Row<DynArray>>),
    ("pyarrow/timestamp_us.parquet", are::<Row<DynArray>>),
    ("pyarrow/turned.parquet", |file| {
        refused::<Row<Array3<f32>>>(
            file,
            "column `x`: its metadata has the permutation [1, 2, 0], which is not its own inverse",
        )
    }),
    ("pyarrow/two_axes.arrow", are::<Row<Array2<f32>>>),
    ("pyarrow/two_axes.parquet", are::<Row<Array2<f32>>>),
    ("pyarrow/uint16.arrow", are::<Row<Array2<u16>>>),
    ("pyarrow/uint16.parquet", are::<Row<Array2<u16>>>),
    ("pyarrow/uint16_from_numpy.parquet", are::<Row<Array2<u16>>>),
    ("pyarrow/uint32.arrow", are::<Row<Array2<u32>>>),
    ("pyarrow/uint32.parquet", are::<Row<Array2<u32>>>),
    ("pyarrow/uint32_from_numpy.parquet", are::<Row<Array2<u32>>>),
    ("pyarrow/uint64.arrow", are::<Row<Array2<u64>>>),
    ("pyarrow/uint64.parquet", are::<Row<Array2<u64>>>),
    ("pyarrow/uint64_from_numpy.parquet", are::<Row<Array2<u64>>>),
    ("pyarrow/uint8.arrow", are::<Row<Array2<u8>>>),
    ("pyarrow/uint8.parquet", are::<Row<Array2<u8>>>),
    ("pyarrow/uint8_from_numpy.parquet", are::<Row<Array2<u8>>>),
    ("pyarrow/uneven.parquet", |file| {
        refused::<Row<Array2<f64>>>(
            file,
            "column `x`, row 0: the lists along axis 1 have 2 items and 1",
        )
    }),
    ("pyarrow/variable_shape.arrow", are::<Row<Array2<i32>>>),
    ("pyarrow/variable_shape.parquet", are::<Row<Array2<i32>>>),
    ("pyarrow/zstd.arrow", |file| {
        refused::<Row<Array2<u8>>>(file, "zstd IPC decompression requires the zstd feature")
    }),
    ("pyarrow/zstd.parquet", |file| {
        refused::<Row<Array2<u8>>>(file, "Disabled feature at compile time: zstd")
    }),
    ("pandas/bool.parquet", are::<Row<Array1<bool>>>),
    ("pandas/float32.parquet", are::<Row<Array1<f32>>>),
    ("pandas/float64.parquet", are::<Row<Array1<f64>>>),
    ("pandas/int64.parquet", are::<Row<Array1<i64>>>),
    ("pandas/nan.parquet", |file| {
        refused::<Row<Array1<f64>>>(file, "column `x`, row 2: the item [3] is null")
    }),
    ("pandas/null_row.parquet", are::<MaybeFlat>),
    ("pandas/uint8.parquet", are::<Row<Array1<u8>>>),
    ("pandas/uneven.parquet", are::<Row<Array1<f64>>>),
    ("polars/array.arrow", are::<Row<Array2<f32>>>),
    ("polars/array.arrows", are::<Row<Array2<f32>>>),
    ("polars/array_bool.parquet", are::<Row<Array2<bool>>>),
    ("polars/array_float32.parquet", are::<Row<Array2<f32>>>),
    ("polars/array_float64.parquet", are::<Row<Array2<f64>>>),
    ("polars/array_int16.parquet", are::<Row<Array2<i16>>>),
    ("polars/array_uint8.parquet", are::<Row<Array2<u8>>>),
    ("polars/lists.arrow", are::<Row<Array2<f32>>>),
    ("polars/lists.parquet", are::<Row<Array2<f32>>>),
    ("polars/null_row.parquet", are::<Maybe<f32>>),
    ("polars/ragged.parquet", are::<Row<Array2<i32>>>),
    ("polars/tensor.arrow", are::<Row<Array2<f32>>>),
    ("polars/tensor.parquet", are::<Row<Array2<f32>>>),
    ("duckdb/array.parquet", are::<Row<Array1<f32>>>),
    ("duckdb/arrays.parquet", are::<Row<Array2<f32>>>),
    ("duckdb/bytes.parquet", are::<Row<Array2<u8>>>),
    ("duckdb/list.parquet", are::<Row<Array1<f32>>>),
    ("duckdb/lists.parquet", are::<Row<Array2<f32>>>),
    ("duckdb/null_row.parquet", are::<MaybeFlat>),
    ("daft/float32.parquet", are::<Row<Array2<f32>>>),
    ("daft/float64.parquet", are::<Row<Array2<f64>>>),
    ("daft/int64.parquet", are::<Row<Array2<i64>>>),
    ("daft/null_row.parquet", are::<Maybe<f32>>),
    ("daft/ragged.parquet", are::<Row<Array2<f32>>>),
    ("daft/uint8.parquet", are::<Row<Array2<u8>>>),
    ("ray/native_bool.parquet", are::<Row<Array2<bool>>>),
    ("ray/native_float32.parquet", are::<Row<Array2<f32>>>),
    ("ray/native_int64.parquet", are::<Row<Array2<i64>>>),
    ("ray/native_uint8.parquet", are::<Row<Array2<u8>>>),
    ("ray/ragged.parquet", are::<Row<Array2<f32>>>),
    ("ray/v1_bool.parquet", are::<Row<Array2<bool>>>),
    ("ray/v1_float32.parquet", are::<Row<Array2<f32>>>),
    ("ray/v1_int64.parquet", are::<Row<Array2<i64>>>),
    ("ray/v1_uint8.parquet", are::<Row<Array2<u8>>>),
    ("ray/v2_bool.parquet", are::<Row<Array2<bool>>>),
    ("ray/v2_float32.parquet", are::<Row<Array2<f32>>>),
    ("ray/v2_int64.parquet", are::<Row<Array2<i64>>>),
    ("ray/v2_uint8.parquet", are::<Row<Array2<u8>>>),
    // Into a field that holds something else.
    ("pyarrow/float32.parquet", |file| {
        refused::<Row<Array2<f64>>>(
            file,
            "column `x`: the data is float32, the field holds float64",
        )
    }),
    ("pyarrow/float32.parquet", |file| refused::<Row<Array3<f32>>>(file, "axes (shape [3, 2, 3])")),
    ("pyarrow/float32_from_numpy.parquet", |file| {
        refused::<Row<Array1<f32>>>(file, "axes (shape [3, 2, 3])")
    }),
    ("pyarrow/null_row.parquet", |file| {
        refused::<Row<Array2<f32>>>(file, "row 1: it is null, and the field is no Option")
    }),
    ("pyarrow/sliced_null_rows.arrow", |file| {
        refused::<Row<Array2<i16>>>(file, "row 0: it is null, and the field is no Option")
    }),
    ("pyarrow/int16.parquet", |file| {
        refused::<Cast<Array2<u8>>>(
            file,
            "the int16 at [2, 1, 1] is -32768, which uint8 does not hold",
        )
    }),
    ("pyarrow/uint8.parquet", |file| {
        refused::<Cast<Array2<bool>>>(file, "the uint8 at [0, 0, 2] is 2, which bool does not hold")
    }),
    ("pyarrow/nested.parquet", |file| refused::<Row<Array1<f32>>>(file, "axes (shape [3, 2, 3])")),
    ("pyarrow/ragged.parquet", |file| {
        refused::<Row<Array3<i32>>>(file, "row 0: the data has 2 axes (shape [2, 3])")
    }),
    ("pyarrow/timestamp_ns.parquet", |file| {
        refused::<Row<Array2<i64>>>(file, "the data is datetime64[ns], the field holds int64")
    }),
    ("duckdb/array.parquet", |file| {
        refused::<Row<Array2<f32>>>(
            file,
            "there are flat lists (List of float32) without a shape, and the field has 2 axes",
        )
    }),
    ("ray/v2_float32.parquet", |file| refused::<Row<Array3<f32>>>(file, "axes (shape [3, 2, 3])")),
    ("daft/float32.parquet", |file| refused::<Row<Array1<f32>>>(file, "axes (shape [3, 2, 3])")),
    ("daft/null_row.parquet", |file| {
        refused::<Row<Array2<f32>>>(file, "row 1: it is null, and the field is no Option")
    }),
    ("pandas/null_row.parquet", |file| {
        refused::<Row<Array1<f32>>>(file, "row 1: it is null, and the field is no Option")
    }),
    ("pyarrow/scalars.parquet", |file| refused::<Row<Array1<f64>>>(file, "axes (shape [3])")),
    // Whatever there is, at run time.
    ("pyarrow/float16.parquet", are::<Row<DynArray>>),
    ("pyarrow/bool.arrow", are::<Row<DynArray>>),
    ("pyarrow/float64_from_numpy.parquet", are::<Row<DynArray>>),
    ("pyarrow/two_axes.parquet", are::<Row<DynArray>>),
    ("pyarrow/nested.parquet", are::<Row<DynArray>>),
    ("pyarrow/variable_shape.arrow", are::<Row<DynArray>>),
    ("polars/tensor.parquet", are::<Row<DynArray>>),
    ("daft/float32.parquet", are::<Row<DynArray>>),
    ("ray/v2_bool.parquet", are::<Row<DynArray>>),
    ("duckdb/lists.parquet", are::<Row<DynArray>>),
];
