//! Python's pickles, of which nothing is executed.

use std::io::Write;

use ndserde::{Value, pickle};
use serde::de::IgnoredAny;

use crate::error::{Error, Result};

pub fn is_whole(bytes: &[u8]) -> bool {
    pickle::from_slice::<IgnoredAny>(bytes).is_ok()
}

pub fn read(bytes: &[u8]) -> Result<Value> {
    pickle::from_slice(bytes).map_err(Error::new)
}

/// Arrays as NumPy's, whatever the wire.
pub fn write(value: &Value, out: &mut dyn Write) -> Result<()> {
    pickle::to_writer(out, value).map_err(Error::new)
}
