//! xarray: `{"dims": ["x"], "data": [1, 2], "attrs": {}, ..}`, whose dtype is the field's.

use alloc::format;

use crate::{
    content::Content,
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
    let Some(dims) = fields.get(LayoutKey::Dims).and_then(Content::len) else {
        return Err(fields.wrong("its `dims` are no list"));
    };
    let data = fields.list(LayoutKey::Data, dtype, Form::Plain)?;
    let array = data::little(dtype.into(), None, data);
    if array.shape.len() != dims {
        let shape = &array.shape;
        let why = format!("{dims} names of axes, and lists of the shape {shape}");
        return Err(fields.wrong(&why));
    }
    Ok(array)
}
