//! The backends by name.

use ndserde::{
    field::{DeserializeField, SerializeField},
    wire::Wire,
};
use serde::{Serialize, de::DeserializeOwned};

use super::{By, sonic_rs};

/// A backend as two functions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Backend {
    Json,
    JsonReader,
    JsonValue,
    Sonic,
    Yaml,
    Ron,
    Toml,
    Cbor,
    CborOther,
    CborPacked,
    Msgpack,
    MsgpackNamed,
    MsgpackReader,
    Bincode,
    BincodeLegacy,
    Postcard,
}

impl Backend {
    pub(crate) const ALL: [Self; 16] = [
        Self::Json,
        Self::JsonReader,
        Self::JsonValue,
        Self::Sonic,
        Self::Yaml,
        Self::Ron,
        Self::Toml,
        Self::Cbor,
        Self::CborOther,
        Self::CborPacked,
        Self::Msgpack,
        Self::MsgpackNamed,
        Self::MsgpackReader,
        Self::Bincode,
        Self::BincodeLegacy,
        Self::Postcard,
    ];

    /// Whether people read the format.
    pub(crate) const fn is_text(self) -> bool {
        matches!(
            self,
            Self::Json
                | Self::JsonReader
                | Self::JsonValue
                | Self::Sonic
                | Self::Yaml
                | Self::Ron
                | Self::Toml
        )
    }

    /// Whether a reader must know what was written.
    pub(crate) const fn is_typed(self) -> bool {
        matches!(self, Self::Bincode | Self::BincodeLegacy | Self::Postcard)
    }

    /// What the field becomes; an error's message where it is refused.
    pub(crate) fn write<W: Wire, T: SerializeField<W>>(self, field: T) -> Result<Vec<u8>, String> {
        self.write_value(&By::<W, T>::new(field))
    }

    fn write_value(self, value: &impl Serialize) -> Result<Vec<u8>, String> {
        match self {
            Self::Json | Self::JsonReader => serde_json::to_vec(value).map_err(text),
            Self::JsonValue => {
                serde_json::to_value(value).map(|value| value.to_string().into()).map_err(text)
            }
            Self::Sonic => sonic_rs::to_vec(value).map_err(text),
            Self::Yaml => serde_yaml_ng::to_string(value).map(String::into_bytes).map_err(text),
            Self::Ron => ron::to_string(value).map(String::into_bytes).map_err(text),
            // The top of a TOML document is a table.
            Self::Toml => toml::to_string(&std::collections::BTreeMap::from([("a", value)]))
                .map(String::into_bytes)
                .map_err(text),
            Self::Cbor => {
                let mut bytes = Vec::new();
                ciborium::into_writer(value, &mut bytes).map_err(text)?;
                Ok(bytes)
            }
            Self::CborOther => serde_cbor::to_vec(value).map_err(text),
            Self::CborPacked => serde_cbor::ser::to_vec_packed(value).map_err(text),
            Self::Msgpack | Self::MsgpackReader => rmp_serde::to_vec(value).map_err(text),
            Self::MsgpackNamed => rmp_serde::to_vec_named(value).map_err(text),
            Self::Bincode => {
                bincode::serde::encode_to_vec(value, bincode::config::standard()).map_err(text)
            }
            Self::BincodeLegacy => {
                bincode::serde::encode_to_vec(value, bincode::config::legacy()).map_err(text)
            }
            Self::Postcard => postcard::to_stdvec(value).map_err(text),
        }
    }

    /// The field that stands in the bytes; an error's message where they are refused.
    pub(crate) fn read<W: Wire, T>(self, bytes: &[u8]) -> Result<T, String>
    where
        T: for<'de> DeserializeField<'de, W>,
    {
        self.read_value::<By<W, T>>(bytes).map(|by| by.0)
    }

    fn read_value<T: DeserializeOwned>(self, bytes: &[u8]) -> Result<T, String> {
        let string = || std::str::from_utf8(bytes).map_err(text);
        match self {
            Self::Json => serde_json::from_slice(bytes).map_err(text),
            Self::JsonReader => serde_json::from_reader(bytes).map_err(text),
            Self::JsonValue => serde_json::from_slice::<serde_json::Value>(bytes)
                .and_then(serde_json::from_value)
                .map_err(text),
            Self::Sonic => sonic_rs::from_slice(bytes).map_err(text),
            Self::Yaml => serde_yaml_ng::from_str(string()?).map_err(text),
            Self::Ron => ron::from_str(string()?).map_err(text),
            Self::Toml => toml::from_str::<std::collections::BTreeMap<String, T>>(string()?)
                .map_err(text)
                .and_then(|mut table| table.remove("a").ok_or_else(|| "no key a".to_owned())),
            Self::Cbor => ciborium::from_reader(bytes).map_err(text),
            Self::CborOther | Self::CborPacked => serde_cbor::from_slice(bytes).map_err(text),
            Self::Msgpack | Self::MsgpackNamed => rmp_serde::from_slice(bytes).map_err(text),
            Self::MsgpackReader => rmp_serde::from_read(bytes).map_err(text),
            Self::Bincode => bincode::serde::decode_from_slice(bytes, bincode::config::standard())
                .map(|(value, _)| value)
                .map_err(text),
            Self::BincodeLegacy => {
                bincode::serde::decode_from_slice(bytes, bincode::config::legacy())
                    .map(|(value, _)| value)
                    .map_err(text)
            }
            Self::Postcard => postcard::from_bytes(bytes).map_err(text),
        }
    }
}

#[allow(clippy::needless_pass_by_value, reason = "what map_err hands over")]
fn text(error: impl ToString) -> String {
    error.to_string()
}
