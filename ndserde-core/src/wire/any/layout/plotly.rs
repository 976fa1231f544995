//! plotly: `{"dtype": "f8", "bdata": base64, "shape": "2, 3"}`, to which plotly.js adds the array as it
//! has decoded it.

use alloc::format;

use crate::{
    content::Content,
    error::Error,
    untyped::{FieldType, UncheckedArray},
    wire::any::{data, dtype, fields::Fields, key::LayoutKey},
};

pub(super) fn read<'de>(
    fields: &mut Fields<'de>,
    field: &FieldType,
) -> Result<UncheckedArray<'de>, Error> {
    check_copy(fields)?;
    let descr = dtype::read(LayoutKey::DType, fields.take(LayoutKey::DType), field)?.descr;
    let shape = fields.shape(LayoutKey::Shape)?;
    let data = fields.data(LayoutKey::BData, &descr, field)?;
    Ok(data::little(descr, shape, data))
}

/// Refuses a decoded array of another dtype or other bytes; it is null where nothing looks at it.
fn check_copy(fields: &Fields<'_>) -> Result<(), Error> {
    let Some(Content::Map(entries)) = fields.get(LayoutKey::InputArray) else { return Ok(()) };
    for (name, value) in entries {
        let Ok(key @ (LayoutKey::BData | LayoutKey::DType)) = LayoutKey::read(name) else {
            continue;
        };
        if fields.get(key).and_then(Content::as_word) != value.as_word() {
            let name = key.name();
            return Err(fields.wrong(&format!("`{name}` is another one in `_inputArray`")));
        }
    }
    Ok(())
}
