//! The readers and writers of the three formats.

use std::{io::Write, rc::Rc};

use ndserde::Value;

use super::{ipc, parquet, table, write};
use crate::{content::Content, error::Result, source::Source};

pub fn read_parquet(source: &Rc<Source>, most: u64) -> Result<Content> {
    table::content(source, most, parquet::open)
}

pub fn read_file(source: &Rc<Source>, most: u64) -> Result<Content> {
    table::content(source, most, ipc::open_file)
}

pub fn read_stream(source: &Rc<Source>, most: u64) -> Result<Content> {
    table::content(source, most, ipc::open_stream)
}

pub fn write_parquet(value: &Value, out: &mut dyn Write) -> Result<()> {
    write::parquet(value, out)
}

pub fn write_file(value: &Value, out: &mut dyn Write) -> Result<()> {
    write::file(value, out)
}

pub fn write_stream(value: &Value, out: &mut dyn Write) -> Result<()> {
    write::stream(value, out)
}
