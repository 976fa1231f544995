//! What stands in for the readers and writers where the feature `arrow` is off.

use std::{io::Write, rc::Rc};

use ndserde::Value;

use super::ABSENT;
use crate::{
    content::Content,
    error::{Error, Result},
    source::Source,
};

pub fn read_parquet(source: &Rc<Source>, _: u64) -> Result<Content> {
    Err(Error::new(ABSENT).about(&source.name))
}

pub fn read_file(source: &Rc<Source>, most: u64) -> Result<Content> {
    read_parquet(source, most)
}

pub fn read_stream(source: &Rc<Source>, most: u64) -> Result<Content> {
    read_parquet(source, most)
}

pub fn write_parquet(_: &Value, _: &mut dyn Write) -> Result<()> {
    Err(Error::new(ABSENT))
}

pub fn write_file(value: &Value, out: &mut dyn Write) -> Result<()> {
    write_parquet(value, out)
}

pub fn write_stream(value: &Value, out: &mut dyn Write) -> Result<()> {
    write_parquet(value, out)
}
