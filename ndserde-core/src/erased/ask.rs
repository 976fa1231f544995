//! How formats are asked for a value.

use serde_core::{Deserializer, de::Visitor};

use crate::backend::{By, Tags};

/// How a format is asked for a value: one that describes itself for whatever it has, any other by the
/// type that was written.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Ask {
    Any,
    Bool,
    I8,
    I16,
    I32,
    I64,
    U8,
    U16,
    U32,
    U64,
    F32,
    F64,
    Str,
    /// A byte string, borrowed if possible.
    Bytes,
    /// A byte string, owned if possible.
    ByteBuf,
    Seq,
    Tuple(usize),
    /// Refuses the value without a look at it, which may be nested as deep as the format lets it:
    /// [`Take::nothing`](super::Take::nothing) says why.
    Refuse,
    /// A value that may have a CBOR tag, through a library that lets tags pass.
    Tag(&'static Tags),
}

impl Ask {
    /// Asks for a value of a list, or of all that is not one.
    #[inline]
    pub(super) fn value<'de, D: Deserializer<'de>, V: Visitor<'de>>(
        self,
        deserializer: D,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        match self {
            Self::Any | Self::Refuse => deserializer.deserialize_any(visitor),
            Self::Bool => deserializer.deserialize_bool(visitor),
            Self::I8 => deserializer.deserialize_i8(visitor),
            Self::I16 => deserializer.deserialize_i16(visitor),
            Self::I32 => deserializer.deserialize_i32(visitor),
            Self::I64 => deserializer.deserialize_i64(visitor),
            Self::U8 => deserializer.deserialize_u8(visitor),
            Self::U16 => deserializer.deserialize_u16(visitor),
            Self::U32 => deserializer.deserialize_u32(visitor),
            Self::U64 => deserializer.deserialize_u64(visitor),
            Self::F32 => deserializer.deserialize_f32(visitor),
            Self::F64 => deserializer.deserialize_f64(visitor),
            Self::Str => deserializer.deserialize_str(visitor),
            Self::Bytes => deserializer.deserialize_bytes(visitor),
            Self::ByteBuf => deserializer.deserialize_byte_buf(visitor),
            Self::Seq => deserializer.deserialize_seq(visitor),
            Self::Tuple(len) => deserializer.deserialize_tuple(len, visitor),
            Self::Tag(tags) => match tags.by {
                // What serde has buffered says that it is text; it had no tags, or would not be
                // here.
                _ if deserializer.is_human_readable() => deserializer.deserialize_any(visitor),
                By::Enum(by) => deserializer.deserialize_enum(by.name, by.variants, visitor),
                #[cfg(feature = "serde_cbor_0_11")]
                By::Newtype => deserializer.deserialize_any(visitor),
            },
        }
    }

    /// Asks for the key of a map.
    pub(super) fn key<'de, D: Deserializer<'de>, V: Visitor<'de>>(
        self,
        deserializer: D,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        match self {
            Self::Str => deserializer.deserialize_str(visitor),
            Self::Bytes => deserializer.deserialize_bytes(visitor),
            _ => deserializer.deserialize_any(visitor),
        }
    }

    /// Whether it is for one number of a list in a format that does not describe itself.
    pub(super) const fn is_number(self) -> bool {
        matches!(
            self,
            Self::Bool
                | Self::I8
                | Self::I16
                | Self::I32
                | Self::I64
                | Self::U8
                | Self::U16
                | Self::U32
                | Self::U64
                | Self::F32
                | Self::F64
        )
    }
}
