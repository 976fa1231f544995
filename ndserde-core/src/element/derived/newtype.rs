//! Arrays of newtypes, as arrays of what is in them.

use alloc::{borrow::Cow, vec::Vec};

use bytemuck::{TransparentWrapper, allocation::TransparentWrapperAlloc};

use crate::{
    buffer::Buffer,
    dtype::TimeUnit,
    element::{Element, Read, Stored},
    error::Error,
};

/// A struct of one field.
pub trait Newtype: Clone {
    /// What the field holds.
    type Inner: Element;

    /// The struct around a value.
    fn wrap(inner: Self::Inner) -> Self;

    /// The value in the struct.
    fn peel(self) -> Self::Inner;
}

/// The memory of the inner elements.
///
/// A slice of structs is cast to one of their fields only where Rust is told that it may be
/// ([`transparent_to_buffer`]), so that here it is copied, by a loop that compiles to a copy of memory.
/// A vector keeps its memory.
#[must_use]
pub fn newtypes_to_buffer<T: Newtype>(elements: Cow<'_, [T]>) -> Buffer<'static> {
    let inner: Vec<T::Inner> = match elements {
        Cow::Borrowed(elements) => elements.iter().cloned().map(T::peel).collect(),
        Cow::Owned(elements) => elements.into_iter().map(T::peel).collect(),
    };
    T::Inner::to_buffer(Cow::Owned(inner), &T::Inner::DTYPE).into_owned()
}

/// The elements, in the memory of the inner ones.
///
/// # Errors
/// As the inner elements'.
pub fn newtypes_from_data<T: Newtype>(data: Buffer<'_>, swap: bool) -> Result<Vec<T>, Error> {
    let inner = T::Inner::from_data(data, &T::Inner::DTYPE, swap)?;
    Ok(inner.into_iter().map(T::wrap).collect())
}

/// The memory of the inner elements, cast.
#[must_use]
pub fn transparent_to_buffer<T>(elements: Cow<'_, [T]>) -> Buffer<'_>
where
    T: Newtype + TransparentWrapper<T::Inner>,
{
    let inner = match elements {
        Cow::Borrowed(elements) => Cow::Borrowed(T::peel_slice(elements)),
        Cow::Owned(elements) => Cow::Owned(T::peel_vec(elements)),
    };
    T::Inner::to_buffer(inner, &T::Inner::DTYPE)
}

/// The elements, cast from the inner ones.
///
/// # Errors
/// As the inner elements'.
pub fn transparent_from_data<T>(data: Buffer<'_>, swap: bool) -> Result<Vec<T>, Error>
where
    T: Newtype + TransparentWrapper<T::Inner>,
{
    T::Inner::from_data(data, &T::Inner::DTYPE, swap).map(T::wrap_vec)
}

/// The elements where the inner ones are lent.
///
/// # Errors
/// As the inner elements'.
pub fn transparent_borrow<T>(bytes: &[u8]) -> Result<Option<&[T]>, Error>
where
    T: Newtype + TransparentWrapper<T::Inner>,
{
    Ok(T::Inner::borrow(bytes)?.map(T::wrap_slice))
}

/// So many of a unit, which the derive has looked at.
#[must_use]
pub const fn counted(unit: TimeUnit, count: u32) -> TimeUnit {
    unit.counted(count)
}
