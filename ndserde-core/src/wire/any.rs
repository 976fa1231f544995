//! Whatever stands there: every layout that is known, told by its keys and words.
//!
//! A document is read once, and what it is becomes the work of plain functions: one file in `layout/`
//! for each layout, and others for what is no map.

mod complex;
mod constant;
mod data;
mod dtype;
mod ext;
mod fields;
mod file;
mod hex;
mod key;
mod layout;
mod nalgebra;
mod record;
mod sequence;
mod shape;
mod text;
mod typed;
mod whole;
mod word;
mod written;
mod zip;

use serde_core::{Deserializer, Serializer, ser::Error as _};

pub(crate) use self::{
    layout::view::{base_of_views, view_of},
    whole::{beside, claims_array, is_scalar, self_describing, stated},
    written::{usual_word, written},
};
use super::{Tagged, Wire};
use crate::{
    content::{self, Purpose},
    error::Error,
    untyped::{ArrayBytes, FieldType, UncheckedArray, Written},
};

/// Reads every layout that is known, by looking at what stands there; writes [`Tagged`].
#[derive(Clone, Copy, Debug)]
pub struct Any;

const NAME: &str = Any::NAME;

/// What is read for: of the layouts' values many are only numbers, texts or bytes, which are kept
/// packed, and few are anything else.
const ARRAY: Purpose = Purpose {
    what: "an array of a known layout",
    values: 8192,
    ignored: key::is_ignored,
    entries: 5,
    is_whole: false,
    tags: None,
    finder: None,
};

impl Wire for Any {
    const NAME: &'static str = "any";

    fn serialize<S: Serializer>(array: &ArrayBytes<'_>, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize_written(Written::Whole(array), serializer)
    }

    fn serialize_written<S: Serializer>(
        array: Written<'_>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        self_describing::<S::Error>().map_err(|e| S::Error::custom(e.in_wire(NAME)))?;
        Tagged::serialize_written(array, serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        field: &FieldType,
    ) -> Result<UncheckedArray<'de>, D::Error> {
        let known = self_describing::<D::Error>().map_err(fail)?;
        let is_text = deserializer.is_human_readable();
        let content = content::read(deserializer, known, NAME, ARRAY)?;
        whole::array(content, field, is_text).map_err(fail)
    }
}

fn fail<E: serde_core::de::Error>(error: Error) -> E {
    E::custom(error.in_wire(NAME))
}
