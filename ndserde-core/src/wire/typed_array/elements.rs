//! The elements: bytes behind the tag of a dtype, or a list.

use alloc::string::ToString;
use core::fmt;

use super::tag;
use crate::{
    backend::Tags,
    buffer::Buffer,
    byteorder::ByteOrder,
    dtype::DType,
    erased::{Ask, Bytes, Fail, List, MapItems, Take},
    error::{Error, Kind},
    number::Number,
    order::Order,
    payload::{Data, Hint},
    shape::Shape,
    untyped::{FieldType, Payload, Source, UncheckedArray},
};

/// The elements in one row, or in nested lists.
pub(in crate::wire) struct TypedElements<'de> {
    pub(in crate::wire) dtype: DType,
    pub(in crate::wire) byteorder: ByteOrder,
    pub(in crate::wire) data: Payload<'de>,
}

impl<'de> TypedElements<'de> {
    /// The array without a shape: the number of elements is its one axis, or their lists are nested.
    pub(in crate::wire) fn alone(self) -> UncheckedArray<'de> {
        let Self { dtype, byteorder, data } = self;
        let shape = data.own_shape(&dtype);
        UncheckedArray::new(dtype, shape, data).with_byteorder(byteorder)
    }
}

/// The elements in their shape. They are in memory's order in one row, a list as much as bytes.
pub(in crate::wire) fn in_shape(
    elements: TypedElements<'_>,
    shape: Shape,
    order: Order,
) -> Result<UncheckedArray<'_>, Error> {
    let TypedElements { dtype, byteorder, data } = elements;
    let bytes = match data.0 {
        Source::Bytes(bytes) => bytes,
        Source::List(list) if list.shape.len() == 1 => Buffer::Owned(list.numbers),
        _ => return Err(Error::custom("behind their shape, elements stand in one flat list")),
    };
    // The hub would take bytes of another length for the text of base64, which is no part of CBOR.
    let (needed, found) = (shape.byte_len(&dtype)?, bytes.as_slice().len());
    if needed != found {
        let (shape, dtype) = (shape.to_string(), dtype.in_message());
        return Err(Kind::Length { shape, dtype, needed, found }.into());
    }
    let array = UncheckedArray::new(dtype, shape, Payload(Source::Bytes(bytes)));
    Ok(array.with_byteorder(byteorder).with_order(order))
}

/// Takes elements.
pub(super) struct ElementsTake<'a, 'de> {
    tags: &'static Tags,
    field: &'a FieldType,
    state: TagState,
    data: Payload<'de>,
}

/// What the tag before the elements says of them.
enum TagState {
    /// No tag has been read so far, and perhaps there is none.
    Unread,
    /// A list, or bytes that are numbers of one byte.
    Untagged,
    /// A list: the dtype is the field's, or else bool, which has no other form.
    Homogeneous(DType),
    /// Bytes; whether they are known to have no second tag.
    Typed { dtype: DType, byteorder: ByteOrder, is_bare: bool },
}

impl<'a> ElementsTake<'a, '_> {
    pub(super) fn new(tags: &'static Tags, field: &'a FieldType) -> Self {
        Self { tags, field, state: TagState::Unread, data: Payload::default() }
    }

    pub(super) const fn is_unread(&self) -> bool {
        matches!(self.state, TagState::Unread)
    }
}

