//! Items as a column in one of the forms.

use std::sync::Arc;

use super::{
    deps::{
        arrow_array::{
            Array as _, ArrayRef, FixedSizeListArray, Int32Array, ListArray, NullArray,
            StructArray, make_array,
        },
        arrow_buffer::{NullBuffer, OffsetBuffer, ScalarBuffer},
        arrow_schema::{ArrowError, DataType, Field, FieldRef},
    },
    items::items,
    shapes::State,
    tensors::{Elements, Tensors},
};
use crate::error::Error;

/// The column of these arrays, whose type says this number of axes.
///
/// # Errors
/// When Arrow cannot hold them, or nothing is known of them.
pub(super) fn compose(
    mut tensors: Tensors,
    name: &str,
    ndim: Option<usize>,
) -> Result<(Field, ArrayRef), Error> {
    let nullable = tensors.present.is_some();
    let (rows, each) = (tensors.rows, tensors.seen.items_each());
    let is_scalar = !tensors.shapes.is_fixed() && ndim == Some(0);
    let known = tensors.seen.items()?;
    if is_scalar && known.is_some() {
        // All rows are null.
        tensors.push_zeros(rows)?;
    }
    let (Some((dtype, types)), Some((form, state))) =
        (known, tensors.shapes.finish(ndim, rows, each))
    else {
        // No row has an array, and the field's type does not say what arrays they would be.
        return Ok((Field::new(name, DataType::Null, true), Arc::new(NullArray::new(rows))));
    };
    let field = form.field(name, &types, nullable)?;
    let nulls = tensors.present.map(|mut present| NullBuffer::new(present.finish()));
    let nulls = nulls.filter(|nulls| nulls.null_count() > 0);
    let values = match tensors.elements {
        Elements::Texts(texts) => texts.finish(&types.data_type)?,
        Elements::Bytes(bytes) => {
            let bytes = bytes.finish();
            let size = dtype.itemsize().max(1);
            let count = bytes.len().checked_div(size).unwrap_or_default();
            items(&dtype, &types.data_type, count, bytes)?
        }
    };
    let array = match state {
        State::Ragged { ends, axes, .. } => ragged(&field, values, ends, axes, nulls, rows),
        State::Unknown | State::Fixed(_) => fixed(field.data_type(), values, nulls, rows),
    };
    Ok((field, array.map_err(Error::other)?))
}

/// Items in lists of one length, as deep as the type says; nulls are of the outermost.
fn fixed(
    data_type: &DataType,
    values: ArrayRef,
    nulls: Option<NullBuffer>,
    rows: usize,
) -> Result<ArrayRef, ArrowError> {
    let mut lists: Vec<(&FieldRef, i32, usize)> = Vec::new();
    let (mut inner, mut len) = (data_type, rows);
    // The items may be lists of their own: those are no records' fields, which are in structs.
    while let DataType::FixedSizeList(item, size) = inner {
        lists.push((item, *size, len));
        len = len.saturating_mul(usize::try_from(*size).unwrap_or_default());
        inner = item.data_type();
    }
    let Some(((item, size, len), within)) = lists.split_first() else {
        return Ok(make_array(values.to_data().into_builder().nulls(nulls).build()?));
    };
    let mut array = values;
    for (item, size, len) in within.iter().rev() {
        let list =
            FixedSizeListArray::try_new_with_length(Arc::clone(item), *size, array, None, *len);
        array = Arc::new(list?);
    }
    let list = FixedSizeListArray::try_new_with_length(Arc::clone(item), *size, array, nulls, *len);
    Ok(Arc::new(list?))
}

/// The struct of ragged arrays.
fn ragged(
    field: &Field,
    values: ArrayRef,
    ends: Vec<i32>,
    axes: Vec<i32>,
    nulls: Option<NullBuffer>,
    rows: usize,
) -> Result<ArrayRef, ArrowError> {
    let other = || ArrowError::SchemaError("not the struct of ragged arrays".to_owned());
    let DataType::Struct(fields) = field.data_type() else { return Err(other()) };
    let [data, shape] = fields.as_ref() else { return Err(other()) };
    let (DataType::List(item), DataType::FixedSizeList(length, ndim)) =
        (data.data_type(), shape.data_type())
    else {
        return Err(other());
    };
    let ends = OffsetBuffer::new(ScalarBuffer::from(ends));
    let data = ListArray::try_new(Arc::clone(item), ends, values, None)?;
    let axes: ArrayRef = Arc::new(Int32Array::from(axes));
    let shape =
        FixedSizeListArray::try_new_with_length(Arc::clone(length), *ndim, axes, None, rows)?;
    let columns: Vec<ArrayRef> = vec![Arc::new(data), Arc::new(shape)];
    Ok(Arc::new(StructArray::try_new_with_length(fields.clone(), columns, nulls, rows)?))
}
