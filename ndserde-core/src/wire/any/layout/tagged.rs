//! The wires `tagged` and `readable`, and `json_numpy`: everything is stated.

use alloc::{format, string::ToString};

use crate::{
    byteorder::ByteOrder,
    content::Content,
    dtype::DType,
    error::Error,
    order::Order,
    untyped::{FieldType, Payload, UncheckedArray},
    wire::{
        any::{fields::Fields, key::LayoutKey, word},
        codec::{Codec, MOST_RATIO},
    },
};

pub(super) fn read<'de>(
    fields: &mut Fields<'de>,
    field: &FieldType,
) -> Result<UncheckedArray<'de>, Error> {
    let descr = fields.descr(LayoutKey::DType, field)?;
    let shape = fields.shape(LayoutKey::Shape)?.unwrap_or_default();
    let (order, of_bytes) = fields.orders()?;
    let byteorder = fields.byteorder(LayoutKey::ByteOrder)?.or(of_bytes);
    // Whoever puts such a map together by hand names the dtype and nothing else. The fields of records
    // have marks of their own.
    let is_name = !matches!(descr.dtype(), DType::Record(_)) && descr.byteorder().is_none();
    let byteorder = byteorder.or(is_name.then_some(ByteOrder::Little));
    let data = match fields.get(LayoutKey::Data) {
        // What Go writes of a nil slice, and others of nothing.
        Some(Content::Null) if shape.contains(&0) => Payload::default(),
        Some(Content::Null) if !shape.is_empty() => {
            return Err(
                fields.wrong(&format!("its data is null, and the shape {shape} has elements"))
            );
        }
        _ => fields.data(LayoutKey::Data, &descr, field)?,
    };
    Ok(UncheckedArray { descr, shape, byteorder, order: order.unwrap_or(Order::C), data })
}

/// What the wire `Gzip` and the like write.
pub(super) fn zipped<'de>(
    fields: &mut Fields<'de>,
    field: &FieldType,
) -> Result<UncheckedArray<'de>, Error> {
    let codec = fields.parsed::<Codec>(LayoutKey::Compression)?;
    let codec = codec.ok_or_else(|| fields.wrong("no compression is stated"))?;
    let step = match fields.get(LayoutKey::Shuffle).map(word::number) {
        None => 1,
        Some(Some(step)) => step.as_len()?,
        Some(None) => return Err(fields.wrong("`shuffle` is no number")),
    };
    let mut array = read(fields, field)?;
    array.data = codec
        .unpack_data(&array.data, &array.descr, &array.shape, step, MOST_RATIO)
        .map_err(|why| fields.wrong(&why.to_string()))?;
    Ok(array)
}

pub(super) fn json_numpy<'de>(
    fields: &mut Fields<'de>,
    field: &FieldType,
) -> Result<UncheckedArray<'de>, Error> {
    let descr = fields.descr(LayoutKey::DType, field)?;
    let shape = fields.shape(LayoutKey::Shape)?.unwrap_or_default();
    let data = fields.data(LayoutKey::DunderNumpy, &descr, field)?;
    Ok(UncheckedArray::new(descr, shape, data))
}
