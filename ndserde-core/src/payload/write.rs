//! Writing the data: base64 where people read the format, bytes where they do not.

use serde::{Serialize, Serializer};

use super::base64::Text;
#[cfg(feature = "json")]
use super::json;

/// Bytes that become base64 in human-readable formats and stay bytes in the others.
#[derive(Clone, Copy, Debug)]
pub struct Data<'a>(pub &'a [u8]);

impl Serialize for Data<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[cfg(feature = "json")]
        if json::takes_payload::<S::Ok>() {
            return serializer.serialize_newtype_struct("Data", &json::Payload(self.0));
        }
        if serializer.is_human_readable() {
            serializer.collect_str(&Text(self.0))
        } else {
            serializer.serialize_bytes(self.0)
        }
    }
}

/// Two runs of bytes as one payload: a header, and the elements as they lie in memory.
///
/// A serializer takes bytes only in one piece, so that binary formats cost a copy into one buffer.
/// Base64 is streamed from both runs.
#[derive(Clone, Copy, Debug)]
pub struct Joined<'a> {
    /// The bytes that come first.
    pub head: &'a [u8],
    /// The bytes behind them.
    pub body: &'a [u8],
}

impl Serialize for Joined<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !serializer.is_human_readable() {
            return serializer.serialize_bytes(&[self.head, self.body].concat());
        }
        // Three bytes are four characters: the head borrows what it lacks to a multiple of three.
        let lacking = self.head.len().next_multiple_of(3).saturating_sub(self.head.len());
        let (first, rest) = self.body.split_at_checked(lacking).unwrap_or((self.body, &[]));
        let head = [self.head, first].concat();
        serializer.collect_str(&format_args!("{}{}", Text(&head), Text(rest)))
    }
}
