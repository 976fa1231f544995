//! The `impl`s beside an error: they are never run, but code that needs the traits does not fail a
//! second time.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    implement::{Bounds, implement},
    input::Input,
};

/// Both traits.
pub(super) fn stub(input: &Input) -> TokenStream {
    let Input { element, .. } = input;
    let mut bounds = Bounds::new(input);
    let part = implement(
        input,
        "RecordPart",
        &bounds,
        &quote! {
            const DTYPE: #element::DType = #element::DType::Bool;

            fn put(&self, _: &mut [::core::primitive::u8]) {}

            fn take(_: &[::core::primitive::u8]) -> Self {
                loop {}
            }
        },
    );
    bounds.ask_element();
    let derived = implement(
        input,
        "Derived",
        &bounds,
        &quote! {
            const DTYPE: #element::DType = #element::DType::Bool;

            fn to_buffer(_: #element::Cow<'_, [Self]>) -> #element::Buffer<'_> {
                loop {}
            }

            fn from_data(_: #element::Buffer<'_>, _: ::core::primitive::bool) -> ::core::result::Result<#element::Vec<Self>, #element::Error> {
                loop {}
            }
        },
    );
    quote!(#part #derived)
}
