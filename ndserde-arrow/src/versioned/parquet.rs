//! Parquet files.

use std::io::Write;

use ndserde::field::{DeserializeColumns, SerializeColumns};

use super::{
    deps::{
        arrow_schema::DataType,
        parquet::{
            arrow::{
                ArrowWriter, ProjectionMask,
                arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder},
            },
            file::{properties::WriterProperties, reader::ChunkReader},
        },
    },
    versioned::{Batches, to_record_batch_with, wanted},
};
use crate::{error::Error, guard::guarded, options::Options};

/// Writes rows as a Parquet file, and returns the writer.
///
/// Row groups, compression and all else are what the properties say, which are parquet's own. The file
/// has the schema of Arrow as well, so that tensors stay tensors. For rows that come bit by bit, an
/// [`Appender`](super::Appender) makes the batches for parquet's `ArrowWriter`.
///
/// # Errors
/// As [`to_record_batch`](super::to_record_batch), or when the file cannot be written.
pub fn write_parquet<T: SerializeColumns, W: Write + Send>(
    writer: W,
    rows: &[T],
    properties: WriterProperties,
) -> Result<W, Error> {
    write_parquet_with(writer, rows, properties, &Options::new())
}

/// As [`write_parquet`], with other forms of the columns.
///
/// # Errors
/// As there.
pub fn write_parquet_with<T: SerializeColumns, W: Write + Send>(
    writer: W,
    rows: &[T],
    properties: WriterProperties,
    options: &Options,
) -> Result<W, Error> {
    let batch = to_record_batch_with(rows, options)?;
    for field in batch.schema_ref().fields() {
        // parquet panics.
        if has_union(field.data_type()) {
            let message = "is or has an enum with data, which is a union, and Parquet has none";
            return Err(Error::new(message).in_column(field.name()));
        }
    }
    let writer = ArrowWriter::try_new(writer, batch.schema(), Some(properties));
    let mut writer = writer.map_err(Error::other)?;
    writer.write(&batch).map_err(Error::other)?;
    writer.into_inner().map_err(Error::other)
}

fn has_union(data_type: &DataType) -> bool {
    match data_type {
        DataType::Union(..) => true,
        DataType::Struct(fields) => fields.iter().any(|field| has_union(field.data_type())),
        DataType::List(item)
        | DataType::LargeList(item)
        | DataType::FixedSizeList(item, _)
        | DataType::Map(item, _) => has_union(item.data_type()),
        _ => false,
    }
}

/// Reads all rows of a Parquet file: a `File`, or `Bytes`. Of its columns only those that the rows have
/// are read.
///
/// # Errors
/// When it is no such file, or its columns are not those of the rows.
pub fn read_parquet<T, R>(reader: R) -> Result<Vec<T>, Error>
where
    T: for<'de> DeserializeColumns<'de>,
    R: ChunkReader + 'static,
{
    let builder = guarded(|| ParquetRecordBatchReaderBuilder::try_new(reader))?;
    parquet_batches(builder.map_err(Error::other)?)?.all()
}

/// The rows of a Parquet file some at a time, as parquet's own builder was told: of which row groups, how
/// many at a time, from which row on. Of the columns only those that the rows have are read.
///
/// # Errors
/// When it is no such file.
pub fn parquet_batches<T, R>(
    builder: ParquetRecordBatchReaderBuilder<R>,
) -> Result<Batches<T, ParquetRecordBatchReader>, Error>
where
    T: for<'de> DeserializeColumns<'de>,
    R: ChunkReader + 'static,
{
    let columns = wanted::<T>(builder.schema());
    let columns = ProjectionMask::roots(builder.parquet_schema(), columns);
    let reader = guarded(|| builder.with_projection(columns).build())?;
    Ok(Batches::new(reader.map_err(Error::other)?))
}
