//! The `impl` that reads.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::{GenericParam, Ident, LifetimeParam, ext::IdentExt, spanned::Spanned};

use super::{
    bounds::{clause, de},
    column::{Column, Fallback, Form},
    write::arrays,
};
use crate::{input::Input, private::private, side::Side};

/// Reads all columns, and makes rows of them.
pub(super) fn read(input: &Input, columns: &[Column]) -> TokenStream {
    let (krate, private) = (&input.krate, private(&input.krate));
    let read: Vec<_> = columns.iter().filter(|column| column.form.is_some()).collect();
    let local = |column: &Column| format_ident!("__nd_column_{}", column.ident.unraw());
    let locals = read.iter().map(|column| begin(column, &local(column), &private));
    let arms = read.iter().enumerate().map(|(at, column)| {
        let (local, span) = (local(column), column.ty.span());
        match &column.form {
            Some(Form::Array(wire) | Form::Optional { wire, .. }) => {
                quote_spanned!(span=> #at => #local.read::<#wire, __NdSource>(__nd_source)?,)
            }
            Some(Form::Elements(wire)) => quote_spanned! {span=>
                #at => #local.read_elements::<#wire, __NdSource>(__nd_source)?,
            },
            Some(Form::List(_)) => quote_spanned!(span=> #at => #local.read(__nd_source)?,),
            _ => quote_spanned!(span=> #at => #local.read_plain(__nd_source)?,),
        }
    });
    let compared = read.iter().map(|column| {
        let (local, required) = (local(column), column.default.is_none());
        quote!(__nd_count.compare(&#local.length(), #required)?;)
    });
    let fields = columns.iter().map(|column| field(column, &local(column)));
    let arrays = arrays(input, columns);
    let body = quote! {
        #(#locals)*
        while let ::core::option::Option::Some(__nd_at) =
            #krate::field::ColumnSource::column(__nd_source)?
        {
            match __nd_at {
                #(#arms)*
                _ => {}
            }
        }
        let __nd_input = #krate::field::ColumnSource::input(__nd_source);
        let mut __nd_rows = || {
            let mut __nd_count = <#private::columns::RowCount as ::core::default::Default>::default();
            #(#compared)*
            __nd_count.rows(#arrays, __nd_input, || {
                ::core::result::Result::<Self, #krate::Error>::Ok(Self { #(#fields,)* })
            })
        };
        __nd_rows().map_err(<__NdSource as #krate::field::ColumnSource<'__nd_de>>::error)
    };
    let names = read.iter().map(|column| &column.read);
    let aliases = read
        .iter()
        .enumerate()
        .flat_map(|(at, column)| column.aliases.iter().map(move |alias| quote!((#alias, #at))));
    let names = quote!(&[#(#names),*]);
    let aliases = quote!(&[#(#aliases),*]);
    let clause = clause(input, columns, Side::Deserialize);
    implement(input, &names, &aliases, &body, &clause)
}

fn begin(column: &Column, local: &Ident, private: &TokenStream) -> TokenStream {
    let Column { ty, read, .. } = column;
    let span = ty.span();
    match &column.form {
        Some(Form::Optional { route, inner, .. }) => quote_spanned! {span=>
            let mut #local = #private::columns::ReadOptional::<#inner, #route>::new(#read);
        },
        Some(Form::List(route)) => quote_spanned! {span=>
            let mut #local = #private::columns::ReadList::<#ty, #route>::new(#read);
        },
        Some(Form::Elements(_) | Form::Plain) | None => quote_spanned! {span=>
            let mut #local = #private::columns::ReadList::<#ty, #private::Plain>::new(#read);
        },
        Some(Form::Array(_)) => quote_spanned! {span=>
            let mut #local = #private::columns::ReadArray::<#ty>::new(#read);
        },
    }
}

fn field(column: &Column, local: &Ident) -> TokenStream {
    let Column { ident, ty, lints, default, form, .. } = column;
    let default = default.as_ref().map(|default| match default {
        Fallback::Default => quote!(<#ty as ::core::default::Default>::default),
        Fallback::Path(path) => path.clone(),
    });
    match (form, default) {
        (Some(_), None) => quote!(#lints #ident: #local.row()?),
        (Some(_), Some(default)) => quote!(#lints #ident: #local.row_or(#default)?),
        (None, Some(default)) => quote!(#lints #ident: #default()),
        (None, None) => quote!(#lints #ident: <#ty as ::core::default::Default>::default()),
    }
}

/// An `impl` that is never run.
pub(super) fn stub(input: &Input) -> TokenStream {
    let own = &input.generics.where_clause;
    implement(input, &quote!(&[]), &quote!(&[]), &quote!(loop {}), &quote!(#own))
}

fn implement(
    input: &Input,
    names: &TokenStream,
    aliases: &TokenStream,
    body: &TokenStream,
    clause: &TokenStream,
) -> TokenStream {
    let Input { krate, this, ident, serde, .. } = input;
    let private = private(krate);
    let mut generics = input.generics.clone();
    let mut param = LifetimeParam::new(syn::Lifetime::new("'__nd_de", ident.span()));
    param.bounds.extend(input.generics.lifetimes().map(|own| own.lifetime.clone()));
    generics.params.insert(0, GenericParam::Lifetime(param));
    let (params, _, _) = generics.split_for_impl();
    let (name, de) = (ident.unraw().to_string(), de());
    let denies = serde.has("deny_unknown_fields");
    quote! {
        #[automatically_derived]
        impl #params #krate::field::DeserializeColumns<#de> for #this #clause {
            const NAME: &'static ::core::primitive::str = #name;
            const COLUMNS: &'static [&'static ::core::primitive::str] = #names;
            const ALIASES: &'static [(&'static ::core::primitive::str, ::core::primitive::usize)] = #aliases;
            const DENIES_UNKNOWN: ::core::primitive::bool = #denies;

            fn deserialize_columns<__NdSource: #krate::field::ColumnSource<#de>>(
                __nd_source: &mut __NdSource,
            ) -> ::core::result::Result<#private::columns::Vec<Self>, __NdSource::Error> {
                #body
            }
        }
    }
}
