//! Which numbers are alike.

use ndserde::Value;

use crate::number::Number;

/// How far numbers may be apart, as `numpy.allclose` has it.
#[derive(Clone, Copy, Debug)]
pub struct Tolerance {
    relative: f64,
    absolute: f64,
}

impl Tolerance {
    /// None where numbers must be the same bit for bit.
    pub fn of(relative: Option<f64>, absolute: Option<f64>) -> Option<Self> {
        (relative.is_some() || absolute.is_some()).then(|| Self {
            relative: relative.unwrap_or_default(),
            absolute: absolute.unwrap_or_default(),
        })
    }

    /// The same where there are no shares, as of dates.
    pub const fn without_shares(self) -> Self {
        Self { relative: 0.0, ..self }
    }

    /// Whether numbers of any kind are alike, each as it is, whatever its dtype.
    pub fn allows(self, one: Number, other: Number) -> bool {
        let (one, other) = (one.widened(), other.widened());
        let (Some(distance), Some(size)) = (one.distance(other), other.size()) else {
            return false;
        };
        let distance = distance.as_f64();
        // An infinite number is near to none.
        distance.is_finite() && size.is_finite() && distance <= self.absolute + self.relative * size
    }
}

/// Whether values are alike that are no arrays, and not both lists, maps or bytes.
pub fn are_alike(one: &Value, other: &Value, tolerance: Option<Tolerance>) -> bool {
    if let (Some(tolerance), Some(one), Some(other)) = (tolerance, number(one), number(other)) {
        if tolerance.allows(one, other) {
            return true;
        }
    }
    match (one, other) {
        (Value::Float(one), Value::Float(other)) => one.to_bits() == other.to_bits(),
        _ => one == other,
    }
}

fn number(value: &Value) -> Option<Number> {
    match value {
        Value::Integer(number) => Some(Number::Whole((*number).into())),
        Value::Unsigned(number) => Some(Number::Whole((*number).into())),
        Value::BigInt(number) => Some(number.to_i128().map_or_else(
            || value.as_f64().map(Number::Double),
            |whole| Some(Number::Whole(whole)),
        )?),
        Value::Float(number) => Some(Number::Double(*number)),
        _ => None,
    }
}
