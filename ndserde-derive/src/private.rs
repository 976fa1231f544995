//! Where generated code finds what it names.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

/// The name has the version in it, so that generated code does not compile with another one.
const PRIVATE: &str = concat!(
    "__private_",
    env!("CARGO_PKG_VERSION_MAJOR"),
    "_",
    env!("CARGO_PKG_VERSION_MINOR"),
    "_",
    env!("CARGO_PKG_VERSION_PATCH")
);

/// The module of the facade that is for generated code alone.
pub(crate) fn private(krate: &TokenStream) -> TokenStream {
    let private = Ident::new(PRIVATE, Span::call_site());
    quote!(#krate::#private)
}
