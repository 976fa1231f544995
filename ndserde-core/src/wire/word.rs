//! The words of a wire: a dtype, a byte order, an order.

use alloc::string::String;
use core::{fmt, str::FromStr};

use crate::{
    erased::{Ask, Bytes, Fail, Take},
    error::Error,
};

/// Takes a string and parses it on the spot, without a `String`.
pub(super) struct Word<T> {
    what: &'static str,
    ask: Ask,
    pub(super) value: Option<T>,
}

impl<T> Word<T> {
    /// `what` is the word's role, for messages.
    pub(super) const fn of(what: &'static str, ask: Ask) -> Self {
        Self { what, ask, value: None }
    }
}

impl<'de, T: FromStr<Err = Error>> Take<'de> for Word<T> {
    fn ask(&self) -> Ask {
        self.ask
    }

    fn expecting(&self, wire: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the {} of a {wire} array as a string", self.what)
    }

    fn text(&mut self, word: &str, _: Option<&'de str>) -> Result<(), Fail> {
        self.value = Some(word.parse()?);
        Ok(())
    }

    fn bytes(&mut self, word: Bytes<'_, 'de>) -> Result<(), Fail> {
        self.text(&String::from_utf8_lossy(word.as_slice()), None)
    }
}
