//! Reading the data in whichever encoding it stands.

use alloc::{
    boxed::Box,
    string::{String, ToString},
};
use core::fmt;

use serde_core::de::{DeserializeSeed, Deserializer};

use super::lists::Lists;
use crate::{
    aligned::{Aligned, Width},
    backend::Tags,
    base64,
    buffer::Buffer,
    dtype::DType,
    erased::{self, Ask, Bytes, Fail, List, MapItems, Take},
    number::{Form, Number},
    untyped::{NoBase64, Payload, Source},
};

/// How the deserializer is asked for the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hint {
    /// The format describes itself: base64 text, bytes and lists are told apart by what comes.
    ///
    /// Right whenever the format is human-readable (serde's buffering says so of binary formats
    /// too, and still hands over bytes) and whenever it has shown keys.
    Any,
    /// As [`Any`](Self::Any) in a format that people read, where a word may be a number: formats
    /// whose values are all words have no other.
    Text,
    /// The format may not describe itself, and bytes were written.
    Bytes,
    /// As [`Bytes`](Self::Bytes), borrowed from the input if possible.
    ///
    /// Formats without names borrow from memory; a format that has a buffer of its own (`ciborium`)
    /// refuses to lend more than the buffer holds.
    Borrowed,
    /// The format may not describe itself, and nested lists of this many axes were written.
    List {
        /// How deep the lists are nested.
        ndim: usize,
    },
}

impl Hint {
    /// How the format is asked for data of this dtype.
    pub(crate) fn ask(self, dtype: Option<&DType>) -> Ask {
        match self {
            Self::Any | Self::Text => Ask::Any,
            Self::Bytes => Ask::ByteBuf,
            Self::Borrowed => Ask::Bytes,
            // A tuple has no mark of its own: a bare number is a tuple of one, and formats that do
            // describe themselves (compact `MessagePack`) hand over any value.
            Self::List { ndim: 0 } => Ask::Tuple(dtype.map_or(1, DType::scalars)),
            Self::List { .. } => Ask::Seq,
        }
    }
}

/// Reads the data of an array, in whichever encoding it stands.
///
/// Memory follows what the input holds, never a length that it claims.
///
/// ```
/// use ndserde::{DType, wire::PayloadSeed};
/// use serde::de::DeserializeSeed;
///
/// let seed = PayloadSeed::new("my_wire", Some(&DType::UInt8), true);
/// let mut json = serde_json::Deserializer::from_str(r#""AAEC""#);
/// assert_eq!(&seed.deserialize(&mut json)?.own_shape(&DType::UInt8)[..], [3]);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct PayloadSeed<'a> {
    wire: &'static str,
    dtype: Option<&'a DType>,
    hint: Hint,
}

impl<'t> PayloadSeed<'t> {
    /// A seed for data of this dtype, as [`FieldType::dtype_or`](crate::wire::FieldType::dtype_or)
    /// has it; `wire` leads the error messages.
    ///
    /// A format that describes itself is asked for any value: base64, bytes or lists of numbers.
    /// That is right whenever the format is human-readable, and whenever it has shown the keys of a
    /// map. Any other format is asked for bytes.
    #[must_use]
    pub const fn new(wire: &'static str, dtype: Option<&'t DType>, describes_itself: bool) -> Self {
        Self { wire, dtype, hint: if describes_itself { Hint::Any } else { Hint::Bytes } }
    }
}

impl<'de> DeserializeSeed<'de> for PayloadSeed<'_> {
    type Value = Payload<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Payload<'de>, D::Error> {
        let mut data = Data::new(self.dtype, self.hint);
        erased::read(deserializer, self.wire, &mut data)?;
        Ok(data.payload)
    }
}

/// Takes the data of an array.
pub(crate) struct Data<'t, 'de> {
    /// The element type, which decides how numbers and alignment are understood; unknown where the
    /// field takes any and the document has not stated it so far.
    dtype: Option<&'t DType>,
    hint: Hint,
    takes_null: bool,
    /// How many characters a text has at the most that may be an element.
    element: Option<usize>,
    /// How the format lets CBOR's tags through, until it is known whether one stands there.
    tags: Option<&'static Tags>,
    /// The tag before the data, which then is bytes.
    pub(crate) tag: Option<u64>,
    pub(crate) payload: Payload<'de>,
}

impl<'t> Data<'t, '_> {
    pub(crate) fn new(dtype: Option<&'t DType>, hint: Hint) -> Self {
        Self {
            dtype,
            hint,
            takes_null: false,
            element: None,
            tags: None,
            tag: None,
            payload: Payload::default(),
        }
    }

    /// The same, in whose lists null is a NaN if this says so.
    pub(crate) fn with_null(self, takes_null: bool) -> Self {
        Self { takes_null, ..self }
    }

    /// The same, which may be a text of this dtype without axes, as lists have it.
    pub(crate) fn or_element(self, stated: Option<&DType>) -> Self {
        let element = match stated {
            Some(DType::Str(width)) => Some(*width),
            _ => None,
        };
        Self { element, ..self }
    }

    /// The same where a tag may stand before the data.
    pub(crate) fn behind(self, tags: Option<&'static Tags>) -> Self {
        Self { tags, ..self }
    }

    fn width(&self) -> Width {
        width(self.dtype)
    }

    /// Takes lists, or a bare number.
    fn lists(&mut self, take: impl FnOnce(&mut Lists<'t>) -> Result<(), Fail>) -> Result<(), Fail> {
        if self.tag.is_some() {
            return Err(Fail::Kind);
        }
        let ndim = match self.hint {
            Hint::List { ndim } => Some(ndim),
            _ => None,
        };
        let (mut lists, unlisted) = match Lists::new(self.dtype, ndim, Form::Plain) {
            Ok(lists) => (lists.with_null(self.takes_null), None),
            // In pieces there are elements of every dtype.
            Err(why) if ndim.is_none() => (Lists::new(None, None, Form::Plain)?, Some(why)),
            Err(why) => return Err(why.into()),
        };
        if ndim.is_none() {
            lists = lists.or_pieces(self.width());
        }
        let taken = take(&mut lists);
        if let Some(why) = unlisted.filter(|_| !lists.are_pieces()) {
            return Err(why.into());
        }
        taken?;
        self.payload = lists.finish()?;
        Ok(())
    }
}

