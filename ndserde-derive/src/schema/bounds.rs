//! What the schema asks of type parameters: what serializing asks, by schemars' trait.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Token, Type, WherePredicate, punctuated::Punctuated};

use super::field::Schema;
use crate::{
    bounds::{Asked, Predicates, needs_default},
    input::Input,
    private::private,
    tokens::{params, uses_any},
};

/// The predicates of the `impl` and of the copy: the user's, or those that the fields need.
pub(super) fn predicates(input: &Input, schemas: &[Schema]) -> Vec<TokenStream> {
    if let Some(text) = input.schemars.text("bound") {
        let own = text.parse_with(Punctuated::<WherePredicate, Token![,]>::parse_terminated);
        return own.into_iter().flatten().map(|predicate| quote!(#predicate)).collect();
    }
    let (krate, private) = (&input.krate, private(&input.krate));
    let names = params(&input.generics);
    let own = quote!(#private::schemars::JsonSchema);
    let asked = Asked { of_types: own.clone(), of_params: own };
    let default = quote!(::core::default::Default);
    let container_default = input.serde.has("default");

    let mut predicates = Predicates::new(input);
    if input.serde.is_bare("default") && !names.is_empty() {
        predicates.add(&input.this, &default);
    }
    for ((field, _), schema) in input.fields().into_iter().zip(schemas) {
        match schema {
            Schema::By(route) if uses_any(&field.ty, &names) => {
                predicates.add(&field.ty, &quote!(#krate::schema::SchemaBy<#route>));
            }
            Schema::By(_) => {}
            Schema::Own => predicates.of_parts(&field.ty, &asked),
            Schema::Said => {
                let with = field.schemars.text("with").and_then(|text| text.parse::<Type>().ok());
                if let Some(ty) = with {
                    predicates.of_parts(&ty, &asked);
                }
            }
        }
        if needs_default(field, container_default) && field.serde.has("default") {
            match schema {
                Schema::By(_) if uses_any(&field.ty, &names) => {
                    predicates.add(&field.ty, &default);
                }
                Schema::By(_) | Schema::Said => {}
                Schema::Own => predicates.of_params(&field.ty, &default),
            }
        }
    }
    predicates.list
}
