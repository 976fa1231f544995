//! monty and pymatgen: `{"@module": "numpy", "@class": "array", "dtype": "int64", "data": [1, 2]}`.

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
    let descr = fields.descr(LayoutKey::DType, field)?;
    // Complex numbers stand as all real parts and then all imaginary ones.
    let data = fields.list(LayoutKey::Data, data::dtype(&descr, field), Form::Parts)?;
    Ok(data::little(descr, None, data))
}
