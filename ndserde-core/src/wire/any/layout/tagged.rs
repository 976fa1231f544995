//! The wires `tagged` and `readable`, and `json_numpy`: everything is stated.

use crate::{
    error::Error,
    order::Order,
    untyped::{FieldType, UncheckedArray},
    wire::any::{fields::Fields, key::LayoutKey},
};

pub(super) fn read<'de>(
    fields: &mut Fields<'de>,
    field: &FieldType,
) -> Result<UncheckedArray<'de>, Error> {
    let descr = fields.descr(LayoutKey::DType, field)?;
    let shape = fields.shape(LayoutKey::Shape)?.unwrap_or_default();
    let (order, of_bytes) = fields.orders()?;
    let byteorder = fields.byteorder(LayoutKey::ByteOrder)?.or(of_bytes);
    let data = fields.data(LayoutKey::Data, &descr, field)?;
    Ok(UncheckedArray { descr, shape, byteorder, order: order.unwrap_or(Order::C), data })
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
