//! What the targets share: any bytes, by one data format, as any kind of field on any wire. Compiled
//! here once, since documents that are nearly right go through the same code.

use ndserde_test_support::{backend::one, check::check_chosen, structured::check_structured};

pub fn json(data: &[u8]) {
    check_chosen::<one::JsonSlice>(data);
}

pub fn ciborium(data: &[u8]) {
    check_chosen::<one::Ciborium>(data);
}

pub fn serde_cbor(data: &[u8]) {
    check_chosen::<one::CborSlice>(data);
}

pub fn msgpack(data: &[u8]) {
    check_chosen::<one::RmpNamed>(data);
}

pub fn bincode(data: &[u8]) {
    check_chosen::<one::BincodeSlice>(data);
}

pub fn postcard(data: &[u8]) {
    check_chosen::<one::Postcard>(data);
}

/// Documents that are nearly right.
pub fn structured(data: &[u8]) {
    check_structured(data);
}
