//! Structs of named fields, as records.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::{
    implement::{Bounds, derived, implement},
    input::{Field, Input},
};

/// Makes the struct a part of records, and a record.
pub(super) fn record(input: &Input, fields: &[Field]) -> TokenStream {
    let Input { element, .. } = input;
    let mut bounds = Bounds::new(input);
    for field in fields {
        bounds.ask(&field.ty, &quote!(#element::Part));
        if field.default {
            bounds.ask(&field.ty, &quote!(::core::default::Default));
        }
    }
    let part = implement(input, "Part", &bounds, &part(input, fields));
    bounds.ask_element();
    let derived = derived(input, &bounds, "records", &TokenStream::new());
    quote!(#part #derived)
}

fn part(input: &Input, fields: &[Field]) -> TokenStream {
    let Input { element, .. } = input;
    let ignores_unknown = input.nd.ignore_unknown.is_some();
    let described = fields.iter().map(|field| describe(input, field));
    let checked = fields
        .iter()
        .map(|Field { ty, .. }| quote_spanned!(ty.span()=> <#ty as #element::Part>::CHECKED));
    let put = fields.iter().map(|Field { ident, ty, .. }| {
        let lent = input.lent(ident);
        quote_spanned!(ty.span()=> #element::put_next::<#ty>(#lent, &mut bytes);)
    });
    let take = fields.iter().map(|Field { ident, ty, .. }| {
        let taken = quote_spanned!(ty.span()=> #element::take_next::<#ty>(&mut bytes));
        quote!(#ident: #taken)
    });
    let check = fields.iter().map(|Field { name, ty, .. }| {
        quote_spanned!(ty.span()=> #element::check_next::<#ty>(&mut bytes, #name)?;)
    });
    quote! {
        const DTYPE: #element::DType = #element::DType::Record(#element::Record::of(const {
            &#element::RecordParts::of(const { &[#(#described),*] }, #ignores_unknown)
        }));
        const CHECKED: ::core::primitive::bool = #(#checked)||*;

        #[inline]
        fn put(&self, bytes: &mut [::core::primitive::u8]) {
            let mut bytes = bytes;
            #(#put)*
        }

        #[inline]
        fn take(bytes: &[::core::primitive::u8]) -> Self {
            let mut bytes = bytes;
            Self { #(#take),* }
        }

        fn check(bytes: &[::core::primitive::u8]) -> ::core::result::Result<(), #element::Unfit> {
            let mut bytes = bytes;
            #(#check)*
            ::core::result::Result::Ok(())
        }
    }
}

fn describe(input: &Input, field: &Field) -> TokenStream {
    let Input { element, .. } = input;
    let Field { name, ty, .. } = field;
    let default = if field.default {
        quote_spanned!(ty.span()=> ::core::option::Option::Some(#element::put_default::<#ty>))
    } else {
        quote!(::core::option::Option::None)
    };
    quote_spanned!(ty.span()=> #element::field::<#ty>(#name, #default))
}
