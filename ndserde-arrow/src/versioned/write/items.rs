//! Elements in memory as the items of an Arrow array.

use std::sync::Arc;

use ndserde::{DType, Record, RecordField};

use super::{
    deps::{
        arrow_array::{ArrayRef, BooleanArray, FixedSizeListArray, StructArray, make_array},
        arrow_buffer::{BooleanBuffer, Buffer, MutableBuffer},
        arrow_data::ArrayData,
        arrow_schema::{DataType, FieldRef, Fields},
    },
    texts::Texts,
};
use crate::error::Error;

/// So many elements of this dtype, one behind the other, as the items that [`Items`](super::Items) names.
///
/// # Errors
/// When Arrow refuses them.
pub(super) fn items(
    dtype: &DType,
    data_type: &DataType,
    count: usize,
    data: Buffer,
) -> Result<ArrayRef, Error> {
    match (dtype, data_type) {
        (DType::Bool, DataType::Boolean) => {
            let bits =
                BooleanBuffer::collect_bool(count, |at| data.get(at).is_some_and(|b| *b != 0));
            Ok(Arc::new(BooleanArray::new(bits, None)))
        }
        (DType::Str(_) | DType::Bytes(_), _) => {
            let mut texts = Texts::new();
            texts.push(dtype, count, &data)?;
            texts.finish(data_type)
        }
        (DType::Record(record), DataType::Struct(fields)) => records(record, fields, count, &data),
        _ => {
            let pairs = if matches!(dtype, DType::Complex64 | DType::Complex128) { 2 } else { 1 };
            let count = times(count, pairs)?;
            let data = ArrayData::builder(data_type.clone()).len(count).add_buffer(data);
            Ok(make_array(data.build().map_err(Error::other)?))
        }
    }
}

/// Records as a struct: each field by itself.
fn records(record: &Record, fields: &Fields, count: usize, data: &[u8]) -> Result<ArrayRef, Error> {
    let mut start = 0_usize;
    let mut columns = Vec::with_capacity(fields.len());
    for (part, field) in record.fields().iter().zip(fields) {
        let len = part.shape().iter().try_fold(1, |len, axis| times(len, *axis))?;
        let size = times(len, part.dtype().itemsize())?;
        let mut bytes = MutableBuffer::with_capacity(times(size, count)?);
        if size > 0 {
            for element in data.chunks_exact(record.itemsize().max(1)) {
                let part = element.get(start..).and_then(|rest| rest.get(..size));
                bytes.extend_from_slice(part.unwrap_or_default());
            }
        }
        columns.push(part_items(part, field, times(len, count)?, bytes.into())?);
        start = start.saturating_add(size);
    }
    let array = StructArray::try_new_with_length(fields.clone(), columns, None, count);
    Ok(Arc::new(array.map_err(Error::other)?))
}

/// The field of records: its items in lists, one within the other for each axis of its own.
fn part_items(
    part: &RecordField,
    field: &FieldRef,
    count: usize,
    data: Buffer,
) -> Result<ArrayRef, Error> {
    let mut lists = Vec::new();
    let mut data_type = field.data_type();
    while let DataType::FixedSizeList(item, size) = data_type {
        lists.push((Arc::clone(item), *size));
        data_type = item.data_type();
    }
    let mut array = items(part.dtype(), data_type, count, data)?;
    for (item, size) in lists.into_iter().rev() {
        // A field of a record has no axis of length 0.
        let list = FixedSizeListArray::try_new(item, size, array, None);
        array = Arc::new(list.map_err(Error::other)?);
    }
    Ok(array)
}

/// The product.
///
/// # Errors
/// When it is more than can be counted.
pub(super) fn times(a: usize, b: usize) -> Result<usize, Error> {
    let product = a.checked_mul(b).filter(|product| isize::try_from(*product).is_ok());
    product.ok_or_else(|| Error::new(format!("{a} times {b} elements are more than can be")))
}
