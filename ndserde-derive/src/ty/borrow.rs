//! What a type may borrow from the input, as serde sees it.

use syn::{GenericArgument, Lifetime, PathArguments, Type};

use super::ungroup;

/// The lifetimes that values of the type may borrow from the input, as serde sees them.
pub(crate) fn lifetimes(ty: &Type) -> Vec<Lifetime> {
    match ungroup(ty) {
        Type::Array(array) => lifetimes(&array.elem),
        Type::Slice(slice) => lifetimes(&slice.elem),
        Type::Ptr(pointer) => lifetimes(&pointer.elem),
        Type::Reference(reference) => {
            let inner = lifetimes(&reference.elem);
            reference.lifetime.iter().cloned().chain(inner).collect()
        }
        Type::Tuple(tuple) => tuple.elems.iter().flat_map(lifetimes).collect(),
        Type::Path(path) => {
            let of_self = path.qself.iter().flat_map(|qself| lifetimes(&qself.ty));
            let segments = path.path.segments.iter();
            of_self.chain(segments.flat_map(|segment| of_arguments(&segment.arguments))).collect()
        }
        _ => Vec::new(),
    }
}

fn of_arguments(arguments: &PathArguments) -> Vec<Lifetime> {
    let PathArguments::AngleBracketed(arguments) = arguments else { return Vec::new() };
    let found = arguments.args.iter().flat_map(|argument| match argument {
        GenericArgument::Lifetime(lifetime) => vec![lifetime.clone()],
        GenericArgument::Type(ty) => lifetimes(ty),
        GenericArgument::AssocType(assoc) => lifetimes(&assoc.ty),
        _ => Vec::new(),
    });
    found.collect()
}

/// Whether serde borrows this type without being told: `&str`, `&[u8]`, and `Option`s of them.
pub(crate) fn borrows_untold(ty: &Type) -> bool {
    let ty = ungroup(ty);
    if let Type::Path(path) = ty {
        let Some(segment) = path.path.segments.last() else { return false };
        let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return false };
        return segment.ident == "Option"
            && arguments.args.iter().all(
                |argument| matches!(argument, GenericArgument::Type(ty) if is_text_or_bytes(ty)),
            );
    }
    is_text_or_bytes(ty)
}

fn is_text_or_bytes(ty: &Type) -> bool {
    let Type::Reference(reference) = ungroup(ty) else { return false };
    let is = |ty: &Type, name| matches!(ungroup(ty), Type::Path(p) if p.path.is_ident(name));
    reference.mutability.is_none()
        && match ungroup(&reference.elem) {
            Type::Slice(slice) => is(&slice.elem, "u8"),
            text => is(text, "str"),
        }
}
