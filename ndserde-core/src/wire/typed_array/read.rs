//! Reading the whole: the elements, alone or behind their shape.

use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, Error as _, SeqAccess, Visitor};

use super::{
    NAME,
    library::Library,
    place::{Elements, ElementsPlace, ElementsSeed, fail},
    tag,
    tagged::{Place, Tagged},
};
use crate::{
    buffer::Buffer,
    error::{Error, Kind},
    order::Order,
    shape::{Axes, Shape},
    untyped::{FieldType, Payload, Source, UncheckedArray},
};

pub(super) fn read<'de, D: Deserializer<'de>>(
    field: &FieldType,
    library: &'static Library,
    deserializer: D,
) -> Result<UncheckedArray<'de>, D::Error> {
    if let Some(only) = field.only() {
        tag::of_dtype(only).map_err(fail)?;
    }
    Tagged { library, place: Whole { library, field } }.deserialize(deserializer)
}

/// Where an array stands.
pub(in crate::wire) struct Whole<'a> {
    pub(in crate::wire) library: &'static Library,
    pub(in crate::wire) field: &'a FieldType,
}

/// How it stands there.
pub(in crate::wire) enum WholeSeed<'a> {
    /// Its elements, whose number is its one axis, or whose lists are nested.
    Alone(ElementsSeed<'a>),
    /// Its shape and then its elements.
    Grid(Grid<'a>),
}

impl<'a> Place<'_> for Whole<'a> {
    type Seed = WholeSeed<'a>;

    fn after<E: serde_core::de::Error>(self, tag: Option<u64>) -> Result<WholeSeed<'a>, E> {
        let Self { library, field } = self;
        let elements = ElementsPlace { library, field };
        match tag.and_then(tag::order) {
            Some(order) => Ok(WholeSeed::Grid(Grid { library, order, elements })),
            None => elements.after(tag).map(WholeSeed::Alone),
        }
    }
}

impl<'de> DeserializeSeed<'de> for WholeSeed<'_> {
    type Value = UncheckedArray<'de>;

    fn deserialize<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<UncheckedArray<'de>, D::Error> {
        match self {
            Self::Alone(seed) => {
                let Elements { dtype, byteorder, data } = seed.deserialize(deserializer)?;
                let shape = data.own_shape(&dtype);
                Ok(UncheckedArray::new(dtype, shape, data).with_byteorder(byteorder))
            }
            // Not a tuple of two: of that no third value may be asked for.
            Self::Grid(grid) => deserializer.deserialize_any(grid),
        }
    }
}

pub(in crate::wire) struct Grid<'a> {
    library: &'static Library,
    order: Order,
    elements: ElementsPlace<'a>,
}

impl<'de> Visitor<'de> for Grid<'_> {
    type Value = UncheckedArray<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the shape and the elements of a {NAME} array")
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut pair: S) -> Result<UncheckedArray<'de>, S::Error> {
        let short = |len| S::Error::invalid_length(len, &self);
        let axes = Axes { wire: Some(NAME), tuple: None };
        let shape = pair.next_element_seed(axes)?.ok_or_else(|| short(0))?;
        let Self { library, order, ref elements } = self;
        let place = ElementsPlace { ..*elements };
        let elements = pair.next_element_seed(Tagged { library, place })?;
        let elements = elements.ok_or_else(|| short(1))?;
        pair.next_element_seed(NoThird)?;
        in_shape(elements, shape, order).map_err(fail)
    }
}

/// The elements in their shape. They stand in memory's order in one row, a list as much as bytes.
fn in_shape(
    elements: Elements<'_>,
    shape: Shape,
    order: Order,
) -> Result<UncheckedArray<'_>, Error> {
    let Elements { dtype, byteorder, data } = elements;
    let bytes = match data.0 {
        Source::Bytes(bytes) => bytes,
        Source::List(list) if list.shape.len() == 1 => Buffer::Owned(list.numbers),
        _ => return Err(Error::custom("behind their shape, elements stand in one flat list")),
    };
    // The hub would take bytes of another length for the text of base64, which is no part of CBOR.
    let (needed, found) = (shape.byte_len(&dtype)?, bytes.as_slice().len());
    if needed != found {
        let (shape, dtype) = (shape.to_string(), dtype.to_string());
        return Err(Kind::Length { shape, dtype, needed, found }.into());
    }
    let array = UncheckedArray::new(dtype, shape, Payload(Source::Bytes(bytes)));
    Ok(array.with_byteorder(byteorder).with_order(order))
}

/// Refuses a third value without a look at it: it may be nested as deep as the backend lets it.
struct NoThird;

impl<'de> DeserializeSeed<'de> for NoThird {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, _: D) -> Result<(), D::Error> {
        Err(D::Error::custom(format_args!("{NAME}: there is a third value")))
    }
}
