//! Numbers by their digits, for those who can make more of them than a double.

use std::iter;

use serde_core::de::{
    Visitor,
    value::{BorrowedStrDeserializer, MapDeserializer},
};
use serde_json::Result;

use crate::erased;

/// Whether the visitor takes digits: one of ours.
#[cold]
pub(super) fn are_taken<V>() -> bool {
    erased::is_visitor::<V>()
}

#[cold]
pub(super) fn visit<'de, V: Visitor<'de>>(digits: &'de str, visitor: V) -> Result<V::Value> {
    visit_pair(erased::DIGITS, digits, visitor)
}

/// A map of one key.
pub(super) fn visit_pair<'de, V: Visitor<'de>>(
    key: &'static str,
    value: &'de str,
    visitor: V,
) -> Result<V::Value> {
    let pair = (BorrowedStrDeserializer::new(key), BorrowedStrDeserializer::new(value));
    visitor.visit_map(MapDeserializer::new(iter::once(pair)))
}
