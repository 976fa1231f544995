//! Which fields go through a wire.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::{
    input::{Field, Input, Variant},
    side::Side,
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
    let chosen = field.nd.wire.as_ref().or(input.nd.wire.as_ref());
    chosen.map_or_else(
        || {
            let nd = nd_crate(input);
            quote!(#nd::wire::Tagged)
        },
        ToTokens::to_token_stream,
    )
}

/// The path of ndserde.
pub(crate) fn nd_crate(input: &Input) -> TokenStream {
    input.nd.krate.as_ref().map_or_else(|| quote!(::ndserde), ToTokens::to_token_stream)
}
