//! The hidden copy of the item, on which serde's own derive does the work: a remote definition, in
//! serde's terms.
//!
//! It has the item's fields and all of its serde attributes; array fields get the wire as the
//! function that serializes or deserializes them. Every token has the span of the
//! item's, so that serde's errors point there.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{Attribute, GenericParam, Generics, Ident, Member, ext::IdentExt, spanned::Spanned};

use crate::{
    bounds::{Bounds, lifetimes_borrowed},
    input::{Body, Field, Fields, Input, Route, Style, Variant},
    private::private,
    side::Side,
    text::Texts,
    tokens::replace_self,
    ty::is_option,
};

/// The name of the copy. It begins like no other that the derives write, for the item may be called
/// `Serializer`.
pub(crate) fn name(input: &Input) -> Ident {
    format_ident!("__NdCopyOf{}", input.ident)
}

/// The copy, with serde's derive on it.
pub(crate) fn definition(input: &Input, bounds: &Bounds, texts: &mut Texts) -> TokenStream {
    let Input { krate, this, .. } = input;
    let serde_trait = format_ident!("{}", input.side.serde_trait());
    let attributes = container(input, bounds, texts);
    let repr = input.repr.iter().filter(|repr| is_packed(repr));
    let name = name(input);
    let generics = replace_self(unlinted_generics(input).to_token_stream(), this);
    let clause = replace_self(input.generics.where_clause.to_token_stream(), this);
    let span = derived(input.span);
    let item = match &input.body {
        Body::Struct(list) => {
            let inner = fields(input, list, None, texts);
            match list.style {
                Style::Named => quote_spanned!(span=> struct #name #generics #clause #inner),
                Style::Tuple | Style::Unit => {
                    quote_spanned!(span=> struct #name #generics #inner #clause;)
                }
            }
        }
        Body::Enum { span: braces, variants } => {
            let variants = variants.iter().map(|one| variant(input, one, texts));
            let body = quote_spanned!(*braces=> { #(#variants,)* });
            quote_spanned!(span=> enum #name #generics #clause #body)
        }
    };
    let private = private(krate);
    quote! {
        #[derive(#private::serde::#serde_trait)]
        #attributes
        #(#repr)*
        #item
    }
}

fn container(input: &Input, bounds: &Bounds, texts: &mut Texts) -> TokenStream {
    let Input { ident, this, serde_path, side, .. } = input;
    let word = format_ident!("{}", side.word());
    let serde = texts.text(serde_path, serde_path.span());
    let remote = texts.text(ident, ident.span());
    let rename = input.serde.side_text("rename", *side).is_none().then(|| {
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
        let predicates = replace_self(quote!(#(#inferred),*), this);
        let text = texts.text(&predicates, ident.span());
        quote!(bound(#word = #text))
    });
    let more = [rename, default, bound].into_iter().flatten();
    let dropped: &[&str] = if own_default { &["crate", "default"] } else { &["crate"] };
    let kept = input.serde.kept(dropped, this);
    let span = derived(input.span);
    // The user's own come first, for serde's errors begin where the attributes do.
    quote_spanned! {span=>
        #kept
        #[serde(crate = #serde, remote = #remote #(, #more)*)]
    }
}

fn variant(input: &Input, variant: &Variant, texts: &mut Texts) -> TokenStream {
    let ident = &variant.ident;
    let kept = variant.serde.kept(&[], &input.this);
    let span = derived(ident.span());
    let with = with_stands_on(input, variant)
        .and_then(|field| through_wire(input, field, texts))
        .map(|with| quote_spanned!(span=> #[serde(#with)]));
    let inner = fields(input, &variant.fields, Some(variant), texts);
    let (ident, lints) = (unlinted(ident), &variant.lints);
    quote!(#lints #kept #with #ident #inner)
}

/// The field whose wire must be named on its variant: in adjacently tagged enums serde otherwise
/// requires the field's own `Deserialize`.
fn with_stands_on<'a>(input: &Input, variant: &'a Variant) -> Option<&'a Field> {
    let adjacent = input.serde.has("tag") && input.serde.has("content");
    variant.fields.list.first().filter(|_| adjacent && variant.fields.is_newtype())
}

fn fields(
    input: &Input,
    fields: &Fields,
    variant: Option<&Variant>,
    texts: &mut Texts,
) -> TokenStream {
    let list = fields.list.iter().map(|one| field(input, one, fields.style, variant, texts));
    match fields.style {
        Style::Named => quote_spanned!(fields.span=> { #(#list,)* }),
        Style::Tuple => quote_spanned!(fields.span=> (#(#list,)*)),
        Style::Unit => TokenStream::new(),
    }
}

fn field(
    input: &Input,
    field: &Field,
    style: Style,
    variant: Option<&Variant>,
    texts: &mut Texts,
) -> TokenStream {
    let reads = input.side == Side::Deserialize;
    let mut kept = field.serde.kept(&[], &input.this);
    if let Some(with) = through_wire(input, field, texts) {
        let on_variant = variant.is_some_and(|variant| with_stands_on(input, variant).is_some());
        let with = (!on_variant).then_some(with);
        let default = (reads
            && style == Style::Named
            && is_option(&field.ty)
            && !field.serde.has_any(&["default", "flatten"])
            && !input.serde.has("default"))
        .then(|| quote!(default));
        let explicit = field.serde.has("borrow") || variant.is_some_and(|v| v.serde.has("borrow"));
        let borrow =
            (reads && !explicit && !lifetimes_borrowed(field).is_empty()).then(|| quote!(borrow));
        let words: Vec<_> = [with, default, borrow].into_iter().flatten().collect();
        if !words.is_empty() {
            let span = derived(field.span());
            kept.extend(quote_spanned!(span=> #[serde(#(#words),*)]));
        }
    }
    let ty = replace_self(field.ty.to_token_stream(), &input.this);
    let lints = &field.lints;
    match &field.member {
        Member::Named(name) => {
            let name = unlinted(name);
            quote!(#lints #kept #name: #ty)
        }
        Member::Unnamed(_) => quote!(#lints #kept #ty),
    }
}

/// The attribute that sends the field through its wire, if it goes through one.
fn through_wire(input: &Input, field: &Field, texts: &mut Texts) -> Option<TokenStream> {
    let krate = &input.krate;
    let ty = replace_self(field.ty.to_token_stream(), &input.this);
    let (side, route) = match &field.route {
        Route::Wire { route, .. } => (input.side, route),
        Route::Columns => {
            let (private, word) = (private(krate), format_ident!("{}", input.side.word()));
            let path = texts.text(&quote!(#private::columns::#word), field.ty.span());
            let key = format_ident!("{word}_with");
            return Some(quote!(#key = #path));
        }
        Route::Elements(wire) => {
            let word = format_ident!("{}", input.side.word());
            let path = texts.text(&quote!(#krate::Elements::<#wire>::#word), field.ty.span());
            let key = format_ident!("{word}_with");
            return Some(quote!(#key = #path));
        }
        Route::Serde | Route::Unchecked => return None,
    };
    let path = match side {
        Side::Serialize => quote!(<#ty as #krate::field::SerializeBy<#route>>::serialize_by),
        Side::Deserialize => {
            quote!(<#ty as #krate::field::DeserializeBy<'_, #route>>::deserialize_by)
        }
    };
    let path = texts.text(&path, field.ty.span());
    let key = format_ident!("{}_with", input.side.word());
    Some(quote!(#key = #path))
}

pub(crate) fn unlinted_generics(input: &Input) -> Generics {
    let mut generics = input.generics.clone();
    for param in &mut generics.params {
        match param {
            GenericParam::Type(param) => param.ident = unlinted(&param.ident),
            GenericParam::Const(param) => param.ident = unlinted(&param.ident),
            GenericParam::Lifetime(_) => {}
        }
    }
    generics
}

/// The same name at the same place, but written by the derive: lints on names are for the item.
pub(crate) fn unlinted(ident: &Ident) -> Ident {
    let mut ident = ident.clone();
    ident.set_span(derived(ident.span()));
    ident
}

/// The place of a token, for one that the derive writes.
pub(crate) fn derived(span: Span) -> Span {
    Span::call_site().located_at(span)
}

fn is_packed(repr: &Attribute) -> bool {
    repr.meta.to_token_stream().to_string().contains("packed")
}
