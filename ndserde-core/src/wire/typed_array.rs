//! The typed arrays of RFC 8746: CBOR's own.

mod elements;
mod read;
pub(super) mod tag;
mod write;

pub(super) use self::elements::{TypedElements, in_shape};

use serde_core::{Deserializer, Serializer, de::Error as _, ser::Error as _};

use super::Wire;
use crate::{
    backend::{Backend, Tags, crate_of},
    erased,
    error::Error,
    untyped::{ArrayBytes, FieldType, UncheckedArray},
};

/// A CBOR tag that says the dtype, over the bytes; for other ranks than 1, the shape and that inside
/// a tag of their own.
#[derive(Clone, Copy, Debug)]
pub struct TypedArray;

const NAME: &str = TypedArray::NAME;

impl Wire for TypedArray {
    const NAME: &'static str = "typed_array";

    fn serialize<S: Serializer>(array: &ArrayBytes<'_>, serializer: S) -> Result<S::Ok, S::Error> {
        let tags = tags_of::<S::Error>().map_err(|e| S::Error::custom(e.in_wire(NAME)))?;
        write::write(array, tags, serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        field: &FieldType,
    ) -> Result<UncheckedArray<'de>, D::Error> {
        let fail = |error: Error| D::Error::custom(error.in_wire(NAME));
        let tags = tags_of::<D::Error>().map_err(fail)?;
        let mut whole = read::Whole::new(tags, field).map_err(fail)?;
        erased::read(deserializer, NAME, &mut whole)?;
        whole.finish().map_err(fail)
    }
}

/// How the library that an error type belongs to lets tags through: any other would take the enum
/// for one, and write its name and variants into the document.
fn tags_of<E>() -> Result<&'static Tags, Error> {
    if let Some(tags) = Backend::of::<E>().and_then(|known| known.tags.as_ref()) {
        return Ok(tags);
    }
    let name = crate_of::<E>();
    let why = match name {
        "serde_cbor" => {
            "lets tags through by a type of its own alone, which the feature serde_cbor_0_11 of ndserde \
             knows (of serde_cbor 0.11)"
        }
        _ => "does not support CBOR tags",
    };
    Err(Error::custom(format_args!(
        "{name} {why}; ciborium, cbor2 and minicbor-serde let them through, \
         and the wire tagged goes through every data format"
    )))
}
