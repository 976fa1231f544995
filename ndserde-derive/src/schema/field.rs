//! Whose schema a field has.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{GenericArgument, Ident, LitStr, Member, PathArguments, Type, TypePath};

use crate::{
    errors::Errors,
    input::{Field, Input, Route, Variant},
    route::by_type,
};

/// Whose schema a field has.
pub(super) enum Schema {
    /// That of its type where its arrays go this route.
    By(TokenStream),
    /// That of its type.
    Own,
    /// What `#[schemars(..)]` says, or none at all.
    Said,
}

/// The schema of each field, in the order of [`Input::fields`].
pub(super) fn schemas(input: &Input, errors: &mut Errors) -> Vec<Schema> {
    for variant in input.variants().iter().filter(|variant| !is_said(&variant.schemars)) {
        let key = variant.serde.key("with").or_else(|| variant.serde.key("serialize_with"));
        if let Some(key) = key.filter(|_| !variant.serde.has_any(&["skip", "skip_serializing"])) {
            errors.at(key, says_nothing(key, &format!("the variant `{}`", variant.ident)));
        }
    }
    let fields = input.fields().into_iter();
    fields.map(|(field, variant)| of_field(input, field, variant, errors)).collect()
}

fn of_field(
    input: &Input,
    field: &Field,
    variant: Option<&Variant>,
    errors: &mut Errors,
) -> Schema {
    let is_skipped = |name| {
        field.serde.has_any(&["skip", name])
            || variant.is_some_and(|variant| variant.serde.has_any(&["skip", name]))
    };
    let on_variant = variant.is_some_and(|variant| {
        is_said(&variant.schemars) || variant.serde.has_any(&["with", "serialize_with"])
    });
    if on_variant
        || is_said(&field.schemars)
        || is_skipped("skip_serializing") && is_skipped("skip_deserializing")
    {
        return Schema::Said;
    }
    if let Some(key) = field.serde.key("with").or_else(|| field.serde.key("serialize_with")) {
        return match field.serde.text("with").and_then(|with| wire_of(input, with)) {
            Some(wire) => Schema::By(wire),
            None if is_type(field.serde.text("with")) => Schema::Said,
            None => {
                errors.at(key, says_nothing(key, &name(&field.member)));
                Schema::Said
            }
        };
    }
    if field.nd.plain.is_some() {
        return Schema::Own;
    }
    match by_type(input, field) {
        Route::Wire { route, .. } => Schema::By(route),
        Route::Elements(wire) => {
            let krate = &input.krate;
            Schema::By(quote!(#krate::Elements<#wire>))
        }
        Route::Columns => {
            let krate = &input.krate;
            Schema::By(quote!(#krate::schema::InColumns))
        }
        Route::Serde | Route::Unchecked => Schema::Own,
    }
}

fn is_said(schemars: &crate::attr::Schemars) -> bool {
    schemars.has("with") || schemars.has("schema_with") || schemars.has("skip")
}

fn says_nothing(key: &Ident, what: &str) -> String {
    format!(
        "`{key}` does not say what the schema of {what} is: add `#[schemars(with = \"..\")]` with the \
         type that it is written as, for an array `ndserde::schema::Of<Array2<f64>, Tagged>`"
    )
}

fn name(member: &Member) -> String {
    match member {
        Member::Named(name) => format!("the field `{name}`"),
        Member::Unnamed(index) => format!("the field {}", index.index),
    }
}

/// The wire whose module or adapter `with` names: `ndserde::npy`, `As::<Npy>`, `Elements::<Npy>`.
fn wire_of(input: &Input, with: &LitStr) -> Option<TokenStream> {
    let path = with.parse::<TypePath>().ok()?.path;
    let last = path.segments.last()?;
    let krate = &input.krate;
    if last.ident == "As" || last.ident == "Elements" {
        let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
        let Some(GenericArgument::Type(wire)) = arguments.args.first() else { return None };
        let of_elements = last.ident == "Elements";
        return Some(if of_elements { quote!(#krate::Elements<#wire>) } else { quote!(#wire) });
    }
    let of_ndserde = path.segments.len() == 2
        && path.segments.first().is_some_and(|first| first.ident == "ndserde");
    let module = last.ident.to_string();
    // The module is named as the wire's type is: `json_numpy`, `JsonNumpy`.
    let upper = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().map(|letter| letter.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    };
    let wire: String = module.split('_').map(upper).collect();
    let wire = Ident::new(&wire, Span::call_site().located_at(with.span()));
    (of_ndserde && !is_upper(&module)).then(|| quote!(#krate::wire::#wire))
}

/// Whether `with` names a type, of which schemars takes the schema.
fn is_type(with: Option<&LitStr>) -> bool {
    let path = with.and_then(|with| with.parse::<Type>().ok());
    match path {
        Some(Type::Path(path)) => {
            path.path.segments.last().is_some_and(|last| is_upper(&last.ident.to_string()))
        }
        _ => false,
    }
}

fn is_upper(name: &str) -> bool {
    name.starts_with(char::is_uppercase)
}
