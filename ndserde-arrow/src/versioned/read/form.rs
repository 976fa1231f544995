//! Which of the forms of tensors a column has.

use serde::Deserialize;

use super::deps::arrow_schema::{DataType, Field};
use crate::{
    error::Error,
    metadata::{self, FixedShape, VariableShape},
};

/// How the rows of a column are arrays.
#[derive(Debug, PartialEq)]
pub(super) enum Form {
    /// Lists within lists, or items.
    Nested,
    /// Flat lists, whose metadata has the shape of all rows.
    Shaped { shape: Vec<usize>, size: usize, permutation: Option<Vec<usize>> },
    /// Structs of a flat list and the lengths of its axes.
    Ragged { permutation: Option<Vec<usize>> },
}

impl Form {
    /// The form of a column, and whether its metadata says that it has arrays.
    ///
    /// # Errors
    /// When its metadata cannot be read, or says what cannot be meant.
    pub(super) fn of(field: &Field) -> Result<(Self, bool), Error> {
        let metadata = field.metadata();
        let text = metadata.get(metadata::METADATA_KEY).map_or("", String::as_str);
        let named = match metadata.get(metadata::NAME_KEY).map(String::as_str) {
            Some(metadata::FIXED_SHAPE) => {
                let FixedShape { shape, permutation, size } = FixedShape::parse(text)?;
                Some(Self::Shaped { shape, size, permutation: own_inverse(permutation)? })
            }
            Some(metadata::VARIABLE_SHAPE) => {
                let VariableShape { permutation } = VariableShape::parse(text)?;
                Some(Self::Ragged { permutation: own_inverse(permutation)? })
            }
            Some(name @ ("ray.data.arrow_tensor" | "ray.data.arrow_tensor_v2")) => {
                Some(Self::shaped(ray(name, text)?)?)
            }
            Some("ray.data.arrow_variable_shaped_tensor") => {
                Some(Self::Ragged { permutation: None })
            }
            Some("daft.super_extension") => daft(text)?,
            _ => None,
        };
        Ok(match named {
            Some(form) => (form, true),
            None if is_ragged(field.data_type()) => (Self::Ragged { permutation: None }, false),
            None => (Self::Nested, false),
        })
    }

    fn shaped(shape: Vec<usize>) -> Result<Self, Error> {
        let size = metadata::product(&shape)?;
        Ok(Self::Shaped { shape, size, permutation: None })
    }
}

/// Whether a type is what a ragged column has without a name: a flat list and its shape.
fn is_ragged(data_type: &DataType) -> bool {
    let DataType::Struct(fields) = data_type else { return false };
    let is_list = |name: &str| {
        fields.find(name).is_some_and(|(_, field)| {
            matches!(
                field.data_type(),
                DataType::List(_) | DataType::LargeList(_) | DataType::FixedSizeList(..)
            )
        })
    };
    fields.len() == 2 && is_list("data") && is_list("shape")
}

/// A permutation that means something: none where it is the identity.
///
/// By the specification the logical axis i is the axis permutation[i] of memory. pyarrow writes the inverse,
/// so that only one that is its own inverse has one meaning.
fn own_inverse(permutation: Option<Vec<usize>>) -> Result<Option<Vec<usize>>, Error> {
    let Some(axes) = permutation else { return Ok(None) };
    if axes.iter().copied().eq(0..axes.len()) {
        return Ok(None);
    }
    if axes.iter().enumerate().all(|(at, axis)| axes.get(*axis) == Some(&at)) {
        return Ok(Some(axes));
    }
    Err(Error::new(format!(
        "its metadata has the permutation {axes:?}, which is not its own inverse: pyarrow writes the \
         inverse of the one that it means, so that the order of the axes is not known"
    )))
}

/// The shape that Ray's metadata is.
fn ray(name: &str, text: &str) -> Result<Vec<usize>, Error> {
    serde_json::from_str(text).map_err(|error| {
        Error::other(error).of(&format!(
            "the metadata of {name} is not a shape in JSON (that of Ray 2.49 to 2.54 is a pickle)"
        ))
    })
}

/// What Daft's metadata says of a tensor; none of its other types, whose storage is what they are.
fn daft(text: &str) -> Result<Option<Form>, Error> {
    #[derive(Deserialize)]
    struct Daft {
        datatype: serde_json::Value,
    }
    let of = |error| Error::other(error).of("the metadata of daft.super_extension cannot be read");
    let Daft { datatype } = serde_json::from_str(text).map_err(of)?;
    if datatype.get("Tensor").is_some() {
        return Ok(Some(Form::Ragged { permutation: None }));
    }
    let Some(fixed) = datatype.get("FixedShapeTensor") else { return Ok(None) };
    let (_, shape): (serde_json::Value, Vec<usize>) =
        Deserialize::deserialize(fixed).map_err(of)?;
    Form::shaped(shape).map(Some)
}
