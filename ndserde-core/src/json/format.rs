//! A formatter of `serde_json` that writes bytes as base64.

use std::{
    cell::Cell,
    io::{Error, Result, Write},
};

use serde_json::ser::Formatter;

use crate::base64::{encoded_blocks, encoded_len};

/// Formats as `formatter` does, and bytes as base64 in blocks; only payloads come here as bytes.
pub(super) struct Blocks<'a, F> {
    pub(super) formatter: F,
    /// How much text is about to be written, for an output that can make room.
    pub(super) coming: &'a Cell<usize>,
}

/// The methods by which the compact and the pretty formatter differ.
macro_rules! forward {
    ($($method:ident($($name:ident: $type:ty),*);)*) => {$(
        #[inline]
        fn $method<W: Write + ?Sized>(&mut self, writer: &mut W $(, $name: $type)*) -> Result<()> {
            self.formatter.$method(writer $(, $name)*)
        }
    )*};
}

impl<F: Formatter> Formatter for Blocks<'_, F> {
    forward! {
        begin_array();
        end_array();
        begin_array_value(first: bool);
        end_array_value();
        begin_object();
        end_object();
        begin_object_key(first: bool);
        end_object_key();
        begin_object_value();
        end_object_value();
    }

    fn write_byte_array<W: Write + ?Sized>(&mut self, writer: &mut W, bytes: &[u8]) -> Result<()> {
        self.coming.set(encoded_len(bytes.len()));
        writer.write_all(b"\"")?;
        let failed = || Error::other("base64 did not fit its block");
        encoded_blocks(bytes, failed, |text| writer.write_all(text))?;
        writer.write_all(b"\"")
    }
}
