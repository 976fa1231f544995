//! One number of a list, in text and in binary formats.

use serde_core::{Serialize, Serializer, ser::SerializeTuple};

use crate::{
    dtype::DType,
    erased::Ask,
    float::half,
    number::{Form, TWICE_ROUNDED, name},
};

/// What the bytes of a scalar are.
#[derive(Clone, Copy, Debug)]
pub(super) enum Scalar {
    Bool,
    I8,
    I16,
    I32,
    I64,
    U8,
    U16,
    U32,
    U64,
    F16,
    BF16,
    F32,
    F64,
}

impl Scalar {
    /// The scalar of a dtype, and how many of them make an element; none where it is no number.
    pub(super) const fn of(dtype: &DType, form: Form) -> Option<(Self, usize)> {
        Some(match dtype {
            DType::Bool => (Self::Bool, 1),
            DType::Int8 => (Self::I8, 1),
            DType::Int16 => (Self::I16, 1),
            DType::Int32 => (Self::I32, 1),
            DType::Int64 | DType::DateTime64(_) | DType::TimeDelta64(_) => (Self::I64, 1),
            DType::UInt8 => (Self::U8, 1),
            DType::UInt16 => (Self::U16, 1),
            DType::UInt32 => (Self::U32, 1),
            DType::UInt64 => (Self::U64, 1),
            DType::Float16 | DType::BFloat16 if matches!(form, Form::HalvesAsBits) => {
                (Self::U16, 1)
            }
            DType::Float16 => (Self::F16, 1),
            DType::BFloat16 => (Self::BF16, 1),
            DType::Float32 => (Self::F32, 1),
            DType::Float64 => (Self::F64, 1),
            DType::Complex64 => (Self::F32, 2),
            DType::Complex128 => (Self::F64, 2),
            DType::Str(_) | DType::Bytes(_) | DType::Void(_) | DType::Record(_) => return None,
        })
    }

    /// How a format that does not describe itself is asked for it.
    pub(super) const fn ask(self) -> Ask {
        match self {
            Self::Bool => Ask::Bool,
            Self::I8 => Ask::I8,
            Self::I16 => Ask::I16,
            Self::I32 => Ask::I32,
            Self::I64 => Ask::I64,
            Self::U8 => Ask::U8,
            Self::U16 => Ask::U16,
            Self::U32 => Ask::U32,
            Self::U64 => Ask::U64,
            Self::F16 | Self::BF16 | Self::F32 => Ask::F32,
            Self::F64 => Ask::F64,
        }
    }

    /// The bytes of a scalar.
    pub(super) const fn size(self) -> usize {
        match self {
            Self::Bool | Self::I8 | Self::U8 => 1,
            Self::I16 | Self::U16 | Self::F16 | Self::BF16 => 2,
            Self::I32 | Self::U32 | Self::F32 => 4,
            Self::I64 | Self::U64 | Self::F64 => 8,
        }
    }

    /// Where the first scalar is that JSON has no number for.
    pub(super) fn first_named(self, bytes: &[u8]) -> Option<usize> {
        if !matches!(self, Self::F16 | Self::BF16 | Self::F32 | Self::F64) {
            return None;
        }
        bytes.chunks_exact(self.size()).position(|bytes| self.float(bytes).and_then(name).is_some())
    }

    /// The float that these bytes are, if they are one; of a NaN no more than that.
    fn float(self, bytes: &[u8]) -> Option<f64> {
        match self {
            Self::F16 => {
                word(bytes).map(|b| half::widen::<{ half::F16 }>(u16::from_ne_bytes(b)).into())
            }
            Self::BF16 => {
                word(bytes).map(|b| half::widen::<{ half::BF16 }>(u16::from_ne_bytes(b)).into())
            }
            Self::F32 => word(bytes).map(|b| f32::from_ne_bytes(b).into()),
            Self::F64 => word(bytes).map(f64::from_ne_bytes),
            _ => None,
        }
    }
}

/// The bytes at the start, where there are so many.
#[inline]
fn word<const N: usize>(bytes: &[u8]) -> Option<[u8; N]> {
    bytes.first_chunk().copied()
}

/// A complex number.
pub(super) struct Pair<'a>(pub(super) WriteNumber<'a>);

impl Serialize for Pair<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let WriteNumber { scalar, bytes, in_words } = self.0;
        let (re, im) = bytes.split_at_checked(scalar.size()).unwrap_or((bytes, &[]));
        let mut pair = serializer.serialize_tuple(2)?;
        pair.serialize_element(&WriteNumber { scalar, bytes: re, in_words })?;
        pair.serialize_element(&WriteNumber { scalar, bytes: im, in_words })?;
        pair.end()
    }
}

/// A number, apart from [`Pair`]: what contains itself is not inlined into the loop over a row.
#[derive(Clone, Copy)]
pub(super) struct WriteNumber<'a> {
    pub(super) scalar: Scalar,
    /// The bytes of the number, and of others after it.
    pub(super) bytes: &'a [u8],
    /// Whether it may have to be a word, in text.
    pub(super) in_words: bool,
}

impl Serialize for WriteNumber<'_> {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let &Self { scalar, bytes, in_words } = self;
        if in_words {
            if let Some(name) = scalar.float(bytes).and_then(name) {
                return serializer.serialize_str(name);
            }
        }
        macro_rules! number {
            ($int:ty) => {
                word(bytes).map(<$int>::from_ne_bytes).unwrap_or_default()
            };
        }
        match scalar {
            Scalar::Bool => serializer.serialize_bool(number!(u8) != 0),
            Scalar::I8 => serializer.serialize_i8(number!(i8)),
            Scalar::I16 => serializer.serialize_i16(number!(i16)),
            Scalar::I32 => serializer.serialize_i32(number!(i32)),
            Scalar::I64 => serializer.serialize_i64(number!(i64)),
            Scalar::U8 => serializer.serialize_u8(number!(u8)),
            Scalar::U16 => serializer.serialize_u16(number!(u16)),
            Scalar::U32 => serializer.serialize_u32(number!(u32)),
            Scalar::U64 => serializer.serialize_u64(number!(u64)),
            Scalar::F16 => serializer.serialize_f32(half::widen::<{ half::F16 }>(number!(u16))),
            Scalar::BF16 => serializer.serialize_f32(half::widen::<{ half::BF16 }>(number!(u16))),
            Scalar::F32 => {
                let value = number!(f32);
                if in_words && value.abs().to_bits() == TWICE_ROUNDED {
                    return serializer.serialize_f64(value.into());
                }
                serializer.serialize_f32(value)
            }
            Scalar::F64 => serializer.serialize_f64(number!(f64)),
        }
    }
}
