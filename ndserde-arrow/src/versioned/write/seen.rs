//! The dtype of the rows of a column.

use ndserde::{DType, wire::Wire};

use super::{dtype::Items, form::is_pair};
use crate::error::Error;

/// The dtype of the rows so far, and what it may be.
pub(super) struct Seen {
    /// As the field has it.
    given: Option<DType>,
    /// As it is written.
    written: Option<DType>,
    /// What the schema asks for, if there is one.
    asked: Option<DType>,
    bool_as_u8: bool,
    /// Whether the width of text is no part of the type.
    any_width: bool,
}

impl Seen {
    /// No row yet, of a field whose type says this much.
    ///
    /// # Errors
    /// When the wire takes no such elements.
    pub(super) fn new<W: Wire>(
        field: Option<&DType>,
        asked: Option<DType>,
        bool_as_u8: bool,
    ) -> Result<Self, Error> {
        // No type says a width: it is that of the longest text.
        let field = field.map(|field| match field {
            DType::Str(_) => DType::Str(0),
            DType::Bytes(_) => DType::Bytes(0),
            field => field.clone(),
        });
        let any_width =
            matches!(asked.as_ref().or(field.as_ref()), Some(DType::Str(0) | DType::Bytes(0)));
        let mut seen = Self { given: None, written: None, asked, bool_as_u8, any_width };
        if let Some(field) = field {
            seen.check::<W>(&field)?;
        } else {
            seen.written.clone_from(&seen.asked);
        }
        Ok(seen)
    }

    pub(super) const fn written(&self) -> Option<&DType> {
        self.written.as_ref()
    }

    /// How many items an element is.
    pub(super) fn items_each(&self) -> usize {
        if self.written.as_ref().is_some_and(is_pair) { 2 } else { 1 }
    }

    /// One more row of this dtype.
    ///
    /// # Errors
    /// When it is not that of the rows before it, or of the schema.
    pub(super) fn check<W: Wire>(&mut self, dtype: &DType) -> Result<(), Error> {
        match &self.given {
            Some(given) if given == dtype => return Ok(()),
            Some(given) if wider(given, dtype).is_none() => {
                return Err(Error::new(format!("{dtype}, where the rows before it are {given}")));
            }
            given => {
                let given = given.as_ref().and_then(|given| wider(given, dtype));
                let given = given.unwrap_or_else(|| dtype.clone());
                let written = match W::written_dtype(&given)? {
                    DType::Bool if self.bool_as_u8 || self.asked == Some(DType::UInt8) => {
                        DType::UInt8
                    }
                    written => written,
                };
                self.check_asked(&written)?;
                (self.given, self.written) = (Some(given), Some(written));
            }
        }
        Ok(())
    }

    fn check_asked(&self, written: &DType) -> Result<(), Error> {
        match &self.asked {
            None => Ok(()),
            Some(asked) if asked == written => Ok(()),
            Some(DType::Str(0)) if matches!(written, DType::Str(_)) => Ok(()),
            Some(DType::Bytes(0)) if matches!(written, DType::Bytes(_)) => Ok(()),
            Some(asked) if wider(asked, written).as_ref() == Some(asked) => Ok(()),
            Some(asked) => Err(Error::new(format!("{written}, where the schema says {asked}"))),
        }
    }

    /// How the elements lie in Arrow.
    ///
    /// # Errors
    /// When Arrow has no type for them.
    pub(super) fn items(&self) -> Result<Option<(DType, Items)>, Error> {
        let Some(dtype) = self.asked.as_ref().or(self.written.as_ref()) else { return Ok(None) };
        let mut items = Items::of(dtype)?;
        if self.any_width {
            items.mark = None;
        }
        Ok(Some((self.written.clone().unwrap_or_else(|| dtype.clone()), items)))
    }
}

/// The wider of two texts.
fn wider(a: &DType, b: &DType) -> Option<DType> {
    match (a, b) {
        (DType::Str(a), DType::Str(b)) => Some(DType::Str(*a.max(b))),
        (DType::Bytes(a), DType::Bytes(b)) => Some(DType::Bytes(*a.max(b))),
        _ => None,
    }
}
