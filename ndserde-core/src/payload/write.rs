//! Writing the data: base64 where people read the format, bytes where they do not.

use serde_core::{Serialize, Serializer, ser::Error};

#[cfg(feature = "json")]
use crate::json;
use crate::{backend::Backend, base64, latin1};

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
            serializer.collect_str(&base64::Base64Text(self.0))
        } else {
            refuse_cut_length::<S::Error>(self.0.len(), "bytes")?;
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
            let [head, body, tail] = [head, body, tail].map(latin1::Latin1Text);
            serializer.collect_str(&format_args!("{head}{body}{tail}"))
        } else {
            self.0.serialize(serializer)
        }
    }
}

/// Refuses a length that the format would cut to its low 32 bits in silence.
pub(super) fn refuse_cut_length<E: Error>(len: usize, what: &str) -> Result<(), E> {
    if u32::try_from(len).is_err() && Backend::of::<E>().is_some_and(|row| row.cuts_lengths) {
        return Err(E::custom(format_args!(
            "{len} {what} in one piece: MessagePack holds at most {}",
            u32::MAX
        )));
    }
    Ok(())
}
