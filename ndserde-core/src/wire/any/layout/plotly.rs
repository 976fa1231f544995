//! plotly: `{"dtype": "f8", "bdata": base64, "shape": "2, 3"}`.

use crate::{
    error::Error,
    untyped::{FieldType, UncheckedArray},
    wire::any::{data, dtype, fields::Fields, key::LayoutKey},
};

pub(super) fn read<'de>(
    fields: &mut Fields<'de>,
    field: &FieldType,
) -> Result<UncheckedArray<'de>, Error> {
    let descr = dtype::read(LayoutKey::DType, fields.take(LayoutKey::DType), field)?.descr;
    let shape = fields.shape(LayoutKey::Shape)?;
    let data = fields.data(LayoutKey::BData, &descr, field)?;
    Ok(data::little(descr, shape, data))
}
