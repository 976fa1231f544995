//! Every backend: how it writes a value to bytes and reads it back.

use std::{fmt::Display, io::Cursor};

use bincode::config::{Configuration, Limit};
use ndserde::{
    Nd,
    field::{DeserializeBy, HoldsArray, SerializeBy},
    wire::Wire,
};
use serde::{Serialize, de::DeserializeOwned};

#[cfg(feature = "all-backends")]
use crate::sonic_rs;

/// What the output of a backend is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Text, which says `is_human_readable`.
    Text,
    /// Bytes with the names of the fields.
    Named,
    /// Bytes without names, still with the type of each value.
    Compact,
    /// Bytes that only the types of the reader explain.
    Typed,
}

/// TOML's documents are tables.
#[cfg(feature = "all-backends")]
#[derive(Serialize, serde::Deserialize)]
struct Root<T> {
    root: T,
}

/// A [`Backend`] that the compiler knows: what is made for every wire and kind of field is made for it
/// alone, which for all of them takes minutes.
pub trait One {
    const BACKEND: Backend;

    /// # Errors
    /// The backend's error, in words.
    fn write<T: Serialize>(value: &T) -> Result<Vec<u8>, String>;

    /// # Errors
    /// The backend's error, in words.
    fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, String>;

    /// Writes a field by a wire.
    ///
    /// # Errors
    /// The backend's error, in words.
    fn write_by<W: Wire, T: SerializeBy<W> + HoldsArray>(field: T) -> Result<Vec<u8>, String> {
        Self::write(&Nd::<T, W>::from(field))
    }

    /// Reads a field by a wire.
    ///
    /// # Errors
    /// The backend's error, in words.
    fn read_by<W: Wire, T>(bytes: &[u8]) -> Result<T, String>
    where
        T: for<'de> DeserializeBy<'de, W> + HoldsArray,
    {
        Self::read::<Nd<T, W>>(bytes).map(Nd::into_inner)
    }
}

