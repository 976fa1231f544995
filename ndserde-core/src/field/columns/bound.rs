//! How many rows columns can account for.

use crate::error::Error;

/// Refuses rows whose memory the input does not account for.
///
/// An array without elements takes memory, and a column of them nothing in the input but their
/// number. What is in a row beside arrays is the user's own, as it is in any `Vec`.
pub(super) fn is_bounded(
    rows: usize,
    row: usize,
    arrays: usize,
    input: usize,
) -> Result<(), Error> {
    /// What rows may take in any case.
    const ALWAYS: usize = 1 << 20;
    /// How many times as much as the columns the arrays of the rows may take, without their elements.
    const MOST: usize = 24;
    let always = rows.checked_mul(row).is_some_and(|bytes| bytes <= ALWAYS);
    let bounded = rows.checked_mul(arrays).is_some_and(|bytes| bytes <= input.saturating_mul(MOST));
    if always || (bounded && (arrays > 0 || rows <= input)) {
        return Ok(());
    }
    Err(Error::custom(format_args!(
        "{rows} rows of {row} bytes each, whose columns have {input} bytes in all: too few elements \
         for so many rows, which a list of structs can hold"
    ))
    .in_input())
}
