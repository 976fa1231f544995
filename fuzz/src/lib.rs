//! What the targets share: compiled here, once for all of them.

use ndserde_test_support::{Backend, check, structured};

/// Any bytes, by one data format, as any kind of field on any wire.
pub fn any_bytes(backend: Backend, data: &[u8]) {
    check::check_chosen(backend, data);
}

/// Documents that are nearly right.
pub fn nearly_right(data: &[u8]) {
    structured::check_structured(data);
}
