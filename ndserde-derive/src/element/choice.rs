//! Enums without fields, as their integers.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{
    Attribute, DataEnum, DeriveInput, Fields, Ident, Path, Token, ext::IdentExt,
    punctuated::Punctuated,
};

use super::{
    implement::{Bounds, derived, implement},
    input::Input,
};
use crate::{attr::refuse, errors::Errors};

/// An enum without fields.
pub(super) struct Choice {
    /// The integer that its `repr` names.
    repr: Ident,
    variants: Vec<Ident>,
}

/// The integers that are elements.
const INTEGERS: &[&str] = &["i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64"];

impl Choice {
    pub(super) fn read(item: &DeriveInput, data: &DataEnum, errors: &mut Errors) -> Option<Self> {
        if !item.generics.params.is_empty() {
            errors.at(
                &item.generics,
                "an enum that is an integer holds nothing of a type that could be generic",
            );
        }
        for variant in &data.variants {
            refuse(&variant.attrs, errors);
            if !matches!(variant.fields, Fields::Unit) {
                errors.at(
                    &variant.fields,
                    "an enum that is an element is an integer, which leaves no place for fields: \
                     write a record (a struct) that has the enum as one of its fields",
                );
            }
        }
        if data.variants.is_empty() {
            errors.at(&item.ident, "an element has values, and this enum has no variants");
            return None;
        }
        let repr = repr(&item.attrs, &item.ident, errors)?;
        let variants = data.variants.iter().map(|variant| variant.ident.clone());
        Some(Self { repr, variants: variants.collect() })
    }
}

/// The integer of `#[repr(u8)]`.
const USAGE: &str = "an enum that is an element says which integer it is: `#[repr(u8)]`, or another of \
                     i8, i16, i32, i64, u8, u16, u32, u64";

fn repr(attrs: &[Attribute], name: &Ident, errors: &mut Errors) -> Option<Ident> {
    let words = attrs.iter().filter(|attr| attr.path().is_ident("repr")).filter_map(|attr| {
        attr.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated).ok()
    });
    let words: Vec<Ident> = words.flatten().filter_map(|word| word.get_ident().cloned()).collect();
    if let Some(integer) = words.iter().find(|word| INTEGERS.iter().any(|name| word == name)) {
        return Some(integer.clone());
    }
    match words.first() {
        Some(other) => errors.at(other, USAGE),
        None => errors.at(name, USAGE),
    }
    None
}

/// Makes the enum a part of records, and an element.
pub(super) fn choice(input: &Input, choice: &Choice) -> TokenStream {
    let bounds = Bounds::new(input);
    let implement = |name, body: TokenStream| implement(input, name, &bounds, &body);
    let choices = implement("Choice", choices(input, choice));
    let part = implement("RecordPart", part(input, choice));
    let derived = derived(input, &bounds, "choices", &TokenStream::new());
    quote!(#choices #part #derived)
}

fn choices(input: &Input, Choice { repr, variants }: &Choice) -> TokenStream {
    let Input { ident, .. } = input;
    let (name, repr) = (ident.unraw().to_string(), primitive(repr));
    let first = variants.first();
    quote! {
        type Repr = #repr;
        const NAME: &'static ::core::primitive::str = #name;
        const FIRST: Self = Self::#first;

        #[inline]
        fn repr(&self) -> Self::Repr {
            match self {
                #(Self::#variants => Self::#variants as #repr,)*
            }
        }

        #[inline]
        fn of(repr: Self::Repr) -> ::core::option::Option<Self> {
            match repr {
                #(repr if repr == Self::#variants as #repr => ::core::option::Option::Some(Self::#variants),)*
                _ => ::core::option::Option::None,
            }
        }
    }
}

fn part(input: &Input, choice: &Choice) -> TokenStream {
    let Input { element, .. } = input;
    let repr = primitive(&choice.repr);
    quote! {
        const DTYPE: #element::DType = <#repr as #element::RecordPart>::DTYPE;
        const CHECKED: ::core::primitive::bool = true;

        #[inline]
        fn put(&self, bytes: &mut [::core::primitive::u8]) {
            #element::RecordPart::put(&#element::Choice::repr(self), bytes);
        }

        #[inline]
        fn take(bytes: &[::core::primitive::u8]) -> Self {
            #element::take_choice(bytes)
        }

        fn check(bytes: &[::core::primitive::u8]) -> ::core::result::Result<(), #element::Unfit> {
            #element::check_choice::<Self>(bytes)
        }
    }
}

/// The integer by a path that nobody can give another meaning.
fn primitive(integer: &Ident) -> TokenStream {
    let integer = Ident::new(&integer.to_string(), Span::call_site());
    quote!(::core::primitive::#integer)
}
