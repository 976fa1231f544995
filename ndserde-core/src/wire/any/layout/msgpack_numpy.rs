//! The wire `msgpack_numpy`.

use crate::{
    error::Error,
    untyped::{FieldType, UncheckedArray},
    wire::{
        any::{fields::Fields, key::LayoutKey},
        kind::{NumpyKind, check_kind},
    },
};

pub(super) fn read<'de>(
    fields: &mut Fields<'de>,
    field: &FieldType,
) -> Result<UncheckedArray<'de>, Error> {
    let descr = fields.descr(LayoutKey::Type, field)?;
    let kind = fields.parsed(LayoutKey::Kind)?.unwrap_or(NumpyKind::Plain);
    check_kind(kind, Some(descr.dtype()))?;
    let shape = fields.shape(LayoutKey::Shape)?.unwrap_or_default();
    let data = fields.data(LayoutKey::Data, &descr, field)?;
    Ok(UncheckedArray::new(descr, shape, data))
}
