//! Three values in a row: dtype, data, shape.

use core::fmt;

use serde_core::{
    Deserializer, Serializer,
    de::Error as _,
    ser::{Error as _, SerializeTuple},
};

use super::{Wire, typed_array::tag, word::Word};
use crate::{
    byteorder::ByteOrder,
    dtype::{DType, Descr},
    erased::{self, Ask, Fail, Format, List, Refuse, Take},
    error::Error,
    payload::{Data, Hint, PayloadBytes},
    shape::Axes,
    untyped::{ArrayBytes, FieldType, UncheckedArray},
};

/// `["float64", data, [2, 3]]`, the elements in C order.
#[derive(Clone, Copy, Debug)]
pub struct Triple;

const NAME: &str = Triple::NAME;

impl Wire for Triple {
    const NAME: &'static str = "triple";

    fn serialize<S: Serializer>(array: &ArrayBytes<'_>, serializer: S) -> Result<S::Ok, S::Error> {
        let array = array.to_c_order();
        if let dtype @ DType::Record(_) = array.dtype() {
            let dtype = dtype.in_message();
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
        let format = Format::of(&deserializer);
        let mut triple = Reader { field, format, array: None };
        erased::read(deserializer, NAME, &mut triple)?;
        triple.array.ok_or_else(|| D::Error::custom("no array"))
    }
}

/// Takes the three values.
struct Reader<'a, 'de> {
    field: &'a FieldType,
    format: Format,
    array: Option<UncheckedArray<'de>>,
}

impl<'de> Take<'de> for Reader<'_, 'de> {
    fn ask(&self) -> Ask {
        // Not a tuple of three where the format tells: of that no fourth value may be asked for.
        if self.format.is_text { Ask::Any } else { Ask::Tuple(3) }
    }

    fn expecting(&self, wire: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a {wire} array: a sequence of dtype, data, shape")
    }

    fn list(&mut self, list: &mut dyn List<'de>) -> Result<(), Fail> {
        let mut word = Word::<Descr>::of("dtype", Ask::Str);
        if !list.next(&mut word)? {
            return Err(Fail::Length(0));
        }
        let descr = word.value.ok_or(Fail::Kind)?;
        let hint = if self.format.is_text { Hint::Any } else { Hint::Bytes };
        let dtype = self.field.dtype_or(Some(descr.dtype()));
        let mut data = Data::new(dtype, hint).behind(self.format.tags());
        if !list.next(&mut data)? {
            return Err(Fail::Length(1));
        }
        let data = match data.tag {
            Some(tag) => tag::data(tag, data.payload)?,
            None => data.payload,
        };
        let mut axes = Axes::default();
        let has_shape = list.next(&mut axes)?;
        if self.format.is_text || !list.is_at_end() {
            list.next(&mut Refuse("there is a fourth value"))?;
        }
        let shape = match self.field.ndim() {
            _ if has_shape => axes.shape,
            // Programs leave the shape of one axis out.
            Some(1) => data.own_shape(descr.dtype()),
            _ => return Err(Fail::Length(2)),
        };
        // An unmarked name is the byte order of the machine that wrote it, and today's machines
        // are little-endian.
        let byteorder = descr.byteorder().unwrap_or(ByteOrder::Little);
        self.array = Some(UncheckedArray::new(descr, shape, data).with_byteorder(byteorder));
        Ok(())
    }
}
