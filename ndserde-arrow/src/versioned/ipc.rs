//! Arrow's own files and streams.

use std::io::{Read, Seek, Write};

use ndserde::field::{DeserializeColumns, SerializeColumns};

use super::{
    batches::Batches,
    deps::{
        arrow_array::RecordBatch,
        arrow_ipc::{
            reader::FileReader,
            writer::{FileWriter, StreamWriter},
        },
        arrow_schema::ArrowError,
    },
    frames::{StreamBatches, check_blocks},
    to_record_batch_with,
};
use crate::{error::Error, guard::guarded, options::Options};

/// Writes rows as an Arrow IPC stream of one batch, and returns the writer.
///
/// For rows that come bit by bit, an [`Appender`](super::Appender) makes the batches for arrow's
/// `StreamWriter`.
///
/// # Errors
/// As [`to_record_batch`](super::to_record_batch), or when the stream cannot be written.
pub fn write_ipc_stream<T: SerializeColumns, W: Write>(writer: W, rows: &[T]) -> Result<W, Error> {
    write_ipc_stream_with(writer, rows, &Options::new())
}

/// As [`write_ipc_stream`], with other forms of the columns.
///
/// # Errors
/// As there.
pub fn write_ipc_stream_with<T: SerializeColumns, W: Write>(
    writer: W,
    rows: &[T],
    options: &Options,
) -> Result<W, Error> {
    let write = |batch: &RecordBatch| -> Result<W, ArrowError> {
        let mut writer = StreamWriter::try_new(writer, &batch.schema())?;
        writer.write(batch)?;
        writer.into_inner()
    };
    write(&to_record_batch_with(rows, options)?).map_err(Error::other)
}

/// Writes rows as an Arrow IPC file (Feather) of one batch, and returns the writer.
///
/// For rows that come bit by bit, an [`Appender`](super::Appender) makes the batches for arrow's
/// `FileWriter`.
///
/// # Errors
/// As [`to_record_batch`](super::to_record_batch), or when the file cannot be written.
pub fn write_ipc_file<T: SerializeColumns, W: Write>(writer: W, rows: &[T]) -> Result<W, Error> {
    write_ipc_file_with(writer, rows, &Options::new())
}

/// As [`write_ipc_file`], with other forms of the columns.
///
/// # Errors
/// As there.
pub fn write_ipc_file_with<T: SerializeColumns, W: Write>(
    writer: W,
    rows: &[T],
    options: &Options,
) -> Result<W, Error> {
    let write = |batch: &RecordBatch| -> Result<W, ArrowError> {
        let mut writer = FileWriter::try_new(writer, &batch.schema())?;
        writer.write(batch)?;
        writer.into_inner()
    };
    write(&to_record_batch_with(rows, options)?).map_err(Error::other)
}

/// Reads the rows of an Arrow IPC stream, batch by batch as they come; [`Batches::all`] are all of them.
///
/// One that is cut off within a message is an error there. Between messages it may end without the mark that
/// ends most streams: no reader can tell such a stream from one that has lost its last batches.
///
/// # Errors
/// When it does not begin as such a stream.
pub fn read_ipc_stream<T, R>(reader: R) -> Result<Batches<T, StreamBatches<R>>, Error>
where
    T: for<'de> DeserializeColumns<'de>,
    R: Read,
{
    let reader = guarded(|| StreamBatches::new(reader))?;
    Ok(Batches::new(reader.map_err(Error::other)?))
}

/// Reads the rows of an Arrow IPC file (Feather), batch by batch; [`Batches::all`] are all of them.
///
/// # Errors
/// When it is no such file.
pub fn read_ipc_file<T, R>(mut reader: R) -> Result<Batches<T, FileReader<R>>, Error>
where
    T: for<'de> DeserializeColumns<'de>,
    R: Read + Seek,
{
    let reader = guarded(|| {
        check_blocks(&mut reader)?;
        FileReader::try_new(reader, None)
    })?;
    Ok(Batches::new(reader.map_err(Error::other)?))
}
