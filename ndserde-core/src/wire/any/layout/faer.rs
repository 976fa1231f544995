//! faer's matrices up to 0.23: `{"nrows": 1, "ncols": 2, "data": [1.0, 2.0]}`, by rows, whose dtype is the
//! field's.

use crate::{
    error::Error,
    number::Form,
    shape::Shape,
    untyped::{FieldType, UncheckedArray},
    wire::any::{data, fields::Fields, key::LayoutKey},
};

pub(super) fn read<'de>(
    fields: &mut Fields<'de>,
    field: &FieldType,
) -> Result<UncheckedArray<'de>, Error> {
    let dtype = field.require_dtype()?;
    let (rows, columns) = (fields.shape(LayoutKey::NRows)?, fields.shape(LayoutKey::NCols)?);
    let (Some([rows]), Some([columns])) = (rows.as_deref(), columns.as_deref()) else {
        return Err(fields.wrong("its `nrows` and `ncols` are no two numbers"));
    };
    let mut shape = Shape::flat(*rows);
    shape.push(*columns)?;
    let data = fields.list(LayoutKey::Data, dtype, Form::Plain)?;
    Ok(data::little(dtype.into(), Some(shape), data))
}
