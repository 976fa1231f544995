//! Writes a folder of files, one of each form that a column of arrays takes, for other programs to read.
//!
//! ```sh
//! cargo run --example files FOLDER
//! ```
//!
//! Each form is a Parquet file, an Arrow IPC file and a stream. The elements are made by rules, which
//! `tests/peers/forms.py` has as well: number k of the file, counted over its four rows of shape
//! `[2, 3]`, is k / 4 - 2 of floats, k of integers and dates, and whether k divides by 3 of bools.

#![allow(clippy::cast_possible_truncation, reason = "the numbers are small")]
#![allow(clippy::cast_possible_wrap, reason = "the numbers are small")]

mod beside;

use std::{error::Error, fs::File, path::PathBuf, sync::Arc};

use arrow_ipc_60::writer::{FileWriter, StreamWriter};
use beside::beside;
use half::{bf16, f16};
use ndarray::{Array1, Array2, ShapeBuilder};
use ndserde::{DType, DynArray, NdColumns, field::SerializeColumns};
use ndserde_arrow::{
    Options,
    arrow_60::{
        Appender, schema_of, write_ipc_file_with, write_ipc_stream_with, write_parquet_with,
    },
};
use num_complex::Complex;
use parquet_60::{arrow::ArrowWriter, basic::Compression, file::properties::WriterProperties};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// A row of all files but one.
#[derive(NdColumns)]
struct Row<A> {
    id: i64,
    #[nd]
    x: A,
}

/// A row that may have none.
#[derive(NdColumns)]
struct Maybe {
    id: i64,
    x: Option<Array2<f32>>,
}

/// A row without an array.
#[derive(NdColumns)]
struct Number {
    id: i64,
    #[nd(elements)]
    x: f64,
}

fn main() -> Result<()> {
    let folder = std::env::args().nth(1).ok_or("the folder to write to?")?;
    std::fs::create_dir_all(&folder)?;
    let files = Files { folder: folder.into() };
    files.dtypes()?;
    files.forms()?;
    files.write("beside", &beside(), &Options::new())
}

/// Where files are written.
struct Files {
    folder: PathBuf,
}

impl Files {
    /// The usual form of each dtype.
    fn dtypes(&self) -> Result<()> {
        self.arrays("float16", |k| f16::from_f64(float(k)))?;
        self.arrays("float32", |k| float(k) as f32)?;
        self.arrays("float64", float)?;
        self.arrays("int8", |k| k as i8)?;
        self.arrays("int16", i16::from)?;
        self.arrays("int32", i32::from)?;
        self.arrays("int64", i64::from)?;
        self.arrays("uint8", |k| k)?;
        self.arrays("uint16", u16::from)?;
        self.arrays("uint32", u32::from)?;
        self.arrays("uint64", u64::from)?;
        self.arrays("bool", is_third)?;
        self.arrays("bfloat16", |k| bf16::from_f64(float(k)))?;
        self.arrays("complex64", |k| Complex::new(float(k) as f32, f32::from(k)))?;
        self.arrays("complex128", |k| Complex::new(float(k), f64::from(k)))?;
        self.special(
            "special_float16",
            &[
                f16::NAN,
                f16::INFINITY,
                f16::NEG_INFINITY,
                f16::NEG_ZERO,
                f16::from_bits(1),
                f16::MAX,
            ],
        )?;
        self.special(
            "special_float32",
            &[f32::NAN, f32::INFINITY, f32::NEG_INFINITY, -0.0, f32::from_bits(1), f32::MAX],
        )?;
        self.special(
            "special_float64",
            &[f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -0.0, f64::from_bits(1), f64::MAX],
        )?;
        for unit in ["s", "ms", "us", "ns"] {
            self.times(&format!("datetime_{unit}"), &format!("datetime64[{unit}]"), i64::from)?;
            self.times(&format!("timedelta_{unit}"), &format!("timedelta64[{unit}]"), i64::from)?;
        }
        self.times("days", "datetime64[D]", i64::from)?;
        self.times("nat", "datetime64[us]", |k| if k == 5 { i64::MIN } else { k.into() })
    }

