//! Errors, collected so that a user sees all of them at once.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::Error;

/// The errors so far.
#[derive(Default)]
pub(crate) struct Errors(Option<Error>);

impl Errors {
    /// An error at these tokens.
    pub(crate) fn at(&mut self, tokens: impl ToTokens, message: impl std::fmt::Display) {
        self.push(Error::new_spanned(tokens, message));
    }

    /// An error that the parser made.
    pub(crate) fn push(&mut self, error: Error) {
        match &mut self.0 {
            Some(errors) => errors.combine(error),
            none => *none = Some(error),
        }
    }

    /// The errors as items, if there are any.
    #[must_use]
    pub(crate) fn into_items(self) -> Option<TokenStream> {
        self.0.map(Error::into_compile_error)
    }
}
