//! The columns of a struct: which field is which, and what it is called.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Ident, LitStr, Member, Type, ext::IdentExt};

use super::case::{self, Rename};
use crate::{
    attr::Serde,
    check::check_elements,
    errors::Errors,
    input::{Body, Field, Input, Route, Style},
    route::wire,
    side::Side,
    ty::{Shape, is_named_array, is_value, last_is, mentions_array, shape},
};

/// What becomes of a field.
pub(crate) struct Column {
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    /// What the user allows in the field.
    pub(crate) lints: TokenStream,
    /// None of a field that is left out.
    pub(crate) form: Option<Form>,
    pub(crate) written: String,
    pub(crate) read: String,
    pub(crate) aliases: Vec<LitStr>,
    pub(crate) default: Option<Fallback>,
}

/// How a column stands in the document.
pub(crate) enum Form {
    /// As one array, by this wire.
    Array(TokenStream),
    /// As one array of the elements in all rows, by this wire.
    Elements(TokenStream),
    /// As an array or none in each row, by this wire, where what carries the columns knows that; else
    /// as a list, whose items take this route.
    Optional { wire: TokenStream, route: TokenStream, inner: Box<Type> },
    /// As a list, whose items take this route.
    List(TokenStream),
    /// As a list, by serde.
    Plain,
}

/// What stands for the rows of a column that is missing.
pub(crate) enum Fallback {
    Default,
    Path(TokenStream),
}

/// What a field may say to serde; the rest has no meaning for columns, or another.
const ON_FIELDS: &[&str] = &["rename", "alias", "default", "skip", "borrow", "bound"];

/// What the struct may say to serde.
const ON_TYPES: &[&str] =
    &["rename", "rename_all", "deny_unknown_fields", "bound", "crate", "expecting"];

/// The columns of the struct; an item that is none is an error, and has none.
pub(crate) fn columns(input: &mut Input, errors: &mut Errors) -> Vec<Column> {
    refuse(&input.serde, ON_TYPES, errors);
    let (of_enum, fields) = match &input.body {
        Body::Enum { .. } => (true, None),
        Body::Struct(fields) => (false, Some(fields).filter(|all| all.style == Style::Named)),
    };
    let Some(fields) = fields else {
        // A union has its own error.
        let none_yet = input.variants().is_empty();
        if !(of_enum && none_yet) {
            let what = if of_enum { "an enum" } else { "a struct without names" };
            errors.at(
                &input.ident,
                format_args!(
                    "columns are called by the names of fields: {what} cannot be a row, but may \
                     be a field of one"
                ),
            );
        }
        return Vec::new();
    };
    let mut rule = |side| {
        let text = input.serde.side_text("rename_all", side)?;
        Some(case::rule(&text, errors))
    };
    let rules = (rule(Side::Serialize), rule(Side::Deserialize));
    let mut columns = Vec::new();
    for field in &fields.list {
        refuse(&field.serde, ON_FIELDS, errors);
        columns.extend(column(input, field, rules, errors));
    }
    if columns.iter().all(|column| column.form.is_none()) {
        errors.at(&input.ident, "a row without fields has no columns, which would count the rows");
    }
    // The columns that are one array ask for an array by their own trait.
    for (field, column) in input.body.fields_mut().into_iter().zip(&columns) {
        if matches!(column.form, Some(Form::Array(_))) {
            field.route = Route::Unchecked;
        }
    }
    columns
}

type Renames = (Option<Rename>, Option<Rename>);

fn column(input: &Input, field: &Field, rules: Renames, errors: &mut Errors) -> Option<Column> {
    let Member::Named(ident) = &field.member else { return None };
    let name = ident.unraw().to_string();
    let named = |side, rule: Option<Rename>| {
        let own = field.serde.side_text("rename", side).map(|text| text.value());
        own.unwrap_or_else(|| rule.map_or_else(|| name.clone(), |rule| rule(&name)))
    };
    if let Some(columns) = &field.nd.columns {
        errors.at(
            columns,
            "the rows of a row have no columns of their own here: write \
             `ndserde::Columns<Vec<Row>>` as the type of the field, without `nd`",
        );
    }
    check_elements(field, errors);
    let default = if field.serde.is_bare("default") {
        Some(Fallback::Default)
    } else {
        field
            .serde
            .text("default")
            .map(|path| Fallback::Path(path.parse().unwrap_or_else(|_| path.to_token_stream())))
    };
    Some(Column {
        ident: ident.clone(),
        ty: field.ty.clone(),
        lints: field.lints.clone(),
        form: (!field.serde.has("skip")).then(|| form(input, field)),
        written: named(Side::Serialize, rules.0),
        read: named(Side::Deserialize, rules.1),
        aliases: field.serde.texts("alias").cloned().collect(),
        default,
    })
}

fn form(input: &Input, field: &Field) -> Form {
    let is_alias = || {
        field.nd.marked.is_some()
            && matches!(shape(&field.ty), Shape::Leaf(leaf) if !is_value(leaf))
            && !mentions_array(&field.ty)
    };
    match &field.route {
        Route::Wire { .. } if is_named_array(&field.ty) || is_alias() => {
            Form::Array(wire(input, field))
        }
        Route::Wire { route, .. } => match shape(&field.ty) {
            Shape::Of(inner) if last_is(&field.ty, &["Option"]) && is_named_array(inner) => {
                let (wire, inner) = (wire(input, field), Box::new(inner.clone()));
                Form::Optional { wire, route: route.clone(), inner }
            }
            _ => Form::List(route.clone()),
        },
        Route::Elements(wire) => Form::Elements(wire.clone()),
        Route::Columns | Route::Serde | Route::Unchecked => Form::Plain,
    }
}

/// Refuses what serde knows and columns do not, by name.
fn refuse(serde: &Serde, known: &[&str], errors: &mut Errors) {
    for key in serde.keys().filter(|key| known.iter().all(|name| *key != name)) {
        let known: Vec<_> = known.iter().map(|name| format!("`{name}`")).collect();
        errors.at(
            key,
            format_args!(
                "serde's `{key}` has no meaning for columns, which know {} here: remove it, or put \
                 the columns on a struct of their own",
                known.join(", ")
            ),
        );
    }
}
