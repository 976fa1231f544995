//! numpydantic: `{"type": "numpy", "dtype": "float64", "value": [1.0, 2.0]}`.

use crate::{
    error::Error,
    untyped::{FieldType, UncheckedArray},
    wire::any::{data, fields::Fields, key::Key},
};

pub(super) fn read<'de>(
    fields: &mut Fields<'de>,
    field: &FieldType,
) -> Result<UncheckedArray<'de>, Error> {
    if fields.word(Key::Type)?.as_deref() != Some("numpy") {
        return Err(fields.wrong("`type` is not \"numpy\""));
    }
    let descr = fields.descr(Key::DType, field)?;
    let shape = fields.shape(Key::Shape)?;
    let data = fields.data(Key::Value, &descr, field)?;
    Ok(data::little(descr, shape, data))
}
