//! Where the items of each row lie, by the form of the column.

use std::ops::Range;

use super::{
    deps::arrow_array::{Array, StructArray},
    dtype::name_of,
    form::Form,
    lists::{Lists, Place},
    shapes::Shapes,
};
use crate::error::Error;

/// Where the items of each row lie.
pub(super) enum Places<'a> {
    Nested(Lists<'a>),
    Shaped { lists: Lists<'a>, shape: Vec<usize>, size: usize },
    Ragged { lists: Lists<'a>, shapes: Shapes<'a> },
}

impl<'a> Places<'a> {
    /// A column in one of the forms, and the order of the axes that its metadata says.
    ///
    /// # Errors
    /// When its type is not what the form needs.
    pub(super) fn of(
        form: Form,
        column: &'a dyn Array,
    ) -> Result<(Self, Option<Vec<usize>>), Error> {
        match form {
            Form::Nested => Ok((Self::Nested(Lists::of(column)), None)),
            Form::Shaped { shape, size, permutation } => {
                let lists = flat(column, "its metadata has the shape of a flat list")?;
                Ok((Self::Shaped { lists, shape, size }, permutation))
            }
            Form::Ragged { permutation } => {
                let structs: Option<&StructArray> = column.as_any().downcast_ref();
                let part = |name| structs.and_then(|structs| structs.column_by_name(name));
                let (Some(data), Some(shape)) = (part("data"), part("shape")) else {
                    return Err(Error::new(format!(
                        "arrays of any shape are structs of data and shape, and there is {}",
                        name_of(column.data_type())
                    )));
                };
                let lists = flat(data.as_ref(), "the data of arrays of any shape is a flat list")?;
                Ok((Self::Ragged { lists, shapes: Shapes::of(shape.as_ref())? }, permutation))
            }
        }
    }

    /// What is in the innermost lists.
    pub(super) const fn items(&self) -> &'a dyn Array {
        match self {
            Self::Nested(lists) | Self::Shaped { lists, .. } | Self::Ragged { lists, .. } => {
                lists.items
            }
        }
    }

    /// How many axes the items of each row have, where the type says it.
    pub(super) fn ndim(&self) -> Option<usize> {
        match self {
            Self::Nested(lists) => Some(lists.depth()),
            Self::Shaped { shape, .. } => Some(shape.len()),
            Self::Ragged { shapes, .. } => shapes.ndim(),
        }
    }

    /// Whether they are plain lists, one deep: a shape may have been lost.
    pub(super) fn are_flat(&self) -> bool {
        matches!(self, Self::Nested(lists) if lists.depth() == 1)
    }

    /// The one shape of all rows and how many items that is, where the type says it; of rows that are not
    /// null.
    pub(super) fn fixed(&self) -> Option<(Vec<usize>, usize)> {
        match self {
            Self::Nested(lists) => {
                let shape = lists.fixed()?;
                let size = shape.iter().try_fold(1_usize, |size, len| size.checked_mul(*len))?;
                Some((shape, size))
            }
            Self::Shaped { lists, shape, size } => {
                (lists.fixed()? == [*size]).then(|| (shape.clone(), *size))
            }
            Self::Ragged { .. } => None,
        }
    }

    /// The shape of a row where there are none: what is known of it.
    pub(super) fn empty(&self, is_pair: bool) -> Vec<usize> {
        let mut shape = match self {
            Self::Shaped { shape, .. } => shape.clone(),
            _ => vec![0; self.ndim().unwrap_or_default()],
        };
        if let (true, Some(last)) = (is_pair, shape.last_mut()) {
            *last = 2;
        }
        shape
    }

    /// Where the items of a row lie; none where it is null.
    ///
    /// # Errors
    /// When it has not the items of one array.
    pub(super) fn row(&self, row: usize) -> Result<Option<Place>, Error> {
        match self {
            Self::Nested(lists) => lists.row(row),
            Self::Shaped { lists, shape, size } => {
                let Some(items) = lists.range(row)? else { return Ok(None) };
                has_shape(&items, shape, *size)?;
                Ok(Some(Place { shape: shape.clone(), items }))
            }
            Self::Ragged { lists, shapes } => {
                let (shape, size) = shapes.row(row)?;
                let items = lists.range(row)?.ok_or_else(|| Error::new("its data is null"))?;
                has_shape(&items, &shape, size)?;
                Ok(Some(Place { shape, items }))
            }
        }
    }
}

/// The lists of an array, if they are one deep.
fn flat<'a>(array: &'a dyn Array, why: &str) -> Result<Lists<'a>, Error> {
    let lists = Lists::of(array);
    if lists.depth() == 1 {
        return Ok(lists);
    }
    Err(Error::new(format!("{why}, and there is {}", name_of(array.data_type()))))
}

/// Refuses a list of another number of items than its shape has.
fn has_shape(items: &Range<usize>, shape: &[usize], size: usize) -> Result<(), Error> {
    let found = items.len();
    if found == size {
        return Ok(());
    }
    Err(Error::new(format!("the shape {shape:?} has {size} items, and there are {found}")))
}
