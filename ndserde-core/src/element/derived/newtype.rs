//! Arrays of newtypes, as arrays of what is in them.

use std::borrow::Cow;

use crate::{
    aligned::Aligned,
    buffer::Buffer,
    element::{Element, Read, Write},
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
/// Rust casts a slice of structs to one of their fields only by `unsafe` code, so that a slice is
/// copied once, by a loop that compiles to a copy of memory. A vector keeps its memory.
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
pub fn newtypes_from_aligned<T: Newtype>(bytes: Aligned) -> Result<Vec<T>, Error> {
    let inner = T::Inner::from_aligned(bytes, &T::Inner::DTYPE)?;
    Ok(inner.into_iter().map(T::wrap).collect())
}
