//! What the targets share, compiled here once: documents that are nearly right go through the same code
//! as any bytes.

use ndserde_test_support::{backend::one, check::check_chosen, structured::check_structured};

macro_rules! any_bytes {
    ($($target:ident $backend:ident,)*) => {$(
        /// Any bytes, by one data format, as any kind of field on any wire.
        pub fn $target(data: &[u8]) {
            check_chosen::<one::$backend>(data);
        }
    )*};
}

any_bytes! {
    json JsonSlice,
    ciborium Ciborium,
    serde_cbor CborSlice,
    msgpack RmpNamed,
    bincode BincodeSlice,
    postcard Postcard,
}

/// Documents that are nearly right.
pub fn structured(data: &[u8]) {
    check_structured(data);
}
