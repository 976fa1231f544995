//! The derive macros of [ndserde](https://docs.rs/ndserde): depend on that crate, which has the
//! guide.
//!
//! The files are the steps of one pipeline, each working on what the one before it made:
//!
//! | file | step |
//! |---|---|
//! | `input` | the item with its fields, and with what `attr` read in `#[nd(..)]` and `#[serde(..)]` |
//! | `check` | reports what cannot work, all errors at once, each at its place |
//! | `route` | which fields go through a wire, and which parts of them are left to serde |
//! | `bounds` | the bounds of the `impl` on type parameters and lifetimes |
//! | `remote` | the hidden copy of the item, a remote definition in serde's terms, on which serde's own derive does the work |
//! | `probe` | code by which the compiler checks the types, and fails if an array would be missed |
//! | `expand` | all of it together; `stub` if there were errors |
//!
//! The derive of elements is a pipeline of its own, in `element`; those of columns and of schemas take
//! other ways after `route`, in `columns` and `schema`.
//!
//! `ty` answers questions about types (`nalgebra` knows the names of that crate), and `tokens` about names in tokens. `text` puts tokens into
//! the strings that serde's attributes need, `private` names what generated code uses, and `side`
//! distinguishes writing from reading.

// Library code never panics: whatever may fail is an error. Each exception gives its reason.
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unreachable,
    clippy::todo,
    clippy::unimplemented,
    clippy::arithmetic_side_effects
)]

mod attr;
mod bounds;
mod check;
mod columns;
mod element;
mod errors;
mod expand;
mod implement;
mod input;
#[cfg(feature = "nalgebra")]
mod nalgebra;
mod private;
mod probe;
mod remote;
mod route;
mod schema;
mod side;
mod stub;
mod text;
mod tokens;
mod ty;

#[cfg(test)]
mod tests;

use proc_macro::TokenStream;

use side::Side;

#[allow(missing_docs, reason = "the facade, which has the examples, documents it")]
#[proc_macro_derive(NdSerialize, attributes(nd, serde))]
pub fn nd_serialize(item: TokenStream) -> TokenStream {
    expand::expand(item.into(), Side::Serialize).into()
}

#[allow(missing_docs, reason = "the facade, which has the examples, documents it")]
#[proc_macro_derive(NdDeserialize, attributes(nd, serde))]
pub fn nd_deserialize(item: TokenStream) -> TokenStream {
    expand::expand(item.into(), Side::Deserialize).into()
}

#[allow(missing_docs, reason = "the facade, which has the examples, documents it")]
#[proc_macro_derive(NdElement, attributes(nd))]
pub fn nd_element(item: TokenStream) -> TokenStream {
    element::expand(item.into()).into()
}

#[allow(missing_docs, reason = "the facade, which has the examples, documents it")]
#[proc_macro_derive(NdColumns, attributes(nd, serde))]
pub fn nd_columns(item: TokenStream) -> TokenStream {
    columns::expand(item.into()).into()
}

#[allow(missing_docs, reason = "the facade, which has the examples, documents it")]
#[proc_macro_derive(NdSchema, attributes(nd, serde, schemars, validate, garde))]
pub fn nd_schema(item: TokenStream) -> TokenStream {
    schema::expand(item.into()).into()
}
