//! The hidden copy of the item, on which serde's own derive does the work.
//!
//! It has the item's fields and all of its serde attributes; array fields get the wire as the
//! function that serializes or deserializes them.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::{Attribute, GenericParam, Generics, Ident, Member, ext::IdentExt, spanned::Spanned};

use crate::{
    bounds::Bounds,
    input::{Body, Field, Fields, Input, Style, Variant},
    route::{Route, nd_crate, route},
    side::Side,
    text::Texts,
    ty::{is_option, lifetimes, replace_self},
};

/// The name of the copy.
pub(crate) fn name(input: &Input) -> Ident {
    format_ident!("__Nd{}", input.ident)
}

/// The copy, with serde's derive on it.
pub(crate) fn copy(input: &Input, side: Side, bounds: &Bounds, texts: &mut Texts) -> TokenStream {
    let nd = nd_crate(input);
    let serde_trait = format_ident!("{}", side.serde_trait());
    let attributes = container(input, side, bounds, texts);
    let repr = input.repr.iter().filter(|repr| is_packed(repr));
    let (name, this) = (name(input), input.this());
    let generics = replace_self(quiet_generics(input).to_token_stream(), &this);
    let clause = replace_self(input.generics.where_clause.to_token_stream(), &this);
    let item = match &input.body {
        Body::Struct(list) => {
            let inner = fields(input, list, None, side, texts);
            match list.style {
                Style::Named => quote!(struct #name #generics #clause #inner),
                Style::Tuple | Style::Unit => quote!(struct #name #generics #inner #clause;),
            }
        }
        Body::Enum(variants) => {
            let variants = variants.iter().map(|one| variant(input, one, side, texts));
            quote!(enum #name #generics #clause { #(#variants,)* })
        }
    };
    quote! {
        #[derive(#nd::__private::serde::#serde_trait)]
        #attributes
        #(#repr)*
        #item
    }
}

fn container(input: &Input, side: Side, bounds: &Bounds, texts: &mut Texts) -> TokenStream {
    let (ident, this, nd) = (&input.ident, input.this(), nd_crate(input));
    let word = format_ident!("{}", side.word());
    let serde = texts.text(&quote!(#nd::__private::serde), nd.span());
    let remote = texts.text(ident, ident.span());
    let rename = input.serde.side_text("rename", side).is_none().then(|| {
        let name = ident.unraw().to_string();
        quote!(rename(#word = #name))
    });
    // The copy's default would be the copy's own.
    let own_default = input.serde.is_bare("default")
        && matches!(&input.body, Body::Struct(fields) if fields.style != Style::Unit);
    let default = own_default.then(|| {
        let path = texts.text(&quote!(<#this as ::core::default::Default>::default), ident.span());
        quote!(default = #path)
    });
    let inferred = &bounds.inferred;
    let bound = (!inferred.is_empty()).then(|| {
        let predicates = replace_self(quote!(#(#inferred),*), &this);
        let text = texts.text(&predicates, ident.span());
        quote!(bound(#word = #text))
    });
    let more = [rename, default, bound].into_iter().flatten();
    let dropped: &[&str] = if own_default { &["crate", "default"] } else { &["crate"] };
    let kept = input.serde.kept(dropped, &this);
    quote! {
        #[serde(crate = #serde, remote = #remote #(, #more)*)]
        #kept
    }
}

fn variant(input: &Input, variant: &Variant, side: Side, texts: &mut Texts) -> TokenStream {
    let ident = &variant.ident;
    let kept = variant.serde.kept(&[], &input.this());
    let with = with_stands_on(input, variant)
        .and_then(|field| through_wire(input, field, Some(variant), side, texts))
        .map(|with| quote!(#[serde(#with)]));
    let inner = fields(input, &variant.fields, Some(variant), side, texts);
    let (ident, lints) = (quiet(ident), &variant.lints);
    quote!(#lints #kept #with #ident #inner)
}

/// The field whose wire must stand on its variant: beside a tag and its content serde asks for the
/// field's own `Deserialize` otherwise.
fn with_stands_on<'a>(input: &Input, variant: &'a Variant) -> Option<&'a Field> {
    let adjacent = input.serde.has("tag") && input.serde.has("content");
    variant.fields.list.first().filter(|_| adjacent && variant.fields.is_newtype())
}

fn fields(
    input: &Input,
    fields: &Fields,
    variant: Option<&Variant>,
    side: Side,
    texts: &mut Texts,
) -> TokenStream {
    let list = fields.list.iter().map(|one| field(input, one, fields.style, variant, side, texts));
    match fields.style {
        Style::Named => quote!({ #(#list,)* }),
        Style::Tuple => quote!((#(#list,)*)),
        Style::Unit => TokenStream::new(),
    }
}

fn field(
    input: &Input,
    field: &Field,
    style: Style,
    variant: Option<&Variant>,
    side: Side,
    texts: &mut Texts,
) -> TokenStream {
    let this = input.this();
    let mut kept = field.serde.kept(&[], &this);
    if let Some(with) = through_wire(input, field, variant, side, texts) {
        let on_variant = variant.is_some_and(|variant| with_stands_on(input, variant).is_some());
        let with = (!on_variant).then_some(with);
        let default = (side == Side::Deserialize
            && style == Style::Named
            && is_option(&field.ty)
            && !field.serde.has_any(&["default", "flatten"])
            && !input.serde.has("default"))
        .then(|| quote!(default));
        let told = field.serde.has("borrow") || variant.is_some_and(|v| v.serde.has("borrow"));
        let borrow = (side == Side::Deserialize && !told && !lifetimes(&field.ty).is_empty())
            .then(|| quote!(borrow));
        let words: Vec<_> = [with, default, borrow].into_iter().flatten().collect();
        if !words.is_empty() {
            kept.extend(quote!(#[serde(#(#words),*)]));
        }
    }
    let ty = replace_self(field.ty.to_token_stream(), &this);
    let lints = &field.lints;
    match &field.member {
        Member::Named(name) => {
            let name = quiet(name);
            quote!(#lints #kept #name: #ty)
        }
        Member::Unnamed(_) => quote!(#lints #kept #ty),
    }
}

/// The attribute that sends the field through its wire, if it goes through one.
fn through_wire(
    input: &Input,
    field: &Field,
    variant: Option<&Variant>,
    side: Side,
    texts: &mut Texts,
) -> Option<TokenStream> {
    let Route::Wire(wire) = route(input, field, variant, side) else { return None };
    let nd = nd_crate(input);
    let ty = replace_self(field.ty.to_token_stream(), &input.this());
    let path = match side {
        Side::Serialize => quote!(<#ty as #nd::field::SerializeField<#wire>>::serialize_wire),
        Side::Deserialize => {
            quote!(<#ty as #nd::field::DeserializeField<'_, #wire>>::deserialize_wire)
        }
    };
    let path = texts.text(&path, field.ty.span());
    let key = format_ident!("{}_with", side.word());
    Some(quote!(#key = #path))
}

fn quiet_generics(input: &Input) -> Generics {
    let mut generics = input.generics.clone();
    for param in &mut generics.params {
        match param {
            GenericParam::Type(param) => param.ident = quiet(&param.ident),
            GenericParam::Const(param) => param.ident = quiet(&param.ident),
            GenericParam::Lifetime(_) => {}
        }
    }
    generics
}

/// The same name at the same place, but written by the derive: lints on names are for the item.
fn quiet(ident: &Ident) -> Ident {
    let mut ident = ident.clone();
    ident.set_span(Span::call_site().located_at(ident.span()));
    ident
}

fn is_packed(repr: &Attribute) -> bool {
    repr.meta.to_token_stream().to_string().contains("packed")
}
