//! `serde_json::value::RawValue`: the text of a value.

use serde_core::de::Visitor;
use serde_json::Result;

use super::{digits, input::JsonReader};

/// The newtype and the key by which `serde_json` asks for it.
const NAME: &str = "$serde_json::private::RawValue";

impl<'de> JsonReader<'de> {
    #[allow(clippy::unused_self, reason = "a question about what it is asked for")]
    pub(super) fn is_raw(&self, name: &str) -> bool {
        name == NAME
    }

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
