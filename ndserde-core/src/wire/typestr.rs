//! The dtype as NumPy's typestr, for wires that know no other name.

use std::borrow::Cow;

use crate::{error::Error, untyped::UntypedArray};

/// The typestr of an array, which is little-endian.
pub(super) fn of(array: &UntypedArray<'_>) -> Result<Cow<'static, str>, Error> {
    let dtype = array.dtype();
    dtype.typestr().ok_or_else(|| {
        Error::custom(format_args!("NumPy has no typestr for {dtype}; the tagged wire carries it"))
    })
}
