//! The one look at what stands there.

use std::fmt;

use serde_core::de::{
    DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};

use super::{ext::Ext, fail, file, form::Form, found::Found, map, sequence};
use crate::{
    dtype::DType,
    payload::{Hint, Number},
    untyped::UncheckedArray,
    wire::nested,
};

/// Reads an array into its place, and is itself two references: visitors and their values are moved
/// through each layer of a data format.
pub(super) struct Whole<'a, 'de> {
    pub(super) form: &'a Form<'a>,
    pub(super) found: &'a mut Found<'de>,
}

impl<'de> Whole<'_, 'de> {
    #[allow(clippy::unnecessary_wraps, reason = "what visitors return")]
    fn is<E>(self, array: UncheckedArray<'de>) -> Result<(), E> {
        self.found.whole = Some(array);
        Ok(())
    }

    /// The array without axes of the wire nested.
    fn scalar<E: serde_core::de::Error>(
        self,
        value: impl IntoDeserializer<'de, E>,
    ) -> Result<(), E> {
        let field = self.form.field;
        let dtype = field.unstated().map_err(fail)?;
        let seed = Form::payload(Some(dtype), Hint::Numbers { ndim: None });
        let data = seed.deserialize(value.into_deserializer())?;
        let array = nested::unchecked(dtype, field.ndim(), data).map_err(fail)?;
        self.is(array)
    }
}

impl<'de> Visitor<'de> for Whole<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array in any known layout")
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<(), M::Error> {
        map::read(self.form, self.found, map)
    }

    fn visit_seq<S: SeqAccess<'de>>(self, list: S) -> Result<(), S::Error> {
        let array = sequence::read(self.form, list)?;
        self.is(array)
    }

    fn visit_str<E: serde_core::de::Error>(self, text: &str) -> Result<(), E> {
        if let Some(array) = file::text(text) {
            return self.is(array.map_err(fail)?.into());
        }
        let is_text = matches!(self.form.field.only(), Some(DType::Str(_)));
        if is_text || Number::from_word(text).is_some() {
            return self.scalar(text);
        }
        Err(fail(file::unknown("characters", text)))
    }

    fn visit_borrowed_bytes<E: serde_core::de::Error>(self, bytes: &'de [u8]) -> Result<(), E> {
        let array = file::bytes(bytes).map_err(fail)?;
        self.is(array.into())
    }

    fn visit_bytes<E: serde_core::de::Error>(self, bytes: &[u8]) -> Result<(), E> {
        let array = file::bytes(bytes).map_err(fail)?.into_owned();
        self.is(array.into())
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, ext: D) -> Result<(), D::Error> {
        let array = ext.deserialize_any(Ext)?;
        self.is(array)
    }

    fn visit_some<D: Deserializer<'de>>(self, some: D) -> Result<(), D::Error> {
        some.deserialize_any(self)
    }

    fn visit_bool<E: serde_core::de::Error>(self, value: bool) -> Result<(), E> {
        self.scalar(value)
    }

    fn visit_i64<E: serde_core::de::Error>(self, value: i64) -> Result<(), E> {
        self.scalar(value)
    }

    fn visit_u64<E: serde_core::de::Error>(self, value: u64) -> Result<(), E> {
        self.scalar(value)
    }

    fn visit_f32<E: serde_core::de::Error>(self, value: f32) -> Result<(), E> {
        self.scalar(value)
    }

    fn visit_f64<E: serde_core::de::Error>(self, value: f64) -> Result<(), E> {
        self.scalar(value)
    }
}
