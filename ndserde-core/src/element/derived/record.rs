//! Arrays of records: iterated, since what Rust lays out in its own way is written packed.

use alloc::{borrow::Cow, vec, vec::Vec};
use core::marker::PhantomData;

use super::part::{RecordPart, Unfit};
use crate::{
    aligned::{Aligned, Width},
    buffer::Buffer,
    dtype::{RecordField, SubArray},
    error::Error,
};

/// The records, one behind the other.
#[allow(clippy::needless_pass_by_value, reason = "as newtypes are passed")]
#[must_use]
pub fn records_to_buffer<T: RecordPart + Clone>(records: Cow<'_, [T]>) -> Buffer<'static> {
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
#[allow(clippy::needless_pass_by_value, reason = "as newtypes are passed")]
pub fn records_from_data<T: RecordPart>(data: Buffer<'_>, _: bool) -> Result<Vec<T>, Error> {
    // From where they lie, since they are taken apart at any address and little-endian on every machine.
    let records = || data.as_slice().chunks_exact(T::SIZE.max(1));
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

/// A field of a record.
#[must_use]
pub const fn field<T: RecordPart>(
    name: &'static str,
    default: Option<fn(&mut [u8])>,
) -> RecordField {
    RecordField::of(name, T::DTYPE, LentAxes::<T>::AXES, default)
}

/// The axes of a part where they stay.
struct LentAxes<T>(PhantomData<T>);

impl<T: RecordPart> LentAxes<T> {
    const AXES: &'static SubArray = &T::AXES;
}

/// Writes what a field is where a document lacks it.
pub fn put_default<T: RecordPart + Default>(bytes: &mut [u8]) {
    T::default().put(bytes);
}

/// Writes a field to the front of the bytes, of which the rest is left.
#[inline]
#[allow(clippy::mut_mut, reason = "what is left of the bytes is a reference itself")]
pub fn put_next<T: RecordPart>(field: &T, bytes: &mut &mut [u8]) {
    let (part, rest) = core::mem::take(bytes).split_at_mut_checked(T::SIZE).unwrap_or_default();
    field.put(part);
    *bytes = rest;
}

/// Takes a field from the front of the bytes.
#[inline]
pub fn take_next<T: RecordPart>(bytes: &mut &[u8]) -> T {
    T::take(next::<T>(bytes))
}

/// Looks at the field at the front of the bytes.
///
/// # Errors
/// When it is none of its type's; the message has the name.
#[inline]
pub fn check_next<T: RecordPart>(bytes: &mut &[u8], name: &str) -> Result<(), Unfit> {
    T::check(next::<T>(bytes)).map_err(|unfit| unfit.in_field(name))
}

#[inline]
fn next<'a, T: RecordPart>(bytes: &mut &'a [u8]) -> &'a [u8] {
    let (part, rest) = bytes.split_at_checked(T::SIZE).unwrap_or_default();
    *bytes = rest;
    part
}
