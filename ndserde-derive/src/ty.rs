//! Questions about types as they are written; a macro cannot see through an alias.

use syn::{GenericArgument, Lifetime, PathArguments, PathSegment, Type};

/// The names of ndarray's array types, and ndserde's own; aliases such as `Array3` end in their number of axes.
const ARRAYS: &[&str] = &[
    "Array",
    "ArrayBase",
    "ArrayRef",
    "ArrayView",
    "ArrayViewMut",
    "ArcArray",
    "CowArray",
    "DynArray",
    "RawArrayView",
    "RawArrayViewMut",
    "RcArray",
];

/// What the names of the aliases end in.
const AXES: &[&str] = &["0", "1", "2", "3", "4", "5", "6", "D"];

/// Numbers and text, which ndserde and serde treat alike.
const VALUES: &[&str] = &[
    "bool", "char", "str", "String", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize",
    "u8", "u16", "u32", "u64", "u128", "usize",
];

/// The containers of one type, or of one and a hasher.
const OF_ONE: &[&str] = &[
    "Box",
    "Rc",
    "Arc",
    "Cow",
    "Cell",
    "RefCell",
    "Mutex",
    "RwLock",
    "Option",
    "Vec",
    "VecDeque",
    "LinkedList",
];

/// The containers of keys and values.
const MAPS: &[&str] = &["HashMap", "BTreeMap", "IndexMap"];

