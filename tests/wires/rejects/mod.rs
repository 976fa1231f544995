//! What each wire refuses, and with which words.
//!
//! One table a wire, `tagged` and `readable` alone share theirs. Every message names the wire.

mod any;
mod json_numpy;
mod msgpack_numpy;
mod ndarray_v1;
mod nested;
mod npy;
mod npy_latin1;
mod packed;
mod pickle;
mod pickle_latin1;
mod raw;
mod tagged;
mod triple;
mod typed_array;

use ndarray::{Array0, Array1, Array2};
use ndserde::{
    DynArray,
    field::{DeserializeBy, HoldsArray},
    wire::Wire,
};
use num_complex::Complex;

use ndserde_test_support::{Backend, backend::One, with_backend, with_wire};

/// One input that must be refused.
struct Bad(Input, Field, &'static [&'static str]);

enum Input {
    Json(&'static str),
    Msgpack(&'static [u8]),
    Cbor(&'static [u8]),
    /// A .npy file of version 1.0 with this dict and as many zeros, as bytes in MessagePack.
    Npy(&'static str, usize),
    /// These bytes, as bytes in MessagePack.
    File(&'static [u8]),
}

/// What the field holds.
#[derive(Clone, Copy)]
enum Field {
    /// `Array2<f64>`, which most rows are about.
    F64x2,
    F64x0,
    I16x1,
    U8x1,
    Boolx1,
    C64x1,
    Any,
}

fn tables() -> Vec<(&'static str, &'static [Bad])> {
    vec![
        ("nested", nested::BAD),
        ("triple", triple::BAD),
        ("npy", npy::BAD),
        ("npy_latin1", npy_latin1::BAD),
        ("pickle", pickle::BAD),
        ("pickle_latin1", pickle_latin1::BAD),
        ("ndarray_v1", ndarray_v1::BAD),
        ("json_numpy", json_numpy::BAD),
        ("msgpack_numpy", msgpack_numpy::BAD),
        ("packed", packed::BAD),
        ("raw", raw::BAD),
        ("typed_array", typed_array::BAD),
        ("any", any::BAD),
    ]
}

#[test]
fn bad_input_is_refused_with_the_names_and_numbers_at_fault() {
    let mut faults = Vec::new();
    for (wire, table) in tables() {
        assert!(table.len() >= 8, "{wire} has only {} rows of bad input", table.len());
        for (i, Bad(input, field, words)) in table.iter().enumerate() {
            let error = with_wire!(wire, W => read::<W>(input, *field));
            match error {
                None => faults.push(format!("{wire} {i}: read, must say {words:?}")),
                Some(error) if words.iter().chain([&wire]).all(|word| error.contains(word)) => {}
                Some(error) => {
                    faults.push(format!("{wire} {i}: says {error:?}, must say {words:?}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The error's message, if there is one.
fn read<W: Wire>(input: &Input, field: Field) -> Option<String> {
    let (backend, bytes) = match *input {
        Input::Json(text) => (Backend::JsonSlice, text.into()),
        Input::Msgpack(bytes) => (Backend::RmpCompact, bytes.into()),
        Input::Cbor(bytes) => (Backend::Ciborium, bytes.into()),
        Input::Npy(dict, data) => (Backend::RmpCompact, bin(&npy_file(dict, data))),
        Input::File(file) => (Backend::RmpCompact, bin(file)),
    };
    match field {
        Field::F64x2 => refused::<W, Array2<f64>>(backend, &bytes),
        Field::F64x0 => refused::<W, Array0<f64>>(backend, &bytes),
        Field::I16x1 => refused::<W, Array1<i16>>(backend, &bytes),
        Field::U8x1 => refused::<W, Array1<u8>>(backend, &bytes),
        Field::Boolx1 => refused::<W, Array1<bool>>(backend, &bytes),
        Field::C64x1 => refused::<W, Array1<Complex<f32>>>(backend, &bytes),
        Field::Any => refused::<W, DynArray>(backend, &bytes),
    }
}

fn refused<W: Wire, T: for<'de> DeserializeBy<'de, W> + HoldsArray>(
    backend: Backend,
    bytes: &[u8],
) -> Option<String> {
    with_backend!(backend, B in [JsonSlice, RmpCompact, Ciborium] => B::read_by::<W, T>(bytes).err())
}

/// A .npy file of version 1.0.
fn npy_file(dict: &str, data: usize) -> Vec<u8> {
    let len = u16::try_from(dict.len()).unwrap().to_le_bytes();
    [b"\x93NUMPY\x01\x00", &len[..], dict.as_bytes(), &vec![0; data]].concat()
}

/// MessagePack's bin 16.
fn bin(bytes: &[u8]) -> Vec<u8> {
    let len = u16::try_from(bytes.len()).unwrap().to_be_bytes();
    [&[0xc5], &len[..], bytes].concat()
}
