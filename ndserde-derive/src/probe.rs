//! Code by which the compiler checks the types of fields, and fails if an array would be missed.
//!
//! A macro sees names, not types. The compiler sees types: each `__nd_step` is looked up on the
//! type that the one before it returned, as `ndserde_core::field::probe` explains.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::{Type, spanned::Spanned};

use crate::{
    input::{Field, Input, Route},
    private::private,
    tokens::{params, replace_self, uses_any},
    ty::{Shape, inside, is_value, last_is, shape},
};

/// How many types the compiler looks at for one name.
const STEPS: usize = 24;

/// The walks, in a closure that is never called; `None` if no field needs one.
pub(crate) fn probes(input: &Input) -> Option<TokenStream> {
    let fields = input.fields().into_iter();
    let walks: Vec<_> = fields.flat_map(|(field, _)| of_field(input, field)).collect();
    let private = private(&input.krate);
    (!walks.is_empty()).then(|| {
        quote! {
            let _ = || {
                use #private::probe::{self as __nd_probe, Unknown as _};
                #(#walks)*
            };
        }
    })
}

fn of_field(input: &Input, field: &Field) -> Vec<TokenStream> {
    match &field.route {
        Route::Serde => no_array(input, field, &field.ty),
        Route::Wire { plain, .. } if !plain.is_empty() => {
            plain.iter().flat_map(|part| no_array(input, field, part)).collect()
        }
        // The user chooses the type of a type parameter.
        Route::Wire { .. }
            if !field.named_array && !uses_any(&field.ty, &params(&input.generics)) =>
        {
            vec![walk(input, field, &field.ty, &quote!(some_array))]
        }
        Route::Wire { .. } | Route::Columns | Route::Elements(_) | Route::Unchecked => Vec::new(),
    }
}

fn no_array(input: &Input, field: &Field, ty: &Type) -> Vec<TokenStream> {
    let mut names = Vec::new();
    find_names(input, ty, &mut names);
    names.into_iter().map(|ty| walk(input, field, ty, &quote!(no_array))).collect()
}

/// Collects the parts that may be arrays by another name.
fn find_names<'a>(input: &Input, ty: &'a Type, found: &mut Vec<&'a Type>) {
    match shape(ty) {
        Shape::Each(each) => each.into_iter().for_each(|part| find_names(input, part, found)),
        Shape::Of(inner) => find_names(input, inner, found),
        Shape::Map { key, value } => {
            find_names(input, key, found);
            find_names(input, value, found);
        }
        Shape::Leaf(Type::Path(path)) => {
            let is_param = params(&input.generics).iter().any(|param| path.path.is_ident(*param));
            if is_param || is_value(ty) || last_is(ty, &["PhantomData"]) {
                return;
            }
            // The item itself is no array.
            let last = path.path.segments.last().map(|last| &last.ident);
            if !path.path.is_ident("Self") && last != Some(&input.ident) {
                found.push(ty);
            }
            // A type that is unknown hides what it holds, but its arguments can be seen.
            for part in inside(ty) {
                find_names(input, part, found);
            }
        }
        Shape::Leaf(ty @ Type::Macro(_)) => found.push(ty),
        Shape::Leaf(_) => {}
    }
}

/// The walk over one type, and what must have come of it.
fn walk(input: &Input, field: &Field, ty: &Type, result: &TokenStream) -> TokenStream {
    // With the field's own span both derives say the same, and the compiler says it once.
    let span = ty.span();
    let ty = replace_self(ty.to_token_stream(), &input.this);
    let steps = (0..STEPS).map(|_| quote_spanned!(span=> .__nd_step()));
    let lints = &field.lints;
    quote_spanned! {span=>
        #lints
        __nd_probe::#result(
            &__nd_probe::Walk::<__nd_probe::TypeList<#ty, __nd_probe::End>>::start() #(#steps)*
        );
    }
}
