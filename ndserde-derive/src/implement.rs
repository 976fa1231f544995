//! The `impl` of serde's trait around a body.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{GenericParam, Lifetime, LifetimeParam};

use crate::{bounds::Bounds, input::Input, side::Side};

/// Implements serde's trait for the type.
pub(crate) fn implement(input: &Input, bounds: &Bounds, body: &TokenStream) -> TokenStream {
    let Input { side, serde_path: serde, this, .. } = input;
    let serde_trait = format_ident!("{}", side.serde_trait());
    let mut generics = input.generics.clone();
    let (lifetime, function) = match side {
        Side::Serialize => (None, writing(serde, body)),
        Side::Deserialize => {
            let de = &bounds.de;
            if de.ident != "static" {
                let mut param = LifetimeParam::new(de.clone());
                param.bounds.extend(bounds.borrowed.iter().cloned());
                generics.params.insert(0, GenericParam::Lifetime(param));
            }
            (Some(quote!(<#de>)), reading(serde, de, body))
        }
    };
    let (params, _, _) = generics.split_for_impl();
    let own = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    let own = own.map(|predicate| quote!(#predicate));
    let clause: Vec<_> =
        own.chain(bounds.explicit.iter().chain(&bounds.inferred).cloned()).collect();
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
        fn serialize<__NdSerializer>(&self, serializer: __NdSerializer) -> ::core::result::Result<__NdSerializer::Ok, __NdSerializer::Error>
        where
            __NdSerializer: #serde::Serializer,
        {
            #body
        }
    }
}

fn reading(serde: &TokenStream, de: &Lifetime, body: &TokenStream) -> TokenStream {
    quote! {
        fn deserialize<__NdDeserializer>(deserializer: __NdDeserializer) -> ::core::result::Result<Self, __NdDeserializer::Error>
        where
            __NdDeserializer: #serde::Deserializer<#de>,
        {
            #body
        }
    }
}
