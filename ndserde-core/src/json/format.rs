//! A formatter of `serde_json` that writes bytes as base64 or Latin-1 text.

use std::io::{Error, Result, Write};

use serde_json::ser::Formatter;

use super::{
    latin1,
    mark::{Signals, TextForm},
};
use crate::base64::{encoded_blocks, encoded_len};

/// Formats as `formatter` does, and bytes as text in blocks; only payloads come here as bytes.
pub(super) struct Blocks<'a, F> {
    pub(super) formatter: F,
    pub(super) signals: &'a Signals,
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
        begin_object();
        end_object();
        begin_object_key(first: bool);
        end_object_key();
        begin_object_value();
        end_object_value();
    }

    fn write_byte_array<W: Write + ?Sized>(&mut self, writer: &mut W, bytes: &[u8]) -> Result<()> {
        let form = self.signals.form.take();
        if form == TextForm::Digits {
            return writer.write_all(bytes);
        }
        let quote: &[u8] = if self.signals.in_runs.get() { b"" } else { b"\"" };
        writer.write_all(quote)?;
        if form == TextForm::Latin1 {
            self.signals.coming.set(latin1::len_at_most(bytes));
            latin1::blocks(bytes, |text| writer.write_all(text))?;
        } else {
            self.signals.coming.set(encoded_len(bytes.len()));
            let failed = || Error::other("base64 did not fit its block");
            encoded_blocks(bytes, failed, |text| writer.write_all(text))?;
        }
        writer.write_all(quote)
    }

    /// A list of runs is one string.
    #[inline]
    fn begin_array<W: Write + ?Sized>(&mut self, writer: &mut W) -> Result<()> {
        if self.signals.in_runs.get() {
            return writer.write_all(b"\"");
        }
        self.formatter.begin_array(writer)
    }

    #[inline]
    fn end_array<W: Write + ?Sized>(&mut self, writer: &mut W) -> Result<()> {
        if self.signals.in_runs.take() {
            return writer.write_all(b"\"");
        }
        self.formatter.end_array(writer)
    }

    #[inline]
    fn begin_array_value<W: Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> Result<()> {
        if self.signals.in_runs.get() {
            return Ok(());
        }
        self.formatter.begin_array_value(writer, first)
    }

    #[inline]
    fn end_array_value<W: Write + ?Sized>(&mut self, writer: &mut W) -> Result<()> {
        if self.signals.in_runs.get() {
            return Ok(());
        }
        self.formatter.end_array_value(writer)
    }
}
