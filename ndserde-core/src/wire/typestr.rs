//! The dtype as NumPy's typestr, for wires that know no other name.

use crate::{Error, parts::Parts};

/// The typestr of the parts, which are little-endian.
pub(super) fn of(parts: &Parts<'_>) -> Result<&'static str, Error> {
    let dtype = parts.dtype();
    dtype.typestr().ok_or_else(|| {
        Error::custom(format_args!("NumPy has no typestr for {dtype}; the tagged wire carries it"))
    })
}
