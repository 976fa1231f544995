//! The bytes of a Parquet file, as its reader asks for them.

use std::{
    fs::File,
    io::{BufReader, Cursor, Read},
};

use bytes::Bytes;
use parquet::{
    errors::{ParquetError, Result},
    file::reader::{ChunkReader, Length},
};

use crate::source::Source;

/// A file of which as much is in memory as is looked at, or what came through a pipe.
pub enum Chunks {
    File(File, u64),
    Memory(Bytes),
}

impl Chunks {
    pub fn of(source: &Source) -> crate::error::Result<Self> {
        Ok(match source.file()? {
            Some(file) => Self::File(file, source.len()),
            None => Self::Memory(source.bytes(0..source.len())?.into()),
        })
    }

    /// A reader of its own.
    pub fn again(&self) -> Result<Self> {
        Ok(match self {
            Self::File(file, len) => Self::File(file.try_clone()?, *len),
            Self::Memory(bytes) => Self::Memory(bytes.clone()),
        })
    }
}

impl Length for Chunks {
    fn len(&self) -> u64 {
        match self {
            Self::File(_, len) => *len,
            Self::Memory(bytes) => bytes.len() as u64,
        }
    }
}

impl ChunkReader for Chunks {
    type T = Box<dyn Read>;

    fn get_read(&self, start: u64) -> Result<Box<dyn Read>> {
        Ok(match self {
            Self::File(file, _) => {
                let reader: BufReader<File> = file.get_read(start)?;
                Box::new(reader)
            }
            Self::Memory(bytes) => {
                let start = usize::try_from(start).ok().filter(|start| *start <= bytes.len());
                let start = start.ok_or_else(cut_off)?;
                Box::new(Cursor::new(bytes.slice(start..)))
            }
        })
    }

    fn get_bytes(&self, start: u64, length: usize) -> Result<Bytes> {
        // Nothing takes memory by what is claimed.
        let end = start.checked_add(length as u64).filter(|end| *end <= self.len());
        let end = end.ok_or_else(cut_off)?;
        match self {
            Self::File(file, _) => file.get_bytes(start, length),
            Self::Memory(bytes) => {
                let place = |at| usize::try_from(at).map_err(|_| cut_off());
                Ok(bytes.slice(place(start)?..place(end)?))
            }
        }
    }
}

fn cut_off() -> ParquetError {
    ParquetError::EOF("it claims more bytes than the file has".to_owned())
}
