//! Arrays as nested lists, indexed like the array.

use serde_core::{
    Serialize, Serializer,
    ser::{Error as _, SerializeSeq, SerializeTuple},
};

use crate::{
    aligned::Width, byteorder::ByteOrder, dtype::DType, error::Error,
    payload::write::refuse_cut_length, untyped::UntypedArray,
};

/// An array written as nested lists of numbers; 0-d is a bare number.
///
/// In human-readable formats NaN and the infinities are the strings `"NaN"`, `"Infinity"` and
/// `"-Infinity"`, because JSON has no numbers for them; a 0-d one stands in a list of one, since a
/// bare string is base64 to a reader.
#[derive(Clone, Copy, Debug)]
pub(crate) struct List<'a>(pub(crate) &'a UntypedArray<'a>);

/// How many empty lists an array without elements may be written as.
const MAX_EMPTY: usize = 1 << 16;

impl Serialize for List<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let scalar = Scalar { array: self.0, index: 0 };
        let bare = self.0.shape.is_empty() && self.0.dtype.scalars() == 1;
        if bare && serializer.is_human_readable() && scalar.is_named() {
            return serializer.collect_seq([scalar]);
        }
        Nested(self.0).serialize(serializer)
    }
}

/// As [`List`], for wires that know no base64: a 0-d NaN is a bare string too.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Nested<'a>(pub(crate) &'a UntypedArray<'a>);

impl Nested<'_> {
    /// The first scalar that is a string in human-readable formats, by its place in the data.
    pub(crate) fn first_named(self) -> Option<usize> {
        let scalars = self.0.data().chunks_exact(self.0.dtype.width().bytes()).len();
        (0..scalars).find(|&index| Scalar { array: self.0, index }.is_named())
    }
}

impl Serialize for Nested<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // An array without elements costs nothing to read, and could have any number of rows.
        let rows = self.0.shape.iter().take_while(|&&len| len != 0);
        if self.0.data().is_empty()
            && rows.fold(1, |n: usize, &len| n.saturating_mul(len)) > MAX_EMPTY
        {
            return Err(S::Error::custom(format_args!(
                "an array of shape {} has no elements, but more than {MAX_EMPTY} empty lists",
                self.0.shape
            )));
        }
        let strides = self.0.shape.strides(self.0.order);
        Rows { array: self.0, axes: &self.0.shape, strides: &strides, start: 0 }
            .serialize(serializer)
    }
}

/// The elements from `start` on, over the axes that are left.
#[derive(Clone, Copy)]
struct Rows<'a> {
    array: &'a UntypedArray<'a>,
    axes: &'a [usize],
    strides: &'a [usize],
    start: usize,
}

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (Some((&len, axes)), Some((&stride, strides))) =
            (self.axes.split_first(), self.strides.split_first())
        else {
            return Element { array: self.array, index: self.start }.serialize(serializer);
        };
        refuse_cut_length::<S::Error>(len, "items")?;
        let mut list = serializer.serialize_seq(Some(len))?;
        let starts = (0..len).map(|i| self.start.saturating_add(i.saturating_mul(stride)));
        for start in starts {
            list.serialize_element(&Rows { axes, strides, start, ..*self })?;
        }
        list.end()
    }
}

/// One element: a number, or the pair of a complex one.
struct Element<'a> {
    array: &'a UntypedArray<'a>,
    index: usize,
}

impl Serialize for Element<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.array.dtype.scalars() {
            1 => Scalar { array: self.array, index: self.index }.serialize(serializer),
            scalars => {
                let mut pair = serializer.serialize_tuple(scalars)?;
                for i in 0..scalars {
                    let index = self.index.saturating_mul(scalars).saturating_add(i);
                    pair.serialize_element(&Scalar { array: self.array, index })?;
                }
                pair.end()
            }
        }
    }
}

/// One scalar of the data.
struct Scalar<'a> {
    array: &'a UntypedArray<'a>,
    index: usize,
}

