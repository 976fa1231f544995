//! Whether the data is base64 or bytes is decided by dtype and shape, not by what the format calls
//! it: some formats hand over bytes that happen to be text as text, and others text as bytes.

use std::collections::{BTreeMap, HashMap};

use ndarray::{Array, Array0, Array1, Array2, ArrayD, Dimension, Ix0, Ix1, Ix2, arr0, arr1, arr2};
use ndserde::{
    Element, Nd,
    wire::{JsonNumpy, MsgpackNumpy, Npy, NpyLatin1, Readable, Tagged, Triple, Wire},
};
use rmpv::Value;

/// What is done to the data on its way, as other formats do.
#[derive(Clone, Copy, Debug)]
enum Change {
    /// Bytes become text where they are UTF-8.
    BytesToText,
    /// Base64 in place of bytes.
    BytesToBase64,
    /// Base64 as bytes.
    BytesToBase64InBytes,
}

fn change(value: Value, how: Change) -> Value {
    use base64::{Engine as _, engine::general_purpose::STANDARD};
    let inside = |items: Vec<Value>| items.into_iter().map(|item| change(item, how)).collect();
    match (value, how) {
        (Value::Array(items), _) => Value::Array(inside(items)),
        (Value::Map(entries), _) => {
            let entry = |(key, value)| (key, change(value, how));
            Value::Map(entries.into_iter().map(entry).collect())
        }
        (Value::Binary(bytes), Change::BytesToText) => match String::from_utf8(bytes) {
            Ok(text) => Value::from(text),
            Err(error) => Value::Binary(error.into_bytes()),
        },
        (Value::Binary(bytes), Change::BytesToBase64) => Value::from(STANDARD.encode(bytes)),
        (Value::Binary(bytes), Change::BytesToBase64InBytes) => {
            Value::Binary(STANDARD.encode(bytes).into_bytes())
        }
        (value, _) => value,
    }
}

/// The array through MessagePack with its data changed on the way.
fn through<W, A, D>(array: &Array<A, D>, how: Change) -> Result<Array<A, D>, String>
where
    W: Wire,
    A: Element,
    D: Dimension,
{
    let bytes = rmp_serde::to_vec_named(&Nd::<_, W>::from(array)).unwrap();
    let value = rmpv::decode::read_value(&mut &bytes[..]).unwrap();
    let mut changed = Vec::new();
    rmpv::encode::write_value(&mut changed, &change(value, how)).unwrap();
    let read: Result<Nd<Array<A, D>, W>, _> = rmp_serde::from_slice(&changed);
    read.map(Nd::into_inner).map_err(|error| error.to_string())
}

fn comes_back<W: Wire>(how: Change) {
    fn same<W: Wire, A: Element + PartialEq + std::fmt::Debug, D: Dimension>(
        array: &Array<A, D>,
        how: Change,
    ) {
        let back = through::<W, A, D>(array, how);
        assert_eq!(back.as_ref(), Ok(array), "{} {how:?}", W::NAME);
    }
    // All zeros are UTF-8, and so are the bytes of text, which may even be base64.
    same::<W, f64, Ix2>(&Array2::zeros((2, 2)), how);
    same::<W, f64, Ix2>(&arr2(&[[1.0, 2.0], [f64::MAX, 1e-300]]), how);
    for text in ["AAAA", "QUJD", "!!!!", "k05V", "A", "AA==", "0123456789abcdef", "\n\x1b[2J"] {
        same::<W, u8, Ix1>(&arr1(text.as_bytes()), how);
    }
    same::<W, u8, Ix0>(&arr0(b'7'), how);
    same::<W, i32, Ix0>(&arr0(i32::from_le_bytes(*b"1234")), how);
    same::<W, u16, Ix1>(&arr1(&[0x4141, 0x4141]), how);
    same::<W, u8, Ix1>(&Array1::zeros(0), how);
    same::<W, i32, Ix2>(&Array2::zeros((3, 0)), how);
    for len in 0..70 {
        same::<W, u8, Ix1>(&Array1::from_elem(len, b'A'), how);
        same::<W, u8, Ix1>(&Array1::from_elem(len, 0xff), how);
    }
}

