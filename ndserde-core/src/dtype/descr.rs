//! What a document says of the dtype: a name, a typestr with its mark of the byte order, or a list of
//! fields.

use alloc::sync::Arc;

use super::{DType, Placement, Record};
use crate::byteorder::ByteOrder;

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
    layout: Option<Arc<Placement>>,
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

    /// A record, and where the document has its fields.
    pub(super) fn of_record(
        record: Record,
        byteorder: Option<ByteOrder>,
        placement: Placement,
    ) -> Self {
        Self { dtype: DType::Record(record), byteorder, layout: Some(Arc::new(placement)) }
    }

    /// How a record is laid out, where a document said so.
    #[inline]
    pub(crate) fn layout(&self) -> Option<&Placement> {
        self.layout.as_deref()
    }

    /// The dtype, and how a record is laid out.
    pub(crate) fn into_parts(self) -> (DType, Option<Arc<Placement>>) {
        (self.dtype, self.layout)
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
