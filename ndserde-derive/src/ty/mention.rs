//! Which types are arrays by their names.

use syn::Type;

use super::parts;

/// The names of ndarray's array types; aliases such as `Array3` end in their number of axes.
const NAMES: &[&str] = &[
    "Array",
    "ArrayBase",
    "ArrayRef",
    "ArrayView",
    "ArrayViewMut",
    "ArcArray",
    "CowArray",
    "RawArrayView",
    "RawArrayViewMut",
    "RcArray",
];

/// What the names of the aliases end in.
const AXES: &[&str] = &["0", "1", "2", "3", "4", "5", "6", "D"];

/// Whether the type is an ndarray array by its name, or a container that mentions one.
pub(crate) fn mentions_array(ty: &Type) -> bool {
    parts(ty).into_iter().any(|part| match part {
        Type::Path(path) => path
            .path
            .segments
            .last()
            .is_some_and(|segment| is_array_name(&segment.ident.to_string())),
        _ => false,
    })
}

fn is_array_name(name: &str) -> bool {
    let stem = AXES.iter().find_map(|axes| name.strip_suffix(axes));
    NAMES.iter().any(|&array| array == name || Some(array) == stem)
}
