//! The typed arrays of RFC 8746: CBOR's own.

mod library;
#[cfg(feature = "serde_cbor")]
mod newtype;
mod place;
mod read;
mod tag;
mod tagged;
mod write;

use serde_core::{Deserializer, Serializer, de::Error as _, ser::Error as _};

pub(super) use self::{
    library::Library,
    read::{Whole, WholeSeed},
    tagged::{Place, Tagged},
};
use super::Wire;
use crate::untyped::{FieldType, UncheckedArray, UntypedArray};

/// A CBOR tag that says the dtype, over the bytes; for other ranks than 1, the shape and that inside
/// a tag of their own.
#[derive(Clone, Copy, Debug)]
pub struct TypedArray;

const NAME: &str = TypedArray::NAME;

impl Wire for TypedArray {
    const NAME: &'static str = "typed_array";

    fn serialize<S: Serializer>(
        array: &UntypedArray<'_>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let library = Library::of::<S::Error>().map_err(|e| S::Error::custom(e.in_wire(NAME)))?;
        write::write(array, library, serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        field: &FieldType,
    ) -> Result<UncheckedArray<'de>, D::Error> {
        let library = Library::of::<D::Error>().map_err(|e| D::Error::custom(e.in_wire(NAME)))?;
        read::read(field, library, deserializer)
    }
}
