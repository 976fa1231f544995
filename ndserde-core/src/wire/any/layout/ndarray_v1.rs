//! The wire `ndarray_v1`, whose dtype is the field's.

use crate::{
    error::Error,
    number::Form,
    untyped::{FieldType, UncheckedArray},
    wire::any::{data, fields::Fields, key::LayoutKey},
};

pub(super) fn read<'de>(
    fields: &mut Fields<'de>,
    field: &FieldType,
) -> Result<UncheckedArray<'de>, Error> {
    let dtype = field.require_dtype()?;
    let shape = fields.shape(LayoutKey::Dim)?;
    let data = fields.list(LayoutKey::Data, dtype, Form::HalvesAsBits)?;
    Ok(data::little(dtype.into(), shape, data))
}
