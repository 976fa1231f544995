//! Lists of lists of numbers, and nothing else.

use serde_core::{Deserializer, Serialize, Serializer, de::Error as _, ser::Error as _};

use super::Wire;
use crate::{
    dtype::DType,
    erased::{self, Format},
    error::Error,
    number::Form,
    payload::{self, Lists, check_listed},
    shape::Shape,
    untyped::{ArrayBytes, FieldType, Payload, UncheckedArray, Written},
};

/// `[[1.0, 2.0], [3.0, 4.0]]`: the field alone says the dtype.
#[derive(Clone, Copy, Debug)]
pub struct Nested;

impl Wire for Nested {
    const NAME: &'static str = "nested";

    fn serialize<S: Serializer>(array: &ArrayBytes<'_>, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize_written(Written::Whole(array), serializer)
    }

    fn serialize_written<S: Serializer>(
        array: Written<'_>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let fail = |error: Error| S::Error::custom(error.in_wire(Self::NAME));
        check_listed(array.dtype()).map_err(fail)?;
        if is_lost(array.shape()) {
            let why = "an empty list does not say what would be in its items";
            let shape = array.shape();
            let error = Error::custom(format_args!("lists cannot hold the shape {shape}: {why}"));
            return Err(fail(error));
        }
        if array.is_empty() && lists(array.shape()) > MAX_EMPTY {
            let shape = array.shape();
            return Err(fail(Error::custom(format_args!(
                "an array of shape {shape} has no elements, but more than {MAX_EMPTY} empty lists"
            ))));
        }
        payload::NestedLists(array).serialize(serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        field: &FieldType,
    ) -> Result<UncheckedArray<'de>, D::Error> {
        let fail = |error: Error| D::Error::custom(error.in_wire(Self::NAME));
        let (dtype, ndim) = (field.require_dtype().map_err(fail)?, field.ndim());
        // Programs in other languages write whole floats as integers: only a format that doesn't say
        // what its numbers are is asked for those of the field.
        let typed = ndim.filter(|_| !Format::of(&deserializer).describes_itself());
        let lists = Lists::new(Some(dtype), typed, Form::Plain).map_err(fail)?;
        let mut lists = lists.with_null(field.takes_null());
        erased::read(deserializer, Self::NAME, &mut lists)?;
        lists.finish().and_then(|data| unchecked(dtype, ndim, data)).map_err(fail)
    }
}

/// What lists say of an array of so many axes.
pub(super) fn unchecked<'de>(
    dtype: &DType,
    ndim: Option<usize>,
    data: Payload<'de>,
) -> Result<UncheckedArray<'de>, Error> {
    let shape = data.own_shape(dtype);
    if let Some(ndim) = ndim.filter(|&ndim| ndim > shape.len() && shape.contains(&0)) {
        return Err(Error::custom(format_args!(
            "the lists end empty after {} axes, which leaves the others of {ndim} unknown",
            shape.len()
        )));
    }
    Ok(UncheckedArray::new(dtype, shape, data))
}

/// How many lists an array without elements may be written as: it costs nothing to read, and could
/// have any number of them.
const MAX_EMPTY: usize = 1 << 16;

/// How many lists stand in the outermost one, at all depths.
fn lists(shape: &Shape) -> usize {
    let (mut all, mut deepest) = (0_usize, 1_usize);
    for &len in shape.iter().take_while(|&&len| len != 0) {
        deepest = deepest.saturating_mul(len);
        all = all.saturating_add(deepest);
    }
    all
}

/// Whether there are axes inside an empty one.
fn is_lost(shape: &Shape) -> bool {
    shape.split_last().is_some_and(|(_, outer)| outer.contains(&0))
}
