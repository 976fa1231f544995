//! Reading a document of any content.

use serde_core::de::{Deserialize, Deserializer, Error};

use super::{Value, look};
use crate::{
    content::{self, Purpose},
    error::shortened,
    wire::any,
};

const NAME: &str = "Value";

const DOCUMENT: Purpose =
    Purpose { what: "a document", values: usize::MAX, ignored: &[], entries: 0 };

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        any::refuse_typed::<D::Error>().map_err(|error| D::Error::custom(error.in_wire(NAME)))?;
        let content = content::read(deserializer, NAME, DOCUMENT).map_err(shortened)?;
        look::value(content).map_err(|error| shortened(D::Error::custom(error.in_wire(NAME))))
    }
}
