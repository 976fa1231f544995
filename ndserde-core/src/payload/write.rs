//! Writing the data: base64 where people read the format, bytes where they do not.

use core::fmt;

use serde_core::{Serialize, Serializer, ser::Error};

#[cfg(feature = "json")]
use crate::json;
use crate::{
    backend::{Backend, Longest, SHORT},
    base64, error, latin1,
};

/// Bytes that become base64 in human-readable formats and stay bytes in the others.
#[derive(Clone, Copy, Debug)]
pub struct PayloadBytes<'a>(pub(crate) &'a [u8]);

impl<'a> PayloadBytes<'a> {
    /// These bytes.
    #[must_use]
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }
}

impl Serialize for PayloadBytes<'_> {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[cfg(feature = "json")]
        let serializer = match json::write_base64(self.0, serializer) {
            Ok(written) => return written,
            Err(serializer) => serializer,
        };
        if serializer.is_human_readable() {
            refuse_long_base64::<S::Error>(self.0.len())?;
            // As a trait object, so that it is compiled once with all that is displayed.
            serializer.collect_str::<dyn fmt::Display>(&base64::Base64Text(self.0))
        } else {
            refuse_too_long::<S::Error>(self.0.len(), "bytes")?;
            serializer.serialize_bytes(self.0)
        }
    }
}

/// So many bytes are joined without memory of their own.
const SMALL: usize = 256;

/// Three runs of bytes as one payload: what a file has before the elements, the elements as they lie
/// in memory, and what stands behind them.
///
/// A serializer takes bytes only in one piece, so that binary formats cost a copy into one buffer.
/// Base64 is streamed from the runs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Joined<'a> {
    /// The bytes that come first.
    pub(crate) head: &'a [u8],
    /// The bytes behind them.
    pub(crate) body: &'a [u8],
    /// The few bytes that come last.
    pub(crate) tail: &'a [u8],
}

impl Serialize for Joined<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { head, body, tail } = *self;
        // Memory of its own would cost a small array as much as all else.
        let mut small = [0; SMALL];
        if let Some(joined) = joined(&mut small, *self) {
            return PayloadBytes(joined).serialize(serializer);
        }
        if !serializer.is_human_readable() {
            return PayloadBytes(&[head, body, tail].concat()).serialize(serializer);
        }
        // Three bytes are four characters: the head borrows what it lacks to a multiple of three, and
        // the tail what the body has beyond one.
        let lacking = head.len().next_multiple_of(3).saturating_sub(head.len());
        let (first, rest) = body.split_at_checked(lacking).unwrap_or((body, &[]));
        let whole = (rest.len() / 3).saturating_mul(3);
        let (rest, last) = rest.split_at_checked(whole).unwrap_or((rest, &[]));
        let head = [head, first].concat();
        let tail = [last, tail].concat();
        if rest.is_empty() {
            return PayloadBytes(&[head, tail].concat()).serialize(serializer);
        }
        #[cfg(feature = "json")]
        let serializer = match json::write_base64_runs([&head, rest, &tail], serializer) {
            Ok(written) => return written,
            Err(serializer) => serializer,
        };
        refuse_long_base64::<S::Error>(
            head.len().saturating_add(rest.len()).saturating_add(tail.len()),
        )?;
        serializer.collect_str(&format_args!(
            "{}{}{}",
            base64::Base64Text(&head),
            base64::Base64Text(rest),
            base64::Base64Text(&tail)
        ))
    }
}

/// The runs one behind the other in this memory, if it has room.
fn joined<'a>(memory: &'a mut [u8], runs: Joined<'_>) -> Option<&'a [u8]> {
    let Joined { head, body, tail } = runs;
    let len = head.len().checked_add(body.len())?.checked_add(tail.len())?;
    let (first, rest) = memory.get_mut(..len)?.split_at_mut_checked(head.len())?;
    let (second, third) = rest.split_at_mut_checked(body.len())?;
    first.copy_from_slice(head);
    second.copy_from_slice(body);
    third.copy_from_slice(tail);
    memory.get(..len)
}

/// Bytes that become Latin-1 text in human-readable formats and stay bytes in the others.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Latin1<'a>(pub(crate) Joined<'a>);

impl Serialize for Latin1<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Joined { head, body, tail } = self.0;
        #[cfg(feature = "json")]
        let serializer = match json::write_latin1_runs([head, body, tail], serializer) {
            Ok(written) => return written,
            Err(serializer) => serializer,
        };
        if serializer.is_human_readable() {
            // As characters beyond ASCII it has up to twice as many.
            refuse_too_long::<S::Error>(body.len().saturating_mul(2), "bytes of text")?;
            let [head, body, tail] = [head, body, tail].map(latin1::Latin1Text);
            serializer.collect_str(&format_args!("{head}{body}{tail}"))
        } else {
            self.0.serialize(serializer)
        }
    }
}

/// The same of base64 of so many bytes.
pub(super) fn refuse_long_base64<E: Error>(len: usize) -> Result<(), E> {
    if len <= SHORT / 2 {
        return Ok(());
    }
    refuse_too_long(base64::encoded_len(len), "characters of base64")
}

/// Refuses a length that the format writes in silence, and that nobody can read.
#[inline]
pub(super) fn refuse_too_long<E: Error>(len: usize, what: &str) -> Result<(), E> {
    if len <= SHORT {
        return Ok(());
    }
    check_len(len, what, Backend::of::<E>()).map_err(E::custom)
}

/// The same of a format of which this is known.
fn check_len(len: usize, what: &str, format: Option<&Backend>) -> Result<(), error::Error> {
    match format.and_then(|known| known.longest) {
        Some(&Longest { len: most, .. }) if u32::try_from(len).is_ok_and(|len| len <= most) => {
            Ok(())
        }
        Some(&Longest { format, len: most, of, .. }) => Err(error::Error::custom(format_args!(
            "{len} {what} in one piece: {format} holds at most {most}{of}"
        ))),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_could_read_is_refused() {
        const GIB: u64 = 1 << 30;
        for (path, len, message) in [
            ("serde_json::Error", 5 * GIB, ""),
            ("ciborium::ser::Error", 5 * GIB, ""),
            ("rmp_serde::encode::Error", 4 * GIB - 1, ""),
            (
                "rmp_serde::encode::Error",
                4 * GIB,
                "4294967296 bytes in one piece: MessagePack holds at most 4294967295",
            ),
            (
                "rmpv::ext::error::Error",
                4 * GIB,
                "4294967296 bytes in one piece: MessagePack holds at most 4294967295",
            ),
            ("bson::error::Error", 2 * GIB - 1025, ""),
            (
                "bson::ser::error::Error",
                2 * GIB - 1024,
                "2147482624 bytes in one piece: BSON holds at most 2147482623, since a document with \
                 its keys is shorter than 2 GiB",
            ),
        ] {
            // A machine of 32 bits has none of these.
            let Ok(len) = usize::try_from(len) else { continue };
            let checked = check_len(len, "bytes", Backend::at(path));
            let found = checked.err().map(|error| error.to_string()).unwrap_or_default();
            assert_eq!(found, message, "{path}");
        }
    }
}
