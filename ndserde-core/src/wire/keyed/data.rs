//! How the dtype and the data stand.

use core::fmt;

use super::{Encoding, Keyed, Role};
use crate::{
    dtype::{DType, Descr},
    erased::{Ask, Fail, Take},
    error::Error,
    number::Form,
    payload::{Data, Hint, Lists},
    wire::dtype::DTypeTake,
};

impl<'a, 'de> Keyed<'a, 'de> {
    /// Takes the dtype.
    pub(super) fn dtype(&self) -> DTypeTake<'a> {
        // Only where a dtype may be a list is it of interest whether the format tells.
        let may_be_list = matches!(self.field.dtype(), None | Some(DType::Record(_)));
        let describes_itself = may_be_list && (self.shows_keys() || self.format.describes_itself());
        DTypeTake::new(self.name(Role::DType), self.field, describes_itself)
    }

    /// How the format is asked for the dtype.
    pub(super) fn ask_dtype(&self) -> Ask {
        match self.field.dtype() {
            None | Some(DType::Record(_)) => self.dtype().ask(),
            _ => Ask::Str,
        }
    }

    /// Whether keys have been read that only a format writes which describes itself, whatever it says
    /// of its readability; a map is one in every format.
    const fn shows_keys(&self) -> bool {
        self.has_keys() && self.spec.fields.is_struct
    }

    const fn has_keys(&self) -> bool {
        self.seen != 0
    }

    /// The elements' dtype, as far as it is known.
    pub(super) fn elements_dtype(&self) -> Option<&DType> {
        self.field.dtype_or(self.descr.as_ref().map(Descr::dtype))
    }

    fn hint(&self) -> Hint {
        let may_be_words = matches!(self.spec.data, Encoding::Borrowed | Encoding::Lists);
        match self.spec.data {
            _ if self.format.is_text && may_be_words => Hint::Text,
            _ if self.format.is_text || self.shows_keys() => Hint::Any,
            // Without its keys in a format that still tells numbers apart.
            Encoding::Lists if self.format.describes_itself() => Hint::Any,
            Encoding::Lists => Hint::List { ndim: self.shape.len() },
            Encoding::Borrowed => Hint::Borrowed,
            Encoding::Bytes | Encoding::Elements => Hint::Bytes,
        }
    }

    /// Takes the data that stands as elements alone.
    ///
    /// # Errors
    /// When the dtype is not one of lists.
    fn elements(&self) -> Result<Lists<'_>, Error> {
        let ndim = (!self.tells_elements()).then_some(1);
        let lists = Lists::new(self.elements_dtype(), ndim, Form::HalvesAsBits)?;
        Ok(lists.with_null(self.field.takes_null()))
    }

    /// Whether elements are told from other values by what comes.
    fn tells_elements(&self) -> bool {
        self.has_keys() || self.format.describes_itself()
    }

    fn data(&self) -> Data<'_, 'de> {
        let is_listed = !self.format.is_text && self.spec.data == Encoding::Lists;
        let stated = self.descr.as_ref().map(Descr::dtype).filter(|_| is_listed);
        let data = Data::new(self.elements_dtype(), self.hint()).or_element(stated);
        data.with_null(self.field.takes_null())
    }

    /// How the format is asked for the data.
    pub(super) fn ask_data(&self) -> Ask {
        // Only what has keys may come from programs that write tags.
        if !self.format.is_text && self.has_keys() {
            match self.format.tags() {
                Some(tags) if tags.must_be_asked => return Ask::Tag(tags),
                Some(_) => return Ask::Any,
                None => {}
            }
        }
        if self.spec.data != Encoding::Elements {
            return self.hint().ask(self.elements_dtype());
        }
        if self.tells_elements() { Ask::Any } else { Ask::Seq }
    }

    pub(super) fn data_expected(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let wire = self.wire;
        if let Some(tag) = self.tag {
            return write!(f, "bytes behind the CBOR tag {tag} of a {wire} array");
        }
        match self.spec.data {
            Encoding::Elements => match self.elements() {
                Ok(lists) => lists.expecting(wire, f),
                Err(_) => write!(f, "the elements of a {wire} array"),
            },
            _ => self.data().expecting(wire, f),
        }
    }

    /// Reads the data. Apart from the words, which need no room for it.
    #[inline(never)]
    pub(super) fn read_data(
        &mut self,
        read: impl FnOnce(&mut dyn Take<'de>) -> Result<(), Fail>,
    ) -> Result<(), Fail> {
        if self.tag.is_some() {
            return Err(Fail::Kind);
        }
        self.data = if self.spec.data == Encoding::Elements {
            let mut lists = self.elements()?;
            read(&mut lists)?;
            lists.finish()?
        } else {
            let mut data = self.data();
            read(&mut data)?;
            data.payload
        };
        Ok(())
    }
}
