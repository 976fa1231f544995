//! nalgebra's matrices: `[[1.0, 3.0, 2.0, 4.0], 2, 2]`, by columns, whose dtype is the field's.

use super::data::{self, Nulls};
use crate::{
    content::Content,
    dtype::DType,
    error::Error,
    number::Form,
    shape::Shape,
    untyped::{FieldType, UncheckedArray},
};

/// Whether a list is one of elements and two lengths that fit them. Null stands for a length that the
/// type has: of a vector that is 1.
pub(super) fn is_matrix(items: &[Content<'_>]) -> bool {
    let [elements, rows, columns] = items else { return false };
    let elements = match elements {
        Content::Numbers(elements) if elements.lens().len() == 1 => elements.count(),
        Content::List(elements) if elements.is_empty() => 0,
        _ => return false,
    };
    lens(rows, columns, elements).is_some()
}

/// How many rows and columns there are.
fn lens(rows: &Content<'_>, columns: &Content<'_>, elements: usize) -> Option<[usize; 2]> {
    let len = |value: &Content<'_>| value.as_number()?.as_len().ok();
    let lens = match (rows, columns) {
        (Content::Null, columns) => [elements.checked_div(len(columns)?)?, len(columns)?],
        (rows, Content::Null) => [len(rows)?, elements.checked_div(len(rows)?)?],
        (rows, columns) => [len(rows)?, len(columns)?],
    };
    let [rows, columns] = lens;
    (rows.checked_mul(columns) == Some(elements)).then_some(lens)
}

pub(super) fn read<'de>(
    content: Content<'de>,
    dtype: &DType,
    field: &FieldType,
) -> Result<UncheckedArray<'de>, Error> {
    let items = content.into_items().unwrap_or_default();
    let Ok([elements, rows, columns]) = <[Content<'_>; 3]>::try_from(items) else {
        return Err(Error::custom("a list that is no matrix of nalgebra"));
    };
    let len = elements.len().unwrap_or_default();
    let lens = lens(&rows, &columns, len).unwrap_or_default();
    // What has one row or column by its type is a vector, if the field is.
    let is_vector =
        matches!((&rows, &columns, lens), (Content::Null, _, [1, _]) | (_, Content::Null, [_, 1]));
    let shape =
        if is_vector && field.ndim() == Some(1) { Shape::flat(len) } else { Shape::new(&lens)? };
    let elements = data::list(elements, dtype, Form::Plain, Nulls::Refused)?;
    Ok(data::columns(dtype.into(), shape, elements))
}
