//! The schema of the struct's rows as columns, beside that of the struct.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::{DeriveInput, GenericParam, Type, ext::IdentExt, parse_quote, spanned::Spanned};

use crate::{
    columns::{Column, Form, columns},
    errors::Errors,
    input::Input,
    private::private,
    route::{self, wire_aliases},
    side::Side,
};

/// The `impl`, of a struct that can be a row: others are none, and no error.
///
/// That a field has a schema is asked for by a type parameter, so that a struct of which nobody writes
/// columns may have fields without.
pub(super) fn implement(item: DeriveInput) -> Option<TokenStream> {
    let mut errors = Errors::default();
    let mut input = route::read(item, Side::Deserialize, &mut errors);
    let columns = columns(&mut input, &mut errors);
    if errors.into_items().is_some() {
        return None;
    }
    let Input { krate, this, ident, .. } = &input;
    let columns = columns.iter().filter_map(|column| Some((column, schema(&input, column)?)));
    let columns: Vec<_> = columns.collect();
    let mut generics = input.generics.clone();
    let asked: GenericParam = parse_quote!(__NdAsked);
    generics.params.push(asked);
    let (params, _, _) = generics.split_for_impl();
    let own = input.generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    let mut predicates: Vec<_> = own.map(ToTokens::to_token_stream).collect();
    let (mut calls, schemas) = (Vec::new(), quote!(#krate::schema::ColumnSchema<__NdAsked>));
    for (Column { ty, written, read, default, .. }, schema) in &columns {
        let is_optional = default.is_some();
        predicates.push(quote!(#schema: #schemas));
        calls.push(quote_spanned! {ty.span()=>
            __nd_schemas.column::<#schema, __NdAsked>([#written, #read], #is_optional);
        });
    }
    let (name, denies) = (ident.unraw().to_string(), input.serde.has("deny_unknown_fields"));
    let (wires, lints) = (wire_aliases(&input), &input.lints);
    Some(quote! {
        #lints
        const _: () = {
            #wires
            #[automatically_derived]
            impl #params #krate::schema::SchemaColumns<__NdAsked> for #this
            where
                #(#predicates,)*
            {
                const NAME: &'static ::core::primitive::str = #name;
                const DENIES_UNKNOWN: ::core::primitive::bool = #denies;

                fn columns(__nd_schemas: &mut #krate::schema::ColumnSchemas<'_>) {
                    #(#calls)*
                }
            }
        };
    })
}

/// The type whose schema a column has.
fn schema(input: &Input, column: &Column) -> Option<TokenStream> {
    let (krate, private, ty) = (&input.krate, private(&input.krate), &column.ty);
    let by_wire =
        |ty: &dyn ToTokens, wire: &TokenStream| quote!(#krate::schema::ArrayByWire<#ty, #wire>);
    Some(match column.form.as_ref()? {
        Form::Array(wire) => {
            let stack: Type = parse_quote!(#krate::schema::StackOf<#ty>);
            by_wire(&stack, wire)
        }
        Form::Elements(wire) => by_wire(&quote!([#ty]), wire),
        Form::Optional { route, .. } | Form::List(route) => {
            quote!(#krate::schema::ListBy<#ty, #route>)
        }
        Form::Plain => quote!(#private::Vec<#ty>),
    })
}
