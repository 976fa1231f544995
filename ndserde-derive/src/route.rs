//! Which fields go through a wire.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::{Ident, Type, TypePath};

use crate::{
    input::{Field, Input, Variant},
    side::Side,
    ty::{lifetimes, params, uses_any},
};

/// How a field reaches its bytes.
pub(crate) enum Route {
    /// Through this wire.
    Wire(TokenStream),
    /// By serde, as far as can be seen; a constant holds that it hides no array.
    Serde,
    /// As the user says; this is not looked into.
    Told,
}

/// Decides for one field.
pub(crate) fn route(input: &Input, field: &Field, variant: Option<&Variant>, side: Side) -> Route {
    let told = |names: &[&str]| {
        field.serde.has_any(names) || variant.is_some_and(|variant| variant.serde.has_any(names))
    };
    if field.nd.plain.is_some()
        || told(&side.skips())
        || told(&side.withs())
        || input.serde.has_any(side.conversions())
    {
        Route::Told
    } else if field.nd.marked.is_some() || field.named_array {
        Route::Wire(wire(input, field))
    } else {
        Route::Serde
    }
}

fn wire(input: &Input, field: &Field) -> TokenStream {
    let Some(chosen) = field.nd.wire.as_ref().or(input.nd.wire.as_ref()) else {
        let nd = nd_crate(input);
        return quote!(#nd::wire::Tagged);
    };
    match input.wires().iter().position(|wire| std::ptr::eq(*wire, chosen)) {
        Some(i) if is_named(input, chosen) => alias(i).into_token_stream(),
        _ => chosen.to_token_stream(),
    }
}

/// The user's wires by names of their own, so that errors in a path stand where the path does, and
/// not at the string that uses it.
pub(crate) fn aliases(input: &Input) -> TokenStream {
    let wires = input.wires().into_iter().enumerate().filter(|(_, wire)| is_named(input, wire));
    wires
        .map(|(i, wire)| {
            let alias = alias(i);
            quote!(type #alias = #wire;)
        })
        .collect()
}

/// An alias has no parameters, so it is for wires that use none of the item's.
fn is_named(input: &Input, wire: &TypePath) -> bool {
    let names = params(&input.generics);
    !uses_any(wire, &names) && lifetimes(&Type::Path(wire.clone())).is_empty()
}

fn alias(i: usize) -> Ident {
    format_ident!("__NdWire{i}")
}

/// The path of ndserde.
pub(crate) fn nd_crate(input: &Input) -> TokenStream {
    input.nd.krate.as_ref().map_or_else(|| quote!(::ndserde), ToTokens::to_token_stream)
}
