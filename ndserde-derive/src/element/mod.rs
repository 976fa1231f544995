//! The derive `NdElement`: what makes a struct or an enum an element of arrays.
//!
//! | file | step |
//! |---|---|
//! | `input` | the item as a record, a newtype or a choice, with what `attr` read in `#[nd(..)]` |
//! | `record`, `newtype`, `choice` | what makes each of them a part of a record, and an element |
//! | `implement` | the `impl`s around it, and what they ask of type parameters |
//! | `unit` | dates and spans by NumPy's names |

mod attr;
mod choice;
mod implement;
mod input;
mod newtype;
mod record;
mod stub;
mod unit;

use proc_macro2::TokenStream;
use quote::quote;

use self::input::{Input, Kind};
use crate::errors::Errors;

/// The item's `impl`s, or the errors beside stubs of them.
pub(crate) fn expand(item: TokenStream) -> TokenStream {
    let item = match syn::parse2(item) {
        Ok(item) => item,
        Err(error) => return error.into_compile_error(),
    };
    let mut errors = Errors::default();
    let input = Input::read(item, &mut errors);
    let implementations = match (errors.into_items(), &input.kind) {
        (None, Some(Kind::Record(record))) => record::record(&input, record),
        (None, Some(Kind::Newtype(newtype))) => newtype::newtype(&input, newtype),
        (None, Some(Kind::Choice(choice))) => choice::choice(&input, choice),
        (errors, _) => {
            let stub = stub::stub(&input);
            return quote! {
                #errors
                const _: () = {
                    #stub
                };
            };
        }
    };
    let lints = &input.lints;
    quote! {
        #lints
        const _: () = {
            #implementations
        };
    }
}
