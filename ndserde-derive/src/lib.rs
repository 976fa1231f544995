//! The derive macros of [ndserde](https://docs.rs/ndserde): depend on that crate, which has the
//! guide.
//!
//! The files are the steps of one pipeline, each working on what the one before it made:
//!
//! | file | step |
//! |---|---|
//! | `input` | the item with its fields, and with what `attr` read in `#[nd(..)]` and `#[serde(..)]` |
//! | `check` | what can not work is an error where it stands, all of them at once |
//! | `route` | which fields go through a wire, and which parts of them are left to serde |
//! | `bounds` | what the `impl` asks of type parameters and lifetimes |
//! | `remote` | the hidden copy of the item, a remote definition in serde's words, on which serde's own derive does the work |
//! | `probe` | a walk of the compiler over the types, which fails where an array would be missed |
//! | `expand` | all of it together; `stub` where there were errors |
//!
//! The derive of elements is a pipeline of its own, in `element`.
//!
//! `ty` answers questions about types, `tokens` about names inside of tokens, `text` puts tokens into the strings that serde's attributes
//! ask for, and `side` is what tells writing from reading.

// Library code never panics: whatever may fail is an error. An exception argues its case where it is.
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
mod element;
mod errors;
mod expand;
mod implement;
mod input;
mod probe;
mod remote;
mod route;
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