macro_rules! backends {
    ($($(#[$attribute:meta])* $name:ident, $form:ident, $write:expr, $read:expr;)*) => {
        /// A backend in one way of using it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Backend {
            $($(#[$attribute])* $name,)*
        }

        impl Backend {
            pub const ALL: &[Self] = &[$($(#[$attribute])* Self::$name,)*];

            pub fn form(self) -> Form {
                match self {
                    $($(#[$attribute])* Self::$name => Form::$form,)*
                }
            }
        }

        /// The backends as types.
        pub mod one {
            $($(#[$attribute])* pub struct $name;)*
        }

        $($(#[$attribute])* impl One for one::$name {
            const BACKEND: Backend = Backend::$name;

            fn write<T: Serialize>(value: &T) -> Result<Vec<u8>, String> {
                call(value, $write)
            }

            fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, String> {
                call(bytes, $read)
            }
        })*
    };
}

backends! {
    JsonSlice, Text, |v| ok(serde_json::to_vec(v)?), |b| ok(serde_json::from_slice(b)?);
    #[cfg(feature = "all-backends")]
    JsonReader, Text, |v| written(|w| serde_json::to_writer(w, v)), |b| ok(serde_json::from_reader(Cursor::new(b))?);
    #[cfg(feature = "all-backends")]
    JsonValue, Text, |v| ok(serde_json::to_vec(&serde_json::to_value(v)?)?),
        |b| ok(serde_json::from_value(serde_json::from_slice(b)?)?);
    CborSlice, Named, |v| ok(serde_cbor::to_vec(v)?), |b| ok(serde_cbor::from_slice(b)?);
    #[cfg(feature = "all-backends")]
    CborReader, Named, |v| written(|w| serde_cbor::to_writer(w, v)), |b| ok(serde_cbor::from_reader(Cursor::new(b))?);
    #[cfg(feature = "all-backends")]
    CborValue, Named, |v| ok(serde_cbor::to_vec(&serde_cbor::value::to_value(v)?)?),
        |b| ok(serde_cbor::value::from_value(serde_cbor::from_slice(b)?)?);
    Ciborium, Named, |v| written(|w| ciborium::into_writer(v, w)), |b| ok(ciborium::from_reader(Cursor::new(b))?);
    CiboriumValue, Named, |v| { let value = ciborium::Value::serialized(v)?; written(|w| ciborium::into_writer(&value, w)) },
        |b| { let value: ciborium::Value = ciborium::from_reader(Cursor::new(b))?; ok(value.deserialized()?) };
    #[cfg(feature = "all-backends")]
    RmpCompact, Compact, |v| ok(rmp_serde::to_vec(v)?), |b| ok(rmp_serde::from_slice(b)?);
    RmpNamed, Named, |v| ok(rmp_serde::to_vec_named(v)?), |b| ok(rmp_serde::from_slice(b)?);
    #[cfg(feature = "all-backends")]
    RmpReader, Compact, |v| written(|w| rmp_serde::encode::write(w, v)), |b| ok(rmp_serde::from_read(Cursor::new(b))?);
    BincodeSlice, Typed, |v| ok(bincode::serde::encode_to_vec(v, bincode::config::standard())?),
        |b| { let (value, _) = bincode::serde::decode_from_slice(b, limited(bincode::config::standard()))?; ok(value) };
    #[cfg(feature = "all-backends")]
    BincodeReader, Typed, |v| ok(bincode::serde::encode_to_vec(v, bincode::config::legacy())?),
        |b| ok(bincode::serde::decode_from_std_read(&mut Cursor::new(b), limited(bincode::config::legacy()))?);
    Postcard, Typed, |v| ok(postcard::to_stdvec(v)?), |b| ok(postcard::from_bytes(b)?);
    #[cfg(feature = "all-backends")]
    JsonStr, Text, |v| ok(serde_json::to_string(v)?.into_bytes()), |b| ok(serde_json::from_str(str(b)?)?);
    #[cfg(feature = "all-backends")]
    JsonPretty, Text, |v| ok(serde_json::to_vec_pretty(v)?), |b| ok(serde_json::from_slice(b)?);
    #[cfg(feature = "all-backends")]
    SonicSlice, Text, |v| ok(sonic_rs::to_vec(v)?), |b| ok(sonic_rs::from_slice(b)?);
    #[cfg(feature = "all-backends")]
    SonicReader, Text, |v| ok(sonic_rs::to_vec(v)?), |b| ok(sonic_rs::from_reader(Cursor::new(b))?);
    #[cfg(feature = "all-backends")]
    SonicValue, Text, |v| ok(sonic_rs::to_vec(&sonic_rs::to_value(v)?)?),
        |b| { let value: sonic_rs::Value = sonic_rs::from_slice(b)?; ok(sonic_rs::from_value(&value)?) };
    #[cfg(feature = "all-backends")]
    CborPacked, Named, |v| ok(serde_cbor::ser::to_vec_packed(v)?), |b| ok(serde_cbor::from_slice(b)?);
    #[cfg(feature = "all-backends")]
    Ron, Text, |v| ok(ron::to_string(v)?.into_bytes()), |b| ok(ron::from_str(str(b)?)?);
    #[cfg(feature = "all-backends")]
    Yaml, Text, |v| ok(serde_yaml_ng::to_string(v)?.into_bytes()), |b| ok(serde_yaml_ng::from_slice(b)?);
    #[cfg(feature = "all-backends")]
    YamlValue, Text, |v| ok(serde_yaml_ng::to_string(&serde_yaml_ng::to_value(v)?)?.into_bytes()),
        |b| ok(serde_yaml_ng::from_value(serde_yaml_ng::from_slice(b)?)?);
    #[cfg(feature = "all-backends")]
    Toml, Text, |v| ok(toml::to_string(&Root { root: v })?.into_bytes()),
        |b| { let Root { root } = toml::from_str(str(b)?)?; ok(root) };
    #[cfg(feature = "all-backends")]
    TomlValue, Text, |v| ok(toml::to_string(&toml::Value::try_from(Root { root: v })?)?.into_bytes()),
        |b| { let value: toml::Value = toml::from_str(str(b)?)?; let Root { root } = value.try_into()?; ok(root) };
}

impl Backend {
    /// The other ways to read what one of [`for_each_attacked`](crate::for_each_attacked) writes.
    #[cfg(feature = "all-backends")]
    pub fn others(self) -> &'static [Self] {
        match self {
            Self::JsonSlice => &[Self::JsonReader, Self::JsonValue],
            Self::Ciborium => &[Self::CiboriumValue],
            Self::CborSlice => &[Self::CborReader, Self::CborValue],
            Self::RmpCompact | Self::RmpNamed => &[Self::RmpReader],
            _ => &[],
        }
    }

    /// Whether people read the format.
    pub fn is_text(self) -> bool {
        self.form() == Form::Text
    }

    /// Whether a reader must know what was written.
    pub fn is_typed(self) -> bool {
        self.form() == Form::Typed
    }
}

/// bincode allocates a byte buffer as long as a document claims, unless it has a limit.
fn limited<E, I, L>(config: Configuration<E, I, L>) -> Configuration<E, I, Limit<{ 1 << 19 }>> {
    config.with_limit()
}

/// Runs one cell of the list; any error becomes its text.
fn call<I: ?Sized, O>(input: &I, f: impl FnOnce(&I) -> Result<O, Failure>) -> Result<O, String> {
    f(input).map_err(|Failure(text)| text)
}

/// Any backend's error.
struct Failure(String);

impl<E: Display> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

/// Names the error type, so that `?` in a cell of the list knows it.
#[allow(clippy::unnecessary_wraps, reason = "the type is what it is for")]
fn ok<T>(value: T) -> Result<T, Failure> {
    Ok(value)
}

fn written<E: Display>(
    write: impl FnOnce(&mut Vec<u8>) -> Result<(), E>,
) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    write(&mut bytes)?;
    Ok(bytes)
}

#[cfg(feature = "all-backends")]
fn str(bytes: &[u8]) -> Result<&str, Failure> {
    ok(std::str::from_utf8(bytes)?)
}
