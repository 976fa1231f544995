//! Errors of the format, from why a value was not taken.

use serde_core::de::{Error, Expected, Unexpected};

use super::Fail;
use crate::number::Number;

/// What reads a value, whose failures become errors of the format.
pub(super) trait Raise: Expected + Sized {
    /// The wire that is read.
    fn wire(&self) -> &'static str;

    #[cold]
    fn raise<E: Error>(&self, fail: Fail, unexpected: Unexpected<'_>) -> E {
        raise(fail, unexpected, self, self.wire())
    }

    /// What came of a list or map, beside which the error of the format was kept.
    #[inline]
    fn ended<E: Error>(
        &self,
        taken: Result<(), Fail>,
        error: Option<E>,
        unexpected: Unexpected<'_>,
    ) -> Result<(), E> {
        match (taken, error) {
            (Ok(()), _) => Ok(()),
            (Err(Fail::Format), Some(error)) => Err(error),
            (Err(fail), _) => Err(self.raise(fail, unexpected)),
        }
    }
}

/// What came of a value. A macro, so that what was unexpected is made only where it was.
macro_rules! done {
    ($reader:expr, $taken:expr, $unexpected:expr) => {
        match $taken {
            Ok(()) => Ok(()),
            Err(fail) => Err($reader.raise(fail, $unexpected)),
        }
    };
}

pub(super) use done;

/// Apart from what reads, so that it is compiled once for each format.
#[cold]
fn raise<E: Error>(
    fail: Fail,
    unexpected: Unexpected<'_>,
    expected: &dyn Expected,
    wire: &'static str,
) -> E {
    match fail {
        Fail::Kind => E::invalid_type(unexpected, expected),
        Fail::Digits(bits) => E::invalid_type(Unexpected::Float(f64::from_bits(bits)), expected),
        Fail::Length(len) => E::invalid_length(len, expected),
        Fail::Ours(error) if wire.is_empty() => E::custom(error),
        Fail::Ours(error) => E::custom(error.in_wire(wire)),
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
