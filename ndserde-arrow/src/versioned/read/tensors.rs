//! A column as arrays: all as one, or row by row.

use std::borrow::Cow;

use ndserde::{
    ByteOrder, DType,
    wire::{Shape, UncheckedArray},
};

use super::{
    deps::{arrow_array::Array, arrow_schema::Field},
    dtype::{dtype_of, mark_of, name_of},
    elements::Elements,
    form::Form,
    lists::{Place, first_null, has_nulls},
    permute::permuted,
    places::Places,
};
use crate::error::Error;

/// A column of arrays.
pub(super) struct Tensors<'a> {
    column: &'a dyn Array,
    places: Places<'a>,
    permutation: Option<Vec<usize>>,
    elements: Elements<'a>,
}

impl<'a> Tensors<'a> {
    /// A column by its field, if it is one of arrays.
    ///
    /// # Errors
    /// When it is none, or its metadata does not fit its type.
    pub(super) fn of(field: &Field, column: &'a dyn Array) -> Result<Self, Error> {
        let (form, _) = Form::of(field)?;
        let (places, permutation) = Places::of(form, column)?;
        let items = places.items();
        let elements = Elements::of(items, dtype_of(items.data_type(), mark_of(field))?)?;
        Ok(Self { column, places, permutation, elements })
    }

    /// How many rows there are.
    pub(super) fn rows(&self) -> usize {
        self.column.len()
    }

    /// The dtype; text of which no width was said has the width 0.
    pub(super) const fn dtype(&self) -> &DType {
        self.elements.dtype()
    }

    /// How many axes each row has, where the type says it.
    pub(super) fn ndim(&self) -> Option<usize> {
        let axes = self.places.ndim()?;
        axes.checked_sub(usize::from(self.is_pair()))
    }

    /// Whether the type says the one shape of all rows, be there any or not.
    pub(super) fn states_shape(&self) -> bool {
        self.places.fixed().is_some()
    }

    /// The type of the rows where they are plain lists, one deep: a shape may have been lost.
    pub(super) fn flat_lists(&self) -> Option<String> {
        self.places.are_flat().then(|| name_of(self.column.data_type()))
    }

    /// The array of a row; none where the row is null.
    ///
    /// # Errors
    /// When it is no array, or an item in it is null.
    pub(super) fn row(&self, row: usize) -> Result<Option<UncheckedArray<'a>>, Error> {
        self.place(row)?.map(|place| self.array(place, 0)).transpose()
    }

    /// All rows as one array, whose first axis they are; none where one is null, or they are not of one
    /// shape and one behind the other.
    ///
    /// # Errors
    /// When a row is no array, or an item in it is null.
    pub(super) fn stacked(&self) -> Result<Option<UncheckedArray<'a>>, Error> {
        let rows = self.rows();
        let place = match self.places.fixed() {
            Some((shape, size)) if self.first_null().is_none() => {
                let end = rows.checked_mul(size);
                let end = end.ok_or_else(|| Error::new("more items than can be"))?;
                Some(Place { shape, items: 0..end })
            }
            _ => self.one_place()?,
        };
        let Some(Place { mut shape, items }) = place else { return Ok(None) };
        shape.insert(0, rows);
        self.array(Place { shape, items }, 1).map(Some)
    }

    /// How many items there are in all.
    pub(super) fn items(&self) -> usize {
        self.elements.len()
    }

    /// The first row that is null.
    pub(super) fn first_null(&self) -> Option<usize> {
        self.column.nulls().and_then(|nulls| first_null(nulls, &(0..self.rows())))
    }

    /// The place of all rows, where they are of one shape and one behind the other.
    fn one_place(&self) -> Result<Option<Place>, Error> {
        let at_row = |row| move |error: Error| error.at_row(row);
        let Some(first) = (0..self.rows()).next() else {
            return Ok(Some(Place { shape: self.places.empty(self.is_pair()), items: 0..0 }));
        };
        let Some(mut all) = self.place(first).map_err(at_row(first))? else { return Ok(None) };
        for row in 1..self.rows() {
            match self.place(row).map_err(at_row(row))? {
                Some(Place { shape, items })
                    if shape == all.shape && items.start == all.items.end =>
                {
                    all.items.end = items.end;
                }
                _ => return Ok(None),
            }
        }
        Ok(Some(all))
    }

    /// Where the items of a row lie; none where the row is null.
    fn place(&self, row: usize) -> Result<Option<Place>, Error> {
        if self.column.nulls().is_some_and(|nulls| has_nulls(nulls, &(row..row.saturating_add(1))))
        {
            return Ok(None);
        }
        self.places.row(row)
    }

    /// The array in a place, of which so many axes are rows.
    fn array(&self, place: Place, rows: usize) -> Result<UncheckedArray<'a>, Error> {
        let Place { mut shape, items } = place;
        if let Some(item) = self.elements.first_null(&items) {
            return Err(null_item(item.saturating_sub(items.start), &shape, rows));
        }
        let (dtype, mut bytes) = self.elements.bytes(items)?;
        let mut permutation = self.permutation.clone();
        if self.is_pair() {
            let parts = shape.len().saturating_sub(rows).checked_sub(1);
            let is_last = permutation.as_mut().is_none_or(|axes| axes.pop() == parts);
            if shape.pop() != Some(2) || parts.is_none() || !is_last {
                return Err(Error::new(format!("the last axis of {dtype} is not of two parts")));
            }
        }
        if let Some(axes) = permutation {
            (shape, bytes) = permuted(&shape, &axes, rows, &bytes, dtype.itemsize())?;
        }
        let shape = Shape::new(&shape)?;
        let array = match bytes {
            Cow::Borrowed(bytes) => UncheckedArray::new(dtype, shape, bytes),
            Cow::Owned(bytes) => UncheckedArray::new(dtype, shape, bytes),
        };
        // As this machine has it: so does Arrow.
        Ok(array.with_byteorder(ByteOrder::NATIVE))
    }

    /// Whether an element is two items.
    const fn is_pair(&self) -> bool {
        matches!(self.dtype(), DType::Complex64 | DType::Complex128)
    }
}

/// The error for an item that is null, of arrays of which so many axes are rows.
#[cold]
fn null_item(item: usize, shape: &[usize], rows: usize) -> Error {
    let (mut index, mut rest) = (Vec::with_capacity(shape.len()), item);
    for len in shape.iter().rev() {
        index.push(rest.checked_rem(*len).unwrap_or_default());
        rest = rest.checked_div(*len).unwrap_or_default();
    }
    index.reverse();
    let (row, index) = index.split_at_checked(rows).unwrap_or_default();
    let error = Error::new(format!("the item {index:?} is null, which no element of an array is"));
    match row.first() {
        Some(row) => error.at_row(*row),
        None => error,
    }
}
