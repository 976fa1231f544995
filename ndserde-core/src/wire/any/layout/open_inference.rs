//! The Open Inference Protocol: `{"datatype": "FP32", "shape": [2], "data": [1, 2]}`.

use crate::{
    error::Error,
    untyped::{FieldType, UncheckedArray},
    wire::any::{data, fields::Fields, key::LayoutKey},
};

pub(super) fn read<'de>(
    fields: &mut Fields<'de>,
    field: &FieldType,
) -> Result<UncheckedArray<'de>, Error> {
    let descr = fields.descr(LayoutKey::DataType, field)?;
    let shape = fields.shape(LayoutKey::Shape)?;
    let data = fields.data(LayoutKey::Data, &descr, field)?;
    Ok(data::little(descr, shape, data))
}
