//! Plain lists that one library writes and another of the same format reads.

use std::fmt::Debug;

use half::f16;
use ndarray::{Array, Array1, Dimension, Ix0, Ix1, Ix2, arr0, arr1, arr2};
use ndserde::{
    Element, Nd,
    wire::{Cast, Nested},
};
use num_complex::Complex;
use serde::{Serialize, de::DeserializeOwned};

use crate::formats::Failure;

/// A library: how it writes a value, and how it reads one.
macro_rules! libraries {
    ($($name:ident, $write:expr, $read:expr;)*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        enum Library {
            $($name,)*
        }

        impl Library {
            fn write<T: Serialize>(self, value: &T) -> Vec<u8> {
                let written: Result<Vec<u8>, Failure> = match self {
                    $(Self::$name => call(value, $write),)*
                };
                written.unwrap_or_else(|_| panic!("{self:?} does not write"))
            }

            fn read<T: DeserializeOwned>(self, bytes: &[u8]) -> Result<T, String> {
                match self {
                    $(Self::$name => call(bytes, $read),)*
                }
            }
        }
    };
}

fn call<I: ?Sized, O, E>(input: &I, f: impl FnOnce(&I) -> Result<O, E>) -> Result<O, E> {
    f(input)
}

fn words<T, E: ToString>(result: Result<T, E>) -> Result<T, String> {
    result.map_err(|error| error.to_string())
}

libraries! {
    Ciborium,
        |v| { let mut b = Vec::new(); ciborium::into_writer(v, &mut b)?; Ok(b) },
        |b| words(ciborium::from_reader(b));
    CiboriumValue,
        |v| { let mut b = Vec::new(); ciborium::into_writer(&ciborium::Value::serialized(v)?, &mut b)?; Ok(b) },
        |b| { let value: ciborium::Value = words(ciborium::from_reader(b))?; words(value.deserialized()) };
    Cbor4ii, |v| Ok(cbor4ii::serde::to_vec(Vec::new(), v)?), |b| words(cbor4ii::serde::from_slice(b));
    Minicbor, |v| Ok(minicbor_serde::to_vec(v)?), |b| words(minicbor_serde::from_slice(b));
    Cbor2, |v| Ok(cbor2::to_vec(v)?), |b| words(cbor2::from_slice(b));
    SerdeCbor, |v| Ok(serde_cbor::to_vec(v)?), |b| words(serde_cbor::from_slice(b));
    RmpSerde, |v| Ok(rmp_serde::to_vec(v)?), |b| words(rmp_serde::from_slice(b));
    Rmpv,
        |v| { let mut b = Vec::new(); rmpv::encode::write_value(&mut b, &rmpv::ext::to_value(v)?)?; Ok(b) },
        |b| words(rmpv::ext::from_value(words(rmpv::decode::read_value(&mut &b[..]))?));
}

use Library::{Cbor2, Cbor4ii, Ciborium, CiboriumValue, Minicbor, RmpSerde, Rmpv, SerdeCbor};

const CBOR: &[Library] = &[Ciborium, CiboriumValue, Cbor4ii, Minicbor, Cbor2, SerdeCbor];
const MSGPACK: &[Library] = &[RmpSerde, Rmpv];

/// Whether a library does not read a document with a float of 16 bits in it: these do so by features
/// that are not on, `half-f16` and `half`.
fn lacks_halves(reader: Library, bytes: &[u8]) -> bool {
    matches!(reader, Cbor4ii | Minicbor) && bytes.contains(&0xf9)
}

/// The array through each pair of libraries of a format.
fn through<A: Element + Debug + PartialEq, D: Dimension>(array: &Array<A, D>) {
    for family in [CBOR, MSGPACK] {
        for &writer in family {
            let bytes = writer.write(&Nd::by::<Nested>(array));
            for &reader in family {
                let read = reader.read::<Nd<Array<A, D>, Nested>>(&bytes).map(Nd::into_inner);
                if lacks_halves(reader, &bytes) {
                    let error = read.unwrap_err();
                    assert!(
                        error.contains("Unsupported") || error.contains("f16"),
                        "{writer:?}: {error}"
                    );
                    continue;
                }
                assert_eq!(read.as_ref(), Ok(array), "{writer:?} to {reader:?}");
                let read = reader.read::<Nd<Array<A, D>, Cast<Nested>>>(&bytes);
                assert_eq!(read.unwrap().into_inner(), *array, "{writer:?} to {reader:?}, cast");
            }
        }
    }
}

#[test]
fn lists_of_one_library_are_read_by_the_others() {
    through::<f64, Ix2>(&arr2(&[[1.0, 2.5], [0.1, -1e300]]));
    through::<f64, Ix1>(&arr1(&[0.1, f64::MAX]));
    through::<f64, Ix0>(&arr0(1.0));
    through::<f32, Ix1>(&arr1(&[1.0, 0.1, f32::INFINITY]));
    through::<f16, Ix1>(&arr1(&[f16::ONE, f16::MIN_POSITIVE_SUBNORMAL]));
    through::<i64, Ix1>(&arr1(&[i64::MIN, -1, 0, 1, i64::MAX]));
    through::<u64, Ix1>(&arr1(&[0, u64::MAX]));
    through::<u8, Ix2>(&arr2(&[[0, 23, 24, 255]]));
    through::<bool, Ix1>(&arr1(&[true, false]));
    through::<Complex<f64>, Ix1>(&arr1(&[Complex::new(1.0, 0.1)]));
    through::<f64, Ix1>(&arr1(&[]));
}

/// As programs write them in which all numbers are of one type, or whole ones are integers.
#[test]
fn integers_and_floats_stand_in_one_list() {
    // [1, 2.5] with a double.
    let cbor = b"\x82\x01\xfb\x40\x04\x00\x00\x00\x00\x00\x00";
    let msgpack = b"\x92\x01\xcb\x40\x04\x00\x00\x00\x00\x00\x00";
    // [1.0, 2.0] in doubles.
    let doubles = b"\x3f\xf0\x00\x00\x00\x00\x00\x00\xfb\x40\x00\x00\x00\x00\x00\x00\x00";
    let whole_cbor = [b"\x82\xfb", &doubles[..]].concat();
    let mut whole_msgpack = [b"\x92\xcb", &doubles[..]].concat();
    whole_msgpack[10] = 0xcb;
    let families = [(CBOR, &cbor[..], whole_cbor), (MSGPACK, &msgpack[..], whole_msgpack)];
    for (family, mixed, whole) in families {
        for library in family {
            let read = library.read::<Nd<Array1<f64>, Nested>>(mixed).map(Nd::into_inner);
            assert_eq!(read, Ok(arr1(&[1.0, 2.5])), "{library:?}");
            let read = library.read::<Nd<Array1<f32>, Cast<Nested>>>(mixed).map(Nd::into_inner);
            assert_eq!(read, Ok(arr1(&[1.0, 2.5])), "{library:?}");
            let read = library.read::<Nd<Array1<i64>, Nested>>(&whole).map(Nd::into_inner);
            assert_eq!(read, Ok(arr1(&[1, 2])), "{library:?}");
            let read = library.read::<Nd<Array1<i64>, Cast<Nested>>>(&whole).map(Nd::into_inner);
            assert_eq!(read, Ok(arr1(&[1, 2])), "{library:?}");
            let fraction = library.read::<Nd<Array1<i64>, Nested>>(mixed).map(|_| ());
            assert!(fraction.unwrap_err().contains("nested: at [1]: "), "{library:?}");
        }
    }
}
