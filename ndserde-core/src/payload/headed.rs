//! A head and the elements behind it as one string of bytes: what wires of one's own write and read.

use core::fmt;

use serde_core::{
    Serialize, Serializer,
    de::{DeserializeSeed, Deserializer},
};

use super::{lists::Lists, write::Joined};
use crate::{
    aligned::Aligned,
    base64,
    dtype::DType,
    erased::{self, Ask, Bytes, Fail, List, Take},
    error::Error,
    number::Form,
    shape::Shape,
    untyped::{Payload, Source, UncheckedArray},
};

/// A head and the elements behind it as one string of bytes, which becomes base64 in human-readable
/// formats and stays bytes in the others.
///
/// The elements are copied at most once, since formats take bytes only in one piece; base64 is made
/// from where they lie. [`HeadedSeed`] reads them, and its example writes them.
#[derive(Clone, Copy, Debug)]
pub struct HeadedBytes<'a> {
    head: &'a [u8],
    elements: &'a [u8],
}

impl<'a> HeadedBytes<'a> {
    /// These elements behind this head.
    #[must_use]
    pub const fn new(head: &'a [u8], elements: &'a [u8]) -> Self {
        Self { head, elements }
    }
}

impl Serialize for HeadedBytes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Joined { head: self.head, body: self.elements, tail: &[] }.serialize(serializer)
    }
}

/// Reads a head and the elements behind it, as [`HeadedBytes`] writes them.
///
/// The elements are decoded or copied straight into the memory of the array, or lent by the input.
///
/// ```
/// use ndarray::{Array1, arr1};
/// use ndserde::{
///     ByteOrder, DType, Error, Nd,
///     wire::{ArrayBytes, FieldType, HeadedBytes, HeadedSeed, Payload, Shape, UncheckedArray, Wire},
/// };
/// use serde::{Deserializer, Serialize, Serializer, de::DeserializeSeed, ser};
///
/// /// Up to 255 elements behind two bytes: the code of the dtype, and how many they are.
/// struct Short;
///
/// impl Wire for Short {
///     const NAME: &'static str = "short";
///
///     fn serialize<S: Serializer>(array: &ArrayBytes<'_>, serializer: S) -> Result<S::Ok, S::Error> {
///         let (Some(code), &[len @ 0..=255]) = (array.dtype().code(), &array.shape()[..]) else {
///             return Err(ser::Error::custom("short: another dtype, or more elements or axes"));
///         };
///         HeadedBytes::new(&[code, len as u8], array.data()).serialize(serializer)
///     }
///
///     fn deserialize<'de, D: Deserializer<'de>>(
///         deserializer: D,
///         _: &FieldType,
///     ) -> Result<UncheckedArray<'de>, D::Error> {
///         HeadedSeed::new(Self::NAME, &read_head).deserialize(deserializer)
///     }
/// }
///
/// fn read_head(bytes: &mut &[u8]) -> Result<UncheckedArray<'static>, Error> {
///     let &[code, len, ref elements @ ..] = *bytes else {
///         return Err(Error::custom("the data ends within the head"));
///     };
///     *bytes = elements;
///     let dtype = DType::from_code(code).ok_or_else(|| Error::custom("an unknown dtype"))?;
///     let array = UncheckedArray::new(dtype, Shape::flat(len.into()), Payload::default());
///     Ok(array.with_byteorder(ByteOrder::Little))
/// }
///
/// let array = arr1(&[1_i16, 2, 3]);
/// let json = serde_json::to_string(&Nd::by::<Short>(&array))?;
/// assert_eq!(json, r#""AgMBAAIAAwA=""#); // 02 03, 01 00, 02 00, 03 00
/// let back: Array1<i16> = serde_json::from_str::<Nd<_, Short>>(&json)?.into_inner();
/// assert_eq!(back, array);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct HeadedSeed<'a> {
    wire: &'static str,
    read_head: &'a ReadHead<'a>,
}

/// Takes a head off the bytes.
type ReadHead<'a> = dyn Fn(&mut &[u8]) -> Result<UncheckedArray<'static>, Error> + 'a;

impl<'a> HeadedSeed<'a> {
    /// A seed that reads the head by this function; `wire` leads the error messages.
    ///
    /// The function is given the start of the data, takes the head off it, and returns what the head
    /// says; the elements take the place of the array's data. Where it fails at a start it is called
    /// again with all of the data.
    #[must_use]
    pub const fn new(wire: &'static str, read_head: &'a ReadHead<'a>) -> Self {
        Self { wire, read_head }
    }
}

