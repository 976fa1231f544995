//! The bytes of the elements, and nothing else.

use serde_core::{Deserializer, Serialize, Serializer, de::Error as _, ser::Error as _};

use super::{Wire, typed_array::tag};
use crate::{
    aligned::Aligned,
    backend::{Backend, Known, Swaps},
    base64,
    buffer::Buffer,
    byteorder::ByteOrder,
    dtype::DType,
    erased::{self, Format},
    error::{Error, Kind},
    payload::{Data, Hint, PayloadBytes},
    shape::Shape,
    untyped::{ArrayBytes, FieldType, Payload, Source, UncheckedArray},
};

/// Little-endian elements of one axis: base64 in text formats, bytes in the others. The field alone
/// says the dtype.
#[derive(Clone, Copy, Debug)]
pub struct Raw;

const NAME: &str = Raw::NAME;

impl Wire for Raw {
    const NAME: &'static str = "raw";

    fn serialize<S: Serializer>(array: &ArrayBytes<'_>, serializer: S) -> Result<S::Ok, S::Error> {
        check_written(array).map_err(|error| S::Error::custom(error.in_wire(NAME)))?;
        PayloadBytes::new(array.data()).serialize(serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        field: &FieldType,
    ) -> Result<UncheckedArray<'de>, D::Error> {
        let fail = |error: Error| D::Error::custom(error.in_wire(NAME));
        let dtype = element(field).map_err(fail)?;
        let format = Format::of(&deserializer);
        let hint = if format.is_text { Hint::Any } else { Hint::Bytes };
        let mut data = Data::new(Some(dtype), hint).behind(format.tags());
        erased::read(deserializer, NAME, &mut data)?;
        unchecked(dtype, data, Backend::of::<D::Error>).map_err(fail)
    }
}

/// Refuses what the bytes alone do not bring back.
fn check_written(array: &ArrayBytes<'_>) -> Result<(), Error> {
    has_width(array.dtype())?;
    match array.shape().len() {
        1 => Ok(()),
        _ => Err(other_shape(format_args!("this array has the shape {}", array.shape()))),
    }
}

/// What the bytes are the elements of, for a field that says so.
fn element(field: &FieldType) -> Result<&DType, Error> {
    let dtype = field.require_dtype()?;
    has_width(dtype)?;
    match field.ndim() {
        None | Some(1) => Ok(dtype),
        Some(axes) => Err(other_shape(format_args!("this field has {axes} axes"))),
    }
}

fn other_shape(what: core::fmt::Arguments<'_>) -> Error {
    Error::custom(format_args!(
        "bytes alone do not say a shape, so that they are an array of one axis, and {what}; \
         the wires tagged, packed and npy state it"
    ))
}

/// Refuses text, whose width nothing states.
fn has_width(dtype: &DType) -> Result<(), Error> {
    match dtype {
        DType::Str(_) | DType::Bytes(_) => Err(Error::custom(
            "bytes alone do not say the width of text; the wires tagged, packed and npy state it",
        )),
        _ => Ok(()),
    }
}

/// What the data says of an array: as many elements as there are bytes for.
fn unchecked<'de>(
    dtype: &DType,
    data: Data<'_, 'de>,
    format: Known,
) -> Result<UncheckedArray<'de>, Error> {
    let payload = match data.tag {
        Some(tag) => tag::data(tag, data.payload)?,
        None => data.payload,
    };
    let payload = bytes(dtype, payload, format)?;
    let found = payload.least_input();
    let size = dtype.itemsize();
    if found.checked_rem(size) != Some(0) {
        return Err(Error::custom(format_args!(
            "{found} bytes are no whole number of elements of {}, which take {size} bytes each",
            dtype.in_message()
        )));
    }
    let shape = Shape::flat(found.checked_div(size).unwrap_or_default());
    Ok(UncheckedArray::new(dtype, shape, payload).with_byteorder(ByteOrder::Little))
}

/// The data as bytes, where it can mean only one array.
fn bytes<'de>(dtype: &DType, data: Payload<'de>, format: Known) -> Result<Payload<'de>, Error> {
    let swaps = |swaps| format().is_some_and(|known| known.swaps == swaps);
    let owned = |bytes| Payload(Source::Bytes(Buffer::Owned(bytes)));
    let width = dtype.width();
    match data.0 {
        // No base64, so that there is nothing else that it can be.
        Source::Text(text) if swaps(Swaps::BytesAsText) => {
            Ok(owned(Aligned::copy(width, &text.text)))
        }
        Source::Text(text) => Err(Kind::Malformed(text.why).into()),
        Source::Base64(bytes) if swaps(Swaps::BytesAsText) => {
            let (text, bytes_in_it) =
                (base64::encoded_len(bytes.as_bytes().len()), bytes.as_bytes().len());
            let fits = |len: usize| len.checked_rem(dtype.itemsize()) == Some(0);
            if text > 0 && fits(text) && fits(bytes_in_it) {
                return Err(Error::custom(format_args!(
                    "text of {text} characters, which may be bytes, as old writers of MessagePack have \
                     them, or the base64 of {bytes_in_it}"
                )));
            }
            Ok(if fits(text) {
                owned(Aligned::copy(width, base64::encode(bytes.as_bytes()).as_bytes()))
            } else {
                Payload(Source::Base64(bytes))
            })
        }
        // Text that has no type of its own.
        Source::Bytes(text) if swaps(Swaps::TextAsBytes) => {
            base64::decode(text.as_slice(), width).map(owned)
        }
        // Of these, elements and bytes are the same.
        Source::List(list) if *dtype == DType::UInt8 && list.shape.len() == 1 => {
            Ok(owned(list.numbers))
        }
        Source::List(_) | Source::Packed(_) => Err(Error::custom(format_args!(
            "a list of numbers, which may be elements or bytes; the wires nested and any read the elements \
             of {}",
            dtype.in_message()
        ))),
        source => Ok(Payload(source)),
    }
}
