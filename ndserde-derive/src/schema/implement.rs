//! The `impl` of schemars' trait.

use proc_macro2::TokenStream;
use quote::quote;

use super::copy;
use crate::{input::Input, private::private};

/// Implements the trait by the copy's own implementation.
pub(super) fn implement(input: &Input, bounds: &[TokenStream]) -> TokenStream {
    let (copy, private) = (copy::name(input), private(&input.krate));
    let (params, generics, _) = input.generics.split_for_impl();
    let this = &input.this;
    let own = input.generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    let clause: Vec<_> =
        own.map(|predicate| quote!(#predicate)).chain(bounds.iter().cloned()).collect();
    let clause = (!clause.is_empty()).then(|| quote!(where #(#clause,)*));
    let schemars = quote!(#private::schemars);
    let copy = quote!(<#copy #generics as #schemars::JsonSchema>);
    // Schemars would name the parameters in a bound, and some of them only stand in arrays.
    let id = if input.generics.params.is_empty() {
        quote!(#copy::schema_id())
    } else {
        quote!(::std::borrow::Cow::Borrowed(::core::any::type_name::<Self>()))
    };
    quote! {
        #[automatically_derived]
        impl #params #schemars::JsonSchema for #this #clause {
            fn inline_schema() -> bool {
                #copy::inline_schema()
            }

            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                #copy::schema_name()
            }

            fn schema_id() -> ::std::borrow::Cow<'static, str> {
                #id
            }

            fn json_schema(generator: &mut #schemars::SchemaGenerator) -> #schemars::Schema {
                #copy::json_schema(generator)
            }
        }
    }
}

/// The errors and an `impl` that is never run: code that needs the trait does not fail a second time.
pub(super) fn stub(input: &Input, errors: &TokenStream) -> TokenStream {
    let private = private(&input.krate);
    let (params, _, clause) = input.generics.split_for_impl();
    let this = &input.this;
    quote! {
        #errors
        #[automatically_derived]
        impl #params #private::schemars::JsonSchema for #this #clause {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                ::std::borrow::Cow::Borrowed("")
            }

            fn json_schema(
                _: &mut #private::schemars::SchemaGenerator,
            ) -> #private::schemars::Schema {
                #private::schemars::Schema::from(false)
            }
        }
    }
}
