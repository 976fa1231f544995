//! What the `impl` asks of type parameters and lifetimes.
//!
//! The hidden copy is told the same in an attribute, so that serde's derive and this one never ask
//! for different things. Where no array is concerned the rules are those of serde's derive.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote};
use syn::{Lifetime, LitStr, Token, Type, punctuated::Punctuated};

use crate::{
    attr::Serde,
    input::{Field, Input, Variant},
    route::{Route, nd_crate, route},
    side::Side,
    ty::{borrows_untold, lifetimes, params, parts, ungroup, uses_any},
};

/// The bounds of one `impl`.
pub(crate) struct Bounds {
    /// What the user's attributes say.
    pub(crate) told: Vec<TokenStream>,
    /// What is asked beyond that.
    pub(crate) inferred: Vec<TokenStream>,
    /// What the type borrows from the input.
    pub(crate) borrowed: Vec<Lifetime>,
    /// The lifetime of the input.
    pub(crate) de: Lifetime,
}

impl Bounds {
    pub(crate) fn of(input: &Input, side: Side) -> Self {
        let borrowed = borrowed(input, side);
        let is_static = borrowed.iter().any(|lifetime| lifetime.ident == "static");
        let de = Lifetime::new(if is_static { "'static" } else { "'de" }, Span::call_site());
        let container = input.serde.bound(side);
        let inferred = if container.is_some() { Vec::new() } else { infer(input, side, &de) };
        let fields = input.fields().into_iter().map(|(field, _)| &field.serde);
        let variants = input.variants().iter().map(|variant| &variant.serde);
        let told = fields.chain(variants).filter_map(|serde| serde.bound(side)).flatten();
        let told = told.chain(container.into_iter().flatten());
        Self { told: told.map(|predicate| quote!(#predicate)).collect(), inferred, borrowed, de }
    }

    /// The bounds of an `impl` that is never run: none, and a lifetime that no user has.
    pub(crate) fn none() -> Self {
        let de = Lifetime::new("'__nd_de", Span::call_site());
        Self { told: Vec::new(), inferred: Vec::new(), borrowed: Vec::new(), de }
    }
}

fn infer(input: &Input, side: Side, de: &Lifetime) -> Vec<TokenStream> {
    let nd = nd_crate(input);
    let names = params(&input.generics);
    let name = format_ident!("{}", side.serde_trait());
    let field_trait = format_ident!("{}Field", side.serde_trait());
    let de = match side {
        Side::Serialize => None,
        Side::Deserialize => Some(de),
    };
    let of_de = de.map(|de| quote!(<#de>));
    let serde_trait = quote!(#nd::__private::serde::#name #of_de);
    let default = quote!(::core::default::Default);
    let container_default = input.serde.has("default");

    let (mut predicates, mut users, mut defaults) = (Vec::new(), Vec::new(), Vec::new());
    if side == Side::Deserialize && input.serde.is_bare("default") && !names.is_empty() {
        let this = input.this();
        predicates.push(quote!(#this: #default));
    }
    for (field, variant) in input.fields() {
        let ty = &field.ty;
        let route = route(input, field, variant, side);
        if needs_bound(field, variant, side) {
            match &route {
                Route::Wire(wire) if uses_any(ty, &names) => {
                    let de = de.map(|de| quote!(#de,));
                    predicates.push(quote!(#ty: #nd::field::#field_trait<#de #wire>));
                }
                Route::Wire(_) => {}
                Route::Serde | Route::Told => users.push(ty),
            }
        }
        if side == Side::Deserialize && needs_default(field, container_default) {
            match route {
                Route::Wire(_) if uses_any(ty, &names) => predicates.push(quote!(#ty: #default)),
                Route::Wire(_) => {}
                Route::Serde | Route::Told => defaults.push(ty),
            }
        }
    }
    predicates.extend(of_params(input, &users, &serde_trait));
    predicates.extend(of_params(input, &defaults, &default));
    predicates
}

fn needs_bound(field: &Field, variant: Option<&Variant>, side: Side) -> bool {
    let left_out = |serde: &Serde| {
        serde.has_any(&side.skips()) || serde.has_any(&side.withs()) || serde.bound(side).is_some()
    };
    !left_out(&field.serde) && !variant.is_some_and(|variant| left_out(&variant.serde))
}

fn needs_default(field: &Field, container_default: bool) -> bool {
    let skipped = field.serde.has_any(&Side::Deserialize.skips());
    field.serde.is_bare("default") || skipped && !field.serde.has("default") && !container_default
}

/// The bound on every type parameter that the types use, and on every `T::Assoc` among them.
fn of_params(input: &Input, types: &[&Type], bound: &TokenStream) -> Vec<TokenStream> {
    let used: Vec<&Type> = types.iter().flat_map(|ty| parts(ty)).collect();
    let params: Vec<_> = input.generics.type_params().map(|param| &param.ident).collect();
    let of_params = params
        .iter()
        .filter(|&param| {
            used.iter().any(|ty| matches!(ty, Type::Path(p) if p.path.is_ident(*param)))
        })
        .map(|param| quote!(#param: #bound));
    let of_assocs = types.iter().map(|ty| ungroup(ty)).filter(|ty| match ty {
        Type::Path(p) if p.qself.is_none() && p.path.segments.len() > 1 => {
            p.path.segments.first().is_some_and(|first| params.contains(&&first.ident))
        }
        _ => false,
    });
    of_params.chain(of_assocs.map(|ty| quote!(#ty: #bound))).collect()
}

fn borrowed(input: &Input, side: Side) -> Vec<Lifetime> {
    if side == Side::Serialize {
        return Vec::new();
    }
    let fields = input.fields();
    let all = fields.into_iter().filter(|(field, _)| !field.serde.has_any(&side.skips())).flat_map(
        |(field, variant)| {
            let told = told_to_borrow(field, &field.serde)
                .or_else(|| told_to_borrow(field, &variant?.serde));
            told.unwrap_or_else(|| match route(input, field, variant, side) {
                Route::Wire(_) => lifetimes(&field.ty),
                _ if borrows_untold(&field.ty) => lifetimes(&field.ty),
                _ => Vec::new(),
            })
        },
    );
    let mut unique: Vec<Lifetime> = Vec::new();
    for lifetime in all {
        if !unique.contains(&lifetime) {
            unique.push(lifetime);
        }
    }
    unique
}

/// What `borrow` or `borrow = "'a + 'b"` says.
fn told_to_borrow(field: &Field, serde: &Serde) -> Option<Vec<Lifetime>> {
    if serde.is_bare("borrow") {
        return Some(lifetimes(&field.ty));
    }
    let told = serde.text("borrow").map(|text: &LitStr| {
        text.parse_with(Punctuated::<Lifetime, Token![+]>::parse_terminated)
    })?;
    Some(told.into_iter().flatten().collect())
}
