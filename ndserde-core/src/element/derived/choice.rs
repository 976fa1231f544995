//! Arrays of enums without fields, as arrays of their integers.

use crate::{
    aligned::Aligned,
    buffer::Buffer,
    element::{Element, Read, Write},
    error::Error,
};

/// An enum without fields, of which each variant is an integer.
pub trait Choice: Copy {
    /// The integer that its `repr` names.
    type Repr: Element + Copy + std::fmt::Display;
    /// The enum's name, for messages.
    const NAME: &'static str;

    /// The integer of a variant.
    fn repr(self) -> Self::Repr;

    /// The variant of an integer, if there is one.
    fn of(repr: Self::Repr) -> Option<Self>;
}

/// The integers of the variants.
#[must_use]
pub fn choices_to_buffer<T: Choice>(elements: &[T]) -> Buffer<'static> {
    let integers: Vec<T::Repr> = elements.iter().map(|choice| choice.repr()).collect();
    T::Repr::to_buffer(integers.into(), &T::Repr::DTYPE).into_owned()
}

/// The variants of integers, each of which is looked at.
///
/// # Errors
/// When an integer is that of no variant; the message has its place.
pub fn choices_from_aligned<T: Choice>(bytes: Aligned) -> Result<Vec<T>, Error> {
    let integers = T::Repr::from_aligned(bytes, &T::Repr::DTYPE)?;
    let choice = |(place, &integer): (usize, &T::Repr)| {
        T::of(integer).ok_or_else(|| {
            let name = T::NAME;
            Error::custom(format_args!(
                "element {place} is {integer}, which is no variant of {name}"
            ))
        })
    };
    integers.iter().enumerate().map(choice).collect()
}
