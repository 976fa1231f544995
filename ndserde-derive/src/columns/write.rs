//! The `impl` that writes.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{ext::IdentExt, spanned::Spanned};

use super::{
    bounds::clause,
    column::{Column, Form},
};
use crate::{input::Input, private::private, probe::probes, side::Side};

/// Hands over one column after the other.
pub(super) fn write(input: &Input, columns: &[Column]) -> TokenStream {
    let private = private(&input.krate);
    let written = columns.iter().filter_map(|column| {
        let Column { ident, ty, lints, written, .. } = column;
        let span = ty.span();
        Some(match column.form.as_ref()? {
            Form::Array(wire) => quote_spanned! {span=>
                #lints
                #private::columns::array::<#wire, Self, #ty, __NdSink>(
                    __nd_sink, #written, __nd_rows, |__nd_row| &__nd_row.#ident,
                )?;
            },
            Form::Elements(wire) => quote_spanned! {span=>
                #lints
                #private::columns::elements::<#wire, Self, #ty, __NdSink>(
                    __nd_sink, #written, __nd_rows, |__nd_row| &__nd_row.#ident,
                )?;
            },
            Form::Plain => quote_spanned! {span=>
                #lints
                #private::columns::plain::<Self, #ty, __NdSink>(
                    __nd_sink, #written, __nd_rows, |__nd_row| &__nd_row.#ident,
                )?;
            },
            Form::Optional { wire, route, inner } => quote_spanned! {span=>
                #lints
                #private::columns::optional::<#wire, #route, Self, #inner, __NdSink>(
                    __nd_sink, #written, __nd_rows, |__nd_row| &__nd_row.#ident,
                )?;
            },
            Form::List(route) => quote_spanned! {span=>
                #lints
                #private::columns::list::<#route, Self, #ty, __NdSink>(
                    __nd_sink, #written, __nd_rows, |__nd_row| &__nd_row.#ident,
                )?;
            },
        })
    });
    let written: Vec<_> = written.collect();
    let arrays = arrays(input, columns);
    let probes = probes(input);
    let body = quote! {
        #probes
        #(#written)*
        ::core::result::Result::Ok(())
    };
    implement(input, written.len(), &arrays, &body, &clause(input, columns, Side::Serialize))
}

/// The memory of the fields that are arrays.
pub(super) fn arrays(input: &Input, columns: &[Column]) -> TokenStream {
    let private = private(&input.krate);
    let arrays = columns.iter().filter(|column| matches!(column.form, Some(Form::Array(_))));
    let arrays = arrays.map(|Column { ty, .. }| quote!(::core::mem::size_of::<#ty>()));
    quote!(#private::columns::sum(&[#(#arrays),*]))
}

/// An `impl` that is never run.
pub(super) fn stub(input: &Input) -> TokenStream {
    let own = &input.generics.where_clause;
    implement(input, 0, &quote!(0), &quote!(loop {}), &quote!(#own))
}

fn implement(
    input: &Input,
    len: usize,
    arrays: &TokenStream,
    body: &TokenStream,
    clause: &TokenStream,
) -> TokenStream {
    let Input { krate, this, ident, .. } = input;
    let (params, _, _) = input.generics.split_for_impl();
    let name = ident.unraw().to_string();
    quote! {
        #[automatically_derived]
        impl #params #krate::field::SerializeColumns for #this #clause {
            const NAME: &'static ::core::primitive::str = #name;
            const COLUMNS: ::core::primitive::usize = #len;
            const ARRAYS: ::core::primitive::usize = #arrays;

            fn serialize_columns<__NdSink: #krate::field::ColumnSink>(
                __nd_rows: &[Self],
                __nd_sink: &mut __NdSink,
            ) -> ::core::result::Result<(), __NdSink::Error> {
                #body
            }
        }
    }
}
