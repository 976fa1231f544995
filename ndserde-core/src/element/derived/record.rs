//! Arrays of records: iterated, since what Rust lays out in its own way is written packed.

use super::part::Part;
use crate::{
    aligned::{Aligned, Width},
    buffer::Buffer,
    error::Error,
};

/// The records, one behind the other.
#[must_use]
pub fn records_to_buffer<T: Part>(records: &[T]) -> Buffer<'static> {
    // Written over, because a length that is known is faster than one that grows.
    let mut bytes = vec![0; records.len().saturating_mul(T::SIZE)];
    for (record, bytes) in records.iter().zip(bytes.chunks_exact_mut(T::SIZE.max(1))) {
        record.put(bytes);
    }
    Buffer::Owned(Aligned::from_elements(Width::W1, bytes))
}

/// The records in such bytes.
///
/// # Errors
/// When a part of one is none of its type's; the message has the record's place and the field's name.
pub fn records_from_aligned<T: Part>(bytes: &Aligned) -> Result<Vec<T>, Error> {
    let records = || bytes.as_bytes().chunks_exact(T::SIZE.max(1));
    // In a pass of its own: a check between the parts would keep them from being read together.
    if T::CHECKED {
        for (place, record) in records().enumerate() {
            T::check(record).map_err(|unfit| {
                Error::custom(format_args!("record {place} of the data has {}", unfit.0))
            })?;
        }
    }
    Ok(records().map(T::take).collect())
}
