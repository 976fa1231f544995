//! The derive `NdColumns`: what makes a struct the row of columns.
//!
//! | file | step |
//! |---|---|
//! | `column` | which fields are arrays and which are lists, and what they are called |
//! | `case` | the names that `rename_all` makes |
//! | `write`, `read` | the `impl`s of the two traits |
//! | `bounds` | what they ask of type parameters |

mod bounds;
mod case;
mod column;
mod read;
mod write;

pub(crate) use self::column::{Column, Form, columns};

use proc_macro2::TokenStream;
use quote::quote;

use crate::{
    errors::Errors,
    route::{self, wire_aliases},
    side::Side,
};

/// Both traits, or the errors beside stubs of them.
pub(crate) fn expand(item: TokenStream) -> TokenStream {
    let item = match syn::parse2(item) {
        Ok(item) => item,
        Err(error) => return error.into_compile_error(),
    };
    let mut errors = Errors::default();
    let mut input = route::read(item, Side::Deserialize, &mut errors);
    let columns = column::columns(&mut input, &mut errors);
    let errors = errors.into_items();
    let (writes, reads) = match &errors {
        None => (write::write(&input, &columns), read::read(&input, &columns)),
        Some(_) => (write::stub(&input), read::stub(&input)),
    };
    let wires = errors.is_none().then(|| wire_aliases(&input));
    let lints = &input.lints;
    quote! {
        #errors
        #lints
        const _: () = {
            #wires
            #writes
            #reads
        };
    }
}
