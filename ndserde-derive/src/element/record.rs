//! Structs of named fields, as records.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::{
    implement::{Bounds, borrow, derived, implement},
    input::{Field, Input, place},
};

/// Makes the struct a part of records, and a record.
pub(super) fn record(input: &Input, fields: &[Field]) -> TokenStream {
    let Input { element, .. } = input;
    let mut bounds = Bounds::new(input);
    for field in fields {
        bounds.ask(&field.ty, &quote!(#element::RecordPart));
        if field.default {
            bounds.ask(&field.ty, &quote!(::core::default::Default));
        }
    }
    let part = implement(input, "RecordPart", &bounds, &part(input, fields));
    bounds.ask_element();
    let derived = match input.nd.pod {
        None => derived(input, &bounds, "records", &TokenStream::new()),
        Some(_) => derived(input, &bounds, "pods", &borrow(input, "pods")),
    };
    quote!(#part #derived)
}

fn part(input: &Input, fields: &[Field]) -> TokenStream {
    let Input { element, .. } = input;
    let ignores_unknown = input.nd.ignore_unknown.is_some();
    let described = fields.iter().map(|field| describe(input, field));
    let checked = fields
        .iter()
        .map(|Field { ty, .. }| quote_spanned!(place(ty)=> <#ty as #element::RecordPart>::CHECKED));
    let places = fields.iter().map(|Field { ident, ty, .. }| {
        let of = quote_spanned!(place(ty)=> <#ty as #element::RecordPart>);
        quote!((::core::mem::offset_of!(Self, #ident), #of::SIZE, #of::PACKED))
    });
    let put = fields.iter().map(|Field { ident, ty, .. }| {
        let lent = input.lent(ident, ty);
        quote_spanned!(place(ty)=> #element::put_next::<#ty>(#lent, &mut bytes);)
    });
    let take = fields.iter().map(|Field { ident, ty, .. }| {
        let taken = quote_spanned!(place(ty)=> #element::take_next::<#ty>(&mut bytes));
        quote!(#ident: #taken)
    });
    let check = fields.iter().map(|Field { name, ty, .. }| {
        quote_spanned!(place(ty)=> #element::check_next::<#ty>(&mut bytes, #name)?;)
    });
    quote! {
        const DTYPE: #element::DType = #element::DType::Record(#element::Record::of(const {
            &#element::RecordParts::of(const { &[#(#described),*] }, #ignores_unknown)
        }));
        const CHECKED: ::core::primitive::bool = #(#checked)||*;
        const PACKED: ::core::primitive::bool =
            #element::lies_packed(&[#(#places),*], ::core::mem::size_of::<Self>());

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
        quote_spanned!(place(ty)=> ::core::option::Option::Some(#element::put_default::<#ty>))
    } else {
        quote!(::core::option::Option::None)
    };
    quote_spanned!(place(ty)=> #element::field::<#ty>(#name, #default))
}
