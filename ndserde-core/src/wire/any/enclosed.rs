//! The bytes that bokeh 3 has in a map of their own: `{"type": "bytes", "data": "H4sI.."}`.

use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};

use super::{
    fail,
    form::Form,
    found::Found,
    key::{Key, KeySeed},
    word,
    zip::Zip,
};
use crate::{error::Error, payload::Hint};

/// Reads the bytes into the data.
pub(super) struct EnclosedSeed<'a, 'de> {
    pub(super) found: &'a mut Found<'de>,
}

impl<'de> DeserializeSeed<'de> for EnclosedSeed<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for EnclosedSeed<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the bytes of an array of bokeh 3, a map of `type` and `data`")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        let bytes = Form::payload(None, Hint::Any);
        let mut has_data = false;
        while let Some(key) = map.next_key_seed(KeySeed)? {
            match key {
                Key::Type => word::fixed(&mut map, key, &["bytes"])?,
                Key::Data if !has_data => {
                    map.next_value_seed(bytes.in_place(&mut self.found.data))?;
                    has_data = true;
                }
                other => {
                    let name = other.name();
                    let why = "in the bytes of an array of bokeh 3";
                    return Err(fail(Error::custom(format_args!("a key `{name}` {why}"))));
                }
            }
        }
        self.found.zip = Some(Zip::Gzip);
        Ok(())
    }
}
