//! Writing the data: base64 where people read the format, bytes where they do not.

use serde::{Serialize, Serializer, ser::Error};

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
            refuse_cut_length::<S::Error>(self.0.len(), "bytes")?;
            serializer.serialize_bytes(self.0)
        }
    }
}

/// Refuses a length that rmp-serde would cut to its low 32 bits in silence.
///
/// The backend is told by the path of its error type, which cannot be named without depending on
/// it. Should the path change, a test fails; should another crate have that path, it refuses what
/// `MessagePack` cannot hold either.
pub(super) fn refuse_cut_length<E: Error>(len: usize, what: &str) -> Result<(), E> {
    if u32::try_from(len).is_err() && std::any::type_name::<E>().starts_with("rmp_serde::") {
        return Err(E::custom(format_args!(
            "{len} {what} in one piece: MessagePack holds at most {}",
            u32::MAX
        )));
    }
    Ok(())
}