impl<'de> Take<'de> for Data<'_, 'de> {
    fn ask(&self) -> Ask {
        match (self.tags, self.tag) {
            (Some(tags), _) => Ask::Tag(tags),
            (None, Some(_)) => Ask::Any,
            (None, None) => self.hint.ask(self.dtype),
        }
    }

    fn expecting(&self, wire: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(tag) = self.tag {
            return write!(f, "bytes behind the CBOR tag {tag} of a {wire} array");
        }
        f.write_str("the data of a ")?;
        if let Some(dtype) = self.dtype {
            write!(f, "{} ", dtype.in_message())?;
        }
        write!(f, "{wire} array: base64, bytes or a list of numbers")
    }

    fn tag(&mut self, tag: Option<u64>) -> Result<(), Fail> {
        self.tags = None;
        self.tag = tag;
        Ok(())
    }

    fn text(&mut self, text: &str, _: Option<&'de str>) -> Result<(), Fail> {
        if self.tag.is_some() {
            return Err(Fail::Kind);
        }
        if self.element.is_some_and(|width| is_element(text, width)) {
            self.payload = from_element(text);
            return Ok(());
        }
        let is_number = self.hint == Hint::Text && Number::from_word(text).is_some();
        self.payload = from_text(text, self.width(), is_number);
        Ok(())
    }

    fn bytes(&mut self, bytes: Bytes<'_, 'de>) -> Result<(), Fail> {
        self.payload = from_bytes(bytes, self.width());
        Ok(())
    }

    /// What Go writes for a slice that has no elements and no memory: as for one that has.
    fn nothing(&mut self) -> Result<(), Fail> {
        if self.tag.is_some() {
            return Err(Fail::Kind);
        }
        self.payload = from_bytes(Bytes::Input(&[]), self.width());
        Ok(())
    }

    fn number(&mut self, number: Number) -> Result<(), Fail> {
        self.lists(|lists| lists.number(number))
    }

    fn list(&mut self, list: &mut dyn List<'de>) -> Result<(), Fail> {
        self.lists(|lists| lists.list(list))
    }

    fn map(&mut self, map: &mut dyn MapItems<'de>) -> Result<(), Fail> {
        self.lists(|lists| lists.map(map))
    }
}

/// The scalars that data of this dtype is aligned for: the largest, where it is not known.
pub(crate) fn width(dtype: Option<&DType>) -> Width {
    dtype.map_or(Width::W8, DType::width)
}

/// Bytes, aligned for scalars of this width where they are copied.
#[inline]
pub(crate) fn from_bytes<'de>(bytes: Bytes<'_, 'de>, width: Width) -> Payload<'de> {
    Payload(Source::Bytes(match bytes {
        Bytes::Input(bytes) => Buffer::Borrowed(bytes),
        Bytes::Buffer(bytes) => Buffer::Owned(Aligned::copy(width, bytes)),
        Bytes::Owned(bytes) => Buffer::Owned(Aligned::W1(bytes)),
    }))
}

/// Base64, unless it is none.
pub(crate) fn from_base64<'de>(text: &[u8], width: Width) -> Option<Payload<'de>> {
    base64::decode(text, width).ok().map(|bytes| Payload(Source::Base64(bytes)))
}

/// Text as the base64 that it is, or as text that is something else, which dtype and shape tell.
pub(crate) fn from_text<'de>(text: &str, width: Width, is_number: bool) -> Payload<'de> {
    Payload(match base64::decode(text.as_bytes(), width) {
        Ok(bytes) if !is_number => Source::Base64(bytes),
        // Bytes that happen to be text, perhaps: the shape will tell.
        decoded => {
            let why = decoded.err().map(|why| why.to_string()).unwrap_or_default();
            let text = text.as_bytes().to_vec();
            Source::Text(Box::new(NoBase64 { text, why, is_number, is_element: false }))
        }
    })
}

/// Whether a text may be an element of this many characters: it has no more, and the base64 of one has
/// more.
pub(crate) fn is_element(text: &str, width: usize) -> bool {
    text.chars().nth(width).is_none()
}

/// Text that is an element, or the base64 of less than one: the shape will tell.
pub(crate) fn from_element<'de>(text: &str) -> Payload<'de> {
    let (text, why) = (text.as_bytes().to_vec(), String::new());
    Payload(Source::Text(Box::new(NoBase64 { text, why, is_number: false, is_element: true })))
}
