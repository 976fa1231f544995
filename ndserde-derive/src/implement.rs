//! The `impl` of serde's trait around a body.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{GenericParam, Lifetime, LifetimeParam};

use crate::{bounds::Bounds, input::Input, route::nd_crate, side::Side};

/// Implements serde's trait for the type.
pub(crate) fn implement(
    input: &Input,
    side: Side,
    bounds: &Bounds,
    body: &TokenStream,
) -> TokenStream {
    let nd = nd_crate(input);
    let serde = quote!(#nd::__private::serde);
    let serde_trait = format_ident!("{}", side.serde_trait());
    let this = input.this();
    let mut generics = input.generics.clone();
    let (lifetime, function) = match side {
        Side::Serialize => (None, writing(&serde, body)),
        Side::Deserialize => {
            let de = &bounds.de;
            if de.ident != "static" {
                let mut param = LifetimeParam::new(de.clone());
                param.bounds.extend(bounds.borrowed.iter().cloned());
                generics.params.insert(0, GenericParam::Lifetime(param));
            }
            (Some(quote!(<#de>)), reading(&serde, de, body))
        }
    };
    let (params, _, _) = generics.split_for_impl();
    let own = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    let own = own.map(|predicate| quote!(#predicate));
    let clause: Vec<_> = own.chain(bounds.told.iter().chain(&bounds.inferred).cloned()).collect();
    let clause = (!clause.is_empty()).then(|| quote!(where #(#clause,)*));
    quote! {
        #[automatically_derived]
        impl #params #serde::#serde_trait #lifetime for #this #clause {
            #function
        }
    }
}

fn writing(serde: &TokenStream, body: &TokenStream) -> TokenStream {
    quote! {
        fn serialize<__S>(&self, serializer: __S) -> ::core::result::Result<__S::Ok, __S::Error>
        where
            __S: #serde::Serializer,
        {
            #body
        }
    }
}

fn reading(serde: &TokenStream, de: &Lifetime, body: &TokenStream) -> TokenStream {
    quote! {
        fn deserialize<__D>(deserializer: __D) -> ::core::result::Result<Self, __D::Error>
        where
            __D: #serde::Deserializer<#de>,
        {
            #body
        }
    }
}
