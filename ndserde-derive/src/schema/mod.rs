//! The derive `NdSchema`: schemars' own derive on a hidden copy of the item.
//!
//! | file | step |
//! |---|---|
//! | `field` | whose schema a field has: that of its type by a wire, or its own |
//! | `bounds` | what is asked of type parameters |
//! | `copy` | the hidden copy |
//! | `implement` | the `impl`, which calls the one on the copy |
//! | `columns` | the `impl` for rows of the struct as columns |

mod bounds;
mod columns;
mod copy;
mod field;
mod implement;

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use crate::{
    check::check,
    errors::Errors,
    route::{self, wire_aliases},
    side::Side,
    text::Texts,
};

/// The `impl` of schemars' trait, or the errors beside a stub of it.
pub(crate) fn expand(item: TokenStream) -> TokenStream {
    let item: DeriveInput = match syn::parse2(item) {
        Ok(item) => item,
        Err(error) => return error.into_compile_error(),
    };
    let mut errors = Errors::default();
    let columns = columns::implement(item.clone());
    let input = route::read(item, Side::Serialize, &mut errors);
    check(&input, &mut errors);
    let schemas = field::schemas(&input, &mut errors);
    if let Some(errors) = errors.into_items() {
        return implement::stub(&input, &errors);
    }
    let mut texts = Texts::default();
    let bounds = bounds::predicates(&input, &schemas);
    let copy = copy::definition(&input, &schemas, &bounds, &mut texts);
    let implementation = implement::implement(&input, &bounds);
    let (imports, wires) = (texts.imports(), wire_aliases(&input));
    let lints = &input.lints;
    quote! {
        #lints
        const _: () = {
            #imports
            #wires
            #copy
            #implementation
        };
        #columns
    }
}
