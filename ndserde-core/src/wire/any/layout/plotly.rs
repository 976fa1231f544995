//! plotly: `{"dtype": "f8", "bdata": base64, "shape": "2, 3"}`.

use crate::{
    error::Error,
    untyped::{FieldType, UncheckedArray},
    wire::any::{data, dtype, fields::Fields, key::Key},
};

pub(super) fn read<'de>(
    fields: &mut Fields<'de>,
    field: &FieldType,
) -> Result<UncheckedArray<'de>, Error> {
    let descr = dtype::read(Key::DType, fields.take(Key::DType), field)?.descr;
    let shape = fields.shape(Key::Shape)?;
    let data = fields.data(Key::BData, &descr, field)?;
    Ok(data::little(descr, shape, data))
}
