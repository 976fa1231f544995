use super::{arrow_array, arrow_ipc, arrow_schema, by, parquet};

mod bad;
mod choice;
mod trips;

use std::io::Cursor;

use ndserde::field::{DeserializeColumns, SerializeColumns};
use ndserde_arrow::{Error, Options};

use by::{
    read_ipc_file, read_ipc_stream, read_parquet, write_ipc_file_with, write_ipc_stream_with,
    write_parquet_with,
};

/// Each kind of file, written and read.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Parquet,
    File,
    Stream,
}

impl Kind {
    const ALL: [Self; 3] = [Self::Parquet, Self::File, Self::Stream];

    fn write<T: SerializeColumns>(self, rows: &[T], options: &Options) -> Result<Vec<u8>, Error> {
        let properties = parquet::file::properties::WriterProperties::default();
        match self {
            Self::Parquet => write_parquet_with(Vec::new(), rows, properties, options),
            Self::File => write_ipc_file_with(Vec::new(), rows, options),
            Self::Stream => write_ipc_stream_with(Vec::new(), rows, options),
        }
    }

    fn read<T: for<'de> DeserializeColumns<'de>>(self, file: Vec<u8>) -> Result<Vec<T>, Error> {
        match self {
            Self::Parquet => read_parquet(bytes::Bytes::from(file)),
            Self::File => read_ipc_file(Cursor::new(file))?.all(),
            Self::Stream => read_ipc_stream(Cursor::new(file))?.all(),
        }
    }
}
