//! `#[nd(..)]`: this crate's own attributes.

use proc_macro2::Span;
use quote::ToTokens;
use syn::{Attribute, Ident, Lit, Path, TypePath};

use super::word::{Value, Word, duplicate, words};
use crate::errors::Errors;

/// `#[nd(..)]` on a field.
#[derive(Default)]
pub(crate) struct NdField {
    /// Where the field is said to be an array, if it is.
    pub(crate) marked: Option<Path>,
    /// `wire = ..`
    pub(crate) wire: Option<TypePath>,
    /// `cast`, `cast = ".."`
    pub(crate) cast: Option<Rule>,
    /// `plain`
    pub(crate) plain: Option<Ident>,
    /// `columns`
    pub(crate) columns: Option<Ident>,
    /// `elements`
    pub(crate) elements: Option<Ident>,
}

/// `#[nd(..)]` on the type.
#[derive(Default)]
pub(crate) struct NdType {
    /// `wire = ..`
    pub(crate) wire: Option<TypePath>,
    /// `cast`, `cast = ".."`
    pub(crate) cast: Option<Rule>,
    /// `crate = ..`
    pub(crate) krate: Option<Path>,
}

/// The rule by which one dtype becomes another.
#[derive(Clone, Copy)]
pub(crate) enum Rule {
    Exact,
    Safe,
    SameKind,
}

impl Rule {
    fn named(name: &str) -> Option<Self> {
        match name {
            "exact" => Some(Self::Exact),
            "safe" => Some(Self::Safe),
            "same_kind" => Some(Self::SameKind),
            _ => None,
        }
    }

    /// The rule's marker in `ndserde::wire::cast`.
    pub(crate) fn marker(self) -> Ident {
        let name = match self {
            Self::Exact => "Exact",
            Self::Safe => "Safe",
            Self::SameKind => "SameKind",
        };
        Ident::new(name, Span::call_site())
    }
}

impl NdField {
    /// Whether the field is marked as an array and nothing more is said: then all of its parts go
    /// through the wire.
    pub(crate) fn is_bare(&self) -> bool {
        self.marked.is_some() && self.wire.is_none() && self.cast.is_none()
    }

    pub(crate) fn read(attrs: &[Attribute], errors: &mut Errors) -> Self {
        let mut nd = Self::default();
        for attr in attrs.iter().filter(|attr| attr.path().is_ident("nd")) {
            let words = words(attr, errors);
            if words.iter().all(|word| word.key != "plain") {
                nd.marked = Some(attr.path().clone());
            }
            for word in words {
                match word.key.to_string().as_str() {
                    "wire" => word.wire_into(&mut nd.wire, errors),
                    "cast" => word.rule_into(&mut nd.cast, errors),
                    "plain" => word.flag_into(&mut nd.plain, errors),
                    "columns" => word.flag_into(&mut nd.columns, errors),
                    "elements" => word.flag_into(&mut nd.elements, errors),
                    _ => errors.at(
                        &word.key,
                        format_args!(
                            "unknown attribute `{}`: on a field write `#[nd]`, `#[nd(wire = ..)]`, \
                             `#[nd(cast)]`, `#[nd(elements)]`, `#[nd(columns)]` or `#[nd(plain)]`",
                            word.key
                        ),
                    ),
                }
            }
        }
        let routed = nd.wire.is_some() || nd.marked.is_some();
        if let Some(plain) = nd.plain.as_ref().filter(|_| routed) {
            errors.at(
                plain,
                "`plain` leaves the field to serde, and the rest of `nd` sends it through a wire: \
                 remove one",
            );
        }
        let wired = nd.wire.is_some() || nd.cast.is_some() || nd.elements.is_some();
        if let Some(columns) = nd.columns.as_ref().filter(|_| wired) {
            errors.at(
                columns,
                "the fields of the struct in the `Vec` say by which wire their columns go, and what \
                 is cast: remove the rest of `nd` here",
            );
        }
        nd
    }
}

impl NdType {
    pub(crate) fn read(attrs: &[Attribute], errors: &mut Errors) -> Self {
        let mut nd = Self::default();
        for attr in attrs.iter().filter(|attr| attr.path().is_ident("nd")) {
            let words = words(attr, errors);
            if matches!(attr.meta, syn::Meta::Path(_)) {
                errors.at(
                    attr,
                    "a bare `#[nd]` marks a field as an array: on a type write `#[nd(wire = ..)]` \
                     or `#[nd(crate = ..)]`",
                );
            }
            for word in words {
                match word.key.to_string().as_str() {
                    "wire" => word.wire_into(&mut nd.wire, errors),
                    "cast" => word.rule_into(&mut nd.cast, errors),
                    "crate" => word.crate_into(&mut nd.krate, errors),
                    _ => errors.at(
                        &word.key,
                        format_args!(
                            "unknown attribute `{}`: on a type write `#[nd(wire = ..)]`, \
                             `#[nd(cast)]` or `#[nd(crate = ..)]`",
                            word.key
                        ),
                    ),
                }
            }
        }
        nd
    }
}

/// Says that no `#[nd]` belongs here.
pub(crate) fn refuse(attrs: &[Attribute], errors: &mut Errors) {
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("nd")) {
        errors.at(attr, "`#[nd]` stands on a field or on the type, not on a variant");
    }
}

impl Word {
    fn rule_into(self, slot: &mut Option<Rule>, errors: &mut Errors) {
        if slot.is_some() {
            return duplicate(&self.key, errors);
        }
        let name = match self.value {
            None => Ok("exact".to_owned()),
            Some(Value::Lit(Lit::Str(name))) => Ok(name.value()),
            Some(Value::Lit(other)) => Err(other.into_token_stream()),
            Some(Value::Type(other)) => Err(other.into_token_stream()),
        };
        match name.as_deref().map(Rule::named) {
            Ok(Some(rule)) => *slot = Some(rule),
            _ => errors.at(
                name.err().unwrap_or_else(|| self.key.into_token_stream()),
                "write `cast`, `cast = \"safe\"` or `cast = \"same_kind\"`",
            ),
        }
    }
}
