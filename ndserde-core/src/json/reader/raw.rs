//! `serde_json::value::RawValue`: the text of a value.

use serde_core::de::Visitor;
use serde_json::Result;

use super::{digits, input::JsonReader};

/// The newtype and the key by which `serde_json` asks for it.
const NAME: &str = "$serde_json::private::RawValue";

/// Whether the text of a value is asked for.
pub(super) fn is_raw(name: &str) -> bool {
    name == NAME
}

impl<'de> JsonReader<'de> {
    pub(super) fn visit_raw<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value> {
        self.peek_token();
        let from = self.at;
        self.skip()?;
        match self.str(from, self.at) {
            Ok(text) => digits::visit_pair(NAME, text, visitor),
            Err(columns) => {
                self.at = self.at.wrapping_sub(columns).wrapping_add(1);
                Err(self.no_text(0))
            }
        }
    }
}
