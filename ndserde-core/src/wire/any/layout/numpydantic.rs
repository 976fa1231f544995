//! numpydantic: `{"type": "numpy", "dtype": "float64", "value": [1.0, 2.0]}`.

use crate::{
    error::Error,
    untyped::{FieldType, UncheckedArray},
    wire::any::{data, fields::Fields, key::LayoutKey},
};

pub(super) fn read<'de>(
    fields: &mut Fields<'de>,
    field: &FieldType,
) -> Result<UncheckedArray<'de>, Error> {
    if fields.word(LayoutKey::Type)?.as_deref() != Some("numpy") {
        return Err(fields.wrong("`type` is not \"numpy\""));
    }
    let descr = fields.descr(LayoutKey::DType, field)?;
    let shape = fields.shape(LayoutKey::Shape)?;
    let data = fields.data(LayoutKey::Value, &descr, field)?;
    Ok(data::little(descr, shape, data))
}
