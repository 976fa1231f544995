//! The dtype of a document: a word, or the list of a record's fields.

mod fields;
mod write;

use alloc::string::String;
use core::fmt;

use self::fields::FieldsTake;
pub(crate) use self::write::{DTypeName, Typed};
use crate::{
    dtype::{DType, Descr},
    erased::{Ask, Bytes, Fail, List, Take},
    error::Error,
    untyped::FieldType,
};

/// Takes a dtype.
///
/// Formats that do not describe themselves hold what the field's own type writes: they are asked for
/// a word unless the field holds records.
pub(super) struct DTypeTake<'a> {
    /// The key or the place, for messages.
    what: &'static str,
    field: &'a FieldType,
    /// Whether the format may be asked for whatever it holds.
    describes_itself: bool,
    pub(super) descr: Option<Descr>,
}

impl<'a> DTypeTake<'a> {
    pub(super) const fn new(
        what: &'static str,
        field: &'a FieldType,
        describes_itself: bool,
    ) -> Self {
        Self { what, field, describes_itself, descr: None }
    }

    /// The dtype that a word is.
    pub(super) fn word(word: &str, field: &FieldType) -> Result<Descr, Error> {
        // The field's own dtype is to be expected, and a vocabulary takes a search.
        match field.dtype_or(None) {
            Some(likely) if likely.plain_name() == Some(word) => {
                Ok(Descr::unmarked(likely.clone()))
            }
            _ => Self::other_word(word),
        }
    }

    /// Apart, so that the word that was to be expected needs no room for the search.
    #[cold]
    fn other_word(word: &str) -> Result<Descr, Error> {
        word.parse()
    }
}

impl<'de> Take<'de> for DTypeTake<'_> {
    fn ask(&self) -> Ask {
        match self.field.dtype() {
            None | Some(DType::Record(_)) if self.describes_itself => Ask::Any,
            Some(DType::Record(_)) => Ask::Seq,
            _ => Ask::Str,
        }
    }

    fn expecting(&self, wire: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the {} of a {wire} array as a string", self.what)
    }

    fn text(&mut self, word: &str, _: Option<&'de str>) -> Result<(), Fail> {
        self.descr = Some(Self::word(word, self.field)?);
        Ok(())
    }

    fn bytes(&mut self, word: Bytes<'_, 'de>) -> Result<(), Fail> {
        self.text(&String::from_utf8_lossy(word.as_slice()), None)
    }

    fn list(&mut self, list: &mut dyn List<'de>) -> Result<(), Fail> {
        let expected = match self.field.dtype() {
            Some(DType::Record(record)) if !self.describes_itself => Some(record),
            _ => None,
        };
        let mut fields = FieldsTake::new(expected);
        fields.list(list)?;
        self.descr = Some(Descr::record(fields.layout)?);
        Ok(())
    }
}
