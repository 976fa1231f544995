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
