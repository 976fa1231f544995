//! stdlib, of JavaScript: `{"type": "ndarray", "dtype": "float64", "flags": {}, "order": "row-major",
//! "shape": [2], "strides": [1], "data": [1, 2]}`, as `toJSON` makes it.

use alloc::format;

use crate::{
    dtype::DType,
    error::{Error, Quoted},
    number::Form,
    order::Order,
    shape::Shape,
    untyped::{FieldType, Payload, UncheckedArray},
    wire::any::{data, fields::Fields, key::LayoutKey, shape},
};

pub(super) fn read<'de>(
    fields: &mut Fields<'de>,
    field: &FieldType,
) -> Result<UncheckedArray<'de>, Error> {
    if fields.word(LayoutKey::Type)?.as_deref() != Some("ndarray") {
        return Err(fields.wrong("`type` is not \"ndarray\""));
    }
    let descr = match fields.word(LayoutKey::DType)?.as_deref() {
        // Clamped, when it was written.
        Some("uint8c") => DType::UInt8.into(),
        _ => fields.descr(LayoutKey::DType, field)?,
    };
    let order = match fields.word(LayoutKey::Order)?.as_deref() {
        Some("row-major") => Order::C,
        Some("column-major") => Order::F,
        order => {
            let order = Quoted(order.unwrap_or_default());
            return Err(fields.wrong(&format!("the order {order}")));
        }
    };
    let shape = fields.shape(LayoutKey::Shape)?.unwrap_or_default();
    let strides = shape::list(fields.take(LayoutKey::Strides))?;
    // The data has the elements in the order that is stated, whatever their strides were. But of an array
    // whose memory has no gaps it has the memory, if its strides were not negative: that is not told.
    let other = if order == Order::C { Order::F } else { Order::C };
    if is_dense(&strides, &shape, other) && !is_dense(&strides, &shape, order) {
        return Err(fields.wrong(
            "the order and the strides of a transposed array, whose `data` may be in either order",
        ));
    }
    let list = fields.take(LayoutKey::Data);
    let dtype = descr.dtype();
    let data = match dtype {
        // Both parts of each number, one behind the other.
        DType::Complex64 | DType::Complex128 => {
            let numbers = list.into_numbers(dtype)?.pairs().with_nan_for_null(dtype);
            Payload::of_numbers(numbers, dtype, Form::Plain)?
        }
        _ => data::list(list, dtype, Form::Plain, fields.nulls())?,
    };
    Ok(match order {
        Order::C => data::little(descr, Some(shape), data),
        Order::F => data::columns(descr, shape, data),
    })
}

/// Whether these are the strides of an array in this order that has no gaps.
fn is_dense(strides: &Shape, shape: &Shape, order: Order) -> bool {
    let dense = shape.strides(order);
    let mut axes = shape.iter().zip(strides.iter().zip(&dense));
    // Nothing steps along an axis of one.
    axes.all(|(&len, (stride, dense))| len == 1 || stride == dense)
}
