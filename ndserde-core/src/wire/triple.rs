//! Three values in a row: dtype, data, shape.

use std::fmt;

use serde_core::{
    Deserializer, Serializer,
    de::{DeserializeSeed, Error as _, SeqAccess, Visitor},
    ser::{Error as _, SerializeTuple},
};

use super::{Wire, word::Word};
use crate::{
    byteorder::ByteOrder,
    dtype::{DType, Descr},
    error::Error,
    payload::{PayloadBytes, PayloadSeed},
    shape::Axes,
    untyped::{FieldType, UncheckedArray, UntypedArray},
};

/// `["float64", data, [2, 3]]`, the elements in C order.
#[derive(Clone, Copy, Debug)]
pub struct Triple;

const NAME: &str = Triple::NAME;

impl Wire for Triple {
    const NAME: &'static str = "triple";

    fn serialize<S: Serializer>(
        array: &UntypedArray<'_>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let array = array.to_c_order();
        if let dtype @ DType::Record(_) = array.dtype() {
            let error = Error::custom(format_args!(
                "NumPy does not read back its own words for the dtype {dtype}; the tagged wire carries it"
            ));
            return Err(S::Error::custom(error.in_wire(NAME)));
        }
        let mut triple = serializer.serialize_tuple(3)?;
        triple.serialize_element(&array.dtype().name())?;
        triple.serialize_element(&PayloadBytes(array.data()))?;
        triple.serialize_element(array.shape())?;
        triple.end()
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        field: &FieldType,
    ) -> Result<UncheckedArray<'de>, D::Error> {
        let describes_itself = deserializer.is_human_readable();
        let visitor = ArrayVisitor { field, describes_itself };
        if describes_itself {
            // Not a tuple of three: of that no fourth value may be asked for.
            deserializer.deserialize_any(visitor)
        } else {
            deserializer.deserialize_tuple(3, visitor)
        }
    }
}

struct ArrayVisitor<'a> {
    field: &'a FieldType,
    describes_itself: bool,
}

impl<'de> Visitor<'de> for ArrayVisitor<'_> {
    type Value = UncheckedArray<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a {NAME} array: a sequence of dtype, data, shape")
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<UncheckedArray<'de>, S::Error> {
        let short = |len| S::Error::invalid_length(len, &self);
        let word = Word::<Descr>::of(NAME, "dtype");
        let descr = seq.next_element_seed(&word)?.ok_or_else(|| short(0))?;
        let dtype = self.field.dtype_of(Some(descr.dtype()));
        let seed = PayloadSeed::new(NAME, dtype, self.describes_itself);
        let data = seq.next_element_seed(seed)?.ok_or_else(|| short(1))?;
        let shape = seq.next_element_seed(Axes { wire: Some(NAME), tuple: None })?;
        if self.describes_itself || seq.size_hint() != Some(0) {
            seq.next_element_seed(NoFourth)?;
        }
        let shape = match (shape, self.field.ndim()) {
            (Some(shape), _) => shape,
            // Programs leave the shape of one axis out.
            (None, Some(1)) => data.own_shape(descr.dtype()),
            (None, _) => return Err(short(2)),
        };
        // An unmarked name is the byte order of the machine that wrote it, and today's machines
        // are little-endian.
        let byteorder = descr.byteorder().unwrap_or(ByteOrder::Little);
        Ok(UncheckedArray::new(descr, shape, data).with_byteorder(byteorder))
    }
}

/// Refuses a fourth value without a look at it: it may be nested as deep as the backend lets it.
struct NoFourth;

impl<'de> DeserializeSeed<'de> for NoFourth {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, _: D) -> Result<(), D::Error> {
        Err(D::Error::custom(format_args!("{NAME}: there is a fourth value")))
    }
}
