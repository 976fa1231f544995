//! Data in pieces, as MessagePack has what it does not hold in one: a list of byte strings.
//!
//! What is written so takes 4 GiB (`four_gib.rs`); pieces of every size are read.

use ndarray::{Array1, Array2, ArrayView1, CowArray, Ix1, arr1, arr2};
use ndserde::{
    DynArray, Nd, Value,
    wire::{Any, Cast, Tagged, Triple},
};
use serde::{Deserialize, Serialize, Serializer, de::DeserializeOwned};

struct Bytes(Vec<u8>);

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

/// An item of the list that the data is.
#[derive(Serialize)]
#[serde(untagged)]
enum Item {
    Piece(Bytes),
    Number(u8),
    Word(&'static str),
    List(Vec<Item>),
}

use Item::{List, Number, Piece, Word};

#[derive(Serialize)]
struct Document {
    dtype: &'static str,
    shape: Vec<usize>,
    byteorder: &'static str,
    order: &'static str,
    data: Vec<Item>,
}

fn piece(bytes: &[u8]) -> Item {
    Piece(Bytes(bytes.to_vec()))
}

fn pieces(bytes: &[u8], size: usize) -> Vec<Item> {
    bytes.chunks(size).map(piece).collect()
}

fn document(
    dtype: &'static str,
    shape: &[usize],
    order: &'static str,
    data: Vec<Item>,
) -> Document {
    Document { dtype, shape: shape.to_vec(), byteorder: "little", order, data }
}

/// The same in each format that tells a list from a byte string.
fn in_formats<T: DeserializeOwned>(
    document: &impl Serialize,
) -> Vec<(&'static str, Result<T, String>)> {
    let text = |error: &dyn std::fmt::Display| error.to_string();
    let named = rmp_serde::to_vec_named(document).unwrap();
    let compact = rmp_serde::to_vec(document).unwrap();
    let cbor = serde_cbor::to_vec(document).unwrap();
    vec![
        ("MessagePack", rmp_serde::from_slice(&named).map_err(|e| text(&e))),
        ("MessagePack from a reader", rmp_serde::from_read(&*named).map_err(|e| text(&e))),
        ("compact MessagePack", rmp_serde::from_slice(&compact).map_err(|e| text(&e))),
        ("serde_cbor", serde_cbor::from_slice(&cbor).map_err(|e| text(&e))),
        ("ciborium", ciborium::from_reader(&*cbor).map_err(|e| text(&e))),
    ]
}

/// Data that stands before its dtype.
#[derive(Serialize)]
struct Reversed(#[serde(with = "entries")] Vec<Item>);
mod entries {
    use serde::{Serialize, Serializer, ser::SerializeMap};

    pub(super) fn serialize<S: Serializer>(
        data: &[impl Serialize],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("data", data)?;
        map.serialize_entry("shape", &[3])?;
        map.serialize_entry("dtype", "<i4")?;
        map.end()
    }
}

#[test]
fn pieces_of_every_size_are_the_data() {
    let numbers = arr2(&[[1_i16, -2, 300], [4, 5, -6]]);
    let bytes: Vec<u8> = numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
    for size in [1, 2, 3, 5, 12] {
        let of = || document("int16", &[2, 3], "C", pieces(&bytes, size));
        for (format, read) in in_formats::<Nd<Array2<i16>>>(&of()) {
            assert_eq!(read.unwrap().into_inner(), numbers, "{format}, {size}");
        }
        for (format, read) in in_formats::<Nd<Array2<f64>, Cast<Tagged>>>(&of()) {
            assert_eq!(read.unwrap().into_inner(), numbers.mapv(f64::from), "{format}, {size}");
        }
        for (format, read) in in_formats::<Nd<DynArray>>(&of()) {
            let read = read.unwrap().into_inner().into_array::<i16, _>().unwrap();
            assert_eq!(read, numbers, "{format}, {size}");
        }
        for (format, read) in in_formats::<Nd<Array2<i16>, Any>>(&of()) {
            // It reads what has keys.
            if format != "compact MessagePack" {
                assert_eq!(read.unwrap().into_inner(), numbers, "{format}, {size}");
            }
        }
        for (format, read) in in_formats::<Value>(&of()) {
            if format != "compact MessagePack" {
                let value = read.unwrap();
                let array = value.as_array().unwrap_or_else(|| panic!("{format}: {value}"));
                assert_eq!(array.view::<i16, _>().unwrap(), numbers, "{format}, {size}");
            }
        }
        let triple = ("int16", pieces(&bytes, size), [2, 3]);
        for (format, read) in in_formats::<Nd<Array2<i16>, Triple>>(&triple) {
            assert_eq!(read.unwrap().into_inner(), numbers, "{format}, {size}");
        }
    }
    let transposed = document("int16", &[3, 2], "F", pieces(&bytes, 5));
    for (format, read) in in_formats::<Nd<Array2<i16>>>(&transposed) {
        assert_eq!(read.unwrap().into_inner(), numbers.t(), "{format}");
    }
    let texts = document("|S2", &[2], "C", pieces(b"abc\0", 3));
    for (format, read) in in_formats::<Nd<Array1<Vec<u8>>>>(&texts) {
        assert_eq!(read.unwrap().into_inner(), arr1(&[b"ab".to_vec(), b"c".to_vec()]), "{format}");
    }
    let data = || [1, 2, 3].map(|n: i32| piece(&n.to_le_bytes())).into();
    for (format, read) in in_formats::<Nd<DynArray>>(&Reversed(data())) {
        let read = read.unwrap().into_inner().into_array::<i32, Ix1>().unwrap();
        assert_eq!(read, arr1(&[1, 2, 3]), "{format}");
    }
}

#[test]
fn whatever_else_is_among_them_is_refused() {
    let pieces = |second: Item| document("uint8", &[3], "C", vec![piece(&[1]), second]);
    let among = "the data is a list of byte strings and of something else among them";
    for (document, message) in [
        (pieces(Number(1)), among),
        (pieces(Word("1")), among),
        (pieces(List(vec![])), among),
        (pieces(piece(&[1])), "shape [3] of uint8 needs 3 bytes, the data has 2"),
        (pieces(piece(&[1, 2, 3])), "shape [3] of uint8 needs 3 bytes, the data has 4"),
        (
            document("uint8", &[3], "C", vec![Number(1), piece(&[1])]),
            "bytes where a list of uint8 belongs",
        ),
        (
            document("uint8", &[3], "C", vec![List(vec![piece(&[1, 2, 3])])]),
            "bytes where a list of uint8 belongs",
        ),
        (document("|V3", &[1], "C", vec![Number(1)]), "the data is void3, the field holds uint8"),
        (
            document("uint8", &[3], "C", vec![List(vec![]), piece(&[1])]),
            "bytes where a list of uint8 belongs",
        ),
    ] {
        for (format, read) in in_formats::<Nd<Array1<u8>>>(&document) {
            let error = read.unwrap_err();
            assert!(error.contains(message), "{format}: {error}");
        }
        for (format, read) in in_formats::<Nd<Array1<u8>, Any>>(&document) {
            assert!(read.is_err(), "{format}");
        }
    }
}

#[derive(Deserialize)]
struct Lent<'a>(#[serde(borrow, with = "ndserde::tagged")] ArrayView1<'a, u8>);

#[derive(Deserialize)]
struct Either<'a>(#[serde(borrow, with = "ndserde::tagged")] CowArray<'a, u8, Ix1>);

/// They are not one behind the other in the input.
#[test]
fn they_are_copied() {
    let document = document("uint8", &[3], "C", pieces(&[1, 2, 3], 2));
    let document = rmp_serde::to_vec_named(&document).unwrap();
    let error = rmp_serde::from_slice::<Lent>(&document).map(|lent| lent.0).unwrap_err();
    assert!(error.to_string().contains("the input does not lend its bytes"), "{error}");
    let read = rmp_serde::from_slice::<Either>(&document).unwrap();
    assert!(read.0.is_owned());
    assert_eq!(read.0, arr1(&[1, 2, 3]));
}
