//! How the arrays of a column lie in Arrow.

use std::{collections::HashMap, sync::Arc};

use ndserde::DType;

use super::{
    deps::arrow_schema::{DataType, Field},
    dtype::{Items, dtype_of, mark_of},
    items::times,
};
use crate::{
    error::Error,
    metadata::{DTYPE_KEY, FIXED_SHAPE, FixedShape, METADATA_KEY, NAME_KEY, VARIABLE_SHAPE},
};

/// How the arrays of a column lie in Arrow.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Form {
    /// All of one shape: as a tensor, or plain lists for each axis. Without axes, items.
    Fixed { shape: Vec<usize>, plain: bool },
    /// Each of a shape of its own, with so many axes.
    Ragged { ndim: usize, is_named: bool },
}

/// The column that a schema asks for.
pub(super) struct Target {
    pub(super) form: Form,
    pub(super) dtype: DType,
}

impl Target {
    /// What the field of a schema asks for.
    ///
    /// # Errors
    /// When it is no field of arrays in one of our forms.
    pub(super) fn of(field: &Field) -> Result<Self, Error> {
        let (mut form, items) = Form::of(field)?;
        let dtype = dtype_of(items, mark_of(field))?;
        if is_pair(&dtype) && !form.without_pair() {
            return Err(Error::new(format!(
                "the schema says {dtype}, whose last axis is one of two"
            )));
        }
        Ok(Self { form, dtype })
    }
}

/// Whether an element is two items.
pub(super) fn is_pair(dtype: &DType) -> bool {
    matches!(dtype, DType::Complex64 | DType::Complex128)
}

impl Form {
    fn of(field: &Field) -> Result<(Self, &DataType), Error> {
        let refused = || Error::new(format!("the schema says {}, no array", field.data_type()));
        match (field.metadata().get(NAME_KEY).map(String::as_str), field.data_type()) {
            (Some(FIXED_SHAPE), DataType::FixedSizeList(item, _)) => {
                let metadata = field.metadata().get(METADATA_KEY).map_or("", String::as_str);
                let FixedShape { shape, permutation, .. } = FixedShape::parse(metadata)?;
                if permutation.is_some() {
                    return Err(Error::new("the schema says a permutation, which is not written"));
                }
                Ok((Self::Fixed { shape, plain: false }, item.data_type()))
            }
            (name @ (None | Some(VARIABLE_SHAPE)), data_type) if ragged(data_type).is_some() => {
                let (data, ndim) = ragged(data_type).ok_or_else(refused)?;
                Ok((Self::Ragged { ndim, is_named: name.is_some() }, data))
            }
            (Some(_), _) => Err(refused()),
            (None, mut items) => {
                let mut shape = Vec::new();
                while let DataType::FixedSizeList(item, size) = items {
                    shape.push(usize::try_from(*size).map_err(|_| refused())?);
                    items = item.data_type();
                }
                Ok((Self::Fixed { shape, plain: true }, items))
            }
        }
    }

    /// Takes the last axis away if it is that of pairs.
    fn without_pair(&mut self) -> bool {
        match self {
            Self::Fixed { shape, .. } => shape.pop() == Some(2),
            Self::Ragged { ndim, .. } => {
                let less = ndim.checked_sub(1);
                *ndim = less.unwrap_or_default();
                less.is_some()
            }
        }
    }

    /// The same with the axis of pairs at the end.
    pub(super) fn with_pair(mut self) -> Self {
        match &mut self {
            Self::Fixed { shape, .. } => shape.push(2),
            Self::Ragged { ndim, .. } => *ndim = ndim.saturating_add(1),
        }
        self
    }

    /// The field of such a column.
    ///
    /// # Errors
    /// When an array has more elements than a list of Arrow.
    pub(super) fn field(&self, name: &str, items: &Items, nullable: bool) -> Result<Field, Error> {
        let mut metadata = Vec::new();
        let data_type = match self {
            Self::Fixed { shape, plain }
                if *plain || shape.is_empty() || !is_number(&items.data_type) =>
            {
                let mut nested = shape.iter().rev();
                nested.try_fold(items.data_type.clone(), |items, axis| {
                    Ok::<_, Error>(DataType::FixedSizeList(Arc::new(item(items)), size(*axis)?))
                })?
            }
            Self::Fixed { shape, .. } => {
                metadata.push((NAME_KEY, FIXED_SHAPE.to_owned()));
                metadata.push((METADATA_KEY, FixedShape::write(shape)));
                let len = shape.iter().try_fold(1, |len, axis| times(len, *axis))?;
                DataType::FixedSizeList(Arc::new(item(items.data_type.clone())), size(len)?)
            }
            Self::Ragged { ndim, is_named } => {
                if *is_named && is_number(&items.data_type) {
                    metadata.push((NAME_KEY, VARIABLE_SHAPE.to_owned()));
                    metadata.push((METADATA_KEY, "{}".to_owned()));
                }
                let data = DataType::List(Arc::new(item(items.data_type.clone())));
                let shape = DataType::FixedSizeList(Arc::new(item(DataType::Int32)), size(*ndim)?);
                DataType::Struct(
                    vec![Field::new("data", data, true), Field::new("shape", shape, true)].into(),
                )
            }
        };
        metadata.extend(items.mark.clone().map(|mark| (DTYPE_KEY, mark)));
        let metadata: HashMap<String, String> =
            metadata.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        Ok(Field::new(name, data_type, nullable).with_metadata(metadata))
    }
}

/// Whether such items can be those of Arrow's tensors, which text and structs are not in other libraries.
fn is_number(items: &DataType) -> bool {
    !matches!(
        items,
        DataType::Utf8 | DataType::Binary | DataType::FixedSizeBinary(_) | DataType::Struct(_)
    )
}

/// The type of the items and the number of axes, of the struct that ragged arrays are.
fn ragged(data_type: &DataType) -> Option<(&DataType, usize)> {
    let DataType::Struct(fields) = data_type else { return None };
    let [data, shape] = fields.as_ref() else { return None };
    match (data.name().as_str(), data.data_type(), shape.name().as_str(), shape.data_type()) {
        ("data", DataType::List(item), "shape", DataType::FixedSizeList(axes, ndim))
            if *axes.data_type() == DataType::Int32 =>
        {
            Some((item.data_type(), usize::try_from(*ndim).ok()?))
        }
        _ => None,
    }
}

/// Items may be null by their type, though none is: pyarrow reads other tensors of Parquet as lists.
fn item(data_type: DataType) -> Field {
    Field::new("item", data_type, true)
}

/// A length as Arrow has it.
pub(super) fn size(len: usize) -> Result<i32, Error> {
    i32::try_from(len).map_err(|_| {
        Error::new(format!("arrays of {len} elements, and a list of Arrow has at most 2147483647"))
    })
}