    /// The forms that options and fields choose.
    fn forms(&self) -> Result<()> {
        let plain = Options::new().plain(true);
        let floats = || rows(|k| float(k) as f32);
        let fortran = floats().into_iter().map(|x| {
            let mut turned = Array2::zeros(x.raw_dim().f());
            turned.assign(&x);
            turned
        });
        self.batches("batches", &numbered(floats()))?;
        self.batches("no_rows", &[])?;
        self.write("fortran", &numbered(fortran.collect::<Vec<_>>()), &Options::new())?;
        self.write("plain", &numbered(floats()), &plain)?;
        self.write("plain_option", &every_second(floats()), &plain)?;
        self.write("option", &every_second(floats()), &Options::new())?;
        let flags = numbered(rows(is_third));
        self.write("bool_as_u8", &flags, &Options::new().bool_as_u8(true))?;
        self.write("plain_bool_as_u8", &flags, &Options::new().plain(true).bool_as_u8(true))?;
        let vectors: Vec<Array1<f32>> =
            (0_u8..4).map(|i| (0..3).map(|j| float(3 * i + j) as f32).collect()).collect();
        self.write("vector", &numbered(vectors.clone()), &Options::new())?;
        self.write("plain_vector", &numbered(vectors), &plain)?;
        let numbers: Vec<_> = (0..4).map(|i| Number { id: i.into(), x: float(i) }).collect();
        self.write("scalar", &numbers, &Options::new())?;
        self.write("ragged", &numbered(ragged()), &Options::new())?;
        self.write("ragged_option", &every_second(ragged()), &Options::new())?;
        self.write("variable_shape", &numbered(ragged()), &Options::new().variable_shape(true))?;
        self.write("ragged_by_option", &numbered(floats()), &Options::new().ragged("x"))
    }

    /// A batch after the other, of one schema, which is a row group each; and a batch without rows.
    fn batches(&self, name: &str, rows: &[Row<Array2<f32>>]) -> Result<()> {
        let schema = Arc::new(schema_of(&numbered(vec![Array2::<f32>::zeros((2, 3))]))?);
        let appender = Appender::new(schema.clone());
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_max_row_group_row_count(Some(2));
        let properties = Some(properties.build());
        let mut parquet =
            ArrowWriter::try_new(self.create(name, "parquet")?, schema.clone(), properties)?;
        let mut file = FileWriter::try_new(self.create(name, "arrow")?, &schema)?;
        let mut stream = StreamWriter::try_new(self.create(name, "arrows")?, &schema)?;
        for rows in rows.chunks(2) {
            let batch = appender.batch(rows)?;
            parquet.write(&batch)?;
            file.write(&batch)?;
            stream.write(&batch)?;
        }
        parquet.close()?;
        file.finish()?;
        Ok(stream.finish()?)
    }

    fn arrays<T>(&self, name: &str, element: impl Fn(u8) -> T) -> Result<()>
    where
        Row<Array2<T>>: SerializeColumns,
    {
        self.write(name, &numbered(rows(element)), &Options::new())
    }

    /// Four times the same row.
    fn special<T: Clone>(&self, name: &str, elements: &[T; 6]) -> Result<()>
    where
        Row<Array2<T>>: SerializeColumns,
    {
        let row = Array2::from_shape_vec((2, 3), elements.to_vec())?;
        self.write(name, &numbered(vec![row; 4]), &Options::new())
    }

    fn times(&self, name: &str, dtype: &str, count: impl Fn(u8) -> i64) -> Result<()> {
        let dtype: DType = dtype.parse()?;
        let rows: std::result::Result<Vec<_>, _> = rows(count)
            .into_iter()
            .map(|row| DynArray::from(row).reinterpret_time(dtype.clone()))
            .collect();
        self.write(name, &numbered(rows?), &Options::new())
    }
}

impl Files {
    /// The rows as files of each kind.
    fn write<T: SerializeColumns>(&self, name: &str, rows: &[T], options: &Options) -> Result<()> {
        write_parquet_with(
            self.create(name, "parquet")?,
            rows,
            WriterProperties::default(),
            options,
        )?;
        write_ipc_file_with(self.create(name, "arrow")?, rows, options)?;
        write_ipc_stream_with(self.create(name, "arrows")?, rows, options)?;
        Ok(())
    }

    fn create(&self, name: &str, suffix: &str) -> std::io::Result<File> {
        File::create(self.folder.join(format!("{name}.{suffix}")))
    }
}

/// Rows with a number each.
fn numbered<A>(arrays: Vec<A>) -> Vec<Row<A>> {
    (0..).zip(arrays).map(|(id, x)| Row { id, x }).collect()
}

/// Four arrays of shape `[2, 3]`, whose elements are counted over all of them.
fn rows<T>(element: impl Fn(u8) -> T) -> Vec<Array2<T>> {
    let row =
        |i: u8| Array2::from_shape_fn((2, 3), |(y, x)| element(6 * i + 3 * y as u8 + x as u8));
    (0..4).map(row).collect()
}

/// Row i has shape `[i, 2]`, the first one no elements.
fn ragged() -> Vec<Array2<f32>> {
    let mut k = 0;
    let mut next = || {
        k += 1;
        float(k - 1) as f32
    };
    (0..4).map(|i| Array2::from_shape_simple_fn((i, 2), &mut next)).collect()
}

/// The other ones are missing.
fn every_second(arrays: Vec<Array2<f32>>) -> Vec<Maybe> {
    (0..).zip(arrays).map(|(id, x)| Maybe { id, x: (id % 2 == 0).then_some(x) }).collect()
}

fn float(k: u8) -> f64 {
    f64::from(k) / 4.0 - 2.0
}

fn is_third(k: u8) -> bool {
    k % 3 == 0
}
