//! Constants that fail to compile where an array would be missed.
//!
//! A macro sees names, not types. The compiler sees types: `Probe::<T>::ARRAY` is an inherent
//! constant where `T` is a field type of ndserde, and a trait's `false` where it is not.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::{Type, spanned::Spanned};

use crate::{
    input::{Field, Input, Variant},
    route::{Route, route},
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
                Route::Serde => probes.no_array(input, field, &name(field, variant)),
                Route::Wire(_) if !field.named_array => {
                    probes.some_array(input, field, &name(field, variant));
                }
                Route::Wire(_) | Route::Told => {}
            }
        }
        probes
    }

    /// No part of the field's type is an array.
    fn no_array(&mut self, input: &Input, field: &Field, name: &str) {
        let message = format!(
            "`{name}` holds an ndarray array: mark it `#[nd]` to send it through a wire, or \
             `#[nd(plain)]` to leave it to serde"
        );
        let names = params(&input.generics);
        let parts = parts(&field.ty).into_iter().filter(|part| may_be_array(input, part));
        let parts = parts.map(|part| replace_self(part.to_token_stream(), &input.this()));
        let (generic, known): (Vec<_>, Vec<_>) = parts.partition(|part| uses_any(part, &names));
        let array = quote!(ARRAY);
        self.generic.extend(assertion(field, &generic, &array, &message));
        let known = assertion(field, &known, &array, &message);
        self.known.extend(known.map(|known| replace_lifetimes(known, &input.generics)));
    }

    /// A field that is marked as an array is not a plain value.
    fn some_array(&mut self, input: &Input, field: &Field, name: &str) {
        let ty = replace_self(field.ty.to_token_stream(), &input.this());
        // What stands for a type parameter is its user's choice.
        if uses_any(&ty, &params(&input.generics)) {
            return;
        }
        let message = format!("`{name}` holds no ndarray array: remove its `nd`");
        let assertion = assertion(field, &[ty], &quote!(PLAIN), &message);
        self.known.extend(assertion.map(|known| replace_lifetimes(known, &input.generics)));
    }

    /// What the assertions name, and the trait with the `false`.
    pub(crate) fn import(nd: &TokenStream) -> TokenStream {
        quote!(use #nd::__private::{NoField as _, Probe as __NdProbe, hold as __nd_hold};)
    }
}

/// That the constant is false for each of the types.
fn assertion(
    field: &Field,
    types: &[TokenStream],
    constant: &TokenStream,
    message: &str,
) -> Option<TokenStream> {
    // With the field's own span both derives say the same, and the compiler says it once.
    let span = field.ty.span();
    let answers = types.iter().map(|ty| quote_spanned!(span=> !__NdProbe::<#ty>::#constant));
    let assertion = quote_spanned!(span=> __nd_hold(#(#answers)&&*, #message););
    let lints = &field.lints;
    let assertion = if lints.is_empty() { assertion } else { quote!(#lints { #assertion }) };
    (!types.is_empty()).then_some(assertion)
}

/// The field as messages call it.
fn name(field: &Field, variant: Option<&Variant>) -> String {
    let variant = variant.map(|variant| format!("{}.", variant.ident));
    format!("{}{}", variant.unwrap_or_default(), field.member.to_token_stream())
}

/// Whether a look at the type is worth a constant: numbers and text are no arrays, nor is the item
/// itself, and what stands for a type parameter is its user's choice.
fn may_be_array(input: &Input, ty: &Type) -> bool {
    const NONE: &[&str] = &[
        "Self", "bool", "char", "str", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize",
        "u8", "u16", "u32", "u64", "u128", "usize",
    ];
    match ty {
        Type::Path(path) => {
            let path = &path.path;
            let own = path.leading_colon.is_none()
                && path.segments.len() == 1
                && path.segments.first().is_some_and(|only| only.ident == input.ident);
            let param = params(&input.generics).iter().any(|param| path.is_ident(*param));
            !own && !param && !NONE.iter().any(|name| path.is_ident(name))
        }
        Type::Macro(_) => true,
        _ => false,
    }
}
