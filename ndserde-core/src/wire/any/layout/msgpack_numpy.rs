//! The wire `msgpack_numpy`.

use crate::{
    error::Error,
    untyped::{FieldType, UncheckedArray},
    wire::{
        any::{fields::Fields, key::Key},
        msgpack_numpy::{Kind, check_kind},
    },
};

pub(super) fn read<'de>(
    fields: &mut Fields<'de>,
    field: &FieldType,
) -> Result<UncheckedArray<'de>, Error> {
    let descr = fields.descr(Key::Type, field)?;
    let kind = fields.parsed(Key::Kind)?.unwrap_or(Kind::Plain);
    check_kind(kind, Some(descr.dtype()))?;
    let shape = fields.shape(Key::Shape)?.unwrap_or_default();
    let data = fields.data(Key::Data, &descr, field)?;
    Ok(UncheckedArray::new(descr, shape, data))
}
