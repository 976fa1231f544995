//! The rows of nested lists.

use alloc::vec::Vec;

use serde_core::{
    Serialize, Serializer,
    ser::{Error as _, SerializeSeq},
};

use super::scalar::{Pair, Scalar, WriteNumber};
use crate::{number::TWICE_ROUNDED, payload::write::refuse_too_long};

/// Elements in C order over the axes that are left, the first of them first.
pub(super) struct WriteRows<'a> {
    pub(super) scalar: Scalar,
    pub(super) parts: usize,
    pub(super) bytes: &'a [u8],
    pub(super) axes: &'a [usize],
    pub(super) strides: &'a [usize],
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
pub(super) struct WriteRow<'a> {
    pub(super) scalar: Scalar,
    pub(super) parts: usize,
    pub(super) bytes: &'a [u8],
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
