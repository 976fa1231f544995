//! The maps of any format as trait objects. The format's own error is kept beside them.

use serde_core::de::{DeserializeSeed, Deserializer, MapAccess};

use super::{
    Context, Fail, MapItems, Take,
    token::{Dest, Token},
};
use crate::backend::may_be_number;

/// The entries of a map.
pub(super) struct MapEntries<'a, M, E> {
    pub(super) map: M,
    pub(super) context: &'a Context,
    pub(super) error: Option<E>,
}

impl<'de, M: MapAccess<'de>> MapItems<'de> for MapEntries<'_, M, M::Error> {
    fn key(&mut self, take: &mut dyn Take<'de>) -> Result<bool, Fail> {
        let (dest, context) = (Dest::Take(take), self.context);
        match self.map.next_key_seed(KeyToken(Token { dest, context, is_binary: false })) {
            Ok(key) => Ok(key.is_some()),
            Err(error) => {
                self.error = Some(error);
                Err(Fail::Format)
            }
        }
    }

    fn value(&mut self, take: &mut dyn Take<'de>) -> Result<(), Fail> {
        let value = Token { dest: Dest::Take(take), context: self.context, is_binary: false };
        self.map.next_value_seed(value).map_err(|error| {
            self.error = Some(error);
            Fail::Format
        })
    }

    fn claimed_len(&self) -> Option<usize> {
        self.map.size_hint()
    }

    fn may_be_number(&self) -> bool {
        may_be_number::<M, M::Error>()
    }
}

/// Reads the key of a map. Apart from values, so that not every way to ask for one is compiled for
/// the keys of each format.
struct KeyToken<'a, 'c, 't, 'de>(Token<'a, 'c, 't, 'de>);

impl<'de> DeserializeSeed<'de> for KeyToken<'_, '_, '_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.0.ask_key(deserializer)
    }
}
