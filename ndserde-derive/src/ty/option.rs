//! Which types may be missing from the input.

use syn::{GenericArgument, PathArguments, Type};

use super::ungroup;

/// Whether the type is an `Option`, or one behind a pointer, by its name.
pub(crate) fn is_option(ty: &Type) -> bool {
    let Type::Path(path) = ungroup(ty) else { return false };
    let Some(segment) = path.path.segments.last() else { return false };
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return false };
    let mut types = arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    match segment.ident.to_string().as_str() {
        "Option" => true,
        "Box" | "Rc" | "Arc" => types.next().is_some_and(is_option),
        _ => false,
    }
}
