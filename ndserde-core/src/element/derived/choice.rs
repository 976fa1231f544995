//! Arrays of enums without fields, as arrays of their integers.

use alloc::{borrow::Cow, format, vec::Vec};
use core::fmt::Display;

use super::part::{RecordPart, Unfit};
use crate::{
    buffer::Buffer,
    element::{Element, Read, Stored},
    error::Error,
};

/// An enum without fields, of which each variant is an integer.
pub trait Choice: Clone {
    /// The integer that its `repr` names.
    type Repr: Element + RecordPart + Copy + Display;
    /// The enum's name, for messages.
    const NAME: &'static str;
    /// The first variant.
    const FIRST: Self;

    /// The integer of a variant.
    fn repr(&self) -> Self::Repr;

    /// The variant of an integer, if there is one.
    fn of(repr: Self::Repr) -> Option<Self>;
}

/// The integers of the variants.
#[allow(clippy::needless_pass_by_value, reason = "as newtypes are passed")]
#[must_use]
pub fn choices_to_buffer<T: Choice>(elements: Cow<'_, [T]>) -> Buffer<'static> {
    // One by one, since Rust casts no enum to its integer; the compiler copies them in blocks.
    let integers: Vec<T::Repr> = elements.iter().map(T::repr).collect();
    T::Repr::to_buffer(integers.into(), &<T::Repr as Element>::DTYPE).into_owned()
}

/// The variants of integers, each of which is looked at.
///
/// # Errors
/// When an integer is that of no variant; the message has its place.
pub fn choices_from_data<T: Choice>(data: Buffer<'_>, swap: bool) -> Result<Vec<T>, Error> {
    let integers = T::Repr::from_data(data, &<T::Repr as Element>::DTYPE, swap)?;
    let choice = |(place, &integer): (usize, &T::Repr)| {
        T::of(integer).ok_or_else(|| {
            let what = unfit::<T>(integer).0;
            Error::custom(format_args!("element {place} of the data is {what}"))
        })
    };
    integers.iter().enumerate().map(choice).collect()
}

/// The variant in a part of a record, which [`check_choice`] has passed.
#[must_use]
pub fn take_choice<T: Choice>(bytes: &[u8]) -> T {
    T::of(T::Repr::take(bytes)).unwrap_or(T::FIRST)
}

/// Looks for an integer that is that of no variant.
///
/// # Errors
/// When it is.
pub fn check_choice<T: Choice>(bytes: &[u8]) -> Result<(), Unfit> {
    let integer = T::Repr::take(bytes);
    T::of(integer).map(|_| ()).ok_or_else(|| unfit::<T>(integer))
}

fn unfit<T: Choice>(integer: T::Repr) -> Unfit {
    Unfit(format!("{integer}, which is no variant of {}", T::NAME))
}
