//! CBOR's tags that have no meaning here, by each library: what reads any document keeps them where
//! the library lets them through serde, and plain lists pass over them.

use ndarray::{Array1, Array2, arr1, arr2};
use ndserde::{
    Nd, Value,
    value::Document,
    wire::{Nested, Wire},
};
use serde::de::DeserializeOwned;

/// What each library reads of a document.
fn by_each<T: DeserializeOwned>(bytes: &[u8]) -> [(&'static str, Result<T, String>); 7] {
    fn words<T, E: ToString>(read: Result<T, E>) -> Result<T, String> {
        read.map_err(|error| error.to_string())
    }
    let ciborium_value: ciborium::Value = ciborium::from_reader(bytes).unwrap();
    let cbor2_value: cbor2::Value = cbor2::from_slice(bytes).unwrap();
    [
        ("ciborium", words(ciborium::from_reader(bytes))),
        ("ciborium::Value", words(ciborium_value.deserialized())),
        ("cbor2", words(cbor2::from_slice(bytes))),
        ("cbor2::Value", words(cbor2_value.deserialized())),
        ("minicbor_serde", words(minicbor_serde::from_slice(bytes))),
        ("cbor4ii", words(cbor4ii::serde::from_slice(bytes))),
        ("serde_cbor", words(serde_cbor::from_slice(bytes))),
    ]
}

#[test]
fn a_document_keeps_them() {
    // {"a": 1(1), "b": 0("t"), "c": 37(h'00'), "d": 5([1, 1000(2)]), "e": 1000({"f": 1001(1000(1))})}
    let bytes = b"\xa5aa\xc1\x01ab\xc0\x61tac\xd8\x25\x41\x00ad\xc5\x82\x01\xd9\x03\xe8\x02ae\xd9\x03\xe8\xa1af\xd9\x03\xe9\xd9\x03\xe8\x01";
    let tag = |tag, value: Value| Value::tagged(tag, value);
    let list = Value::from(vec![1.into(), tag(1000, 2.into())]);
    let map: Value = [("f", tag(1001, tag(1000, 1.into())))].into_iter().collect();
    let kept: Value = [
        ("a", tag(1, 1.into())),
        ("b", tag(0, "t".into())),
        ("c", tag(37, Value::Bytes(vec![0].into()))),
        ("d", tag(5, list)),
        ("e", tag(1000, map)),
    ]
    .into_iter()
    .collect();
    let mut written = Vec::new();
    ciborium::into_writer(&kept, &mut written).unwrap();
    assert_eq!(written, bytes);
    assert_eq!(cbor2::to_vec(&kept).unwrap(), bytes);
    assert_eq!(minicbor_serde::to_vec(&kept).unwrap(), bytes);

    for ((library, value), (_, document)) in by_each::<Value>(bytes).into_iter().zip(by_each(bytes))
    {
        let document = document.map(|Document(document)| document);
        assert_eq!(value, document, "{library}");
        match library {
            "cbor4ii" => {
                let error = document.unwrap_err();
                assert!(error.contains("Unsupported { name: \"any\""), "{error}");
            }
            "serde_cbor" => {
                let without = "a: 1\nb: \"t\"\nc: 1 bytes\nd: [1, 2]\ne:\n  f: 1";
                assert_eq!(document.unwrap().to_string(), without, "{library}");
            }
            _ => assert_eq!(document.as_ref(), Ok(&kept), "{library}"),
        }
    }
}

#[test]
fn plain_lists_pass_over_them() {
    // 1000([1, 2.5]), [1000(1), 2.5] and [1, 1000(2.5)], each also within a list of its own.
    for bytes in [
        &b"\xd9\x03\xe8\x82\x01\xf9\x41\x00"[..],
        b"\x82\xd9\x03\xe8\x01\xf9\x41\x00",
        b"\x82\x01\xd9\x03\xe8\xf9\x41\x00",
    ] {
        read::<Nested, Array1<f64>>(bytes, &arr1(&[1.0, 2.5]));
        read::<Nested, Array2<f64>>(&[b"\x81", bytes].concat(), &arr2(&[[1.0, 2.5]]));
    }
}

fn read<W: Wire, T>(bytes: &[u8], expected: &T)
where
    T: std::fmt::Debug + PartialEq,
    Nd<T, W>: DeserializeOwned,
{
    for (library, read) in by_each::<Nd<T, W>>(bytes) {
        let read = read.map(Nd::into_inner);
        match library {
            // As of their own lists.
            "cbor4ii" => assert!(read.unwrap_err().contains("Unsupported { name: \"any\"")),
            "minicbor_serde" => assert!(read.unwrap_err().contains("unexpected tag 1000")),
            _ => assert_eq!(read.as_ref(), Ok(expected), "{library} {bytes:x?}"),
        }
    }
}
