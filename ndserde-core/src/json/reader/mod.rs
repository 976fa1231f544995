//! A reader of JSON, for what arrays need: whole documents in memory, and numbers that are rounded
//! once.
//!
//! It accepts what `serde_json` accepts, hands over what `serde_json` hands over, and says the same of
//! what it refuses, but for `NaN` and the infinities. `tests/json_reader.rs` compares the two.

mod bytes;
mod decimal;
mod digits;
mod documents;
mod escape;
mod input;
mod key;
mod list;
mod map;
mod name;
mod number;
mod power;
mod raw;
mod scan;
mod short;
mod skip;
mod string;
mod syntax;
mod value;
mod variant;

use serde_core::Deserialize;
use serde_json::Result;

pub use documents::Documents;

/// Whether a format is this reader.
#[inline]
pub(crate) fn is_reader<D>() -> bool {
    typeid::of::<D>() == typeid::of::<&mut input::JsonReader<'_>>()
}

/// Reads a document; `text` is its longest start that is UTF-8.
pub(super) fn read<'de, T: Deserialize<'de>>(bytes: &'de [u8], text: &'de str) -> Result<T> {
    let mut reader = input::JsonReader::new(bytes, text);
    let read = T::deserialize(&mut reader).and_then(|value| reader.end().map(|()| value));
    read.map_err(
        |error| if reader.is_broken() { syntax::known(reader.bytes, error) } else { error },
    )
}
