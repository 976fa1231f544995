//! What a file has and serde's readers cannot tell: CBOR's `undefined`, `MessagePack`'s text that is
//! not UTF-8.
//!
//! Where such a thing stands, a tag is put before what the readers make of it, so that it is shown,
//! compared, and refused where it would be written.

use std::mem;

use ndserde::Value;

/// What the readers take for something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// CBOR's `undefined`, before null.
    Undefined,
    /// Text that is not UTF-8, before its bytes.
    Text,
    /// Before the value of a key that is such text.
    Key,
}

impl Mark {
    /// The three tags that are valid in no document: CBOR's registry keeps them for such uses.
    pub const fn tag(self) -> u64 {
        match self {
            Self::Undefined => 0xffff,
            Self::Text => 0xffff_ffff,
            Self::Key => u64::MAX,
        }
    }

    /// Which mark a tag is.
    pub const fn of(tag: u64) -> Option<Self> {
        match tag {
            0xffff => Some(Self::Undefined),
            0xffff_ffff => Some(Self::Text),
            u64::MAX => Some(Self::Key),
            _ => None,
        }
    }

    /// Puts the mark before a value.
    pub fn put(self, value: &mut Value) {
        *value = Value::tagged(self.tag(), mem::take(value));
    }

    /// What is lost where the value alone is written.
    pub const fn loss(self) -> &'static str {
        match self {
            Self::Undefined => "is undefined, which becomes null",
            Self::Text => "is text that is not UTF-8, which becomes bytes",
            Self::Key => "has a key of text that is not UTF-8, which becomes bytes",
        }
    }
}

/// What stands before a value, in a word or some: a mark, or a tag of the document.
pub fn before(tag: u64) -> String {
    match Mark::of(tag) {
        Some(Mark::Undefined) => "undefined".to_owned(),
        Some(Mark::Text) => "text that is not UTF-8".to_owned(),
        Some(Mark::Key) => "the key is text that is not UTF-8".to_owned(),
        None => format!("tag {tag}"),
    }
}

/// A value without what its key is marked with.
pub fn without_key(value: &Value) -> &Value {
    match value.as_tag() {
        Some((tag, inner)) if Mark::of(tag) == Some(Mark::Key) => inner,
        _ => value,
    }
}
