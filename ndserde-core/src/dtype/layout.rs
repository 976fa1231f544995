//! Records as documents lay them out: in any order, with padding, in either byte order.

use alloc::vec::Vec;

use super::{
    DType, Descr, Record, RecordField, SubArray,
    placement::{Place, Placement},
};
use crate::{
    byteorder::ByteOrder,
    error::{Error, Quoted},
};

/// A record that a document lays out, field by field.
#[derive(Default)]
pub(crate) struct Layout {
    fields: Vec<RecordField>,
    /// Where each of them is.
    places: Vec<Place>,
    size: usize,
    /// What the fields take without the padding between them.
    taken: usize,
}

/// NumPy's limit, so that no sum of sizes goes wrong.
const LARGEST: usize = i32::MAX as usize;

impl Layout {
    /// How deep records may stand within records: none that anybody uses is as deep, and what reads
    /// and writes them may call itself.
    pub(crate) const DEEPEST: usize = 16;

    /// Makes room for so many fields more, which the document has.
    pub(crate) fn reserve(&mut self, fields: usize) {
        self.fields.reserve_exact(fields);
        self.places.reserve_exact(fields);
    }

    /// Adds a field behind those that are there.
    ///
    /// # Errors
    /// When the field has no name, no memory, too many axes, or too much of either.
    pub(crate) fn push(&mut self, name: &str, part: Descr, axes: &[usize]) -> Result<(), Error> {
        self.push_at(name, part, axes, self.size)
    }

    /// Adds a field at this distance from the start of the record.
    ///
    /// # Errors
    /// As [`push`](Self::push).
    pub(crate) fn push_at(
        &mut self,
        name: &str,
        part: Descr,
        axes: &[usize],
        offset: usize,
    ) -> Result<(), Error> {
        let fail = |why: &str| {
            let name = Quoted(name);
            Err(Error::custom(format_args!("the field {name} of the record {why}")))
        };
        if name.is_empty() {
            return fail("has no name");
        }
        let repeated = |sub: SubArray, &len: &usize| sub.repeated(len);
        let Some(sub) = axes.iter().rev().try_fold(SubArray::SCALAR, repeated) else {
            return fail("has more than four axes");
        };
        let mark = part.byteorder();
        let (dtype, within) = part.into_parts();
        let itemsize = within.as_deref().map_or(dtype.itemsize(), Placement::size);
        let size = itemsize.saturating_mul(sub.len());
        if size == 0 {
            return fail("has no elements");
        }
        self.grow(offset.saturating_add(size))?;
        self.taken = self.taken.saturating_add(size);
        self.fields.push(RecordField::named(name.into(), dtype, sub));
        self.places.push(Place { offset: narrow(offset), mark, within });
        Ok(())
    }

    /// Adds bytes that mean nothing.
    ///
    /// # Errors
    /// When that is more than a record may have.
    pub(crate) fn pad(&mut self, bytes: usize) -> Result<(), Error> {
        self.grow(self.size.saturating_add(bytes))
    }

    /// Makes the record as long as this, if it is not.
    ///
    /// # Errors
    /// When that is more than a record may have.
    pub(crate) fn grow(&mut self, size: usize) -> Result<(), Error> {
        if size > LARGEST {
            return Err(Error::custom(format_args!(
                "a record of {size} bytes: NumPy holds at most {LARGEST}"
            )));
        }
        self.size = self.size.max(size);
        Ok(())
    }

    /// The same fields in the same order without padding, and where they are with it.
    ///
    /// # Errors
    /// When there are no fields, or two of the same name, or they share memory: without padding they
    /// could take any multiple of what the document has.
    pub(super) fn packed(self) -> Result<(Record, Placement), Error> {
        let Self { fields, places, size, taken } = self;
        #[cfg(test)]
        super::counted::count(fields.len());
        if fields.is_empty() {
            return Err(Error::custom("a record without fields"));
        }
        if taken > size {
            return Err(Error::custom(format_args!(
                "the fields of the record overlap: they take {taken} bytes, the record {size}"
            )));
        }
        let mut names: Vec<&str> = fields.iter().map(RecordField::name).collect();
        names.sort_unstable();
        let twice = names.iter().zip(names.iter().skip(1)).find(|(name, next)| name == next);
        if let Some((name, _)) = twice {
            let name = Quoted(name);
            return Err(Error::custom(format_args!("the record has two fields {name}")));
        }
        drop(names);
        let placement = Placement::new(places, narrow(size));
        Ok((Record::shared(fields.into_boxed_slice()), placement))
    }

    /// The byte order that all fields are marked with, where they are all marked alike.
    pub(super) fn byteorder(&self) -> Option<ByteOrder> {
        #[cfg(test)]
        super::counted::count(self.fields.len());
        let mut all = None;
        for (field, place) in self.fields.iter().zip(&self.places) {
            let mark = match field.dtype() {
                DType::Record(_) => place.mark?,
                dtype if dtype.width().bytes() == 1 => continue,
                _ => place.mark?,
            };
            if *all.get_or_insert(mark) != mark {
                return None;
            }
        }
        all
    }
}

/// No record is larger than [`LARGEST`].
fn narrow(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}

impl Descr {
    /// A record.
    ///
    /// # Errors
    /// When it has no fields, or two of the same name.
    pub(crate) fn record(layout: Layout) -> Result<Self, Error> {
        let byteorder = layout.byteorder();
        let (record, placement) = layout.packed()?;
        Ok(Self::of_record(record, byteorder, placement))
    }
}

/// What stands in the place of a field's dtype.
pub(crate) enum Field {
    Part(Descr),
    /// Bytes that mean nothing.
    Padding(usize),
}

impl Field {
    /// A field by its typestr; one without a name and a dtype (`('', '|V3')`) is padding.
    pub(crate) fn parse(name: &str, word: &str) -> Result<Self, Error> {
        let padding = word.strip_prefix("|V").or_else(|| word.strip_prefix('V'));
        match padding.filter(|_| name.is_empty()) {
            Some(bytes) => bytes
                .parse()
                .map(Self::Padding)
                .map_err(|_| Error::unknown("length of a record's padding", word)),
            None => word.parse().map(Self::Part),
        }
    }

    /// Adds the field to a record.
    pub(crate) fn add_to(
        self,
        layout: &mut Layout,
        name: &str,
        axes: &[usize],
    ) -> Result<(), Error> {
        match self {
            Self::Part(part) => layout.push(name, part, axes),
            Self::Padding(bytes) => layout.pad(bytes),
        }
    }
}

/// The error for records within records within records.
pub(crate) fn too_deep() -> Error {
    let deepest = Layout::DEEPEST;
    Error::custom(format_args!("records are nested more than {deepest} deep"))
}
