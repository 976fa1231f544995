//! The formats: how each writes a value to bytes and reads it back.

#![allow(deprecated, reason = "how bson 2 is told that a document is no text")]

use std::fmt::Display;

use crate::{arrow, python};
use serde::{Serialize, de::DeserializeOwned};

/// Any format's error; that there is one is all that counts.
pub(crate) struct Failure;

impl<E: Display> From<E> for Failure {
    fn from(_: E) -> Self {
        Self
    }
}

macro_rules! formats {
    ($($name:ident, $write:expr, $read:expr;)*) => {
        /// A format in one way of using it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Format {
            $($name,)*
        }

        pub(crate) const FORMATS: &[Format] = &[$(Format::$name,)*];

        impl Format {
            pub(crate) fn write<T: Serialize>(self, value: &T) -> Result<Vec<u8>, Failure> {
                match self {
                    $(Self::$name => call(value, $write),)*
                }
            }

            pub(crate) fn read<T: DeserializeOwned>(self, bytes: &[u8]) -> Result<T, Failure> {
                match self {
                    $(Self::$name => call(bytes, $read),)*
                }
            }
        }
    };
}

fn call<I: ?Sized, O>(input: &I, f: impl FnOnce(&I) -> Result<O, Failure>) -> Result<O, Failure> {
    f(input)
}

formats! {
    SimdJson, |v| Ok(simd_json::to_vec(v)?), |b| Ok(simd_json::from_slice(&mut b.to_vec())?);
    Cbor4ii, |v| Ok(cbor4ii::serde::to_vec(Vec::new(), v)?), |b| Ok(cbor4ii::serde::from_slice(b)?);
    Cbor2, |v| Ok(cbor2::to_vec(v)?), |b| Ok(cbor2::from_slice(b)?);
    Minicbor, |v| Ok(minicbor_serde::to_vec(v)?), |b| Ok(minicbor_serde::from_slice(b)?);
    Bson3, |v| Ok(bson::serialize_to_vec(v)?), |b| Ok(bson::deserialize_from_slice(b)?);
    Bson3Document,
        |v| Ok(bson::serialize_to_document(v)?.to_vec()?),
        |b| Ok(bson::deserialize_from_document(bson::Document::from_reader(b)?)?);
    // Written as a document, which is text to serde, and read as bytes, which are not.
    Bson3Crossed,
        |v| Ok(bson::serialize_to_document(v)?.to_vec()?),
        |b| Ok(bson::deserialize_from_slice(b)?);
    Bson2, |v| Ok(bson2::to_vec(v)?), |b| Ok(bson2::from_slice(b)?);
    Bson2Document,
        |v| { let mut b = Vec::new(); bson2::to_document(v)?.to_writer(&mut b)?; Ok(b) },
        |b| Ok(bson2::from_document(bson2::Document::from_reader(b)?)?);
    // A document with `human_readable(false)`.
    Bson2Binary,
        |v| { let mut b = Vec::new(); bson2::to_document_with_options(v, not_text())?.to_writer(&mut b)?; Ok(b) },
        |b| Ok(bson2::from_document_with_options(
            bson2::Document::from_reader(b)?,
            bson2::DeserializerOptions::builder().human_readable(false).build(),
        )?);
    Pickle,
        |v| Ok(serde_pickle::to_vec(v, serde_pickle::SerOptions::new())?),
        |b| Ok(serde_pickle::from_slice(b, serde_pickle::DeOptions::new())?);
    Flexbuffers, |v| Ok(flexbuffers::to_vec(v)?), |b| Ok(flexbuffers::from_slice(b)?);
    Pot, |v| Ok(pot::to_vec(v)?), |b| Ok(pot::from_slice(b)?);
    Bincode1, |v| Ok(bincode::serialize(v)?), |b| Ok(bincode::deserialize(b)?);
    Bitcode, |v| Ok(bitcode::serialize(v)?), |b| Ok(bitcode::deserialize(b)?);
    Rmpv,
        |v| { let mut b = Vec::new(); rmpv::encode::write_value(&mut b, &rmpv::ext::to_value(v)?)?; Ok(b) },
        |b| Ok(rmpv::ext::from_value(rmpv::decode::read_value(&mut &b[..])?)?);
    // A value made for text, written in a binary format.
    JsonValueAsMsgpack,
        |v| Ok(rmp_serde::to_vec(&serde_json::to_value(v)?)?),
        |b| Ok(rmp_serde::from_slice(b)?);
    Figment,
        |v| Ok(serde_json::to_vec(&figment::Figment::from(figment::providers::Serialized::defaults(v)).extract::<serde_json::Value>()?)?),
        |b| { let value: serde_json::Value = serde_json::from_slice(b)?;
              Ok(figment::Figment::from(figment::providers::Serialized::defaults(value)).extract()?) };
    Config,
        |v| Ok(serde_json::to_vec(&config::Config::try_from(v)?.try_deserialize::<serde_json::Value>()?)?),
        |b| { let value: serde_json::Value = serde_json::from_slice(b)?;
              Ok(config::Config::try_from(&value)?.try_deserialize()?) };
    QuickXml, |v| Ok(quick_xml::se::to_string(v)?.into_bytes()), |b| Ok(quick_xml::de::from_str(std::str::from_utf8(b)?)?);
    Qs, |v| Ok(serde_qs::to_string(v)?.into_bytes()), |b| Ok(serde_qs::from_str(std::str::from_utf8(b)?)?);
    Bencode, |v| Ok(serde_bencode::to_bytes(v)?), |b| Ok(serde_bencode::from_bytes(b)?);
    ErasedJson,
        |v| { let mut b = Vec::new();
              let mut json = serde_json::Serializer::new(&mut b);
              erased_serde::Serialize::erased_serialize(v, &mut <dyn erased_serde::Serializer>::erase(&mut json))?;
              Ok(b) },
        |b| { let mut json = serde_json::Deserializer::from_slice(b);
              Ok(erased_serde::deserialize(&mut <dyn erased_serde::Deserializer>::erase(&mut json))?) };
    ErasedMsgpack,
        |v| { let mut b = Vec::new();
              let mut msgpack = rmp_serde::Serializer::new(&mut b);
              erased_serde::Serialize::erased_serialize(v, &mut <dyn erased_serde::Serializer>::erase(&mut msgpack))?;
              Ok(b) },
        |b| { let mut msgpack = rmp_serde::Deserializer::from_read_ref(b);
              Ok(erased_serde::deserialize(&mut <dyn erased_serde::Deserializer>::erase(&mut msgpack))?) };
    PathToError,
        |v| Ok(serde_json::to_vec(v)?),
        |b| Ok(serde_path_to_error::deserialize(&mut serde_json::Deserializer::from_slice(b))?);
    // Python's objects, which its `marshal` makes bytes of.
    Pythonize, python::write, python::read;
    Arrow, arrow::write, arrow::read;
    Stacker,
        |v| Ok(serde_json::to_vec(v)?),
        |b| Ok(serde::Deserialize::deserialize(serde_stacker::Deserializer::new(&mut serde_json::Deserializer::from_slice(b)))?);
}

fn not_text() -> bson2::SerializerOptions {
    bson2::SerializerOptions::builder().human_readable(false).build()
}