impl fmt::Debug for HeadedSeed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HeadedSeed").field("wire", &self.wire).finish_non_exhaustive()
    }
}

impl<'de> DeserializeSeed<'de> for HeadedSeed<'_> {
    type Value = UncheckedArray<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        let ask = if deserializer.is_human_readable() { Ask::Any } else { Ask::ByteBuf };
        let empty = UncheckedArray::new(DType::UInt8, Shape::flat(0), Payload::default());
        let mut headed = HeadedArray { ask, head: HeadReader(self.read_head), array: empty };
        erased::read(deserializer, self.wire, &mut headed)?;
        Ok(headed.array)
    }
}

/// What reads a head.
#[derive(Clone, Copy)]
struct HeadReader<'a>(&'a ReadHead<'a>);

impl HeadReader<'_> {
    /// What the head says that bytes start with, and how many bytes it has.
    fn read(self, bytes: &[u8]) -> Result<(UncheckedArray<'static>, usize), Error> {
        let mut rest = bytes;
        let array = self.0(&mut rest)?;
        Ok((array, bytes.len().saturating_sub(rest.len())))
    }

    /// The array of a string of bytes, whose elements are copied.
    fn copied(self, bytes: &[u8]) -> Result<UncheckedArray<'static>, Error> {
        let (array, len) = self.read(bytes)?;
        let elements = bytes.get(len..).unwrap_or_default();
        let elements = Aligned::copy(array.descr.dtype().width(), elements);
        Ok(UncheckedArray { data: elements.into(), ..array })
    }

    /// The array of a string of bytes as base64, whose elements are decoded into their own memory.
    fn decoded(self, text: &[u8]) -> Result<UncheckedArray<'static>, Error> {
        let mut start = base64::decode_start(text, START)?;
        let mut head = self.read(&start);
        if head.is_err() && text.len() > base64::encoded_len(START) {
            start = base64::decode_start(text, base64::decoded_len(text)?)?;
            head = self.read(&start);
        }
        let (array, len) = head?;
        let width = array.descr.dtype().width();
        let elements = base64::decode_behind(text, &start, len, width)?;
        Ok(UncheckedArray { data: elements.into(), ..array })
    }
}

/// Most heads are shorter: so much of a text is decoded apart.
const START: usize = 96;

/// Takes a head and the elements behind it.
struct HeadedArray<'a, 'de> {
    ask: Ask,
    head: HeadReader<'a>,
    array: UncheckedArray<'de>,
}

impl<'de> Take<'de> for HeadedArray<'_, 'de> {
    fn ask(&self) -> Ask {
        self.ask
    }

    fn expecting(&self, wire: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a {wire} array: base64 or bytes")
    }

    fn text(&mut self, text: &str, _: Option<&'de str>) -> Result<(), Fail> {
        let text = text.as_bytes();
        self.array = match (self.head.decoded(text), self.ask) {
            // Some binary formats hand over bytes as text where they are that, too.
            (Err(why), Ask::ByteBuf) => self.head.copied(text).map_err(|_| why)?,
            (array, _) => array?,
        };
        Ok(())
    }

    fn bytes(&mut self, bytes: Bytes<'_, 'de>) -> Result<(), Fail> {
        if let Bytes::Input(lent) = bytes {
            if let Ok((array, len)) = self.head.read(lent) {
                let elements = lent.get(len..).unwrap_or_default();
                self.array = UncheckedArray { data: elements.into(), ..array };
                return Ok(());
            }
        }
        // Some formats hand over text as bytes.
        let bytes = bytes.as_slice();
        self.array = match self.head.copied(bytes) {
            Ok(array) => array,
            Err(why) => self.head.decoded(bytes).map_err(|_| why)?,
        };
        Ok(())
    }

    /// What a `Vec<u8>` becomes in serde's hands when nobody says that it is bytes.
    fn list(&mut self, list: &mut dyn List<'de>) -> Result<(), Fail> {
        let mut bytes = Lists::new(Some(&DType::UInt8), None, Form::Plain)?;
        bytes.list(list)?;
        match bytes.finish()? {
            Payload(Source::List(bytes)) if bytes.shape.len() == 1 => {
                self.bytes(Bytes::Buffer(bytes.numbers.as_bytes()))
            }
            _ => Err(Fail::Kind),
        }
    }
}
