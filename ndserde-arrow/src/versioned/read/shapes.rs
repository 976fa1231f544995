//! The shapes of ragged rows.

use super::{
    deps::{
        arrow_array::{
            Array, ArrowPrimitiveType, PrimitiveArray,
            types::{Int32Type, Int64Type, UInt32Type, UInt64Type},
        },
        arrow_schema::DataType,
    },
    dtype::name_of,
    lists::{Lists, has_nulls},
};
use crate::{error::Error, metadata::product};

/// The lengths of the axes of each row.
pub(super) struct Shapes<'a> {
    lists: Lists<'a>,
}

impl<'a> Shapes<'a> {
    /// Lists of integers.
    pub(super) fn of(array: &'a dyn Array) -> Result<Self, Error> {
        let lists = Lists::of(array);
        let is_integers = matches!(
            lists.items.data_type(),
            DataType::Int32 | DataType::Int64 | DataType::UInt32 | DataType::UInt64
        );
        if lists.depth() == 1 && is_integers {
            return Ok(Self { lists });
        }
        Err(Error::new(format!(
            "the shape of arrays of any shape is a list of integers, and there is {}",
            name_of(array.data_type())
        )))
    }

    /// How many axes all rows have, where the type says it.
    pub(super) fn ndim(&self) -> Option<usize> {
        self.lists.fixed()?.first().copied()
    }

    /// The shape of a row, and how many items that is.
    pub(super) fn row(&self, row: usize) -> Result<(Vec<usize>, usize), Error> {
        let axes = self.lists.range(row)?.ok_or_else(|| Error::new("its shape is null"))?;
        let items = self.lists.items;
        if items.nulls().is_some_and(|nulls| has_nulls(nulls, &axes)) {
            return Err(Error::new("an axis of its shape is null"));
        }
        let shape: Result<Vec<usize>, Error> = axes.map(|at| axis(items, at)).collect();
        let shape = shape?;
        let size = product(&shape)?;
        Ok((shape, size))
    }
}

/// The length of an axis.
fn axis(items: &dyn Array, at: usize) -> Result<usize, Error> {
    let len = match items.data_type() {
        DataType::Int32 => value::<Int32Type>(items, at).map(i128::from),
        DataType::Int64 => value::<Int64Type>(items, at).map(i128::from),
        DataType::UInt32 => value::<UInt32Type>(items, at).map(i128::from),
        _ => value::<UInt64Type>(items, at).map(i128::from),
    };
    let len = len.ok_or_else(|| Error::new("its shape has fewer axes than it says"))?;
    usize::try_from(len)
        .map_err(|_| Error::new(format!("an axis of its shape has the length {len}")))
}

fn value<T: ArrowPrimitiveType>(items: &dyn Array, at: usize) -> Option<T::Native> {
    let items: &PrimitiveArray<T> = items.as_any().downcast_ref()?;
    items.values().get(at).copied()
}
