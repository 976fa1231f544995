//! The types that stand inside a type.

use syn::{GenericArgument, PathArguments, Type};

use super::ungroup;

/// The type and every type inside it that it may hold values of: not what a function pointer
/// takes, what a trait object names, or what `PhantomData` marks.
pub(crate) fn parts(ty: &Type) -> Vec<&Type> {
    let ty = ungroup(ty);
    let mut found = vec![ty];
    found.extend(inside(ty).into_iter().flat_map(parts));
    found
}

fn inside(ty: &Type) -> Vec<&Type> {
    match ty {
        Type::Array(array) => vec![&array.elem],
        Type::Slice(slice) => vec![&slice.elem],
        Type::Reference(reference) => vec![&reference.elem],
        Type::Ptr(pointer) => vec![&pointer.elem],
        Type::Tuple(tuple) => tuple.elems.iter().collect(),
        Type::Path(path) => {
            let segments = path.path.segments.iter();
            let arguments = segments
                .filter(|segment| segment.ident != "PhantomData")
                .flat_map(|segment| arguments(&segment.arguments));
            path.qself.iter().map(|qself| &*qself.ty).chain(arguments).collect()
        }
        _ => Vec::new(),
    }
}

fn arguments(arguments: &PathArguments) -> Vec<&Type> {
    let PathArguments::AngleBracketed(arguments) = arguments else { return Vec::new() };
    let types = arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    types.collect()
}