#[test]
fn the_shape_tells_bytes_from_base64() {
    for how in [Change::BytesToText, Change::BytesToBase64, Change::BytesToBase64InBytes] {
        comes_back::<Tagged>(how);
        comes_back::<Triple>(how);
        comes_back::<JsonNumpy>(how);
        comes_back::<MsgpackNumpy>(how);
        comes_back::<Npy>(how);
        comes_back::<NpyLatin1>(how);
    }
}

#[test]
fn what_fits_neither_is_refused() {
    let read = |data: &str| {
        let json = format!(
            r#"{{"dtype":"uint8","shape":[3],"byteorder":"little","order":"C","data":"{data}"}}"#
        );
        let read: Result<Nd<Array1<u8>>, _> = serde_json::from_str(&json);
        read.map(|nd| nd.into_inner().to_vec()).map_err(|error| error.to_string())
    };
    assert_eq!(read("AAEC").unwrap(), [0, 1, 2]);
    assert_eq!(read("abc").unwrap(), *b"abc");
    for (data, words) in [
        ("AAE=", "shape [3] of uint8 needs 3 bytes, the data has 2"),
        ("AAECAwQF", "shape [3] of uint8 needs 3 bytes, the data has 6"),
        ("ab", "the base64 is wrong: 2 characters"),
        ("????", "the base64 is wrong"),
        ("AAE*", "the base64 is wrong"),
    ] {
        let error = read(data).unwrap_err();
        assert!(error.contains(words), "{data}: {error}");
        assert!(error.matches("base64").count() < 2, "{data}: {error}");
    }
}

/// A number in quotes, or in a format that has only words, is not taken for the bytes of one.
#[test]
fn a_word_of_rank_0_is_refused_where_it_spells_a_number() {
    fn read<A: Element>(word: &str) -> Result<Array0<A>, String> {
        let dtype = A::DTYPE;
        let json = format!(
            r#"{{"dtype":"{dtype}","shape":[],"byteorder":"little","order":"C","data":"{word}"}}"#
        );
        let tagged = serde_json::from_str::<Nd<Array0<A>>>(&json).map_err(|e| e.to_string());
        let readable = serde_json::from_str::<Nd<Array0<A>, Readable>>(&json);
        assert_eq!(tagged.is_ok(), readable.is_ok(), "{json}");
        tagged.map(Nd::into_inner)
    }
    for error in [
        read::<i32>("1234").unwrap_err(),
        read::<i32>("-1.5").unwrap_err(),
        read::<i32>("7").unwrap_err(),
        read::<u8>("7").unwrap_err(),
        read::<f64>("12345678").unwrap_err(),
        read::<f64>("1.234567").unwrap_err(),
    ] {
        assert!(error.contains("a number where it stands without quotes"), "{error}");
    }
    assert_eq!(read::<i32>("0gQAAA==").unwrap(), arr0(1234));
    // Digits that are base64 are base64.
    let three = r#"{"dtype":"uint8","shape":[3],"data":"1234"}"#;
    let three: Nd<Array1<u8>> = serde_json::from_str(three).unwrap();
    assert_eq!(three.into_inner(), arr1(&[0xd7, 0x6d, 0xf8]));
}

