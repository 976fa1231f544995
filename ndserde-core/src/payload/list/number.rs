//! A number of a list as the bits of a scalar.

use crate::{
    dtype::DType,
    error::{Error, Kind},
};

/// A number as a format hands it over.
#[derive(Clone, Copy, Debug)]
pub(in crate::payload) enum Number {
    Bool(bool),
    Int(i128),
    Single(f32),
    Double(f64),
}

/// From here on a float may stand for an integer that text spelled otherwise.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// `7.038531e-26`, which is how every shortest printer spells the single `TIE_SINGLE`, as a double:
/// it lies halfway between two singles, and rounding to even would give the other one. Of all
/// singles only this one and its negative do not come back from text by way of a double.
const TIE: u64 = 0x3ab5_c87f_b000_0000;
const TIE_SINGLE: u32 = 0x15ae_43fd;

impl Number {
    /// The words that stand for what JSON has no numbers for.
    pub(super) fn named(word: &str) -> Option<Self> {
        match word {
            "NaN" => Some(Self::Double(f64::NAN)),
            "Infinity" => Some(Self::Double(f64::INFINITY)),
            "-Infinity" => Some(Self::Double(f64::NEG_INFINITY)),
            _ => None,
        }
    }

    /// The bits of the scalar, in the low bytes.
    ///
    /// A number with more digits than a float has is rounded to the nearest, as every reader of
    /// decimal numbers does; everything else that would change the value is refused.
    pub(super) fn bits(self, dtype: DType) -> Result<u64, Error> {
        match dtype {
            DType::Bool => match self {
                Self::Bool(value) => Ok(value.into()),
                _ => Err(self.not_a(dtype)),
            },
            DType::Int8 => self.integer(dtype, i8::MIN.into(), i8::MAX.into()),
            DType::Int16 => self.integer(dtype, i16::MIN.into(), i16::MAX.into()),
            DType::Int32 => self.integer(dtype, i32::MIN.into(), i32::MAX.into()),
            DType::Int64 => self.integer(dtype, i64::MIN.into(), i64::MAX.into()),
            DType::UInt8 => self.integer(dtype, 0, u8::MAX.into()),
            DType::UInt16 => self.integer(dtype, 0, u16::MAX.into()),
            DType::UInt32 => self.integer(dtype, 0, u32::MAX.into()),
            DType::UInt64 => self.integer(dtype, 0, u64::MAX.into()),
            DType::Float16 | DType::BFloat16 => self.half(dtype),
            DType::Float32 | DType::Complex64 => self.single(dtype),
            DType::Float64 | DType::Complex128 => self.double(dtype).map(f64::to_bits),
        }
    }

    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a float outside i128 becomes its limit, which no dtype holds; the low bytes are meant"
    )]
    fn integer(self, dtype: DType, min: i128, max: i128) -> Result<u64, Error> {
        let (value, float) = match self {
            Self::Int(value) => (value, None),
            Self::Bool(_) => return Err(self.not_a(dtype)),
            Self::Single(_) | Self::Double(_) => {
                let value = self.double(dtype)?;
                if value.is_finite() && value.fract() != 0.0 {
                    return Err(Kind::Fraction { value, dtype: dtype.to_string() }.into());
                }
                if !value.is_finite() {
                    return Err(
                        Kind::Range { value: value.to_string(), dtype: dtype.to_string() }.into()
                    );
                }
                (value as i128, Some(value))
            }
        };
        if !(min..=max).contains(&value) {
            return Err(Kind::Range { value: value.to_string(), dtype: dtype.to_string() }.into());
        }
        match float {
            Some(value) if value.abs() >= EXACT => {
                Err(Kind::Rounded { value, dtype: dtype.to_string() }.into())
            }
            _ => Ok(value as u64),
        }
    }

    #[allow(clippy::cast_precision_loss, reason = "rounded to the nearest, see `bits`")]
    fn double(self, dtype: DType) -> Result<f64, Error> {
        match self {
            Self::Bool(_) => Err(self.not_a(dtype)),
            Self::Int(value) => Ok(value as f64),
            Self::Single(value) => Ok(value.into()),
            Self::Double(value) => Ok(value),
        }
    }

    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "rounded to the nearest, see `bits`"
    )]
    fn single(self, dtype: DType) -> Result<u64, Error> {
        let value = match self {
            Self::Single(value) => return Ok(value.to_bits().into()),
            // Not by way of a double, which would round twice.
            Self::Int(value) => return Ok((value as f32).to_bits().into()),
            Self::Bool(_) | Self::Double(_) => self.double(dtype)?,
        };
        if value.abs().to_bits() == TIE {
            return Ok(f32::from_bits(TIE_SINGLE).copysign(value as f32).to_bits().into());
        }
        let single = value as f32;
        if single.is_infinite() && value.is_finite() {
            return Err(Kind::Range { value: value.to_string(), dtype: dtype.to_string() }.into());
        }
        Ok(single.to_bits().into())
    }

    #[cfg(feature = "half")]
    fn half(self, dtype: DType) -> Result<u64, Error> {
        let value = self.double(dtype)?;
        let (bits, infinite) = if dtype == DType::Float16 {
            let half = half::f16::from_f32(odd(value));
            (half.to_bits(), half.is_infinite())
        } else {
            let half = half::bf16::from_f32(odd(value));
            (half.to_bits(), half.is_infinite())
        };
        if infinite && value.is_finite() {
            return Err(Kind::Range { value: value.to_string(), dtype: dtype.to_string() }.into());
        }
        Ok(bits.into())
    }

    #[cfg(not(feature = "half"))]
    #[allow(clippy::unused_self, reason = "the signature of the same function with `half`")]
    fn half(self, dtype: DType) -> Result<u64, Error> {
        Err(Error::custom(format_args!("lists of {dtype} need ndserde's feature `half`")))
    }

    fn not_a(self, dtype: DType) -> Error {
        let found = match self {
            Self::Bool(value) => format!("the bool {value}"),
            Self::Int(value) => format!("the number {value}"),
            Self::Single(value) => format!("the number {value}"),
            Self::Double(value) => format!("the number {value}"),
        };
        Kind::NotANumber { found, dtype: dtype.to_string() }.into()
    }
}

/// The single that rounds to the same half as the double does: cut off, with the last bit set where
/// anything was lost. Rounding to the nearest twice would go wrong close to a tie.
#[cfg(feature = "half")]
#[allow(clippy::cast_possible_truncation, reason = "what is lost is accounted for")]
fn odd(value: f64) -> f32 {
    let single = value as f32;
    let widened = f64::from(single);
    if widened.to_bits() == value.to_bits() || !single.is_finite() {
        return single;
    }
    let away = widened.abs() > value.abs();
    // A single that lies farther from zero than the double has bits above those of zero.
    f32::from_bits(single.to_bits().saturating_sub(away.into()) | 1)
}
