//! qcelemental: `{"_nd_": true, "dtype": "<f8", "data": hexadecimal}`.

use crate::{
    error::Error,
    untyped::{FieldType, UncheckedArray},
    wire::any::{fields::Fields, hex, key::LayoutKey},
};

pub(super) fn read<'de>(
    fields: &mut Fields<'de>,
    field: &FieldType,
) -> Result<UncheckedArray<'de>, Error> {
    let descr = fields.descr(LayoutKey::DType, field)?;
    let shape = fields.shape(LayoutKey::Shape)?;
    let data = hex::decoded(fields.data(LayoutKey::Data, &descr, field)?, descr.dtype().width())?;
    let shape = shape.unwrap_or_else(|| data.own_shape(descr.dtype()));
    Ok(UncheckedArray::new(descr, shape, data))
}
