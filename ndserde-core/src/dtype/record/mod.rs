//! Records: elements of named parts.

mod field;

use alloc::{boxed::Box, sync::Arc};
use core::hash;

use super::DType;
pub use field::{RecordField, SubArray};

/// The fields of a record, one behind the other without padding, in little-endian bytes.
///
/// What NumPy calls a structured dtype. The derive `NdElement` makes one of a struct, and
/// [`new`](Self::new) of names and dtypes; a [`DynArray`](crate::DynArray) takes that of the document.
///
/// ```
/// use ndserde::{DType, DynArray, NdElement};
///
/// #[derive(Clone, NdElement)]
/// struct Point {
///     x: f64,
///     id: [i32; 3],
/// }
///
/// let points = DynArray::from(ndarray::arr1(&[Point { x: 0.5, id: [1, 2, 3] }]));
/// let DType::Record(record) = points.dtype() else { panic!("a record") };
/// let [x, id] = record.fields() else { panic!("two fields") };
/// assert_eq!((x.name(), x.dtype(), x.shape()), ("x", &DType::Float64, &[][..]));
/// assert_eq!((id.name(), id.dtype(), id.shape()), ("id", &DType::Int32, &[3][..]));
/// assert_eq!(record.itemsize(), 8 + 3 * 4);
/// ```
#[derive(Clone, Debug)]
pub struct Record(Lent);

/// A pointer and the size of a record in bytes, so that a dtype is two words: small arrays feel each
/// more.
#[derive(Clone, Debug)]
enum Lent {
    Static(u32, &'static RecordParts),
    Shared(u32, Arc<Box<[RecordField]>>),
}

const _: () = assert!(size_of::<DType>() <= 16, "dtypes are moved and copied for each array");

/// What a [`Record`] points to.
#[derive(Debug)]
pub struct RecordParts {
    fields: &'static [RecordField],
    ignores_unknown: bool,
}

impl RecordParts {
    /// The parts of a record that the compiler knows.
    #[must_use]
    pub const fn of(fields: &'static [RecordField], ignores_unknown: bool) -> Self {
        Self { fields, ignores_unknown }
    }
}

impl Record {
    /// A record that the compiler knows.
    #[doc(hidden)]
    #[must_use]
    pub const fn of(parts: &'static RecordParts) -> Self {
        Self(Lent::Static(narrow(itemsize(parts.fields)), parts))
    }

    /// A record that a document describes.
    pub(super) fn shared(fields: Box<[RecordField]>) -> Self {
        Self(Lent::Shared(narrow(itemsize(&fields)), Arc::new(fields)))
    }

    /// The fields, in the order in which they stand in memory.
    #[must_use]
    pub fn fields(&self) -> &[RecordField] {
        let fields: &[RecordField] = match &self.0 {
            Lent::Static(_, parts) => parts.fields,
            Lent::Shared(_, fields) => fields,
        };
        #[cfg(test)]
        super::counted::count(fields.len());
        fields
    }

    /// The memory of one record in bytes.
    #[must_use]
    pub const fn itemsize(&self) -> usize {
        match self.0 {
            Lent::Static(size, _) | Lent::Shared(size, _) => size as usize,
        }
    }

    /// The fields, each with its part of a record.
    pub(crate) fn parts<'a>(
        &'a self,
        mut record: &'a [u8],
    ) -> impl Iterator<Item = (&'a RecordField, &'a [u8])> {
        self.fields().iter().map(move |field| {
            let (part, rest) = record.split_at_checked(field.itemsize()).unwrap_or_default();
            record = rest;
            (field, part)
        })
    }

    /// Whether some part of a record is a bool or text, of which not all bytes are one.
    pub(crate) fn holds_bools_or_texts(&self) -> bool {
        self.fields().iter().any(|field| match field.dtype() {
            DType::Record(record) => record.holds_bools_or_texts(),
            dtype => matches!(dtype, DType::Bool | DType::Str(_)),
        })
    }

    /// Whether fields of a document that are not among these are left out.
    pub(super) fn ignores_unknown(&self) -> bool {
        matches!(self.0, Lent::Static(_, RecordParts { ignores_unknown: true, .. }))
    }

    /// Where a field starts in the record, and the field.
    pub(crate) fn field(&self, name: &str) -> Option<(usize, &RecordField)> {
        let at = self.fields().iter().position(|field| field.name() == name)?;
        let (before, rest) = self.fields().split_at_checked(at)?;
        Some((itemsize(before), rest.first()?))
    }
}

/// No record is as large as this: a document's is refused before, and the compiler's would be one
/// element of 4 GiB.
#[allow(clippy::cast_possible_truncation, reason = "compared before")]
const fn narrow(size: usize) -> u32 {
    if size < u32::MAX as usize { size as u32 } else { u32::MAX }
}

const fn itemsize(mut fields: &[RecordField]) -> usize {
    let mut size = 0_usize;
    while let [field, rest @ ..] = fields {
        size = size.saturating_add(field.itemsize());
        fields = rest;
    }
    size
}

/// Equal where the fields are.
impl PartialEq for Record {
    fn eq(&self, other: &Self) -> bool {
        self.fields() == other.fields()
    }
}

impl Eq for Record {}

impl hash::Hash for Record {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.fields().hash(state);
    }
}
