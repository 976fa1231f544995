//! Numbers that an element does not hold.

use super::{Number, Sort, block::signed};
use crate::float;

/// The first number of a list that has been rounded.
#[derive(Clone, Debug)]
pub(crate) struct RoundedNumber {
    /// How many scalars stand before it.
    pub(crate) scalar: usize,
    pub(crate) number: Number,
}

/// Whether a float, as a double, is the number: of a NaN each bit.
#[allow(clippy::cast_possible_truncation, reason = "a float outside i128 becomes its limit")]
pub(super) fn is_float(wide: f64, sort: Sort, bits: u64) -> bool {
    match sort.number(bits) {
        _ if matches!(sort, Sort::Above | Sort::Below) => false,
        Number::Bool(_) | Number::Apart(_) => true,
        Number::Signed(_) => wide as i128 == signed(bits).into(),
        Number::Unsigned(value) => wide as i128 == value.into(),
        Number::Wide(value) => wide as i128 == value,
        Number::Single(value) => wide.to_bits() == float::widen(value).to_bits(),
        Number::Double(_) => wide.to_bits() == bits,
    }
}

/// Whether the integer that a number has become is the number: no integer has the sign of a zero.
pub(super) fn is_integer(sort: Sort, bits: u64) -> bool {
    match sort.number(bits) {
        Number::Single(value) => value != 0.0 || value.is_sign_positive(),
        Number::Double(value) => value != 0.0 || value.is_sign_positive(),
        _ => true,
    }
}
