//! One element of an array as a number.

use std::fmt;

use ndserde::DType;

/// An element that is a number, in the type that prints it as short as it can be.
#[derive(Clone, Copy, Debug)]
pub enum Number {
    Bool(bool),
    Whole(i128),
    Single(f32),
    Double(f64),
    Complex(f64, f64),
    /// A date, as a count of units of time; the least of them is none.
    Date(i64),
    /// A span of time, likewise.
    Span(i64),
}

/// How far apart two numbers are.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub enum Distance {
    Whole(u128),
    Single(f32),
    Double(f64),
}

/// Reads one element, from its bytes.
pub type Reader = fn(&[u8]) -> Number;

/// What reads the elements of a dtype; none where they are no numbers.
pub fn reader(dtype: &DType) -> Option<Reader> {
    Some(match dtype {
        DType::Bool => |bytes| Number::Bool(bytes.first() == Some(&1)),
        DType::Int8 => |bytes| whole(i8::from_le_bytes(part(bytes, 0))),
        DType::Int16 => |bytes| whole(i16::from_le_bytes(part(bytes, 0))),
        DType::Int32 => |bytes| whole(i32::from_le_bytes(part(bytes, 0))),
        DType::Int64 => |bytes| whole(i64::from_le_bytes(part(bytes, 0))),
        DType::UInt8 => |bytes| whole(u8::from_le_bytes(part(bytes, 0))),
        DType::UInt16 => |bytes| whole(u16::from_le_bytes(part(bytes, 0))),
        DType::UInt32 => |bytes| whole(u32::from_le_bytes(part(bytes, 0))),
        DType::UInt64 => |bytes| whole(u64::from_le_bytes(part(bytes, 0))),
        DType::Float16 => |bytes| Number::Single(half::f16::from_le_bytes(part(bytes, 0)).to_f32()),
        DType::BFloat16 => {
            |bytes| Number::Single(half::bf16::from_le_bytes(part(bytes, 0)).to_f32())
        }
        DType::Float32 => |bytes| Number::Single(f32::from_le_bytes(part(bytes, 0))),
        DType::Float64 => |bytes| Number::Double(f64::from_le_bytes(part(bytes, 0))),
        DType::Complex64 => |bytes| {
            let scalar = |at| f64::from(f32::from_le_bytes(part(bytes, at)));
            Number::Complex(scalar(0), scalar(4))
        },
        DType::Complex128 => |bytes| {
            let scalar = |at| f64::from_le_bytes(part(bytes, at));
            Number::Complex(scalar(0), scalar(8))
        },
        DType::DateTime64(_) => |bytes| Number::Date(i64::from_le_bytes(part(bytes, 0))),
        DType::TimeDelta64(_) => |bytes| Number::Span(i64::from_le_bytes(part(bytes, 0))),
        _ => return None,
    })
}

fn whole(number: impl Into<i128>) -> Number {
    Number::Whole(number.into())
}

/// The bytes of a scalar; zeros where there are none, which there always are.
fn part<const N: usize>(bytes: &[u8], at: usize) -> [u8; N] {
    bytes.get(at..).and_then(<[u8]>::first_chunk).copied().unwrap_or([0; N])
}

impl Number {
    /// The number on a line; none of complex ones, NaN and what is no time.
    #[allow(clippy::cast_precision_loss, reason = "for pictures and tolerances")]
    pub fn as_f64(self) -> Option<f64> {
        match self {
            Self::Bool(value) => Some(value.into()),
            Self::Whole(number) => Some(number as f64),
            Self::Single(number) => Some(number.into()),
            Self::Double(number) => Some(number),
            Self::Date(i64::MIN) | Self::Span(i64::MIN) | Self::Complex(..) => None,
            Self::Date(count) | Self::Span(count) => Some(count as f64),
        }
        .filter(|number| !number.is_nan())
    }

    /// How far two numbers of one kind are apart; none where either is none.
    #[allow(clippy::cast_possible_truncation, reason = "differences of singles as singles")]
    pub fn distance(self, other: Self) -> Option<Distance> {
        let double = |distance: f64| Some(distance).filter(|distance| !distance.is_nan());
        match (self, other) {
            (Self::Whole(one), Self::Whole(other)) => Some(Distance::Whole(one.abs_diff(other))),
            (Self::Date(one), Self::Date(other)) | (Self::Span(one), Self::Span(other)) => {
                let are_times = one != i64::MIN && other != i64::MIN;
                are_times.then(|| Distance::Whole(one.abs_diff(other).into()))
            }
            (Self::Bool(one), Self::Bool(other)) => Some(Distance::Whole((one != other).into())),
            (Self::Single(one), Self::Single(other)) => {
                double((f64::from(one) - f64::from(other)).abs())
                    .map(|distance| Distance::Single(distance as f32))
            }
            (Self::Complex(re, im), Self::Complex(other_re, other_im)) => {
                double((re - other_re).hypot(im - other_im)).map(Distance::Double)
            }
            (one @ Self::Complex(..), other) => one.distance(other.as_complex()?),
            (one, other @ Self::Complex(..)) => one.as_complex()?.distance(other),
            (Self::Whole(whole), other) | (other, Self::Whole(whole)) => {
                double(from_whole(whole, other.as_f64()?)).map(Distance::Double)
            }
            (one, other) => double((one.as_f64()? - other.as_f64()?).abs()).map(Distance::Double),
        }
    }

