//! The element types that the derive `NdElement` makes.

mod choice;
mod newtype;
mod part;
mod pod;
mod record;

use alloc::{borrow::Cow, vec::Vec};

pub use choice::{Choice, check_choice, choices_from_data, choices_to_buffer, take_choice};
pub use newtype::{
    Newtype, counted, newtypes_from_data, newtypes_to_buffer, transparent_borrow,
    transparent_from_data, transparent_to_buffer,
};
pub use part::{RecordPart, Unfit};
pub use pod::{lies_packed, pods_borrow, pods_from_data, pods_to_buffer};
pub use record::{
    check_next, field, put_default, put_next, records_from_data, records_to_buffer, take_next,
};

use super::{Element, Fixed, Read, Stored};
use crate::{buffer::Buffer, dtype::DType, error::Error};

/// What the derive implements: the rest follows.
pub trait Derived: Clone + Send + Sync + 'static {
    /// The dtype.
    const DTYPE: DType;

    /// The elements as bytes in the machine's byte order.
    fn to_buffer(elements: Cow<'_, [Self]>) -> Buffer<'_>;

    /// The elements from bytes in the machine's byte order, or in the other if each scalar is to be
    /// swapped.
    ///
    /// # Errors
    /// When some bytes are none of this type's.
    fn from_data(data: Buffer<'_>, swap: bool) -> Result<Vec<Self>, Error>;

    /// The elements without a copy, from bytes in the machine's byte order.
    ///
    /// # Errors
    /// When some bytes are none of this type's.
    fn borrow(_: &[u8]) -> Result<Option<&[Self]>, Error> {
        Ok(None)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Derived> Element for T {
    const DTYPE: DType = T::DTYPE;
}

#[diagnostic::do_not_recommend]
impl<T: Derived> Fixed for T {}

#[diagnostic::do_not_recommend]
impl<T: Derived> Stored for T {
    fn dtype_of(_: &[Self]) -> Result<DType, Error> {
        Ok(<T as Derived>::DTYPE)
    }

    fn to_buffer<'a>(elements: Cow<'a, [Self]>, _: &DType) -> Buffer<'a> {
        T::to_buffer(elements)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Derived> Read for T {
    fn from_data(data: Buffer<'_>, _: &DType, swap: bool) -> Result<Vec<Self>, Error> {
        T::from_data(data, swap)
    }

    fn borrow(bytes: &[u8]) -> Result<Option<&[Self]>, Error> {
        T::borrow(bytes)
    }
}
