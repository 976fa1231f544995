//! The end of a sequence whose length the type fixes.

use serde_core::de::{Error, IgnoredAny, SeqAccess};

use crate::backend::Backend;

/// Refuses an item more, where it would be lost in silence.
///
/// No format needs to be asked for more than a type has, and some fail, so the others are not. But
/// one that knows of more would pass over it; and so would those that are asked for a tuple as for
/// any list, which read its end as what stands behind it.
pub(super) fn end<'de, S: SeqAccess<'de>>(
    seq: &mut S,
    wire: &str,
    len: usize,
) -> Result<(), S::Error> {
    let more = match seq.size_hint() {
        Some(more) => more,
        None if Backend::of::<S::Error>().is_some_and(|format| format.describes_itself) => 1,
        None => 0,
    };
    if more > 0 && seq.next_element::<IgnoredAny>()?.is_some() {
        return Err(wrong(wire, len.saturating_add(more), len));
    }
    Ok(())
}

/// The error for a sequence of another length.
pub(super) fn wrong<E: Error>(wire: &str, found: usize, len: usize) -> E {
    E::custom(format_args!("{wire}: {found} items for a field of {len}"))
}
