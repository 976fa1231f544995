//! Arrays of records that lie in memory as they are written: cast, never iterated.

use alloc::{borrow::Cow, vec::Vec};

use bytemuck::Pod;

use super::{
    part::RecordPart,
    record::{records_from_data, records_to_buffer},
};
use crate::{aligned::Width, buffer::Buffer, error::Error};

/// Whether fields stand one behind the other, and nothing else beside them: each is its place, the
/// bytes that are written of it, and whether its memory is these bytes.
///
/// What bytemuck says of a type leaves open in which order its fields stand.
#[must_use]
pub const fn lies_packed(fields: &[(usize, usize, bool)], size: usize) -> bool {
    let (mut fields, mut end) = (fields, 0_usize);
    while let [(place, len, packed), rest @ ..] = fields {
        if *place != end || !*packed {
            return false;
        }
        (fields, end) = (rest, end.saturating_add(*len));
    }
    end == size
}

/// The memory of the records.
#[must_use]
pub fn pods_to_buffer<T: RecordPart + Pod>(records: Cow<'_, [T]>) -> Buffer<'_> {
    if T::PACKED { Buffer::of(Width::W1, records) } else { records_to_buffer(records) }
}

/// The records in such bytes: one copy.
///
/// # Errors
/// As other records.
pub fn pods_from_data<T: RecordPart + Pod>(data: Buffer<'_>, swap: bool) -> Result<Vec<T>, Error> {
    if !T::PACKED {
        return records_from_data(data, swap);
    }
    let bytes = data.as_slice();
    Ok(match bytemuck::try_cast_slice(bytes) {
        Ok(records) => records.to_vec(),
        Err(_) => bytes.chunks_exact(T::SIZE.max(1)).map(bytemuck::pod_read_unaligned).collect(),
    })
}

/// The records where they are lent, at an address that is aligned for them.
///
/// # Errors
/// None: any bytes are records.
#[allow(clippy::unnecessary_wraps, reason = "what the other elements return")]
pub fn pods_borrow<T: RecordPart + Pod>(bytes: &[u8]) -> Result<Option<&[T]>, Error> {
    Ok(bytemuck::try_cast_slice(bytes).ok().filter(|_| T::PACKED))
}
