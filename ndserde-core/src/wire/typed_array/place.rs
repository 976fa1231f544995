//! The elements: bytes behind the tag of a dtype, or a list.

use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, Visitor};

use super::{
    NAME,
    library::Library,
    tag,
    tagged::{Place, Tagged},
};
use crate::{
    aligned::Aligned,
    buffer::Buffer,
    byteorder::ByteOrder,
    dtype::DType,
    error::Error,
    payload::{Hint, PayloadSeed},
    untyped::{FieldType, Payload, Source},
};

/// The elements in one row, or in nested lists.
pub(in crate::wire) struct Elements<'de> {
    pub(super) dtype: DType,
    pub(super) byteorder: ByteOrder,
    pub(super) data: Payload<'de>,
}

/// Where elements stand.
pub(super) struct ElementsPlace<'a> {
    pub(super) library: &'static Library,
    pub(super) field: &'a FieldType,
}

/// How they stand there.
pub(in crate::wire) enum ElementsSeed<'a> {
    /// As bytes.
    Typed { library: &'static Library, dtype: DType, byteorder: ByteOrder },
    /// As a list: the dtype is the field's, or else bool, which has no other form.
    Homogeneous { dtype: DType },
    /// As a list, or as bytes that are numbers of one byte.
    Untagged { field: &'a FieldType },
}

impl<'a> Place<'_> for ElementsPlace<'a> {
    type Seed = ElementsSeed<'a>;

    fn after<E: serde_core::de::Error>(self, tag: Option<u64>) -> Result<ElementsSeed<'a>, E> {
        let Self { library, field } = self;
        Ok(match tag {
            None => ElementsSeed::Untagged { field },
            Some(tag::HOMOGENEOUS) => {
                let dtype = field.only().cloned().unwrap_or(DType::Bool);
                ElementsSeed::Homogeneous { dtype }
            }
            Some(tag) => {
                let (dtype, byteorder) = tag::dtype(tag).map_err(fail)?;
                ElementsSeed::Typed { library, dtype, byteorder }
            }
        })
    }
}

impl<'de> DeserializeSeed<'de> for ElementsSeed<'_> {
    type Value = Elements<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Elements<'de>, D::Error> {
        let ask = |dtype| PayloadSeed { wire: NAME, dtype, hint: Hint::Any };
        match self {
            Self::Typed { library, dtype, byteorder } => {
                let place = BytesPlace { lends: library.lends_bytes, dtype: &dtype };
                let data =
                    Payload(Source::Bytes(Tagged { library, place }.deserialize(deserializer)?));
                Ok(Elements { dtype, byteorder, data })
            }
            Self::Homogeneous { dtype } => match ask(Some(&dtype)).deserialize(deserializer)? {
                data if is_list(&data) => {
                    Ok(Elements { dtype, byteorder: ByteOrder::NATIVE, data })
                }
                _ => Err(fail(Error::custom("no list stands behind the CBOR tag 41"))),
            },
            Self::Untagged { field } => {
                let data = ask(field.dtype_of(None)).deserialize(deserializer)?;
                let dtype = match &data.0 {
                    Source::Bytes(_) => DType::UInt8,
                    Source::List(list) if !list.shape.is_empty() => list.dtype.clone(),
                    _ => return Err(fail(Error::custom("a single value, where an array belongs"))),
                };
                tag::of_dtype(&dtype).map_err(fail)?;
                Ok(Elements { dtype, byteorder: ByteOrder::NATIVE, data })
            }
        }
    }
}

/// Whether it is one, and no bare number.
fn is_list(data: &Payload<'_>) -> bool {
    matches!(&data.0, Source::List(list) if !list.shape.is_empty())
}

pub(super) fn fail<E: serde_core::de::Error>(error: Error) -> E {
    E::custom(error.in_wire(NAME))
}

/// Bytes, which have no other tag than that of their dtype: some libraries pass over tags.
#[derive(Clone, Copy)]
struct BytesPlace<'a> {
    lends: bool,
    dtype: &'a DType,
}

impl Place<'_> for BytesPlace<'_> {
    type Seed = Self;

    fn after<E: serde_core::de::Error>(self, tag: Option<u64>) -> Result<Self, E> {
        match tag {
            None => Ok(self),
            Some(tag) => Err(fail(Error::custom(format_args!(
                "a CBOR tag {tag} before the bytes of {}",
                self.dtype
            )))),
        }
    }
}

impl<'de> DeserializeSeed<'de> for BytesPlace<'_> {
    type Value = Buffer<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Buffer<'de>, D::Error> {
        if self.lends {
            deserializer.deserialize_bytes(self)
        } else {
            deserializer.deserialize_any(self)
        }
    }
}

impl<'de> Visitor<'de> for BytesPlace<'_> {
    type Value = Buffer<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the bytes of a {} {NAME} array", self.dtype)
    }

    fn visit_borrowed_bytes<E>(self, bytes: &'de [u8]) -> Result<Buffer<'de>, E> {
        Ok(Buffer::Borrowed(bytes))
    }

    fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Buffer<'de>, E> {
        Ok(Buffer::Owned(Aligned::copy(self.dtype.width(), bytes)))
    }

    fn visit_byte_buf<E>(self, bytes: Vec<u8>) -> Result<Buffer<'de>, E> {
        Ok(Buffer::Owned(Aligned::W1(bytes)))
    }
}