    /// How large the number is, for tolerances that are a share of it; of a date there is no share.
    pub fn size(self) -> Option<f64> {
        match self {
            Self::Complex(re, im) => Some(re.hypot(im)),
            Self::Date(count) if count != i64::MIN => Some(0.0),
            other => other.as_f64().map(f64::abs),
        }
    }

    /// The same number in a kind that has all of those of its own, where numbers of two dtypes meet.
    pub fn widened(self) -> Self {
        match self {
            Self::Bool(value) => Self::Whole(value.into()),
            Self::Single(number) => Self::Double(number.into()),
            other => other,
        }
    }

    fn as_complex(self) -> Option<Self> {
        self.as_f64().map(|number| Self::Complex(number, 0.0))
    }

    /// Whether both are the same number of any kind, infinite or none.
    #[allow(clippy::float_cmp, reason = "that they are the same")]
    pub fn is(self, other: Self) -> bool {
        match (self.widened(), other.widened()) {
            (Self::Whole(one), Self::Whole(other)) => one == other,
            (Self::Double(one), Self::Double(other)) => {
                one == other || (one.is_nan() && other.is_nan())
            }
            (Self::Whole(whole), Self::Double(other))
            | (Self::Double(other), Self::Whole(whole)) => from_whole(whole, other) == 0.0,
            (Self::Complex(re, im), Self::Complex(other_re, other_im)) => {
                Self::Double(re).is(Self::Double(other_re))
                    && Self::Double(im).is(Self::Double(other_im))
            }
            (Self::Complex(re, im), other) | (other, Self::Complex(re, im)) => {
                im == 0.0 && Self::Double(re).is(other)
            }
            _ => false,
        }
    }
}

/// How far a float is from an integer, none of whose digits are rounded.
#[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "as said below")]
fn from_whole(whole: i128, float: f64) -> f64 {
    let integer = float.trunc();
    // Beyond all integers of 64 bits, near which floats are integers.
    if integer.is_nan() || integer.abs() >= 1e20 {
        return (whole as f64 - float).abs();
    }
    let (between, fraction) = (whole.saturating_sub(integer as i128), float - integer);
    (between as f64 - fraction).abs()
}

impl Distance {
    #[allow(clippy::cast_precision_loss, reason = "for tolerances")]
    pub fn as_f64(self) -> f64 {
        match self {
            Self::Whole(distance) => distance as f64,
            Self::Single(distance) => distance.into(),
            Self::Double(distance) => distance,
        }
    }
}

/// As the library prints them.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bool(value) => write!(f, "{value}"),
            Self::Whole(number) => write!(f, "{number}"),
            Self::Single(number) => write!(f, "{number:?}"),
            Self::Double(number) => write!(f, "{number:?}"),
            Self::Complex(re, im) if im.is_nan() => write!(f, "{re:?}+NaNi"),
            Self::Complex(re, im) => write!(f, "{re:?}{im:+?}i"),
            Self::Date(i64::MIN) | Self::Span(i64::MIN) => f.write_str("NaT"),
            Self::Date(count) | Self::Span(count) => write!(f, "{count}"),
        }
    }
}

impl fmt::Display for Distance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole(distance) => write!(f, "{distance}"),
            Self::Single(distance) => write!(f, "{distance:?}"),
            Self::Double(distance) => write!(f, "{distance:?}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_and_floats_are_as_far_apart_as_they_are() {
        let far = |one: i128, other: f64| {
            let [one, other] = [Number::Whole(one), Number::Double(other)];
            assert_eq!(one.distance(other), other.distance(one));
            (one.distance(other).map(Distance::as_f64), one.is(other))
        };
        let exact = 9_007_199_254_740_992.0;
        assert_eq!(far(9_007_199_254_740_993, exact), (Some(1.0), false));
        assert_eq!(far(9_007_199_254_740_992, exact), (Some(0.0), true));
        assert_eq!(far(u64::MAX.into(), 18_446_744_073_709_551_616.0), (Some(1.0), false));
        assert_eq!(far(-3, -3.25), (Some(0.25), false));
        assert_eq!(far(3, f64::INFINITY), (Some(f64::INFINITY), false));
        assert_eq!(far(3, f64::NAN), (None, false));
    }
}
