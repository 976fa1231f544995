//! All steps, one after the other.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::{
    bounds::Bounds,
    check::{check, unsized_tail},
    errors::Errors,
    implement::implement,
    input::Input,
    private::private,
    probe::probes,
    remote,
    route::{self, wire_aliases},
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
    let input = route::read(item, side, &mut errors);
    check(&input, &mut errors);
    match errors.into_items() {
        // serde's trait for reading is for sized types only.
        Some(errors) if unsized_tail(&input).is_some() => errors,
        Some(errors) => stub(&input, &errors),
        None => derive(&input),
    }
}

fn derive(input: &Input) -> TokenStream {
    let mut texts = Texts::default();
    let bounds = Bounds::of(input);
    let remote = remote::definition(input, &bounds, &mut texts);
    let implementation = implement(input, &bounds, &body(input));
    let (imports, wires) = (texts.imports(), wire_aliases(input));
    let lints = &input.lints;
    quote! {
        #lints
        const _: () = {
            #imports
            #wires
            #remote
            #implementation
        };
    }
}

/// What the trait's function does: it calls the function that serde's derive made on the copy.
fn body(input: &Input) -> TokenStream {
    let krate = &input.krate;
    let remote = remote::name(input);
    let probes = probes(input);
    let function = format_ident!("{}", input.side.word());
    let (_, generics, _) = input.generics.split_for_impl();
    let turbofish = generics.as_turbofish();
    let arguments = match input.side {
        Side::Serialize => quote!(self, serializer),
        Side::Deserialize => quote!(deserializer),
    };
    let private = private(krate);
    quote! {
        // Where serde's derive refuses the copy there is no such function, and its error is enough.
        use #private::Refused as _;
        #probes
        #remote #turbofish::#function(#arguments)
    }
}
