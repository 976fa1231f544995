//! Whatever stands there: every layout that is known, told by its marks.

mod data;
mod document;
mod dtype;
mod enclosed;
mod ext;
mod file;
mod form;
mod found;
mod hex;
mod key;
mod layout;
mod map;
mod ndarray;
mod sequence;
mod settle;
mod shape;
mod tag;
mod visitor;
mod word;
mod zip;

use serde_core::{Deserializer, Serializer, de::DeserializeSeed, ser::Error as _};

pub(crate) use self::{
    document::{Part, are_marks, part},
    ext::extension,
    file::{bytes, text},
};
use self::{form::Form, found::Found, tag::Untagged, visitor::Whole};
use super::{
    Tagged, Wire,
    typed_array::{self, Library},
};
use crate::{
    error::Error,
    payload::Hint,
    untyped::{FieldType, UncheckedArray, UntypedArray},
};

/// Reads every layout that is known, by looking at what stands there; writes [`Tagged`].
#[derive(Clone, Copy, Debug)]
pub struct Any;

const NAME: &str = Any::NAME;

impl Wire for Any {
    const NAME: &'static str = "any";

    fn serialize<S: Serializer>(
        array: &UntypedArray<'_>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        refuse_typed::<S::Error>().map_err(|e| S::Error::custom(e.in_wire(NAME)))?;
        Tagged::serialize(array, serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        field: &FieldType,
    ) -> Result<UncheckedArray<'de>, D::Error> {
        refuse_typed::<D::Error>().map_err(fail)?;
        let is_text = deserializer.is_human_readable();
        let form = Form { field, hint: if is_text { Hint::Text } else { Hint::Any } };
        let mut found = Found::default();
        let whole = Whole { form: &form, found: &mut found };
        match Library::known::<D::Error>() {
            Some(library) if !is_text => {
                let place = Untagged { whole, library };
                typed_array::Tagged { library, place }.deserialize(deserializer)?;
            }
            _ => deserializer.deserialize_any(whole)?,
        }
        found.settle(&form).map_err(fail)
    }
}

/// Formats whose documents only the types of the reader explain, by the paths of their error types,
/// which cannot be named without depending on them.
const TYPED: &[&str] = &["bincode", "postcard", "bitcode"];

/// Nothing can be looked at in such a format, so that nothing is written there either.
fn refuse_typed<E>() -> Result<(), Error> {
    let path = std::any::type_name::<E>();
    let is_of = |name: &&&str| path.strip_prefix(**name).is_some_and(|rest| rest.starts_with("::"));
    match TYPED.iter().find(is_of) {
        None => Ok(()),
        Some(name) => Err(Error::custom(format_args!(
            "{name} does not say what stands in a document, so that nothing can be told by looking; \
             the wire tagged goes through every data format"
        ))),
    }
}

fn fail<E: serde_core::de::Error>(error: Error) -> E {
    E::custom(error.in_wire(NAME))
}
