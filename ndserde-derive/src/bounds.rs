//! The bounds of the `impl` on type parameters and lifetimes.
//!
//! The hidden copy gets the same bounds in an attribute, so that serde's derive and this one never
//! differ. Without arrays and generic types the rules are those of serde's derive.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::{Lifetime, LitStr, Token, Type, TypePath, punctuated::Punctuated};

use crate::{
    attr::Serde,
    input::{Field, Input, Route, Variant},
    private::private,
    side::Side,
    tokens::{params, uses_any},
    ty::{
        Shape, is_borrowed_by_serde, last_is, lifetimes, lifetimes_of_elements, lifetimes_on_wire,
        parts, shape, ungroup,
    },
};

/// The bounds of one `impl`.
pub(crate) struct Bounds {
    /// What the user's attributes say.
    pub(crate) explicit: Vec<TokenStream>,
    /// What is asked beyond that.
    pub(crate) inferred: Vec<TokenStream>,
    /// What the type borrows from the input.
    pub(crate) borrowed: Vec<Lifetime>,
    /// The lifetime of the input.
    pub(crate) de: Lifetime,
}

impl Bounds {
    pub(crate) fn of(input: &Input) -> Self {
        let side = input.side;
        let borrowed = borrowed(input);
        let is_static = borrowed.iter().any(|lifetime| lifetime.ident == "static");
        let de = Lifetime::new(if is_static { "'static" } else { "'de" }, Span::call_site());
        let container = input.serde.bound(side);
        let inferred = if container.is_some() { Vec::new() } else { infer(input, &de) };
        let fields = input.fields().into_iter().map(|(field, _)| &field.serde);
        let variants = input.variants().iter().map(|variant| &variant.serde);
        let explicit = fields.chain(variants).filter_map(|serde| serde.bound(side)).flatten();
        let explicit = explicit.chain(container.into_iter().flatten());
        let explicit = explicit.map(|predicate| quote!(#predicate)).collect();
        Self { explicit, inferred, borrowed, de }
    }

    /// The bounds of an `impl` that is never run: none, and a lifetime that no user has.
    pub(crate) fn none() -> Self {
        let de = Lifetime::new("'__nd_de", Span::call_site());
        Self { explicit: Vec::new(), inferred: Vec::new(), borrowed: Vec::new(), de }
    }
}

fn infer(input: &Input, de: &Lifetime) -> Vec<TokenStream> {
    let Input { side, krate, serde_path, this, .. } = input;
    let names = params(&input.generics);
    let name = format_ident!("{}", side.serde_trait());
    let by_trait = format_ident!("{}By", side.serde_trait());
    let columns_trait = format_ident!("{}Columns", side.serde_trait());
    let elements_trait = format_ident!("{}Elements", side.serde_trait());
    let parameter_trait = format_ident!("{}Parameter", side.serde_trait());
    let de = (*side == Side::Deserialize).then_some(de);
    let of_de = de.map(|de| quote!(<#de>));
    let private = private(krate);
    let asked = Asked {
        of_types: quote!(#serde_path::#name #of_de),
        of_params: quote!(#private::#parameter_trait #of_de),
    };
    let default = quote!(::core::default::Default);
    let container_default = input.serde.has("default");

    let mut predicates = Predicates::new(input);
    if de.is_some() && input.serde.is_bare("default") && !names.is_empty() {
        predicates.add(this, &default);
    }
    for (field, variant) in input.fields() {
        let ty = &field.ty;
        if needs_bound(field, variant, *side) {
            match &field.route {
                Route::Wire { route, .. } if uses_any(ty, &names) => {
                    let de = de.map(|de| quote!(#de,));
                    predicates.add(ty, &quote!(#krate::field::#by_trait<#de #route>));
                }
                Route::Columns if uses_any(ty, &names) => {
                    if let Shape::Of(row) = shape(ty) {
                        predicates.add(row, &quote!(#krate::field::#columns_trait #of_de));
                    }
                }
                Route::Elements(wire) if uses_any(ty, &names) => {
                    let de = de.map(|de| quote!(#de,));
                    predicates.add(ty, &quote!(#krate::field::#elements_trait<#de #wire>));
                }
                Route::Wire { .. } | Route::Columns | Route::Elements(_) => {}
                Route::Serde | Route::Unchecked => predicates.of_parts(ty, &asked),
            }
        }
        if de.is_some() && needs_default(field, container_default) {
            match &field.route {
                Route::Wire { .. } | Route::Elements(_) if uses_any(ty, &names) => {
                    predicates.add(ty, &default);
                }
                // An empty `Vec`.
                Route::Wire { .. } | Route::Columns | Route::Elements(_) => {}
                Route::Serde | Route::Unchecked => predicates.of_params(ty, &default),
            }
        }
    }
    predicates.list
}

fn needs_bound(field: &Field, variant: Option<&Variant>, side: Side) -> bool {
    let left_out = |serde: &Serde| {
        serde.has_any(&side.skip_keys())
            || serde.has_any(&side.with_keys())
            || serde.bound(side).is_some()
    };
    !left_out(&field.serde) && !variant.is_some_and(|variant| left_out(&variant.serde))
}

pub(crate) fn needs_default(field: &Field, container_default: bool) -> bool {
    let skipped = field.serde.has_any(&Side::Deserialize.skip_keys());
    field.serde.is_bare("default") || skipped && !field.serde.has("default") && !container_default
}

/// What a field that is left to serde asks: the same of both, but for the words where it is missing.
pub(crate) struct Asked {
    pub(crate) of_types: TokenStream,
    pub(crate) of_params: TokenStream,
}

/// Predicates, each of them once.
pub(crate) struct Predicates<'a> {
    input: &'a Input,
    pub(crate) list: Vec<TokenStream>,
}

impl<'a> Predicates<'a> {
    pub(crate) const fn new(input: &'a Input) -> Self {
        Self { input, list: Vec::new() }
    }

    pub(crate) fn add(&mut self, ty: &impl ToTokens, bound: &TokenStream) {
        let predicate = quote!(#ty: #bound);
        let text = predicate.to_string();
        if self.list.iter().all(|known| known.to_string() != text) {
            self.list.push(predicate);
        }
    }

    /// The bound on the parts that depend on type parameters. Serde asks it of the parameters
    /// themselves, but what a generic type asks of its parameters is its own affair: with arrays in
    /// it, it is not what serde's derive would guess.
    pub(crate) fn of_parts(&mut self, ty: &Type, asked: &Asked) {
        match shape(ty) {
            Shape::Each(each) => each.into_iter().for_each(|part| self.of_parts(part, asked)),
            Shape::Of(inner) => self.of_parts(inner, asked),
            Shape::Map { key, value } => {
                self.of_parts(key, asked);
                self.of_parts(value, asked);
            }
            Shape::Leaf(Type::Path(path)) => self.of_path(ty, path, asked),
            Shape::Leaf(_) => {}
        }
    }

    /// The bound on the type parameters themselves, and on `T::Assoc`, as serde's derive asks it.
    pub(crate) fn of_params(&mut self, ty: &Type, bound: &TokenStream) {
        let params: Vec<_> = self.input.generics.type_params().map(|param| &param.ident).collect();
        for part in parts(ty) {
            let Type::Path(TypePath { qself: None, path, .. }) = part else { continue };
            let of_param =
                path.segments.first().is_some_and(|first| params.contains(&&first.ident));
            if of_param && (path.segments.len() == 1 || std::ptr::eq(part, ungroup(ty))) {
                self.add(part, bound);
            }
        }
    }

    fn of_path(&mut self, ty: &Type, path: &TypePath, asked: &Asked) {
        let params: Vec<_> = self.input.generics.type_params().map(|param| &param.ident).collect();
        if last_is(ty, &["PhantomData"]) || !uses_any(path, &params) {
            return;
        }
        // The item itself fulfils the bound if the rest of it does: to ask for it here would be to
        // ask for ever.
        let last = path.path.segments.last().map(|last| &last.ident);
        if path.path.is_ident("Self") || last == Some(&self.input.ident) {
            if path.to_token_stream().to_string() != self.input.this.to_string() {
                self.of_params(ty, &asked.of_params);
            }
        } else if path.path.get_ident().is_some() {
            self.add(path, &asked.of_params);
        } else {
            self.add(path, &asked.of_types);
        }
    }
}

fn borrowed(input: &Input) -> Vec<Lifetime> {
    if input.side == Side::Serialize {
        return Vec::new();
    }
    let fields = input.fields().into_iter();
    let read = fields.filter(|(field, _)| !field.serde.has_any(&input.side.skip_keys()));
    let all = read.flat_map(|(field, variant)| {
        let explicit = explicit_borrow(field, &field.serde)
            .or_else(|| explicit_borrow(field, &variant?.serde));
        explicit.unwrap_or_else(|| lifetimes_borrowed(field))
    });
    // What is no lifetime of the item is serde's or the compiler's to refuse, once.
    let known = |lifetime: &Lifetime| {
        lifetime.ident == "static"
            || input.generics.lifetimes().any(|param| param.lifetime == *lifetime)
    };
    let mut unique: Vec<Lifetime> = Vec::new();
    for lifetime in all.filter(known) {
        if !unique.contains(&lifetime) {
            unique.push(lifetime);
        }
    }
    unique
}

/// The lifetimes that values of the field borrow from the input where no attribute says so.
pub(crate) fn lifetimes_borrowed(field: &Field) -> Vec<Lifetime> {
    match field.route {
        Route::Wire { .. } | Route::Columns => lifetimes_on_wire(&field.ty),
        Route::Elements(_) => lifetimes_of_elements(&field.ty),
        _ if is_borrowed_by_serde(&field.ty) => lifetimes(&field.ty),
        _ => Vec::new(),
    }
}

/// What `borrow` or `borrow = "'a + 'b"` says.
fn explicit_borrow(field: &Field, serde: &Serde) -> Option<Vec<Lifetime>> {
    if serde.is_bare("borrow") {
        return Some(lifetimes(&field.ty));
    }
    let lifetimes = serde.text("borrow").map(|text: &LitStr| {
        text.parse_with(Punctuated::<Lifetime, Token![+]>::parse_terminated)
    })?;
    Some(lifetimes.into_iter().flatten().collect())
}
