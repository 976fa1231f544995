//! Structs as records.

use std::ops::Range;

use ndserde::{DType, RecordField};

use super::{
    deps::arrow_array::{Array, StructArray},
    elements::Elements,
    lists::Lists,
};
use crate::error::Error;

/// Structs that are the elements of arrays.
pub(super) struct Records<'a> {
    parts: Vec<Part<'a>>,
    size: usize,
}

/// What all records have in one field.
struct Part<'a> {
    lists: Lists<'a>,
    elements: Elements<'a>,
    /// How many items each record has.
    items: usize,
    size: usize,
    scalar: usize,
}

impl<'a> Records<'a> {
    /// The structs of an array of them, which are records of this dtype.
    pub(super) fn of(array: &'a dyn Array, dtype: &DType) -> Result<Option<Self>, Error> {
        let structs: Option<&StructArray> = array.as_any().downcast_ref();
        let (Some(structs), DType::Record(record)) = (structs, dtype) else { return Ok(None) };
        let columns = structs.columns().iter().zip(record.fields());
        let parts: Result<Vec<Part<'a>>, Error> =
            columns.map(|(column, field)| Part::of(column.as_ref(), field)).collect();
        Ok(Some(Self { parts: parts?, size: record.itemsize() }))
    }

    /// The first of these of which a part is null.
    pub(super) fn first_null(&self, records: &Range<usize>) -> Option<usize> {
        self.parts.iter().filter_map(|part| part.first_null(records)).min()
    }

    /// The records one behind the other, little-endian.
    pub(super) fn bytes(&self, records: Range<usize>) -> Result<Vec<u8>, Error> {
        // First what there is: the width of a text is a claim.
        let parts: Result<Vec<_>, Error> =
            self.parts.iter().map(|part| Ok((part.size, part.bytes(&records)?))).collect();
        let parts = parts?;
        let len = parts.iter().fold(0_usize, |len, (_, values)| len.saturating_add(values.len()));
        let (mut bytes, mut start) = (vec![0; len], 0_usize);
        for (size, values) in parts {
            let end = start.saturating_add(size);
            let rows = bytes.chunks_exact_mut(self.size.max(1));
            for (record, value) in rows.zip(values.chunks_exact(size.max(1))) {
                if let Some(place) = record.get_mut(start..end) {
                    place.copy_from_slice(value);
                }
            }
            start = end;
        }
        Ok(bytes)
    }
}

impl<'a> Part<'a> {
    fn of(column: &'a dyn Array, field: &RecordField) -> Result<Self, Error> {
        let lists = Lists::of(column);
        let dtype = field.dtype();
        let elements = Elements::of(lists.items, dtype.clone())?;
        let len = field.shape().iter().fold(1_usize, |len, axis| len.saturating_mul(*axis));
        let is_pair = matches!(dtype, DType::Complex64 | DType::Complex128);
        let items = if is_pair { len.saturating_mul(2) } else { len };
        let size = len.saturating_mul(dtype.itemsize());
        Ok(Self { lists, elements, items, size, scalar: scalar(dtype) })
    }

    fn range(&self, records: &Range<usize>) -> Option<Range<usize>> {
        Some(records.start.checked_mul(self.items)?..records.end.checked_mul(self.items)?)
    }

    fn first_null(&self, records: &Range<usize>) -> Option<usize> {
        let items = self.range(records).and_then(|range| self.elements.first_null(&range));
        let items = items.and_then(|item| item.checked_div(self.items));
        let lists = match self.lists.fixed() {
            Some(_) => None,
            // A list that is null: any of the record's.
            None => records.clone().find(|at| !matches!(self.lists.range(*at), Ok(Some(_)))),
        };
        items.into_iter().chain(lists).min()
    }

    fn bytes(&self, records: &Range<usize>) -> Result<Vec<u8>, Error> {
        let range = self.range(records).ok_or_else(|| Error::new("more records than can be"))?;
        let (_, bytes) = self.elements.bytes(range)?;
        let mut bytes = bytes.into_owned();
        if cfg!(target_endian = "big") {
            bytes.chunks_exact_mut(self.scalar).for_each(<[u8]>::reverse);
        }
        Ok(bytes)
    }
}

/// The bytes of one scalar of a dtype: what a byte order is about.
const fn scalar(dtype: &DType) -> usize {
    match dtype {
        DType::Complex64 | DType::Str(_) => 4,
        DType::Complex128 => 8,
        // The parts of a record within the record are little-endian already.
        DType::Bytes(_) | DType::Void(_) | DType::Record(_) => 1,
        other => other.itemsize(),
    }
}
