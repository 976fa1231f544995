//! All steps, one after the other.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::{
    bounds::Bounds,
    check::check,
    copy,
    errors::Errors,
    implement::implement,
    input::Input,
    probe::Probes,
    route::{aliases, nd_crate},
    side::Side,
    stub::stub,
    text::Texts,
};

/// The item's `impl` of serde's trait, or the errors beside a stub of it.
pub(crate) fn expand(item: TokenStream, side: Side) -> TokenStream {
    let item = match syn::parse2(item) {
        Ok(item) => item,
        Err(error) => return error.into_compile_error(),
    };
    let mut errors = Errors::default();
    let input = Input::read(item, &mut errors);
    check(&input, side, &mut errors);
    match errors.into_items() {
        Some(errors) => stub(&input, side, &errors),
        None => derive(&input, side),
    }
}

fn derive(input: &Input, side: Side) -> TokenStream {
    let mut texts = Texts::default();
    let bounds = Bounds::of(input, side);
    let copy = copy::copy(input, side, &bounds, &mut texts);
    let probes = Probes::of(input, side);
    let implementation = implement(input, side, &bounds, &body(input, side, &probes));
    let (imports, wires) = (texts.imports(), aliases(input));
    let probes = known(input, &probes);
    let lints = &input.lints;
    quote! {
        #lints
        const _: () = {
            #imports
            #wires
            #copy
            #implementation
            #probes
        };
    }
}

/// What the trait's function does: it calls the function that serde's derive made on the copy.
fn body(input: &Input, side: Side, probes: &Probes) -> TokenStream {
    let nd = nd_crate(input);
    let copy = copy::name(input);
    let function = format_ident!("{}", side.word());
    let (_, generics, _) = input.generics.split_for_impl();
    let turbofish = generics.as_turbofish();
    let arguments = match side {
        Side::Serialize => quote!(self, serializer),
        Side::Deserialize => quote!(deserializer),
    };
    let generic = &probes.generic;
    let generic = (!generic.is_empty()).then(|| {
        let import = Probes::import(&nd);
        quote!(const { #import #(#generic)* })
    });
    quote! {
        // Where serde's derive refuses the copy there is no such function, and its error is enough.
        use #nd::__private::Refused as _;
        #generic
        #copy #turbofish::#function(#arguments)
    }
}

fn known(input: &Input, probes: &Probes) -> Option<TokenStream> {
    let known = &probes.known;
    let import = Probes::import(&nd_crate(input));
    (!known.is_empty()).then(|| quote!(const _: () = { #import #(#known)* };))
}
