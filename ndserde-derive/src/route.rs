//! Which fields go through a wire, and which parts of them.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::{DeriveInput, Ident, Type, TypePath};

use crate::{
    attr::Rule,
    errors::Errors,
    input::{Field, Input, Route, Variant},
    private::private,
    side::Side,
    tokens::{params, uses_any},
    ty::{Shape, is_value, last_is, lifetimes, mentions_array, ok_of_alias, parts, shape},
};

/// Reads an item, and decides for its fields.
pub(crate) fn read(item: DeriveInput, side: Side, errors: &mut Errors) -> Input {
    let mut input = Input::read(item, side, errors);
    let fields = input.fields().into_iter();
    let routes: Vec<_> = fields.map(|(field, variant)| route(&input, field, variant)).collect();
    for (field, route) in input.body.fields_mut().into_iter().zip(routes) {
        field.route = route;
    }
    input
}

/// Decides for one field.
fn route(input: &Input, field: &Field, variant: Option<&Variant>) -> Route {
    let says = |names: &[&str]| {
        field.serde.has_any(names) || variant.is_some_and(|variant| variant.serde.has_any(names))
    };
    if field.nd.plain.is_some()
        || says(&input.side.skip_keys())
        || says(&input.side.with_keys())
        || input.serde.has_any(input.side.conversion_keys())
    {
        Route::Unchecked
    } else {
        by_type(input, field)
    }
}

/// Decides for one field that nothing but its type and `nd` speak of.
pub(crate) fn by_type(input: &Input, field: &Field) -> Route {
    if field.nd.columns.is_some() {
        Route::Columns
    } else if field.nd.elements.is_some() {
        Route::Elements(wire(input, field))
    } else if (holds_something(&field.ty)) && !field.nd.is_bare() {
        let (wire, krate) = (wire(input, field), &input.krate);
        let mut plain = Vec::new();
        find_plain(input, &field.ty, &mut plain);
        let mixed = !plain.is_empty() || parts(&field.ty).into_iter().any(hides_error);
        let route = if mixed { mirror(&field.ty, &wire, &plain, krate) } else { wire };
        Route::Wire { route, plain: plain.into_iter().cloned().collect() }
    } else if field.named_array || field.nd.marked.is_some() {
        Route::Wire { route: wire(input, field), plain: Vec::new() }
    } else {
        Route::Serde
    }
}

/// Collects the parts that are no arrays, and that ndserde's own containers do not know: values of
/// other types, beside arrays in a tuple or `Result`.
fn find_plain<'a>(input: &Input, ty: &'a Type, found: &mut Vec<&'a Type>) {
    if !holds_something(ty) {
        // The user chooses the type of a bare parameter.
        let known = parts(ty).into_iter().all(|part| match shape(part) {
            Shape::Leaf(Type::Path(path)) => {
                // Only serde can read borrowed text.
                is_value(part) && !path.path.is_ident("str")
                    || params(&input.generics).iter().any(|p| path.path.is_ident(*p))
            }
            Shape::Leaf(_) => is_value(part),
            _ => true,
        });
        if !known {
            found.push(ty);
        }
        return;
    }
    match shape(ty) {
        Shape::Each(each) => each.into_iter().for_each(|part| find_plain(input, part, found)),
        Shape::Of(inner) | Shape::Map { value: inner, .. } => find_plain(input, inner, found),
        Shape::Leaf(leaf) => {
            if let Some(ok) = ok_of_alias(leaf) {
                find_plain(input, ok, found);
            }
        }
    }
}

/// Whether the type is an alias of `Result` with an array in it: its error, which has no name here,
/// is serde's.
fn hides_error(ty: &Type) -> bool {
    ok_of_alias(ty).is_some_and(holds_something)
}

/// Whether there is something for a wire in the type, by its written form.
fn holds_something(ty: &Type) -> bool {
    mentions_array(ty) || holds_dimension(ty)
}

/// The route of what is left to serde.
fn plain_part(krate: &TokenStream) -> TokenStream {
    let private = private(krate);
    quote!(#private::Plain)
}

/// The type's mirror.
fn mirror(ty: &Type, wire: &TokenStream, plain: &[&Type], krate: &TokenStream) -> TokenStream {
    if plain.iter().any(|part| std::ptr::eq(*part, ty)) {
        return plain_part(krate);
    }
    match shape(ty) {
        Shape::Each(each) if holds_something(ty) => {
            let each = each.into_iter().map(|part| mirror(part, wire, plain, krate));
            quote!((#(#each,)*))
        }
        Shape::Of(inner) | Shape::Map { value: inner, .. } if holds_something(ty) => {
            mirror(inner, wire, plain, krate)
        }
        Shape::Leaf(leaf) if hides_error(leaf) => {
            let ok = ok_of_alias(leaf).map(|ok| mirror(ok, wire, plain, krate));
            let plain = plain_part(krate);
            quote!((#ok, #plain))
        }
        _ => wire.clone(),
    }
}

/// The map in the type whose keys are arrays, if there is one.
pub(crate) fn array_keys(ty: &Type) -> Option<&Type> {
    parts(ty).into_iter().find(|part| match shape(part) {
        Shape::Map { key, .. } => mentions_array(key),
        _ => false,
    })
}

/// Whether the type is one of ndarray's dimensions, which are written as their lengths, or a
/// container of such.
fn holds_dimension(ty: &Type) -> bool {
    match shape(ty) {
        Shape::Each(each) => each.into_iter().any(holds_dimension),
        Shape::Of(inner) | Shape::Map { value: inner, .. } => holds_dimension(inner),
        Shape::Leaf(ty) => is_dimension(ty),
    }
}

fn is_dimension(ty: &Type) -> bool {
    last_is(ty, &["Ix0", "Ix1", "Ix2", "Ix3", "Ix4", "Ix5", "Ix6", "IxDyn"])
}

/// The field's wire, and the cast around it.
pub(crate) fn wire(input: &Input, field: &Field) -> TokenStream {
    let (wire, krate) = (bare_wire(input, field), &input.krate);
    match field.nd.cast.or(input.nd.cast).map(Rule::marker) {
        Some(rule) => quote!(#krate::wire::Cast<#wire, #krate::wire::cast::#rule>),
        None => wire,
    }
}

fn bare_wire(input: &Input, field: &Field) -> TokenStream {
    let Some(chosen) = field.nd.wire.as_ref().or(input.nd.wire.as_ref()) else {
        let krate = &input.krate;
        return quote!(#krate::wire::Tagged);
    };
    match input.wires().iter().position(|wire| std::ptr::eq(*wire, chosen)) {
        Some(i) if can_be_aliased(input, chosen) => alias(i).into_token_stream(),
        _ => chosen.to_token_stream(),
    }
}

/// Aliases for the user's wires, so that errors in a path point at the path, and not at the string that
/// uses it.
pub(crate) fn wire_aliases(input: &Input) -> TokenStream {
    let wires = input.wires().into_iter().enumerate();
    wires
        .filter(|(_, wire)| can_be_aliased(input, wire))
        .map(|(i, wire)| {
            let alias = alias(i);
            quote!(type #alias = #wire;)
        })
        .collect()
}

/// An alias has no parameters, so it is for wires that use none of the item's.
fn can_be_aliased(input: &Input, wire: &TypePath) -> bool {
    let names = params(&input.generics);
    !uses_any(wire, &names) && lifetimes(&Type::Path(wire.clone())).is_empty()
}

fn alias(i: usize) -> Ident {
    format_ident!("__NdWire{i}")
}
