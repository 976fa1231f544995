//! The wire `raw`: what it writes, and what others write that it reads.

use half::bf16;
use ndarray::{Array1, Array2, ArrayView1, CowArray, Ix1, arr0, arr1, arr2};
use ndserde::{
    As, DynArray, Element, Nd, NdDeserialize, NdElement, NdSerialize,
    wire::{Cast, DateTime64, Raw, unit::Day},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_bytes::{ByteBuf, Bytes};

use ndserde_test_support::backend::{
    One,
    one::{self, Ciborium, JsonSlice, RmpNamed},
};

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct With {
    #[serde(with = "ndserde::raw")]
    embedding: Array1<f32>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct ByAs {
    #[serde(with = "As::<Raw>")]
    embedding: Array1<f32>,
}

#[derive(Debug, PartialEq, NdSerialize, NdDeserialize)]
struct Derived {
    #[nd(wire = Raw)]
    embedding: Array1<f32>,
}

/// What a struct of bytes is.
#[derive(Serialize)]
struct Plain {
    embedding: ByteBuf,
}

#[test]
fn each_entry_point_writes_the_bytes_of_the_elements() {
    fn writes<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(value: &T) {
        let bytes = b"\0\0\x80\x3f\0\0\x20\xc0";
        let plain = Plain { embedding: ByteBuf::from(bytes) };
        let json = serde_json::to_string(value).unwrap();
        assert_eq!(json, r#"{"embedding":"AACAPwAAIMA="}"#);
        assert_eq!(&serde_json::from_str::<T>(&json).unwrap(), value);
        let msgpack = rmp_serde::to_vec_named(value).unwrap();
        assert_eq!(msgpack, rmp_serde::to_vec_named(&plain).unwrap());
        assert_eq!(&rmp_serde::from_slice::<T>(&msgpack).unwrap(), value);
    }
    let embedding = arr1(&[1.0, -2.5]);
    writes(&With { embedding: embedding.clone() });
    writes(&ByAs { embedding: embedding.clone() });
    writes(&Derived { embedding });
}

#[derive(Clone, Debug, PartialEq, NdElement)]
struct Point {
    x: f64,
    id: [i16; 2],
    name: [u8; 3],
}

/// Everything that has a size of its own.
#[test]
fn elements_of_every_size_come_back() {
    fn same<T: Element + PartialEq + std::fmt::Debug>(array: &Array1<T>, bytes: usize) {
        let json = JsonSlice::write_by::<Raw, _>(array).unwrap();
        assert_eq!(JsonSlice::read_by::<Raw, Array1<T>>(&json).as_ref(), Ok(array));
        let msgpack = RmpNamed::write_by::<Raw, _>(array).unwrap();
        assert_eq!(msgpack.len(), bytes + 2);
        assert_eq!(RmpNamed::read_by::<Raw, Array1<T>>(&msgpack).as_ref(), Ok(array));
    }
    same(&arr1(&[true, false]), 2);
    same(&arr1(&[bf16::ONE, bf16::MIN]), 4);
    let point = Point { x: 0.5, id: [1, -1], name: [1, 2, 3] };
    same(&arr1(&[point.clone(), point]), 30);
    same(&Array1::<f64>::zeros(0), 0);
}

#[test]
fn dates_and_casts_have_the_dtype_of_the_field() {
    let days = arr1(&[1_i64, i64::MIN]);
    let json = JsonSlice::write_by::<DateTime64<Day, Raw>, _>(&days).unwrap();
    assert_eq!(JsonSlice::read_by::<DateTime64<Day, Raw>, _>(&json), Ok(days));
    let floats = arr1(&[1.5_f32]);
    let json = JsonSlice::write_by::<Cast<Raw>, _>(&floats).unwrap();
    assert_eq!(JsonSlice::read_by::<Cast<Raw>, _>(&json), Ok(floats));
}

#[test]
fn what_bytes_do_not_bring_back_is_not_written() {
    let refused = |written: Result<Vec<u8>, String>, words: &[&str]| {
        let error = written.unwrap_err();
        assert!(error.starts_with("raw: "), "{error}");
        assert!(words.iter().all(|word| error.contains(word)), "{error}");
    };
    let write = JsonSlice::write_by::<Raw, &Array2<f64>>;
    refused(write(&arr2(&[[1.0, 2.0]])), &["the shape [1, 2]", "tagged, packed and npy"]);
    refused(JsonSlice::write_by::<Raw, _>(&arr0(1.0)), &["the shape []"]);
    refused(JsonSlice::write_by::<Raw, _>(&arr1(&["a".to_owned()])), &["the width of text"]);
    let bytes: Array1<Vec<u8>> = arr1(&[vec![1]]);
    refused(JsonSlice::write_by::<Raw, _>(&bytes), &["the width of text"]);
    let error = JsonSlice::read_by::<Raw, Array1<String>>(br#""AAAA""#).unwrap_err();
    assert!(error.contains("the width of text"), "{error}");
    // Its bytes are written; whoever reads them must say what they are.
    let any = DynArray::from(arr1(&[1_u8]));
    let json = JsonSlice::write_by::<Raw, _>(&any).unwrap();
    assert_eq!(JsonSlice::read_by::<Raw, Array1<u8>>(&json), Ok(arr1(&[1])));
}

/// Typed arrays in MessagePack by `encode` of @msgpack/msgpack 3.1.3 and by `pack` of msgpackr 2.1.4,
/// in CBOR by cbor-x 1.6.9; lists of bytes as serde writes a `Vec<u8>`.
#[test]
fn what_other_programs_write() {
    let floats = arr1(&[1.0_f32, 2.5, -3.0]);
    let bytes = b"\0\0\x80\x3f\0\0\x20\x40\0\0\x40\xc0";
    let msgpack = [&b"\xc4\x0c"[..], bytes].concat();
    assert_eq!(RmpNamed::read_by::<Raw, _>(&msgpack).as_ref(), Ok(&floats));
    assert_eq!(rmp_serde::to_vec(Bytes::new(bytes)).unwrap(), msgpack);
    for cbor in [[&b"\x4c"[..], bytes].concat(), [&b"\xd8\x55\x4c"[..], bytes].concat()] {
        assert_eq!(Ciborium::read_by::<Raw, _>(&cbor).as_ref(), Ok(&floats));
        assert_eq!(one::CborSlice::read_by::<Raw, _>(&cbor).as_ref(), Ok(&floats));
    }
    let cbor = [&b"\xd8\x40\x4c"[..], bytes].concat();
    assert_eq!(Ciborium::read_by::<Raw, _>(&cbor).as_ref(), Ok(&floats));

    let list = arr1(&[1_u8, 255]);
    assert_eq!(JsonSlice::read_by::<Raw, _>(b"[1, 255]").as_ref(), Ok(&list));
    assert_eq!(RmpNamed::read_by::<Raw, _>(b"\x92\x01\xcc\xff").as_ref(), Ok(&list));
    // Old writers have bytes as text.
    assert_eq!(RmpNamed::read_by::<Raw, _>(b"\xa2\x01\x02"), Ok(arr1(&[0x0201_i16])));
    // No whole number of elements by itself.
    assert_eq!(RmpNamed::read_by::<Raw, _>(b"\xacAAAAAAAA8D8="), Ok(arr1(&[1.0_f64])));
    assert_eq!(RmpNamed::read_by::<Raw, _>(b"\xa0"), Ok(Array1::<f64>::zeros(0)));
    // Go of a `[]byte` that is nil.
    assert_eq!(JsonSlice::read_by::<Raw, _>(b"null"), Ok(Array1::<f64>::zeros(0)));
    assert_eq!(RmpNamed::read_by::<Raw, _>(b"\xc0"), Ok(Array1::<f64>::zeros(0)));
}

#[test]
fn elements_are_lent_where_they_are_aligned() {
    let msgpack = rmp_serde::to_vec(Bytes::new(b"abc")).unwrap();
    let read: Nd<ArrayView1<'_, u8>, Raw> = rmp_serde::from_slice(&msgpack).unwrap();
    assert_eq!(read.into_inner(), arr1(b"abc"));
    let read: Nd<CowArray<'_, u8, Ix1>, Raw> = rmp_serde::from_slice(&msgpack).unwrap();
    assert!(read.into_inner().is_view());
}
