//! What a document says of the dtype: a name, a typestr with its mark of the byte order, or a list of
//! fields.

use super::{DType, Layout, Part};
use crate::{byteorder::ByteOrder, error::Error};

/// A dtype as documents spell it: NumPy's name (`float64`), its typestr (`<f8`, `>i2`, `|b1`, `<U5`),
/// or a record's fields (`[('x', '<f8'), ('id', '<i4', (3,))]`).
///
/// ```
/// use ndserde::{ByteOrder, DType, wire::Descr};
///
/// let descr: Descr = ">i2".parse()?;
/// assert_eq!((descr.dtype(), descr.byteorder()), (&DType::Int16, Some(ByteOrder::Big)));
/// # Ok::<(), ndserde::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Descr {
    dtype: DType,
    byteorder: Option<ByteOrder>,
    /// How a record is laid out.
    layout: Option<Box<Layout>>,
}

impl Descr {
    /// The element type; of a record its fields in their order, without padding.
    #[must_use]
    #[inline]
    pub const fn dtype(&self) -> &DType {
        &self.dtype
    }

    /// The mark of a typestr, or that of all fields of a record; none for a name, and none for
    /// elements of one byte.
    #[must_use]
    pub const fn byteorder(&self) -> Option<ByteOrder> {
        self.byteorder
    }

    /// A dtype whose scalars have this byte order.
    pub(crate) const fn marked(dtype: DType, byteorder: ByteOrder) -> Self {
        Self { dtype, byteorder: Some(byteorder), layout: None }
    }

    /// The element type alone.
    #[inline]
    pub(crate) fn into_dtype(self) -> DType {
        self.dtype
    }

    /// A dtype without a mark.
    pub(crate) const fn unmarked(dtype: DType) -> Self {
        Self { dtype, byteorder: None, layout: None }
    }

    /// A record.
    ///
    /// # Errors
    /// When it has no fields, or two of the same name.
    pub(crate) fn record(layout: Layout) -> Result<Self, Error> {
        let (dtype, byteorder) = (DType::Record(layout.packed()?), layout.byteorder());
        Ok(Self { dtype, byteorder, layout: Some(Box::new(layout)) })
    }

    /// How a record is laid out, where a document said so.
    #[inline]
    pub(crate) fn layout(&self) -> Option<&Layout> {
        self.layout.as_deref()
    }

    /// What this is as a part of a record.
    pub(crate) fn into_part(self) -> Part {
        let Self { dtype, byteorder, layout } = self;
        match layout {
            Some(layout) => Part::Record(*layout),
            None => Part::Plain(dtype, byteorder),
        }
    }
}

/// A dtype without a mark of the byte order.
impl From<DType> for Descr {
    fn from(dtype: DType) -> Self {
        Self::unmarked(dtype)
    }
}

/// A copy of the dtype, without a mark of the byte order.
impl From<&DType> for Descr {
    fn from(dtype: &DType) -> Self {
        Self::unmarked(dtype.clone())
    }
}

/// What stands in the place of a field's dtype.
pub(crate) enum Field {
    Part(Part),
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
            None => word.parse().map(Descr::into_part).map(Self::Part),
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
