//! How many rows a document can account for.

use crate::error::Error;

/// Refuses rows whose memory the data does not account for: each vector in a vector takes some, and
/// rows without elements take nothing in the input but their number.
pub(super) fn is_bounded(rows: usize, shape: &[usize], data: usize) -> Result<(), Error> {
    /// What rows may take in any case.
    const ALWAYS: usize = 1 << 20;
    /// How many times as much as the data they may take.
    const MOST: usize = 24;
    if rows <= data.saturating_mul(MOST).max(ALWAYS) {
        return Ok(());
    }
    Err(Error::custom(format_args!(
        "the rows of shape {shape:?} would take {rows} bytes beside the {data} of their elements: \
         an ndarray array or fixed arrays hold them"
    ))
    .in_input())
}
