//! Text in the place of data is base64, and bytes are bytes. A few formats hand over bytes that happen
//! to be text as text, or text as bytes: there dtype and shape tell, which never fit both.

use std::collections::{BTreeMap, HashMap};

use ndarray::{Array, Array0, Array1, Array2, ArrayD, Dimension, Ix0, Ix1, Ix2, arr0, arr1, arr2};
use ndserde::{
    DynArray, Element, Nd, Value,
    wire::{Any, Cast, JsonNumpy, MsgpackNumpy, Npy, NpyLatin1, Readable, Tagged, Triple, Wire},
};
use rmpv::Value as Packed;

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

fn change(value: Packed, how: Change) -> Packed {
    use base64::{Engine as _, engine::general_purpose::STANDARD};
    let inside = |items: Vec<Packed>| items.into_iter().map(|item| change(item, how)).collect();
    match (value, how) {
        (Packed::Array(items), _) => Packed::Array(inside(items)),
        (Packed::Map(entries), _) => {
            let entry = |(key, value)| (key, change(value, how));
            Packed::Map(entries.into_iter().map(entry).collect())
        }
        (Packed::Binary(bytes), Change::BytesToText) => match String::from_utf8(bytes) {
            Ok(text) => Packed::from(text),
            Err(error) => Packed::Binary(error.into_bytes()),
        },
        (Packed::Binary(bytes), Change::BytesToBase64) => Packed::from(STANDARD.encode(bytes)),
        (Packed::Binary(bytes), Change::BytesToBase64InBytes) => {
            Packed::Binary(STANDARD.encode(bytes).into_bytes())
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
    for how in [Change::BytesToText, Change::BytesToBase64] {
        comes_back::<Tagged>(how);
        comes_back::<Triple>(how);
        comes_back::<JsonNumpy>(how);
        comes_back::<MsgpackNumpy>(how);
        comes_back::<Npy>(how);
        comes_back::<NpyLatin1>(how);
        comes_back::<ndserde::wire::Packed>(how);
    }
}

/// `MessagePack` has a type for text, so bytes are bytes: base64 in them has another length.
#[test]
fn bytes_of_messagepack_are_no_base64() {
    fn refused<W: Wire>() {
        let array = arr1(&[0_u8, 1, 2]);
        let error = through::<W, _, _>(&array, Change::BytesToBase64InBytes).unwrap_err();
        let words = "shape [3] of uint8 needs 3 bytes, the data has 4";
        assert!(error.contains(words), "{}: {error}", W::NAME);
    }
    refused::<Tagged>();
    refused::<Triple>();
    refused::<JsonNumpy>();
    refused::<MsgpackNumpy>();
    // Only one of these starts as files do.
    comes_back::<Npy>(Change::BytesToBase64InBytes);
    comes_back::<NpyLatin1>(Change::BytesToBase64InBytes);
    comes_back::<ndserde::wire::Packed>(Change::BytesToBase64InBytes);
}

/// In a format that never hands over bytes as text, a length that happens to fit tells nothing about a
/// wrong document.
#[test]
fn text_of_json_is_base64() {
    let image = "AAECAwQFBgcICQoL";
    for (dtype, shape, data, words) in [
        // Three channels labelled as four, whose base64 has as many letters as that has bytes.
        ("uint8", "[2,2,4]", image, "shape [2, 2, 4] of uint8 needs 16 bytes, the data has 12"),
        ("float32", "[2,2]", image, "shape [2, 2] of float32 needs 16 bytes, the data has 12"),
        ("float32", "[1]", "AAAA", "shape [1] of float32 needs 4 bytes, the data has 3"),
        ("uint8", "[4]", "AAAA", "shape [4] of uint8 needs 4 bytes, the data has 3"),
        ("int8", "[2]", "!!", "the base64 is wrong: 2 characters"),
        ("uint8", "[3]", "abc", "the base64 is wrong: 3 characters"),
        ("uint8", "[3]", "AAE=", "shape [3] of uint8 needs 3 bytes, the data has 2"),
        ("uint8", "[3]", "AAECAwQF", "shape [3] of uint8 needs 3 bytes, the data has 6"),
        ("uint8", "[3]", "ab", "the base64 is wrong: 2 characters"),
        ("uint8", "[4]", "????", "the base64 is wrong"),
        ("uint8", "[3]", "AAE*", "the base64 is wrong"),
        ("uint8", "[]", "7", "a number where it stands without quotes"),
        ("[[\"r\",\"|u1\"]]", "[4]", "AAAA", "needs 4 bytes, the data has 3"),
    ] {
        let name = if dtype.starts_with('[') { dtype.to_owned() } else { format!("\"{dtype}\"") };
        let rest = format!(r#""shape":{shape},"byteorder":"little","order":"C","data":"{data}""#);
        let json = format!(r#"{{"dtype":{name},{rest}}}"#);
        let value: Value = serde_json::from_str(&json).unwrap();
        assert!(value.as_array().is_none(), "{json}");
        let yaml: Value = serde_yaml_ng::from_str(&json).unwrap();
        assert!(yaml.as_array().is_none(), "{json}");
        for error in [
            serde_json::from_str::<Nd<DynArray>>(&json).unwrap_err().to_string(),
            serde_json::from_str::<Nd<DynArray, Any>>(&json).unwrap_err().to_string(),
            serde_json::from_str::<Nd<ArrayD<f64>, Cast>>(&json).unwrap_err().to_string(),
            serde_json::from_value::<Nd<DynArray>>(serde_json::from_str(&json).unwrap())
                .unwrap_err()
                .to_string(),
        ] {
            assert!(error.contains(words), "{json}: {error}");
            assert!(error.matches("base64").count() < 2, "{json}: {error}");
        }
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
