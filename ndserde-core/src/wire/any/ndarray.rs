//! The value of `__ndarray__`, which five libraries give five meanings.

use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, Error as _, SeqAccess, Visitor};

use super::{
    NAME,
    data::LateSeed,
    fail,
    form::Form,
    found::{Found, Mark},
    sequence::End,
    zip::Zip,
};
use crate::{
    dtype::{DType, Descr},
    error::{Error, Quoted},
    payload::{Hint, Late},
};

/// Reads it, and marks what it is.
pub(super) struct NdarraySeed<'a, 'de> {
    pub(super) form: &'a Form<'a>,
    pub(super) found: &'a mut Found<'de>,
}

impl<'a, 'de> NdarraySeed<'a, 'de> {
    /// The value is the data.
    fn data(self, mark: Mark) -> LateSeed<'a, 'de> {
        self.found.mark = mark;
        LateSeed { hint: Hint::Any, found: self.found }
    }

    /// The rest of `[shape, dtype, elements]`.
    fn ase<S: SeqAccess<'de>>(
        self,
        word: &str,
        before: &Late,
        mut list: S,
    ) -> Result<(), S::Error> {
        let Self { form, found } = self;
        let descr = word.parse::<Descr>().map_err(fail)?;
        if before.shape().len() != 2 {
            let word = Quoted(word);
            return Err(fail(Error::custom(format_args!("the dtype {word} behind no shape"))));
        }
        found.mark = Mark::Ase;
        found.shape = before.axes().map_err(fail)?;
        let is_complex = matches!(descr.dtype(), DType::Complex64 | DType::Complex128);
        let read = if is_complex {
            let read = list.next_element_seed(LateSeed { hint: Hint::Any, found })?;
            // Both parts of each number, one behind the other.
            found.late = found.late.take().map(Late::pairs).transpose().map_err(fail)?;
            read
        } else {
            let dtype = form.field.dtype_of(Some(descr.dtype()));
            list.next_element_seed(Form::payload(dtype, Hint::Any).in_place(&mut found.data))?
        };
        found.descr = Some(descr);
        if read.is_none() {
            return Err(S::Error::invalid_length(
                2,
                &"shape, dtype and elements of ase, by the wire any",
            ));
        }
        list.next_element_seed(End("a fourth value in the list of `__ndarray__`"))?;
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for NdarraySeed<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for NdarraySeed<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the value of `__ndarray__`: true, base64, bytes or a list of numbers")
    }

    fn visit_bool<E: serde_core::de::Error>(self, value: bool) -> Result<(), E> {
        if !value {
            return Err(fail(Error::custom("`__ndarray__` is false")));
        }
        self.found.mark = Mark::True;
        Ok(())
    }

    fn visit_str<E: serde_core::de::Error>(self, text: &str) -> Result<(), E> {
        if let Some(text) = text.strip_prefix("b64.gz:") {
            self.found.zip = Some(Zip::Gzip);
            return self.data(Mark::B64).visit_str(text);
        }
        match text.strip_prefix("b64:") {
            Some(text) => self.data(Mark::B64).visit_str(text),
            None => self.data(Mark::Bytes).visit_str(text),
        }
    }

    fn visit_borrowed_bytes<E: serde_core::de::Error>(self, bytes: &'de [u8]) -> Result<(), E> {
        self.data(Mark::Bytes).visit_borrowed_bytes(bytes)
    }

    fn visit_bytes<E: serde_core::de::Error>(self, bytes: &[u8]) -> Result<(), E> {
        self.data(Mark::Bytes).visit_bytes(bytes)
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<(), S::Error> {
        match Late::list(NAME, &mut list)? {
            (before, Some(word)) => self.ase(&word, &before, list),
            (late, None) => {
                (self.found.mark, self.found.late) = (Mark::List, Some(late));
                Ok(())
            }
        }
    }

    fn visit_i64<E: serde_core::de::Error>(self, value: i64) -> Result<(), E> {
        self.data(Mark::List).visit_i64(value)
    }

    fn visit_u64<E: serde_core::de::Error>(self, value: u64) -> Result<(), E> {
        self.data(Mark::List).visit_u64(value)
    }

    fn visit_f64<E: serde_core::de::Error>(self, value: f64) -> Result<(), E> {
        self.data(Mark::List).visit_f64(value)
    }
}
