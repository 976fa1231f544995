//! Constants that fail to compile where an array would be missed.
//!
//! A macro sees names, not types. The compiler sees types: `Probe::<T>::ARRAY` is an inherent
//! constant where `T` is a field type of ndserde, and a trait's `false` where it is not.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Type, spanned::Spanned};

use crate::{
    input::{Field, Input},
    route::{Route, nd_crate, route},
    side::Side,
    ty::{params, parts, replace_lifetimes, replace_self, uses_any},
};

/// The assertions of one item.
#[derive(Default)]
pub(crate) struct Probes {
    /// On types that are known where the item stands.
    pub(crate) known: Vec<TokenStream>,
    /// On types that are known when somebody names the type parameters.
    pub(crate) generic: Vec<TokenStream>,
}

impl Probes {
    pub(crate) fn of(input: &Input, side: Side) -> Self {
        let mut probes = Self::default();
        for (field, variant) in input.fields() {
            match route(input, field, variant, side) {
                Route::Serde => probes.no_array(input, field),
                Route::Wire(_) if field.nd.marked.is_some() => probes.some_array(input, field),
                Route::Wire(_) | Route::Told => {}
            }
        }
        probes
    }

    /// No part of the field's type is an array.
    fn no_array(&mut self, input: &Input, field: &Field) {
        let message = format!(
            "`{}` holds an ndarray array: mark it `#[nd]` to send it through a wire, or \
             `#[nd(plain)]` to leave it to serde",
            name(field)
        );
        let names = params(&input.generics);
        for part in parts(&field.ty).into_iter().filter(|part| may_be_array(part)) {
            let part = replace_self(part.to_token_stream(), &input.this());
            let assertion = assertion(input, field, &part, &quote!(ARRAY), &message);
            if uses_any(&part, &names) {
                self.generic.push(assertion);
            } else {
                self.known.push(replace_lifetimes(assertion, &input.generics));
            }
        }
    }

    /// A field that is marked as an array is not a plain value.
    fn some_array(&mut self, input: &Input, field: &Field) {
        // What stands for a type parameter is its user's choice.
        let ty = replace_self(field.ty.to_token_stream(), &input.this());
        if uses_any(&ty, &params(&input.generics)) {
            return;
        }
        let message = format!("`{}` holds no ndarray array: remove its `nd`", name(field));
        let assertion = assertion(input, field, &ty, &quote!(PLAIN), &message);
        self.known.push(replace_lifetimes(assertion, &input.generics));
    }

    /// The module that brings the trait's `false` into scope.
    pub(crate) fn import(nd: &TokenStream) -> TokenStream {
        quote!(use #nd::__private::NoField as _;)
    }
}

fn assertion(
    input: &Input,
    field: &Field,
    ty: &TokenStream,
    constant: &TokenStream,
    message: &str,
) -> TokenStream {
    let nd = nd_crate(input);
    let span = Span::call_site().located_at(field.ty.span());
    let assertion =
        quote_spanned!(span=> ::core::assert!(!#nd::__private::Probe::<#ty>::#constant, #message););
    let lints = &field.lints;
    if lints.is_empty() { assertion } else { quote!(#lints { #assertion }) }
}

/// The field as messages call it.
fn name(field: &Field) -> String {
    field.member.to_token_stream().to_string()
}

/// Whether a look at the type is worth a constant: numbers and text are no arrays.
fn may_be_array(ty: &Type) -> bool {
    const NONE: &[&str] = &[
        "bool", "char", "str", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "u8",
        "u16", "u32", "u64", "u128", "usize",
    ];
    match ty {
        Type::Path(path) => !NONE.iter().any(|name| path.path.is_ident(name)),
        Type::Macro(_) => true,
        _ => false,
    }
}
