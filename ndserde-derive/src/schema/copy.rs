//! The hidden copy of the item, on which schemars' own derive does the work.
//!
//! It has the item's fields and the attributes that schemars reads; array fields get, as
//! `#[schemars(with = "..")]`, the type that stands for them by their wire.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{Ident, Member, ext::IdentExt};

use super::field::Schema;
use crate::{
    input::{Body, Field, Fields, Input, Style, Variant},
    private::private,
    remote::{derived, unlinted, unlinted_generics},
    side::Side,
    text::Texts,
    tokens::{params, replace_self, uses_any},
    ty::lifetimes,
};

/// The name of the copy, without the lints on names, and on what is never constructed.
pub(super) fn name(input: &Input) -> Ident {
    unlinted(&format_ident!("__NdSchemaOf{}", input.ident))
}

/// The copy, with schemars' derive on it.
pub(super) fn definition(
    input: &Input,
    schemas: &[Schema],
    bounds: &[TokenStream],
    texts: &mut Texts,
) -> TokenStream {
    let (name, this, private) = (name(input), &input.this, private(&input.krate));
    let attributes = container(input, bounds, texts);
    let generics = replace_self(unlinted_generics(input).to_token_stream(), this);
    let clause = replace_self(input.generics.where_clause.to_token_stream(), this);
    let mut schemas = schemas.iter();
    let span = derived(input.span);
    let item = match &input.body {
        Body::Struct(list) => {
            let inner = fields(input, list, &mut schemas, texts);
            match list.style {
                Style::Named => quote_spanned!(span=> struct #name #generics #clause #inner),
                Style::Tuple | Style::Unit => {
                    quote_spanned!(span=> struct #name #generics #inner #clause;)
                }
            }
        }
        Body::Enum { span: braces, variants } => {
            let variants = variants.iter().map(|one| variant(input, one, &mut schemas, texts));
            let body = quote_spanned!(*braces=> { #(#variants,)* });
            quote_spanned!(span=> enum #name #generics #clause #body)
        }
    };
    // What schemars' derive makes of defaults names `serde`.
    let serde = has_defaults(input).then(|| quote!(use #private::serde;));
    quote! {
        #serde
        #[derive(#private::schemars::JsonSchema)]
        #attributes
        #item
    }
}

/// Whether a field's default is a part of the schema.
fn has_defaults(input: &Input) -> bool {
    input.serde.has("default")
        || input.fields().into_iter().any(|(field, _)| field.serde.has("default"))
}

fn container(input: &Input, bounds: &[TokenStream], texts: &mut Texts) -> TokenStream {
    let Input { ident, this, schemars, serde, .. } = input;
    let private = private(&input.krate);
    let krate = (!schemars.has("crate")).then(|| {
        let path = texts.text(&quote!(#private::schemars), ident.span());
        quote!(crate = #path)
    });
    let renamed = serde.side_text("rename", Side::Deserialize).map(|text| text.value());
    let name = renamed.unwrap_or_else(|| ident.unraw().to_string());
    // In schemars' attribute a brace stands for a parameter.
    let rename = (!schemars.has("rename") && !name.contains('{')).then(|| quote!(rename = #name));
    let bound = (!schemars.has("bound") && !input.generics.params.is_empty()).then(|| {
        let text = texts.text(&replace_self(quote!(#(#bounds),*), this), ident.span());
        quote!(bound = #text)
    });
    let own_default = serde.is_bare("default") && matches!(&input.body, Body::Struct(_));
    let default = own_default.then(|| {
        let path = texts.text(&quote!(<#this as ::core::default::Default>::default), ident.span());
        quote!(#[serde(default = #path)])
    });
    let dropped: &[&str] = if own_default { &["crate", "default"] } else { &["crate"] };
    let (kept, own) = (serde.kept(dropped, this), schemars.kept());
    let words: Vec<_> = [krate, rename, bound].into_iter().flatten().collect();
    let words = (!words.is_empty()).then(|| quote!(#[schemars(#(#words),*)]));
    quote!(#own #kept #words #default)
}

fn variant<'a>(
    input: &Input,
    variant: &Variant,
    schemas: &mut impl Iterator<Item = &'a Schema>,
    texts: &mut Texts,
) -> TokenStream {
    let inner = fields(input, &variant.fields, schemas, texts);
    let (kept, own) = (variant.serde.kept(&[], &input.this), variant.schemars.kept());
    let (ident, lints) = (unlinted(&variant.ident), &variant.lints);
    quote!(#lints #own #kept #ident #inner)
}

fn fields<'a>(
    input: &Input,
    fields: &Fields,
    schemas: &mut impl Iterator<Item = &'a Schema>,
    texts: &mut Texts,
) -> TokenStream {
    let pairs = fields.list.iter().zip(schemas);
    let list: Vec<_> = pairs.map(|(one, schema)| field(input, one, schema, texts)).collect();
    match fields.style {
        Style::Named => quote_spanned!(fields.span=> { #(#list,)* }),
        Style::Tuple => quote_spanned!(fields.span=> (#(#list,)*)),
        Style::Unit => TokenStream::new(),
    }
}

fn field(input: &Input, field: &Field, schema: &Schema, texts: &mut Texts) -> TokenStream {
    let ty = replace_self(field.ty.to_token_stream(), &input.this);
    let by_wire = match schema {
        Schema::By(route) => Some(by_wire(input, field, route, &ty, texts)),
        Schema::Own | Schema::Said => None,
    };
    let dropped: &[&str] = if by_wire.is_some() { &["with"] } else { &[] };
    let (kept, own) = (field.serde.kept(dropped, &input.this), field.schemars.kept());
    let lints = &field.lints;
    match &field.member {
        Member::Named(name) => {
            let name = unlinted(name);
            quote!(#lints #own #kept #by_wire #name: #ty)
        }
        Member::Unnamed(_) => quote!(#lints #own #kept #by_wire #ty),
    }
}

/// The type whose schema it is, and how a default of it is written.
fn by_wire(
    input: &Input,
    field: &Field,
    route: &TokenStream,
    ty: &TokenStream,
    texts: &mut Texts,
) -> TokenStream {
    let (krate, span) = (&input.krate, field.span());
    let with = texts.text(&quote!(<#ty as #krate::schema::SchemaBy<#route>>::As), span);
    let with = quote!(#[schemars(with = #with)]);
    let defaults = field.serde.has("default") || input.serde.has("default");
    if !defaults || field.serde.has("skip_serializing") {
        return with;
    }
    // Schemars' derive puts the function into an item that knows none of this one's parameters.
    let is_generic =
        uses_any(&field.ty, &params(&input.generics)) || !lifetimes(&field.ty).is_empty();
    if !is_generic {
        let path = if field.nd.columns.is_some() {
            let private = private(krate);
            quote!(#private::columns::serialize)
        } else {
            quote!(<#ty as #krate::field::SerializeBy<#route>>::serialize_by)
        };
        let path = texts.text(&path, span);
        return quote!(#with #[serde(serialize_with = #path)]);
    }
    with
}
