//! What cannot work, reported where it stands.

use crate::{
    errors::Errors,
    input::{Field, Input, Variant},
    side::Side,
};

/// Finds every mistake in the item that serde's derive would not find, or would explain worse.
pub(crate) fn check(input: &Input, errors: &mut Errors) {
    check_type(input, errors);
    for (field, variant) in input.fields() {
        check_field(field, variant, errors);
    }
}

fn check_type(input: &Input, errors: &mut Errors) {
    if let Some(remote) = input.serde.key("remote") {
        errors.at(
            remote,
            "ndserde's derives do not know `remote`: here derive serde's own trait, and put \
             `#[serde(with = \"ndserde::tagged\")]` on each array field",
        );
    }
    for param in input.generics.lifetimes() {
        if input.side == Side::Deserialize && param.lifetime.ident == "de" {
            errors
                .at(&param.lifetime, "serde's own lifetime is called 'de: give this another name");
        }
    }
}

fn check_field(field: &Field, variant: Option<&Variant>, errors: &mut Errors) {
    if let Some(getter) = field.serde.key("getter") {
        errors.at(getter, "`getter` is for remote types, which ndserde's derives do not know");
    }
    let Some(marked) = &field.nd.marked else { return };
    let key = |name| {
        let on_variant = variant.and_then(|variant| variant.serde.key(name));
        field.serde.key(name).or(on_variant)
    };
    // One of a pair leaves the other direction to the wire.
    let pair = |one, other| key(one).and(key(other));
    if let Some(with) = key("with").or(pair("serialize_with", "deserialize_with")) {
        errors.at(
            marked,
            format_args!("`{with}` already takes this field over: remove it, or this `nd`"),
        );
    }
    if let Some(skip) = key("skip").or(pair("skip_serializing", "skip_deserializing")) {
        errors.at(
            marked,
            format_args!("serde leaves this field out by `{skip}`: remove that, or this `nd`"),
        );
    }
}
