//! `#[nd(..)]` on what becomes an element.

use syn::{Attribute, Ident, LitStr, Path};

use crate::{
    attr::{Word, words},
    errors::Errors,
};

/// `#[nd(..)]` on the type.
#[derive(Default)]
pub(super) struct OnType {
    /// `crate = ..`
    pub(super) krate: Option<Path>,
    /// `ignore_unknown`
    pub(super) ignore_unknown: Option<Ident>,
    /// `dtype = ".."`
    pub(super) dtype: Option<LitStr>,
    /// `transparent`
    pub(super) transparent: Option<Ident>,
    /// `pod`
    pub(super) pod: Option<Ident>,
}

/// `#[nd(..)]` on a field.
#[derive(Default)]
pub(super) struct OnField {
    /// `rename = ".."`
    pub(super) rename: Option<LitStr>,
    /// `default`
    pub(super) default: Option<Ident>,
}

impl OnType {
    pub(super) fn read(attrs: &[Attribute], errors: &mut Errors) -> Self {
        const USAGE: &str = "on an element write `#[nd(ignore_unknown)]`, `#[nd(dtype = \"..\")]`, \
                             `#[nd(transparent)]`, `#[nd(pod)]` or `#[nd(crate = ..)]`";
        let mut nd = Self::default();
        for word in all(attrs, USAGE, errors) {
            match word.key.to_string().as_str() {
                "crate" => word.crate_into(&mut nd.krate, errors),
                "ignore_unknown" => word.flag_into(&mut nd.ignore_unknown, errors),
                "dtype" => word.text_into(&mut nd.dtype, super::unit::USAGE, errors),
                "transparent" => word.flag_into(&mut nd.transparent, errors),
                "pod" => word.flag_into(&mut nd.pod, errors),
                _ => unknown(&word, USAGE, errors),
            }
        }
        nd
    }
}

impl OnField {
    pub(super) fn read(attrs: &[Attribute], errors: &mut Errors) -> Self {
        const USAGE: &str =
            "on a field of a record write `#[nd(rename = \"..\")]` or `#[nd(default)]`";
        const RENAME: &str = "`rename` takes the field's name in documents: `rename = \"x\"`";
        let mut nd = Self::default();
        for word in all(attrs, USAGE, errors) {
            match word.key.to_string().as_str() {
                "rename" => word.text_into(&mut nd.rename, RENAME, errors),
                "default" => word.flag_into(&mut nd.default, errors),
                _ => unknown(&word, USAGE, errors),
            }
        }
        if let Some(name) = nd.rename.as_ref().filter(|name| name.value().is_empty()) {
            errors
                .at(name, "a field of a record has a name: NumPy takes a nameless one as padding");
        }
        nd
    }
}

/// The words of all `#[nd(..)]`; one without words is an error.
fn all(attrs: &[Attribute], usage: &str, errors: &mut Errors) -> Vec<Word> {
    let mut all = Vec::new();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("nd")) {
        if matches!(attr.meta, syn::Meta::Path(_)) {
            errors.at(attr, format_args!("a bare `#[nd]` marks a field as an array: {usage}"));
        }
        all.extend(words(attr, errors));
    }
    all
}

fn unknown(word: &Word, usage: &str, errors: &mut Errors) {
    errors.at(&word.key, format_args!("unknown attribute `{}`: {usage}", word.key));
}
