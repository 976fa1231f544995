//! The data of a document as it was found.

use alloc::{boxed::Box, string::String, vec::Vec};

use crate::{
    aligned::Aligned,
    buffer::Buffer,
    byteorder::ByteOrder,
    dtype::DType,
    error::Error,
    number::{Form, PackedList, RoundedNumber},
    shape::Shape,
};

/// The data of a document as it was found: bytes or a list of numbers.
///
/// A wire of your own makes it from a `Vec<u8>` or from bytes that the input lends (a `&'de [u8]`),
/// or reads it with [`PayloadSeed`](crate::wire::PayloadSeed).
#[derive(Clone, Debug)]
pub struct Payload<'de>(pub(crate) Source<'de>);

/// What the data was found as; bytes are in the document's byte order.
///
/// Whether a document holds base64 or bytes is not always what its format says: a few hand over bytes
/// that happen to be text as text, or text as bytes. In those dtype and shape tell; see [`check`](super::UncheckedArray::check).
#[derive(Clone, Debug)]
pub(crate) enum Source<'de> {
    /// Bytes as such.
    Bytes(Buffer<'de>),
    /// Text that is base64, decoded.
    Base64(Aligned),
    /// Text that is no base64, or may be a number.
    Text(Box<NoBase64>),
    /// A list of numbers; in a box, so that a payload is small to move where there is none.
    List(Box<NumberList>),
    /// Lists of numbers, or a number, whose dtype the document states behind them.
    Packed(Box<PackedList>),
    /// Bytes that state what they are the elements of.
    Typed(Box<TypedBytes<'de>>),
}

/// Bytes that state what they are the elements of.
#[derive(Clone, Debug)]
pub(crate) struct TypedBytes<'de> {
    pub(crate) dtype: DType,
    pub(crate) byteorder: ByteOrder,
    pub(crate) bytes: Buffer<'de>,
}

/// Text that is no base64, or may be something else.
#[derive(Clone, Debug)]
pub(crate) struct NoBase64 {
    pub(crate) text: Vec<u8>,
    /// Why it is no base64.
    pub(crate) why: String,
    /// Whether it spells a number where numbers may be words.
    pub(crate) is_number: bool,
    /// Whether it is the one element of an array of texts without axes, if it is one: in a binary format,
    /// and too short for the base64 of an element.
    pub(crate) is_element: bool,
}

/// A list of numbers.
#[derive(Clone, Debug)]
pub(crate) struct NumberList {
    /// What the numbers were read as.
    pub(crate) dtype: DType,
    /// The numbers in the machine's byte order, outermost list first.
    pub(crate) numbers: Aligned,
    /// The lengths of the nested lists; one for a flat list, none for a bare number.
    pub(crate) shape: Shape,
    /// The first of them that the dtype does not hold, and that has been rounded.
    pub(crate) rounded: Option<RoundedNumber>,
}

impl Payload<'_> {
    /// The same where something says of which dtype the bytes are. Those of `uint8` may be of any, for
    /// that is how programs hand over bytes.
    pub(crate) fn typed(self, dtype: DType, byteorder: ByteOrder) -> Self {
        match self.0 {
            Source::Bytes(bytes) if dtype != DType::UInt8 => {
                Self(Source::Typed(Box::new(TypedBytes { dtype, byteorder, bytes })))
            }
            source => Self(source),
        }
    }

    /// The shape of the payload on its own, for wires that state none: one axis for bytes, the
    /// lengths of the lists for lists.
    #[must_use]
    pub fn own_shape(&self, dtype: &DType) -> Shape {
        // Text of any width has no size of its own.
        let flat = |bytes: &[u8]| {
            Shape::flat(bytes.len().checked_div(dtype.itemsize()).unwrap_or_default())
        };
        match &self.0 {
            Source::Bytes(bytes) => flat(bytes.as_slice()),
            Source::Typed(typed) => flat(typed.bytes.as_slice()),
            Source::Base64(bytes) => flat(bytes.as_bytes()),
            // Of any length but its own, so that it is not taken for bytes: nothing says that it is.
            Source::Text(_) => Shape::flat(0),
            Source::List(list) => list.shape.clone(),
            Source::Packed(list) => Shape::of_any_rank(&list.lens),
        }
    }

    /// The same with numbers that waited for their dtype as elements of it.
    ///
    /// # Errors
    /// When the dtype does not hold one of them.
    pub(crate) fn settled(self, dtype: &DType, form: Form) -> Result<Self, Error> {
        match self.0 {
            Source::Packed(list) => Self::of_numbers(*list, dtype, form),
            _ => Ok(self),
        }
    }

    /// Numbers as elements of a dtype.
    ///
    /// # Errors
    /// When the dtype does not hold one of them, or lists are nested deeper than any array.
    pub(crate) fn of_numbers(list: PackedList, dtype: &DType, form: Form) -> Result<Self, Error> {
        // Of no numbers nobody can tell that they are no texts.
        if let (DType::Str(_), true) = (dtype, list.numbers.len() == 0) {
            let (numbers, shape) = (Aligned::W4(Vec::new()), Shape::new(&list.lens)?);
            let dtype = dtype.clone();
            let list = NumberList { dtype, numbers, shape, rounded: None };
            return Ok(Self(Source::List(Box::new(list))));
        }
        let (numbers, rounded, axes) = list.settle(dtype, form)?;
        let shape = Shape::new(&axes)?;
        Ok(Self(Source::List(Box::new(NumberList {
            dtype: dtype.clone(),
            numbers,
            shape,
            rounded,
        }))))
    }
}

impl Payload<'_> {
    /// How many bytes of input it took at the least: of lists one for each number and each list.
    pub(crate) fn least_input(&self) -> usize {
        match &self.0 {
            Source::Bytes(bytes) => bytes.as_slice().len(),
            Source::Typed(typed) => typed.bytes.as_slice().len(),
            Source::Base64(bytes) => bytes.as_bytes().len(),
            Source::Text(text) => text.text.len(),
            Source::List(list) => lists_and_numbers(&list.shape),
            Source::Packed(list) => lists_and_numbers(&list.lens),
        }
    }
}

/// How many lists of these lengths there are, and numbers in them.
fn lists_and_numbers(lens: &[usize]) -> usize {
    let (mut all, mut lists) = (1_usize, 1_usize);
    for &len in lens {
        lists = lists.saturating_mul(len);
        all = all.saturating_add(lists);
    }
    all
}

/// No bytes.
impl Default for Payload<'_> {
    fn default() -> Self {
        Self::from(&[][..])
    }
}

/// Bytes that the input lends.
impl<'de> From<&'de [u8]> for Payload<'de> {
    fn from(bytes: &'de [u8]) -> Self {
        Self(Source::Bytes(Buffer::Borrowed(bytes)))
    }
}

impl From<Vec<u8>> for Payload<'_> {
    fn from(bytes: Vec<u8>) -> Self {
        Self::from(Aligned::W1(bytes))
    }
}

/// Bytes that stand aligned for the elements.
impl From<Aligned> for Payload<'_> {
    fn from(bytes: Aligned) -> Self {
        Self(Source::Bytes(Buffer::Owned(bytes)))
    }
}
