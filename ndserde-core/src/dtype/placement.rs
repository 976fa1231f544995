//! Where a document has the fields of a record.

use alloc::{boxed::Box, sync::Arc, vec::Vec};

use crate::byteorder::ByteOrder;

/// Where a document has the fields of a record, in their order. What else is known of them stands in
/// the record, so that a field takes its memory once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Placement {
    places: Box<[Place]>,
    size: u32,
}

/// Where a document has a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) offset: u32,
    /// The mark of its byte order; of a record, that of all fields.
    pub(super) mark: Option<ByteOrder>,
    /// Of a record, where its own fields are.
    pub(super) within: Option<Arc<Placement>>,
}

const _: () = assert!(size_of::<Place>() <= 16, "a record may have a field for each ten bytes");

impl Placement {
    pub(super) fn new(places: Vec<Place>, size: u32) -> Self {
        Self { places: places.into_boxed_slice(), size }
    }

    /// The memory of one record in bytes, padding included.
    pub(crate) const fn size(&self) -> usize {
        self.size as usize
    }

    pub(super) fn places(&self) -> &[Place] {
        #[cfg(test)]
        super::counted::count(self.places.len());
        &self.places
    }
}