impl<'de> ElementsTake<'_, 'de> {
    pub(super) fn finish(self) -> Result<TypedElements<'de>, Error> {
        let Self { data, state, .. } = self;
        match state {
            TagState::Typed { dtype, byteorder, .. } => {
                Ok(TypedElements { dtype, byteorder, data })
            }
            TagState::Homogeneous(dtype) if is_list(&data) => {
                Ok(TypedElements { dtype, byteorder: ByteOrder::NATIVE, data })
            }
            TagState::Homogeneous(_) => Err(Error::custom("no list stands behind the CBOR tag 41")),
            TagState::Unread | TagState::Untagged => {
                let dtype = match &data.0 {
                    Source::Bytes(_) => DType::UInt8,
                    Source::List(list) if !list.shape.is_empty() => list.dtype.clone(),
                    Source::Packed(list) if !list.lens.is_empty() => {
                        let why = "a list of numbers whose dtype no tag states";
                        return Err(Error::custom(why));
                    }
                    _ => return Err(Error::custom("a single value, where an array belongs")),
                };
                tag::of_dtype(&dtype)?;
                Ok(TypedElements { dtype, byteorder: ByteOrder::NATIVE, data })
            }
        }
    }

    /// Takes the data as what it may be behind the tag.
    fn data(
        &mut self,
        take: impl FnOnce(&mut Data<'_, 'de>) -> Result<(), Fail>,
    ) -> Result<(), Fail> {
        let dtype = match &self.state {
            TagState::Unread | TagState::Untagged => self.field.dtype_or(None),
            TagState::Homogeneous(dtype) => Some(dtype),
            // Bytes alone, which have a method of their own.
            TagState::Typed { .. } => return Err(Fail::Kind),
        };
        let mut data = Data::new(dtype, Hint::Any);
        take(&mut data)?;
        self.data = data.payload;
        Ok(())
    }
}

/// Whether it is one, and no bare number.
fn is_list(data: &Payload<'_>) -> bool {
    matches!(&data.0, Source::List(list) if !list.shape.is_empty())
}

impl<'de> Take<'de> for ElementsTake<'_, 'de> {
    fn ask(&self) -> Ask {
        match self.state {
            // Some libraries pass over tags, and bytes have no other than that of their dtype.
            TagState::Unread | TagState::Typed { is_bare: false, .. } => Ask::Tag(self.tags),
            TagState::Typed { .. } if self.tags.lends_bytes => Ask::Bytes,
            _ => Ask::Any,
        }
    }

    fn expecting(&self, wire: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.state {
            TagState::Typed { dtype, .. } => write!(f, "the bytes of a {dtype} {wire} array"),
            _ => write!(f, "the elements of a {wire} array"),
        }
    }

    fn tag(&mut self, tag: Option<u64>) -> Result<(), Fail> {
        self.state = match (&mut self.state, tag) {
            (TagState::Unread, None) => TagState::Untagged,
            (TagState::Unread, Some(tag::HOMOGENEOUS)) => {
                TagState::Homogeneous(self.field.dtype().cloned().unwrap_or(DType::Bool))
            }
            (TagState::Unread, Some(tag)) => {
                let (dtype, byteorder) = tag::dtype(tag)?;
                TagState::Typed { dtype, byteorder, is_bare: false }
            }
            (TagState::Typed { is_bare, .. }, None) => {
                *is_bare = true;
                return Ok(());
            }
            (TagState::Typed { dtype, .. }, Some(tag)) => {
                return Err(Error::custom(format_args!(
                    "a CBOR tag {tag} before the bytes of {dtype}"
                ))
                .into());
            }
            _ => return Err(Fail::Kind),
        };
        Ok(())
    }

    fn bytes(&mut self, bytes: Bytes<'_, 'de>) -> Result<(), Fail> {
        if let TagState::Typed { dtype, .. } = &self.state {
            let mut data = Data::new(Some(dtype), Hint::Bytes);
            data.bytes(bytes)?;
            self.data = data.payload;
            return Ok(());
        }
        self.data(|data| data.bytes(bytes))
    }

    fn text(&mut self, text: &str, input: Option<&'de str>) -> Result<(), Fail> {
        self.data(|data| data.text(text, input))
    }

    fn number(&mut self, number: Number) -> Result<(), Fail> {
        self.data(|data| data.number(number))
    }

    fn list(&mut self, list: &mut dyn List<'de>) -> Result<(), Fail> {
        self.data(|data| data.list(list))
    }

    fn map(&mut self, map: &mut dyn MapItems<'de>) -> Result<(), Fail> {
        self.data(|data| data.map(map))
    }
}
