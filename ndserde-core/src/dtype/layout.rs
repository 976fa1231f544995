//! Records as documents lay them out: in any order, with padding, in either byte order.

use super::{DType, Record, RecordField, SubArray};
use crate::{
    byteorder::ByteOrder,
    error::{Error, Quoted},
};

/// A record as a document lays it out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Layout {
    fields: Vec<Place>,
    size: usize,
}

/// A field where a document has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) name: String,
    pub(super) offset: usize,
    pub(super) axes: SubArray,
    pub(super) part: Part,
}

/// What one element of a field is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// A dtype without fields, and the mark of its byte order.
    Plain(DType, Option<ByteOrder>),
    /// A record within the record.
    Record(Layout),
}

/// NumPy's limit, so that no sum of sizes goes wrong.
const LARGEST: usize = i32::MAX as usize;

impl Layout {
    /// How deep records may stand within records: none that anybody uses is as deep, and what reads
    /// and writes them may call itself.
    pub(crate) const DEEPEST: usize = 16;

    /// Adds a field behind those that are there.
    ///
    /// # Errors
    /// When there is a field of that name, or the field has no memory, too many axes, or too much of
    /// either.
    pub(crate) fn push(&mut self, name: &str, part: Part, axes: &[usize]) -> Result<(), Error> {
        self.push_at(name, part, axes, self.size)
    }

    /// Adds a field at this distance from the start of the record.
    ///
    /// # Errors
    /// As [`push`](Self::push).
    pub(crate) fn push_at(
        &mut self,
        name: &str,
        part: Part,
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
        let place = Place { name: name.to_owned(), offset, axes: sub, part };
        if place.size() == 0 {
            return fail("has no elements");
        }
        self.grow(offset.saturating_add(place.size()))?;
        self.fields.push(place);
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

    /// The memory of one record in bytes, padding included.
    pub(crate) const fn size(&self) -> usize {
        self.size
    }

    pub(super) fn places(&self) -> &[Place] {
        &self.fields
    }

    /// The same fields in the same order without padding.
    ///
    /// # Errors
    /// When there are no fields, or two of the same name, or they share memory: without padding they
    /// could take any multiple of what the document has.
    pub(super) fn packed(&self) -> Result<Record, Error> {
        if self.fields.is_empty() {
            return Err(Error::custom("a record without fields"));
        }
        let bytes = self.fields.iter().map(Place::size).fold(0, usize::saturating_add);
        if bytes > self.size {
            let size = self.size;
            return Err(Error::custom(format_args!(
                "the fields of the record overlap: they take {bytes} bytes, the record {size}"
            )));
        }
        let mut names: Vec<&str> = self.fields.iter().map(|place| &*place.name).collect();
        names.sort_unstable();
        let twice = names.iter().zip(names.iter().skip(1)).find(|(name, next)| name == next);
        if let Some((name, _)) = twice {
            let name = Quoted(name);
            return Err(Error::custom(format_args!("the record has two fields {name}")));
        }
        let field = |place: &Place| {
            let dtype = match &place.part {
                Part::Plain(dtype, _) => dtype.clone(),
                Part::Record(layout) => DType::Record(layout.packed()?),
            };
            Ok(RecordField::named(place.name.clone(), dtype, place.axes))
        };
        Ok(Record::shared(self.fields.iter().map(field).collect::<Result<_, Error>>()?))
    }

    /// The byte order that all fields are marked with, where they are all marked alike.
    pub(super) fn byteorder(&self) -> Option<ByteOrder> {
        let mut all = None;
        for place in &self.fields {
            let mark = match &place.part {
                Part::Plain(dtype, _) if dtype.width().bytes() == 1 => continue,
                Part::Plain(_, mark) => (*mark)?,
                Part::Record(layout) => layout.byteorder()?,
            };
            if *all.get_or_insert(mark) != mark {
                return None;
            }
        }
        all
    }
}

impl Place {
    pub(super) fn size(&self) -> usize {
        self.part.size().saturating_mul(self.axes.len())
    }
}

impl Part {
    pub(super) const fn size(&self) -> usize {
        match self {
            Self::Plain(dtype, _) => dtype.itemsize(),
            Self::Record(layout) => layout.size,
        }
    }
}
