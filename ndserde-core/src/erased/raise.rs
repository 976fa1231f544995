//! Errors of the format, from why a value was not taken.

use serde_core::de::{Error, Expected, Unexpected};

use super::{Context, Fail};
use crate::number::Number;

/// The error of the format.
#[cold]
pub(super) fn raise<E: Error>(
    fail: Fail,
    unexpected: Unexpected<'_>,
    expected: &dyn Expected,
    context: &Context,
) -> E {
    match fail {
        Fail::Kind => E::invalid_type(unexpected, expected),
        Fail::Digits(bits) => E::invalid_type(Unexpected::Float(f64::from_bits(bits)), expected),
        Fail::Length(len) => E::invalid_length(len, expected),
        Fail::Ours(error) if context.wire.is_empty() => E::custom(error),
        Fail::Ours(error) => E::custom(error.in_wire(context.wire)),
        Fail::Format => E::custom("the data format failed"),
    }
}

pub(super) fn unexpected(number: &Number) -> Unexpected<'static> {
    match *number {
        Number::Bool(value) => Unexpected::Bool(value),
        Number::Signed(value) => match u64::try_from(value) {
            Ok(value) => Unexpected::Unsigned(value),
            Err(_) => Unexpected::Signed(value),
        },
        Number::Unsigned(value) => Unexpected::Unsigned(value),
        Number::Wide(_) => Unexpected::Other("integer of more than 64 bits"),
        Number::Single(value) => Unexpected::Float(value.into()),
        Number::Double(value) => Unexpected::Float(value),
        Number::Apart(_) => Unexpected::Unit,
    }
}
