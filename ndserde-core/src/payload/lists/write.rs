//! Arrays as nested lists, indexed like the array.

use alloc::vec::Vec;

use serde_core::{
    Serialize, Serializer,
    ser::{Error as _, SerializeSeq},
};

use super::{
    native::native,
    scalar::{Pair, Scalar, WriteNumber},
    text,
};
use crate::{
    dtype::DType,
    number::{Form, TWICE_ROUNDED},
    order::Order,
    payload::write::refuse_too_long,
    untyped::ArrayBytes,
};

/// An array written as nested lists of numbers; 0-d is a bare number.
///
/// In human-readable formats NaN and the infinities are the strings `"NaN"`, `"Infinity"` and
/// `"-Infinity"`, because JSON has no numbers for them; a 0-d one stands in a list of one, since a
/// bare string is base64 to a reader.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PayloadLists<'a>(pub(crate) &'a ArrayBytes<'a>);

impl Serialize for PayloadLists<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() && self.is_bare_word() {
            return serializer.collect_seq([NestedLists(self.0)]);
        }
        NestedLists(self.0).serialize(serializer)
    }
}

impl PayloadLists<'_> {
    /// Whether the array is one value, and a word in text.
    fn is_bare_word(self) -> bool {
        let is_named = || match Scalar::of(&self.0.dtype, Form::Plain) {
            Some((scalar, 1)) => scalar.first_named(&native(self.0)).is_some(),
            Some(_) => false,
            None => matches!(self.0.dtype, DType::Str(_)),
        };
        self.0.shape.is_empty() && is_named()
    }
}

/// As [`List`], for wires that know no base64: a 0-d NaN is a bare string too.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NestedLists<'a>(pub(crate) &'a ArrayBytes<'a>);

impl Serialize for NestedLists<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let array = self.0.to_c_order();
        let strides = array.shape.strides(Order::C);
        let Some((scalar, parts)) = Scalar::of(&array.dtype, Form::Plain) else {
            return text::serialize(&array, None, serializer);
        };
        let bytes = native(&array);
        let rows =
            WriteRows { scalar, parts, bytes: &bytes, axes: &array.shape, strides: &strides };
        rows.serialize(serializer)
    }
}

/// An array in C order as one list of its elements; halves are the integers of their bits, as the
/// crate `half` has them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Flat<'a>(pub(crate) &'a ArrayBytes<'a>);

impl Flat<'_> {
    /// The first scalar that is a string in human-readable formats, by its place in the data.
    pub(crate) fn first_named(self) -> Option<usize> {
        Scalar::of(&self.0.dtype, Form::HalvesAsBits)?.0.first_named(&native(self.0))
    }
}

impl Serialize for Flat<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Some((scalar, parts)) = Scalar::of(&self.0.dtype, Form::HalvesAsBits) else {
            let axes = [self.0.shape.iter().product()];
            return text::serialize(self.0, Some(&axes), serializer);
        };
        WriteRow { scalar, parts, bytes: &native(self.0) }.serialize(serializer)
    }
}

/// Elements in C order over the axes that are left, the first of them first.
struct WriteRows<'a> {
    scalar: Scalar,
    parts: usize,
    bytes: &'a [u8],
    axes: &'a [usize],
    strides: &'a [usize],
}

impl Serialize for WriteRows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let &Self { scalar, parts, bytes, axes, strides } = self;
        let (Some((&len, axes)), Some((&stride, strides))) =
            (axes.split_first(), strides.split_first())
        else {
            let in_words = serializer.is_human_readable();
            if bytes.is_empty() {
                return Err(S::Error::custom("an element lies behind the data"));
            }
            let number = WriteNumber { scalar, bytes, in_words };
            return match parts {
                1 => number.serialize(serializer),
                _ => Pair(number).serialize(serializer),
            };
        };
        let size = scalar.size().saturating_mul(parts);
        if axes.is_empty() {
            let bytes = bytes.get(..len.saturating_mul(size)).unwrap_or_default();
            return WriteRow { scalar, parts, bytes }.serialize(serializer);
        }
        refuse_too_long::<S::Error>(len, "items")?;
        let mut list = serializer.serialize_seq(Some(len))?;
        for start in (0..len).map(|i| i.saturating_mul(stride).saturating_mul(size)) {
            let bytes = bytes.get(start..).unwrap_or_default();
            list.serialize_element(&Self { bytes, axes, strides, ..*self })?;
        }
        list.end()
    }
}

/// An innermost row. What depends on the format and on the whole row is looked at here, once.
struct WriteRow<'a> {
    scalar: Scalar,
    parts: usize,
    bytes: &'a [u8],
}

impl Serialize for WriteRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let &Self { scalar, parts, bytes } = self;
        let size = scalar.size().saturating_mul(parts);
        let len = bytes.len().checked_div(size).unwrap_or_default();
        refuse_too_long::<S::Error>(len, "items")?;
        let in_words = serializer.is_human_readable() && !self.is_plain();
        // As any vector of such numbers, by code that a format has anyway and that is the best it has.
        // Not single bytes: rmp-serde can be told to write every vector of them as bytes.
        macro_rules! vector {
            ($($scalar:ident($number:ty))*) => {
                match scalar {
                    $(Scalar::$scalar => {
                        if let Ok(row) = bytemuck::try_cast_slice::<u8, $number>(bytes) {
                            return row.serialize(serializer);
                        }
                    })*
                    // Copied, which is faster than looking whether each byte is a bool.
                    Scalar::Bool => {
                        let row: Vec<bool> = bytes.iter().map(|byte| *byte != 0).collect();
                        return row.serialize(serializer);
                    }
                    _ => {}
                }
            };
        }
        if parts == 1 && !in_words {
            vector! { I16(i16) I32(i32) I64(i64) U16(u16) U32(u32) U64(u64) F32(f32) F64(f64) }
        }
        let mut list = serializer.serialize_seq(Some(len))?;
        if matches!(scalar, Scalar::U8) {
            for byte in bytes {
                list.serialize_element(byte)?;
            }
            return list.end();
        }
        for bytes in bytes.chunks_exact(size.max(1)) {
            let number = WriteNumber { scalar, bytes, in_words };
            match parts {
                1 => list.serialize_element(&number)?,
                _ => list.serialize_element(&Pair(number))?,
            }
        }
        list.end()
    }
}

impl WriteRow<'_> {
    /// Whether text formats can write each number as it is.
    fn is_plain(&self) -> bool {
        // Passes without a way out half-way, which become vector instructions.
        match self.scalar {
            Scalar::F64 => {
                let bits = self.bytes.chunks_exact(8).filter_map(|b| b.first_chunk().copied());
                bits.fold(true, |all, bits| all & f64::from_ne_bytes(bits).is_finite())
            }
            Scalar::F32 => {
                let bits = self.bytes.chunks_exact(4).filter_map(|b| b.first_chunk().copied());
                bits.fold(true, |all, bits| {
                    let value = f32::from_ne_bytes(bits);
                    all & value.is_finite() & (value.abs().to_bits() != TWICE_ROUNDED)
                })
            }
            Scalar::F16 | Scalar::BF16 => self.scalar.first_named(self.bytes).is_none(),
            _ => true,
        }
    }
}
