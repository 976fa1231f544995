//! The `impl` beside an error: it is never run, but code that needs the trait does not fail a second
//! time.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::{bounds::Bounds, implement::implement, input::Input, private::private, side::Side};

/// The errors and an `impl` without any demand on type parameters.
pub(crate) fn stub(input: &Input, errors: &TokenStream) -> TokenStream {
    let (side, private) = (input.side, private(&input.krate));
    let function = format_ident!("{}", side.word());
    let body = match side {
        Side::Serialize => {
            quote!(<Self as #private::Refused>::#function(self, serializer))
        }
        Side::Deserialize => {
            quote!(<Self as #private::Refused>::#function(deserializer))
        }
    };
    let implementation = implement(input, &Bounds::none(), &body);
    quote! {
        #errors
        const _: () = {
            #implementation
        };
    }
}