/// Without a shape only one axis can be meant, and text is base64.
#[test]
fn a_triple_without_its_shape() {
    let one: Nd<Array1<u8>, Triple> = serde_json::from_str(r#"["uint8","AAEC"]"#).unwrap();
    assert_eq!(one.into_inner(), arr1(&[0, 1, 2]));
    // Where the rank is open, a list left empty could be the shape of a 0-d array.
    for json in [r#"["uint8","AA=="]"#, r#"["uint8","AAEC"]"#] {
        let open = serde_json::from_str::<Nd<ArrayD<u8>, Triple>>(json).unwrap_err();
        assert!(open.to_string().contains("dtype, data, shape"), "{open}");
    }
    let error = serde_json::from_str::<Nd<Array1<u8>, Triple>>(r#"["uint8","!!!!"]"#).unwrap_err();
    assert!(error.to_string().contains("base64"), "{error}");
}

/// A fourth value is refused in whatever way the format ends its sequences.
#[test]
fn a_triple_of_four() {
    type Read = Nd<Array1<u8>, Triple>;
    #[derive(serde::Deserialize)]
    struct Root {
        #[allow(dead_code, reason = "only whether it is read counts")]
        root: Read,
    }

    let four = ("uint8", serde_bytes::Bytes::new(&[1]), [1], 4);
    let mut cbor = Vec::new();
    ciborium::into_writer(&four, &mut cbor).unwrap();
    assert!(ciborium::from_reader::<Read, _>(&cbor[..]).is_err());
    assert!(rmp_serde::from_slice::<Read>(&rmp_serde::to_vec(&four).unwrap()).is_err());
    assert!(serde_json::from_str::<Read>(r#"["uint8","AQ==",[1],4]"#).is_err());
    assert!(serde_yaml_ng::from_str::<Read>(r#"[uint8, "AQ==", [1], 4]"#).is_err());
    assert!(ron::from_str::<Read>(r#"("uint8", "AQ==", [1], 4)"#).is_err());
    assert!(ron::from_str::<Read>(r#"("uint8", "AQ==", [1])"#).is_ok());
    assert!(toml::from_str::<Root>(r#"root = ["uint8", "AQ==", [1], 4]"#).is_err());
    assert!(toml::from_str::<Root>(r#"root = ["uint8", "AQ==", [1]]"#).is_ok());
}

/// Fields of the derives, which read them without an `Nd` around them.
#[derive(Debug, ndserde::NdDeserialize)]
#[allow(dead_code, reason = "it is never read")]
enum Field {
    Vec(Vec<Array1<u8>>),
    Slice(Box<[Array1<u8>]>),
    Array([Array1<u8>; 2]),
    Tuple((Array1<u8>, u8)),
    HashMap(HashMap<String, Array1<u8>>),
    BTreeMap(BTreeMap<String, Array1<u8>>),
    IndexMap(indexmap::IndexMap<String, Array1<u8>>),
    Result(Result<Array1<u8>, u8>),
    Option(Option<Array1<u8>>),
    Dim(Ix2),
}

#[test]
fn messages_of_containers_do_not_carry_the_input() {
    let long = "x".repeat(1 << 20);
    let fields = [
        "Vec", "Slice", "Array", "Tuple", "HashMap", "BTreeMap", "IndexMap", "Result", "Option",
        "Dim",
    ];
    for field in fields {
        let json = format!(r#"{{"{field}":"{long}"}}"#);
        let message = serde_json::from_str::<Field>(&json).unwrap_err().to_string();
        assert!(message.len() < 1024, "{field}: {} bytes: {message:.200}", message.len());
        assert!(message.contains("bytes left out"), "{field}: {message}");
    }
}

/// Messages quote the input escaped and truncated.
#[test]
fn messages_do_not_carry_the_input() {
    let long = "x".repeat(1 << 20);
    let forged = r"\u001b[2J\n2026-01-01 INFO all is well";
    for json in [
        format!(r#"{{"{forged}":1}}"#),
        format!(r#"{{"dtype":"{forged}"}}"#),
        format!(r#"{{"byteorder":"{forged}"}}"#),
        format!(r#""{forged}""#),
        format!(r#"{{"shape":"{forged}"}}"#),
        format!(r#"{{"{long}":1}}"#),
        format!(r#"{{"dtype":"{long}"}}"#),
        format!(r#"{{"dtype":"<{long}"}}"#),
        format!(r#"{{"dtype":"O{long}"}}"#),
        format!(r#"{{"order":"{long}"}}"#),
        format!(r#""{long}""#),
        format!(r#"{{"shape":"{long}"}}"#),
        format!(r#"{{"shape":["{long}"]}}"#),
        format!(r#"{{"dtype":"uint8","shape":[1],"data":["{long}"]}}"#),
    ] {
        let error = serde_json::from_str::<Nd<Array1<u8>>>(&json).unwrap_err();
        let [message, in_vec] = [
            error.to_string(),
            serde_json::from_str::<Nd<Vec<Array1<u8>>>>(&json).unwrap_err().to_string(),
        ];
        for message in [&message, &in_vec] {
            assert!(message.len() < 1024, "{} bytes: {message:.200}", message.len());
            assert!(!message.contains(['\n', '\u{1b}']), "{message}");
        }
        assert!(error.line() == 1 && error.column() > 0, "{message}");
    }
}
