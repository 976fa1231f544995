//! The dtype as NumPy's typestr, for wires that know no other name.

use alloc::{borrow::Cow, format, string::String};

use crate::{dtype::DType, error::Error, untyped::ArrayBytes};

/// The typestr of an array, which is little-endian; of a record NumPy's list of its fields.
pub(super) fn of(array: &ArrayBytes<'_>) -> Result<Cow<'static, str>, Error> {
    let dtype = array.dtype();
    dtype.typestr().ok_or_else(|| {
        let dtype = dtype.in_message();
        Error::custom(format_args!("NumPy has no typestr for {dtype}; the tagged wire carries it"))
    })
}

/// Refuses what has none.
pub(super) fn check(array: &ArrayBytes<'_>) -> Result<(), Error> {
    of(array).map(drop)
}

/// The same as Python writes it: in quotes, unless it is a list.
pub(super) fn literal(array: &ArrayBytes<'_>) -> Result<String, Error> {
    let typestr = of(array)?;
    Ok(match array.dtype() {
        DType::Record(_) => typestr.into_owned(),
        _ => format!("'{typestr}'"),
    })
}
