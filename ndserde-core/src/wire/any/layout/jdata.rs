//! jdata and `JSONLab`: `{"_ArrayType_": "double", "_ArraySize_": [2, 3], "_ArrayData_": [..]}`.

use alloc::{string::ToString, vec, vec::Vec};

use crate::{
    buffer::Buffer,
    byteorder::ByteOrder,
    content::Content,
    dtype::{DType, Descr},
    error::Error,
    number::Form,
    order::Order,
    untyped::{FieldType, Payload, Source, UncheckedArray},
    wire::any::{
        data,
        fields::Fields,
        key::LayoutKey,
        word::{self, ColumnOrder},
        zip::ZipType,
    },
};

pub(super) fn read<'de>(
    fields: &mut Fields<'de>,
    field: &FieldType,
) -> Result<UncheckedArray<'de>, Error> {
    let mut descr = fields.descr(LayoutKey::ArrayType, field)?;
    let parts = is_complex(fields)?;
    if parts {
        descr = complex(descr)?;
    }
    let order = order(fields)?;
    let shape = fields.shape(LayoutKey::ArraySize)?;
    let form = if parts { Form::Parts } else { Form::Plain };
    let dtype = data::dtype(&descr, field);
    if shape.as_ref().is_some_and(|shape| shape.contains(&0)) {
        fields.change(LayoutKey::ArrayData, nothing);
    }
    let mut data = match dtype {
        DType::Str(_) => fields.list(LayoutKey::ArrayData, dtype, form)?,
        // To JSONLab they are numbers.
        DType::Bool => {
            let value = alone(fields.take(LayoutKey::ArrayData));
            if value.as_word().is_some() {
                return Err(fields.wrong("its data is no list"));
            }
            Payload::of_numbers(value.into_numbers(dtype)?.with_bools(), dtype, form)?
        }
        // It has no bools: to it they are bytes.
        _ => {
            let value = fields.take(LayoutKey::ArrayData);
            if value.as_word().is_some() {
                return Err(fields.wrong("its data is no list"));
            }
            let numbers = alone(value).into_numbers(dtype)?;
            let numbers = numbers.without_bools().with_nan_for_null(dtype);
            let numbers = if parts { numbers.in_two_rows() } else { numbers };
            Payload::of_numbers(numbers, dtype, form)?
        }
    };
    if order == Order::F {
        data = in_memory(data);
    }
    Ok(data::little(descr, shape, data).with_order(order))
}

/// The same with the data compressed.
pub(super) fn zipped<'de>(
    fields: &mut Fields<'de>,
    field: &FieldType,
) -> Result<UncheckedArray<'de>, Error> {
    let zip = fields.parsed::<ZipType>(LayoutKey::ArrayZipType)?.and_then(|zip| zip.0);
    let descr = fields.descr(LayoutKey::ArrayType, field)?;
    if is_complex(fields)? {
        return Err(fields.wrong("complex numbers that are compressed, which are not read"));
    }
    let order = order(fields)?;
    let shape = fields.shape(LayoutKey::ArraySize)?;
    let mut data = fields.data(LayoutKey::ArrayZipData, &descr, field)?;
    if let Some(zip) = zip {
        let len = shape.as_ref().map_or(Ok(0), |shape| shape.byte_len(descr.dtype()))?;
        let inflated = zip.inflated(&data, len);
        data = inflated.map_err(|why| fields.wrong(&why.to_string()))?;
    }
    Ok(data::little(descr, shape, data).with_order(order))
}

/// The list of no elements that null is in `JSONLab`'s MessagePack.
fn nothing(value: Content<'_>) -> Content<'_> {
    match value {
        Content::Null => Content::List(Vec::new()),
        value => value,
    }
}

/// The list of one that a bare number is in `JSONLab`.
fn alone(value: Content<'_>) -> Content<'_> {
    match value {
        number @ (Content::Number(..) | Content::Wide(_)) => Content::List(vec![number]),
        value => value,
    }
}

fn order(fields: &Fields<'_>) -> Result<Order, Error> {
    Ok(fields.parsed::<ColumnOrder>(LayoutKey::ArrayOrder)?.map_or(Order::C, |columns| columns.0))
}

fn is_complex(fields: &Fields<'_>) -> Result<bool, Error> {
    let key = LayoutKey::ArrayIsComplex;
    fields.get(key).map_or(Ok(false), |value| word::bool(key, value))
}

/// Numbers of a flat list as the bytes that stand in memory, whose order need not be that of C.
fn in_memory(data: Payload<'_>) -> Payload<'_> {
    match data.0 {
        Source::List(list) if list.shape.len() == 1 && ByteOrder::NATIVE == ByteOrder::Little => {
            Payload(Source::Bytes(Buffer::Owned(list.numbers)))
        }
        other => Payload(other),
    }
}

/// The dtype of complex numbers whose parts have this one.
fn complex(descr: Descr) -> Result<Descr, Error> {
    match descr.dtype() {
        DType::Float32 => Ok(DType::Complex64.into()),
        DType::Float64 => Ok(DType::Complex128.into()),
        // Some writers name the dtype of the whole.
        DType::Complex64 | DType::Complex128 => Ok(descr),
        other => Err(Error::custom(format_args!("jdata: complex numbers of {other}"))),
    }
}