#[allow(clippy::cast_possible_truncation, reason = "the low bytes are the scalar")]
impl Scalar<'_> {
    /// The bits of the scalar, in the low bytes.
    fn bits(&self) -> Option<u64> {
        let width = self.array.dtype.width();
        let (data, at) = (self.array.data(), self.index.saturating_mul(width.bytes()));
        let native = match width {
            Width::W1 => u64::from(*data.get(at)?),
            Width::W2 => u16::from_ne_bytes(*data.get(at..)?.first_chunk()?).into(),
            Width::W4 => u32::from_ne_bytes(*data.get(at..)?.first_chunk()?).into(),
            Width::W8 => u64::from_ne_bytes(*data.get(at..)?.first_chunk()?),
        };
        match (width, self.array.byteorder == ByteOrder::NATIVE) {
            (Width::W1, _) | (_, true) => Some(native),
            (Width::W2, _) => Some(native.swap_bytes() >> 48),
            (Width::W4, _) => Some(native.swap_bytes() >> 32),
            (Width::W8, _) => Some(native.swap_bytes()),
        }
    }

    /// Whether text formats need a string for it.
    fn is_named(&self) -> bool {
        let value = match (self.array.dtype, self.bits()) {
            (DType::Float64 | DType::Complex128, Some(bits)) => f64::from_bits(bits),
            (DType::Float32 | DType::Complex64, Some(bits)) => f32::from_bits(bits as u32).into(),
            (dtype @ (DType::Float16 | DType::BFloat16), Some(bits)) => {
                half(dtype, bits as u16).map_or(0.0, f64::from)
            }
            _ => return false,
        };
        !value.is_finite()
    }
}

impl Serialize for Scalar<'_> {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_possible_wrap,
        reason = "the low bytes are the scalar"
    )]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let dtype = self.array.dtype;
        let bits = self.bits().ok_or_else(|| {
            S::Error::custom(format_args!("element {} lies behind the data", self.index))
        })?;
        match dtype {
            DType::Bool => serializer.serialize_bool(bits != 0),
            DType::Int8 => serializer.serialize_i8(bits as i8),
            DType::Int16 => serializer.serialize_i16(bits as i16),
            DType::Int32 => serializer.serialize_i32(bits as i32),
            DType::Int64 => serializer.serialize_i64(bits as i64),
            DType::UInt8 => serializer.serialize_u8(bits as u8),
            DType::UInt16 => serializer.serialize_u16(bits as u16),
            DType::UInt32 => serializer.serialize_u32(bits as u32),
            DType::UInt64 => serializer.serialize_u64(bits),
            DType::Float32 | DType::Complex64 => single(f32::from_bits(bits as u32), serializer),
            DType::Float64 | DType::Complex128 => double(f64::from_bits(bits), serializer),
            DType::Float16 | DType::BFloat16 => {
                single(half(dtype, bits as u16).map_err(S::Error::custom)?, serializer)
            }
        }
    }
}

/// The one single (7.038531e-26) whose shortest decimal becomes its neighbour in readers that round
/// to double first, as most do; it is written with the digits of a double.
const TWICE_ROUNDED: u32 = 0x15ae_43fd;

fn single<S: Serializer>(value: f32, serializer: S) -> Result<S::Ok, S::Error> {
    match name(value.into()).filter(|_| serializer.is_human_readable()) {
        Some(name) => serializer.serialize_str(name),
        None if value.abs().to_bits() == TWICE_ROUNDED && serializer.is_human_readable() => {
            serializer.serialize_f64(value.into())
        }
        None => serializer.serialize_f32(value),
    }
}

fn double<S: Serializer>(value: f64, serializer: S) -> Result<S::Ok, S::Error> {
    match name(value).filter(|_| serializer.is_human_readable()) {
        Some(name) => serializer.serialize_str(name),
        None => serializer.serialize_f64(value),
    }
}

/// The word for a value that JSON has no number for.
fn name(value: f64) -> Option<&'static str> {
    if value.is_nan() {
        Some("NaN")
    } else if value == f64::INFINITY {
        Some("Infinity")
    } else if value == f64::NEG_INFINITY {
        Some("-Infinity")
    } else {
        None
    }
}

/// Every half is a single exactly.
#[cfg(feature = "half")]
#[allow(clippy::unnecessary_wraps, reason = "the signature of the same function without `half`")]
fn half(dtype: DType, bits: u16) -> Result<f32, Error> {
    Ok(match dtype {
        DType::BFloat16 => half::bf16::from_bits(bits).to_f32(),
        _ => half::f16::from_bits(bits).to_f32(),
    })
}

#[cfg(not(feature = "half"))]
fn half(dtype: DType, _: u16) -> Result<f32, Error> {
    Err(Error::custom(format_args!("lists of {dtype} need ndserde's feature `half`")))
}
