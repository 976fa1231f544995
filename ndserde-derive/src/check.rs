//! Reports what cannot work, each error at its place.

use syn::{LitStr, Type};

use crate::{
    errors::Errors,
    input::{Body, Field, Input, Route, Variant},
    route::array_keys,
    side::Side,
    ty::{Shape, last_is, shape, ungroup},
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
    if let Some(tail) = unsized_tail(input) {
        errors.at(tail, "what has no size cannot be read: write `Box<..>` around it");
    }
    // Serde's own derive has parameters of these names.
    for param in input.generics.type_params() {
        if ["__S", "__D"].iter().any(|name| param.ident == name) {
            errors.at(
                &param.ident,
                format_args!(
                    "serde's own parameter is called `{}`: give this another name",
                    param.ident
                ),
            );
        }
    }
    for param in input.generics.lifetimes() {
        if input.side == Side::Deserialize && param.lifetime.ident == "de" {
            errors
                .at(&param.lifetime, "serde's own lifetime is called 'de: give this another name");
        }
    }
}

/// The field without a size that a struct to be read ends in.
pub(crate) fn unsized_tail(input: &Input) -> Option<&Type> {
    let Body::Struct(fields) = &input.body else { return None };
    let last = fields.list.last().filter(|_| input.side == Side::Deserialize)?;
    match ungroup(&last.ty) {
        Type::Path(path) if !path.path.is_ident("str") => None,
        Type::Path(_) | Type::Slice(_) | Type::TraitObject(_) => Some(&last.ty),
        _ => None,
    }
}

fn check_field(field: &Field, variant: Option<&Variant>, errors: &mut Errors) {
    if let Some(getter) = field.serde.key("getter") {
        errors.at(getter, "`getter` is for remote types, which ndserde's derives do not know");
    }
    if let (Route::Wire { .. }, Some(ty)) = (&field.route, array_keys(&field.ty)) {
        errors.at(
            ty,
            "an array cannot be the key of a map: write a list of pairs, `Vec<(Array1<i32>, _)>`",
        );
    }
    if let Some(columns) = field.nd.columns.as_ref().filter(|_| !is_vec(&field.ty)) {
        errors.at(
            columns,
            "`columns` is for a field `Vec<Row>`, in which `Row` is a struct that derives \
             `NdColumns`; inside of other types write `ndserde::Columns<Vec<Row>>`, without `nd`",
        );
    }
    check_elements(field, errors);
    if let Some(with) = field.serde.text("with") {
        check_with(with, errors);
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

/// Refuses arrays where elements are asked for.
pub(crate) fn check_elements(field: &Field, errors: &mut Errors) {
    if let Some(elements) = field.nd.elements.as_ref().filter(|_| field.named_array) {
        errors.at(
            elements,
            "`elements` is for vectors, slices and fixed arrays of elements; an ndarray array goes \
             through a wire without it: remove `elements`, or write `ndserde::Nd<..>` around the \
             one that stands beside the other",
        );
    }
}

fn is_vec(ty: &Type) -> bool {
    last_is(ty, &["Vec"]) && matches!(shape(ty), Shape::Of(_))
}

/// A wire's type in the place of a module is a natural slip, which the compiler answers with advice
/// to import a private trait.
fn check_with(with: &LitStr, errors: &mut Errors) {
    let path = with.value().replace(' ', "");
    let (module, name) = path.rsplit_once("::").unwrap_or_default();
    let is_type = name.starts_with(char::is_uppercase);
    if is_type && (module == "wire" || module.ends_with("ndserde::wire")) {
        errors.at(
            with,
            format_args!(
                "`with` takes a module, and this is a wire: write `#[nd(wire = {path})]`, or \
                 `#[serde(with = \"ndserde::As::<{path}>\")]`"
            ),
        );
    }
}