/// What a type is, by its written form.
pub(crate) enum Shape<'a> {
    /// Each part is a field for itself: a tuple, or `Result`.
    Each(Vec<&'a Type>),
    /// A container of values of one type.
    Of(&'a Type),
    /// A map.
    Map {
        /// What only serde sees.
        key: &'a Type,
        /// What may hold arrays.
        value: &'a Type,
    },
    /// Anything else.
    Leaf(&'a Type),
}

/// The type by its written form.
pub(crate) fn shape(ty: &Type) -> Shape<'_> {
    let ty = ungroup(ty);
    match ty {
        Type::Array(array) => Shape::Of(&array.elem),
        Type::Slice(slice) => Shape::Of(&slice.elem),
        Type::Reference(reference) => Shape::Of(&reference.elem),
        Type::Tuple(tuple) => Shape::Each(tuple.elems.iter().collect()),
        Type::Path(path) => path.path.segments.last().map_or(Shape::Leaf(ty), |last| {
            let is = |names: &[&str]| names.iter().any(|name| last.ident == name);
            match *type_arguments(last).as_slice() {
                [one] if is(OF_ONE) => Shape::Of(one),
                [ok, error] if is(&["Result"]) => Shape::Each(vec![ok, error]),
                [key, value] | [key, value, _] if is(MAPS) => Shape::Map { key, value },
                _ => Shape::Leaf(ty),
            }
        }),
        _ => Shape::Leaf(ty),
    }
}

/// What is `Ok` in an alias of `Result` such as `io::Result<T>`, which hides the type of the error.
pub(crate) fn ok_of_alias(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = ungroup(ty) else { return None };
    let last = path.path.segments.last().filter(|last| last.ident == "Result")?;
    match *type_arguments(last).as_slice() {
        [ok] => Some(ok),
        _ => None,
    }
}

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

/// The type and every type inside it that it may hold values of: not what a function pointer
/// takes, what a trait object names, or what `PhantomData` marks.
pub(crate) fn parts(ty: &Type) -> Vec<&Type> {
    let ty = ungroup(ty);
    let mut found = vec![ty];
    if !last_is(ty, &["PhantomData"]) {
        found.extend(inside(ty).into_iter().flat_map(parts));
    }
    found
}

/// The types directly inside a type.
pub(crate) fn inside(ty: &Type) -> Vec<&Type> {
    match ty {
        Type::Array(array) => vec![&array.elem],
        Type::Slice(slice) => vec![&slice.elem],
        Type::Reference(reference) => vec![&reference.elem],
        Type::Ptr(pointer) => vec![&pointer.elem],
        Type::Tuple(tuple) => tuple.elems.iter().collect(),
        Type::Path(path) => {
            let arguments = path.path.segments.iter().flat_map(type_arguments);
            path.qself.iter().map(|qself| &*qself.ty).chain(arguments).collect()
        }
        _ => Vec::new(),
    }
}

fn type_arguments(segment: &PathSegment) -> Vec<&Type> {
    let types = arguments(segment).filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    types.collect()
}

fn arguments(segment: &PathSegment) -> impl Iterator<Item = &GenericArgument> {
    let list = match &segment.arguments {
        PathArguments::AngleBracketed(list) => Some(&list.args),
        _ => None,
    };
    list.into_iter().flatten()
}

/// Whether the type's path ends in one of the names.
pub(crate) fn last_is(ty: &Type, names: &[&str]) -> bool {
    let Type::Path(path) = ungroup(ty) else { return false };
    path.path.segments.last().is_some_and(|last| names.iter().any(|name| last.ident == name))
}

/// Whether the type is an ndarray array by its name, or mentions one.
pub(crate) fn mentions_array(ty: &Type) -> bool {
    parts(ty).into_iter().any(|part| match part {
        Type::Path(path) => path.path.segments.last().is_some_and(is_array),
        _ => false,
    })
}

/// Whether the type is one of ndarray's array types, or ndserde's own, by its name.
pub(crate) fn is_named_array(ty: &Type) -> bool {
    match ungroup(ty) {
        Type::Path(path) => path.path.segments.last().is_some_and(is_array),
        _ => false,
    }
}

fn is_array(segment: &PathSegment) -> bool {
    let name = segment.ident.to_string();
    let stem = AXES.iter().find_map(|axes| name.strip_suffix(axes));
    #[cfg(feature = "nalgebra")]
    if crate::nalgebra::is_array(&name) && !type_arguments(segment).is_empty() {
        return true;
    }
    ARRAYS.iter().any(|&array| array == name || Some(array) == stem)
}

/// Whether the type is a number or text by its name.
pub(crate) fn is_value(ty: &Type) -> bool {
    match ungroup(ty) {
        Type::Path(path) => VALUES.iter().any(|name| path.path.is_ident(name)),
        Type::Tuple(tuple) => tuple.elems.is_empty(),
        _ => false,
    }
}

/// Whether the type is an `Option`, or one behind a pointer, by its name.
pub(crate) fn is_option(ty: &Type) -> bool {
    match shape(ty) {
        Shape::Of(_) if last_is(ty, &["Option"]) => true,
        Shape::Of(inner) if last_is(ty, &["Box", "Rc", "Arc"]) => is_option(inner),
        _ => false,
    }
}

/// The lifetimes that values of the type may borrow from the input, as serde sees them.
pub(crate) fn lifetimes(ty: &Type) -> Vec<Lifetime> {
    let ty = ungroup(ty);
    own_lifetimes(ty).into_iter().chain(inside(ty).into_iter().flat_map(lifetimes)).collect()
}

/// Those of the type itself, without what it holds.
fn own_lifetimes(ty: &Type) -> Vec<Lifetime> {
    let ty = ungroup(ty);
    let own: Vec<&Lifetime> = match ty {
        Type::Reference(reference) => reference.lifetime.iter().collect(),
        Type::Path(path) => {
            let arguments = path.path.segments.iter().flat_map(arguments);
            let lifetimes = arguments.filter_map(|argument| match argument {
                GenericArgument::Lifetime(lifetime) => Some(lifetime),
                _ => None,
            });
            lifetimes.collect()
        }
        _ => Vec::new(),
    };
    own.into_iter().cloned().collect()
}

/// The lifetimes that values of the type borrow from the input where they go through a wire: all
/// but those of `Cow`, which is always read as owned.
pub(crate) fn lifetimes_on_wire(ty: &Type) -> Vec<Lifetime> {
    match shape(ty) {
        Shape::Of(inner) if last_is(ty, &["Cow"]) => lifetimes_on_wire(inner),
        Shape::Of(inner) | Shape::Map { value: inner, .. }
            if !matches!(ungroup(ty), Type::Reference(_)) =>
        {
            lifetimes_on_wire(inner)
        }
        Shape::Each(each) => each.into_iter().flat_map(lifetimes_on_wire).collect(),
        _ => lifetimes(ty),
    }
}

/// The lifetimes that sequences of elements borrow from the input: those of slices.
pub(crate) fn lifetimes_of_elements(ty: &Type) -> Vec<Lifetime> {
    match shape(ty) {
        Shape::Of(inner) if matches!(ungroup(inner), Type::Slice(_)) => own_lifetimes(ty),
        Shape::Of(inner) | Shape::Map { value: inner, .. } => lifetimes_of_elements(inner),
        Shape::Each(each) => each.into_iter().flat_map(lifetimes_of_elements).collect(),
        Shape::Leaf(ty) => lifetimes(ty),
    }
}

/// Whether serde borrows this type without an attribute: `&str`, `&[u8]`, and `Option`s of them.
pub(crate) fn is_borrowed_by_serde(ty: &Type) -> bool {
    match shape(ty) {
        Shape::Of(inner) if last_is(ty, &["Option"]) => is_text_or_bytes(inner),
        _ => is_text_or_bytes(ty),
    }
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
