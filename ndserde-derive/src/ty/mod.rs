//! Questions about types as they are written; what is behind a name no macro can see.

mod borrow;
mod mention;
mod option;
mod parts;
mod receiver;
mod uses;

pub(crate) use borrow::{borrows_untold, lifetimes};
pub(crate) use mention::mentions_array;
pub(crate) use option::is_option;
pub(crate) use parts::parts;
pub(crate) use receiver::replace_self;
pub(crate) use uses::{params, replace_lifetimes, uses_any};

use syn::Type;

/// The type inside the invisible groups that `macro_rules!` leaves around `$ty`, and inside
/// parentheses.
pub(crate) fn ungroup(mut ty: &Type) -> &Type {
    loop {
        ty = match ty {
            Type::Group(group) => &group.elem,
            Type::Paren(paren) => &paren.elem,
            ty => return ty,
        };
    }
}
