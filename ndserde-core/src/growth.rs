//! Memory that grows under a document while it is written or read.

use alloc::vec::Vec;

/// Behind what is asked for there is room for what closes a document, which would make the memory grow
/// again.
const BEHIND: usize = 128;

/// Up to this length memory grows by as much as it has, so that little is copied often.
const SMALL: usize = 1 << 16;

/// Makes room for so many bytes. A vector by itself would grow to twice its length, or keep up to that
/// much more than it needs; this one grows by a quarter.
#[inline]
pub(crate) fn make_room(bytes: &mut Vec<u8>, more: usize) {
    if bytes.capacity().saturating_sub(bytes.len()) < more {
        grow(bytes, more);
    }
}

#[cold]
fn grow(bytes: &mut Vec<u8>, more: usize) {
    let len = bytes.len();
    let ahead = if len < SMALL { len } else { len / 4 };
    bytes.reserve_exact(more.saturating_add(BEHIND).max(ahead));
}

/// Gives back what is more than an eighth of the length.
pub(crate) fn give_back(bytes: &mut Vec<u8>) {
    let spare = bytes.capacity().saturating_sub(bytes.len());
    if spare > BEHIND.saturating_mul(2) && spare > bytes.len() / 8 {
        bytes.shrink_to_fit();
    }
}
