//! The `impl`s, and what they ask of type parameters.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::Ident;

use super::input::Input;
use crate::tokens::uses_any;

/// What an `impl` asks for.
pub(super) struct Bounds<'a> {
    input: &'a Input,
    list: Vec<TokenStream>,
}

impl<'a> Bounds<'a> {
    pub(super) fn new(input: &'a Input) -> Self {
        Self { input, list: Vec::new() }
    }

    /// Asks a bound of a type, if that depends on a type parameter: of others the compiler knows.
    pub(super) fn ask(&mut self, ty: &impl ToTokens, bound: &TokenStream) {
        let params: Vec<&Ident> =
            self.input.generics.type_params().map(|param| &param.ident).collect();
        if uses_any(ty, &params) {
            self.list.push(quote!(#ty: #bound));
        }
    }

    /// Asks for what each element is, which a type parameter may be in the way of.
    pub(super) fn ask_element(&mut self) {
        if self.input.generics.type_params().next().is_some() {
            self.list.push(quote! {
                Self: ::core::clone::Clone + ::core::marker::Send + ::core::marker::Sync + 'static
            });
        }
    }
}

/// Implements a trait of ndserde's for the type.
pub(super) fn implement(
    input: &Input,
    name: &str,
    bounds: &Bounds<'_>,
    body: &TokenStream,
) -> TokenStream {
    let Input { element, this, .. } = input;
    let name = format_ident!("{name}");
    let (params, _, _) = input.generics.split_for_impl();
    let own = input.generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    let own = own.map(ToTokens::to_token_stream);
    let clause: Vec<_> = own.chain(bounds.list.iter().cloned()).collect();
    let clause = (!clause.is_empty()).then(|| quote!(where #(#clause,)*));
    quote! {
        #[automatically_derived]
        impl #params #element::#name for #this #clause {
            #body
        }
    }
}

/// Makes an element of what is a part of records, by functions of the core that are called
/// `<kind>_to_buffer` and the like.
pub(super) fn derived(
    input: &Input,
    bounds: &Bounds<'_>,
    kind: &str,
    more: &TokenStream,
) -> TokenStream {
    let Input { element, .. } = input;
    let (to_buffer, from_data) =
        (format_ident!("{kind}_to_buffer"), format_ident!("{kind}_from_data"));
    let body = quote! {
        const DTYPE: #element::DType = <Self as #element::RecordPart>::DTYPE;

        fn to_buffer(elements: #element::Cow<'_, [Self]>) -> #element::Buffer<'_> {
            #element::#to_buffer(elements)
        }

        fn from_data(data: #element::Buffer<'_>, swap: ::core::primitive::bool) -> ::core::result::Result<#element::Vec<Self>, #element::Error> {
            #element::#from_data(data, swap)
        }

        #more
    };
    implement(input, "Derived", bounds, &body)
}

/// Borrowing on reading, for elements whose memory is what is written.
pub(super) fn borrow(input: &Input, kind: &str) -> TokenStream {
    let Input { element, .. } = input;
    let borrow = format_ident!("{kind}_borrow");
    quote! {
        fn borrow(bytes: &[::core::primitive::u8]) -> ::core::result::Result<::core::option::Option<&[Self]>, #element::Error> {
            #element::#borrow(bytes)
        }
    }
}
