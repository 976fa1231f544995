//! sonic-rs, which builds for little-endian machines of 64 bits alone; `serde_json` elsewhere.

#[cfg(all(target_endian = "little", target_pointer_width = "64"))]
pub(crate) use ::sonic_rs::{Value, from_reader, from_slice, from_value, to_value, to_vec};

#[cfg(not(all(target_endian = "little", target_pointer_width = "64")))]
pub(crate) use serde_json::{Value, from_reader, from_slice, to_value, to_vec};

/// As sonic-rs has it, by reference.
#[cfg(not(all(target_endian = "little", target_pointer_width = "64")))]
pub(crate) fn from_value<T: serde::de::DeserializeOwned>(value: &Value) -> serde_json::Result<T> {
    T::deserialize(value)
}
