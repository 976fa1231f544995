//! Structs around one value, as that value.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{Index, Type};

use super::{
    attr::OnType,
    implement::{Bounds, borrow, derived, implement},
    input::{Input, place},
    unit::Time,
};
use crate::{errors::Errors, ty::last_is};

/// A struct around one value.
pub(super) struct Newtype {
    inner: Type,
    /// The unit, if the value counts one.
    time: Option<Time>,
}

impl Newtype {
    pub(super) fn read(field: &syn::Field, nd: &OnType, errors: &mut Errors) -> Option<Self> {
        for attr in field.attrs.iter().filter(|attr| attr.path().is_ident("nd")) {
            errors.at(attr, "the field of a newtype has no name and is always there: remove this");
        }
        let inner = field.ty.clone();
        let Some(text) = &nd.dtype else { return Some(Self { inner, time: None }) };
        let time = Time::read(text, errors)?;
        if last_is(&inner, NUMBERS) {
            errors.at(&inner, "NumPy counts dates and spans in an i64: write i64");
            return None;
        }
        Some(Self { inner, time: Some(time) })
    }
}

/// What a date is not; an alias the compiler refuses.
const NUMBERS: &[&str] =
    &["bool", "i8", "i16", "i32", "u8", "u16", "u32", "u64", "usize", "isize", "f32", "f64"];

/// Makes the struct a part of records, and an element.
pub(super) fn newtype(input: &Input, newtype: &Newtype) -> TokenStream {
    let Input { krate, element, .. } = input;
    let ty = &newtype.inner;
    let mut bounds = Bounds::new(input);
    bounds.ask(ty, &quote!(#element::RecordPart));
    let part = implement(input, "RecordPart", &bounds, &part(input, newtype));
    bounds.ask(ty, &quote!(#krate::Element));
    bounds.ask_element();
    let wrapped = implement(
        input,
        "Newtype",
        &bounds,
        &quote! {
            type Inner = #ty;

            #[inline]
            fn wrap(inner: Self::Inner) -> Self {
                Self(inner)
            }

            #[inline]
            fn peel(self) -> Self::Inner {
                self.0
            }
        },
    );
    let derived = match input.nd.transparent {
        None => derived(input, &bounds, "newtypes", &TokenStream::new()),
        Some(_) => derived(input, &bounds, "transparent", &borrow(input, "transparent")),
    };
    quote!(#part #wrapped #derived)
}

fn part(input: &Input, newtype: &Newtype) -> TokenStream {
    let Input { element, .. } = input;
    let Newtype { inner, time } = newtype;
    let lent = input.lent(Index::from(0), inner);
    // Anything but an i64 does not compile, whatever its name.
    let ty = if time.is_some() {
        quote_spanned!(place(inner)=> ::core::primitive::i64)
    } else {
        quote!(#inner)
    };
    let of = quote_spanned!(place(inner)=> <#ty as #element::RecordPart>);
    let dtype = time.as_ref().map_or_else(|| quote!(#of::DTYPE), |time| time.dtype(element));
    quote! {
        const DTYPE: #element::DType = #dtype;
        const AXES: #element::SubArray = #of::AXES;
        const CHECKED: ::core::primitive::bool = #of::CHECKED;
        const PACKED: ::core::primitive::bool = #of::PACKED;

        #[inline]
        fn put(&self, bytes: &mut [::core::primitive::u8]) {
            #of::put(#lent, bytes);
        }

        #[inline]
        fn take(bytes: &[::core::primitive::u8]) -> Self {
            Self(#of::take(bytes))
        }

        fn check(bytes: &[::core::primitive::u8]) -> ::core::result::Result<(), #element::Unfit> {
            #of::check(bytes)
        }
    }
}
