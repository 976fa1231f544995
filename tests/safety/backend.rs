//! The backends: how each reads and writes.

use serde::{Serialize, de::DeserializeOwned};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    Json,
    Ciborium,
    SerdeCbor,
    MsgPack,
    MsgPackNamed,
    Bincode,
    Postcard,
}

use Backend::{Bincode, Ciborium, Json, MsgPack, MsgPackNamed, Postcard, SerdeCbor};

/// Claimed lengths beyond this are bincode's to refuse: it allocates a byte buffer as long as the
/// document claims, which only its own limit prevents.
const BINCODE_LIMIT: usize = 1 << 19;

fn text(error: impl std::fmt::Display) -> String {
    error.to_string()
}

impl Backend {
    pub const ALL: &[Self] = &[Json, Ciborium, SerdeCbor, MsgPack, MsgPackNamed, Bincode, Postcard];

    pub fn write<T: Serialize>(self, value: &T) -> Result<Vec<u8>, String> {
        let mut out = Vec::new();
        match self {
            Json => serde_json::to_writer(&mut out, value).map_err(text)?,
            Ciborium => ciborium::into_writer(value, &mut out).map_err(text)?,
            SerdeCbor => serde_cbor::to_writer(&mut out, value).map_err(text)?,
            MsgPack => rmp_serde::encode::write(&mut out, value).map_err(text)?,
            MsgPackNamed => rmp_serde::encode::write_named(&mut out, value).map_err(text)?,
            Bincode => {
                let config = bincode::config::standard().with_limit::<BINCODE_LIMIT>();
                out = bincode::serde::encode_to_vec(value, config).map_err(text)?;
            }
            Postcard => out = postcard::to_stdvec(value).map_err(text)?,
        }
        Ok(out)
    }

    /// Reads a slice, the way that users read first.
    pub fn read<T: DeserializeOwned>(self, bytes: &[u8]) -> Result<T, String> {
        match self {
            Json => serde_json::from_slice(bytes).map_err(text),
            Ciborium => ciborium::from_reader(bytes).map_err(text),
            SerdeCbor => serde_cbor::from_slice(bytes).map_err(text),
            MsgPack | MsgPackNamed => rmp_serde::from_slice(bytes).map_err(text),
            Bincode => {
                let config = bincode::config::standard().with_limit::<BINCODE_LIMIT>();
                bincode::serde::decode_from_slice(bytes, config)
                    .map(|(value, _)| value)
                    .map_err(text)
            }
            Postcard => postcard::from_bytes(bytes).map_err(text),
        }
    }

    /// Reads the other ways that the backend has: from a reader, and by way of its `Value`.
    pub fn read_otherwise<T: DeserializeOwned>(
        self,
        bytes: &[u8],
    ) -> Vec<(&'static str, Result<T, String>)> {
        match self {
            Json => vec![
                ("reader", serde_json::from_reader(bytes).map_err(text)),
                (
                    "Value",
                    serde_json::from_slice::<serde_json::Value>(bytes)
                        .and_then(serde_json::from_value)
                        .map_err(text),
                ),
                (
                    "&Value",
                    serde_json::from_slice::<serde_json::Value>(bytes)
                        .and_then(|value| T::deserialize(&value))
                        .map_err(text),
                ),
            ],
            Ciborium => vec![(
                "Value",
                ciborium::from_reader::<ciborium::Value, _>(bytes)
                    .map_err(text)
                    .and_then(|value| value.deserialized().map_err(text)),
            )],
            SerdeCbor => vec![
                ("reader", serde_cbor::from_reader(bytes).map_err(text)),
                (
                    "Value",
                    serde_cbor::from_slice::<serde_cbor::Value>(bytes)
                        .and_then(serde_cbor::value::from_value)
                        .map_err(text),
                ),
            ],
            MsgPack | MsgPackNamed => {
                vec![("reader", rmp_serde::from_read(bytes).map_err(text))]
            }
            Bincode => {
                let config = bincode::config::standard().with_limit::<BINCODE_LIMIT>();
                let mut reader = bytes;
                let read = bincode::serde::decode_from_std_read(&mut reader, config);
                vec![("reader", read.map_err(text))]
            }
            Postcard => {
                let mut scratch = vec![0; bytes.len()];
                let read = postcard::from_io((bytes, &mut scratch));
                vec![("reader", read.map(|(value, _)| value).map_err(text))]
            }
        }
    }
}
