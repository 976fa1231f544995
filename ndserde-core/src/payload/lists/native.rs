//! Data as this machine has it.

use alloc::borrow::Cow;

use crate::{aligned::Aligned, byteorder::ByteOrder, untyped::ArrayBytes};

/// The data in the machine's byte order, at an address that is aligned for its scalars: borrowed
/// where an array of this machine is written.
pub(super) fn native<'a>(array: &'a ArrayBytes<'_>) -> Cow<'a, [u8]> {
    let data = array.data();
    if array.byteorder != ByteOrder::NATIVE {
        return Cow::Owned(Aligned::copy_swapped(array.dtype.width(), data).as_bytes().to_vec());
    }
    Cow::Borrowed(data)
}
