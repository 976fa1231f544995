//! [`Nd`] and [`As`], which are types that serde and schemars meet by themselves.

use alloc::borrow::Cow;
use core::any::type_name;

use schemars::{JsonSchema, Schema, SchemaGenerator};

use super::{SchemaBy, SchemaWire, array::of_any};
use crate::{
    adapter::As,
    field::{HoldsArray, elements::Elements, nd::Nd},
    wire::{Tagged, Wire},
};

/// The schema of what is in it, by its wire.
#[cfg_attr(ndserde_docs, doc(cfg(feature = "schemars_1")))]
impl<T: SchemaBy<W> + HoldsArray, W> JsonSchema for Nd<T, W> {
    fn inline_schema() -> bool {
        T::As::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::As::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        T::As::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::As::json_schema(generator)
    }

    fn _schemars_private_non_optional_json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::As::_schemars_private_non_optional_json_schema(generator)
    }

    fn _schemars_private_is_option() -> bool {
        T::As::_schemars_private_is_option()
    }
}

/// By its own wire, whatever the field's is.
impl<T: SchemaBy<W>, W, Outer: Wire> SchemaBy<Outer> for Nd<T, W> {
    type As = T::As;
}

macro_rules! adapters {
    ($($adapter:ident)*) => {$(
/// An array of any dtype and rank on the wire, for fields `#[serde(with = "As::<Npy>")]`, whose type
/// this does not know: [`Of`](super::Of) says it.
#[cfg_attr(ndserde_docs, doc(cfg(feature = "schemars_1")))]
impl<W: SchemaWire> JsonSchema for $adapter<W> {
    fn schema_name() -> Cow<'static, str> {
        if W::NAME == Tagged::NAME {
            "Array".into()
        } else {
            format!("Array_by_{}", W::NAME).into()
        }
    }

    fn schema_id() -> Cow<'static, str> {
        type_name::<Self>().into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        of_any::<W>(generator)
    }
}
    )*};
}

adapters! { As Elements }
