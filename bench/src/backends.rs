//! The backends that are measured, under one name for each way.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// A backend that writes into memory and reads from a slice.
pub trait Backend {
    const NAME: &'static str;

    fn encode<T: Serialize>(value: &T) -> Vec<u8>;

    fn decode<T: DeserializeOwned>(bytes: &[u8]) -> T;
}

/// A backend from whose input bytes and text can be borrowed.
pub trait Lends: Backend {
    fn lend<'de, T: Deserialize<'de>>(bytes: &'de [u8]) -> T;
}

const READS: &str = "this program has written it";
const WRITES: &str = "memory takes everything";

macro_rules! backend {
    ($($backend:ident, $name:literal, $encode:path, $decode:path;)*) => {$(
        pub struct $backend;

        impl Backend for $backend {
            const NAME: &'static str = $name;

            fn encode<T: Serialize>(value: &T) -> Vec<u8> {
                $encode(value).expect(WRITES)
            }

            fn decode<T: DeserializeOwned>(bytes: &[u8]) -> T {
                $decode(bytes).expect(READS)
            }
        }

        impl Lends for $backend {
            fn lend<'de, T: Deserialize<'de>>(bytes: &'de [u8]) -> T {
                $decode(bytes).expect(READS)
            }
        }
    )*};
}

backend! {
    MessagePack, "MessagePack", rmp_serde::to_vec, rmp_serde::from_slice;
    Named, "MessagePack with names", rmp_serde::to_vec_named, rmp_serde::from_slice;
    SerdeCbor, "CBOR (serde_cbor)", serde_cbor::to_vec, serde_cbor::from_slice;
    Json, "JSON (serde_json)", serde_json::to_vec, serde_json::from_slice;
    OurJson, "JSON (ndserde::json)", ndserde::json::to_vec, ndserde::json::from_slice;
    Pickle, "pickle", ndserde::pickle::to_vec, ndserde::pickle::from_slice;
}

pub struct Ciborium;

impl Backend for Ciborium {
    const NAME: &'static str = "CBOR (ciborium)";

    fn encode<T: Serialize>(value: &T) -> Vec<u8> {
        let mut bytes = Vec::new();
        ciborium::into_writer(value, &mut bytes).expect(WRITES);
        bytes
    }

    fn decode<T: DeserializeOwned>(bytes: &[u8]) -> T {
        ciborium::from_reader(bytes).expect(READS)
    }
}
