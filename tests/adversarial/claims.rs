//! Input that claims more than it holds.

use ndarray::ArrayD;
use ndserde::{
    DynArray,
    wire::{Any, Packed},
};
use ndserde_test_support::Backend::{
    self, BincodeSlice, CborReader, CborSlice, Ciborium, CiboriumValue, JsonReader, JsonSlice,
    JsonValue, Postcard, RmpCompact, RmpReader, SonicSlice, Yaml,
};

use crate::fields::{Read, read};

type Row = (String, &'static [Backend], Vec<u8>);

/// Heads of packed arrays that claim more than there is.
pub(crate) fn packed() -> Vec<(String, Backend, Vec<u8>, Read)> {
    let mut rows = Vec::new();
    for (name, head) in [
        ("axes", &b"\xfa\xb8\xff\xff\xff\x0f\xff\x0f"[..]),
        ("an axis", b"\xfa\xb4\xff\xff\xff\xff\xff\x0f"),
        ("the text of a dtype", b"\xfa\xf0\xff\xff\xff\xff\xff\x0f<"),
        ("the width of a text", b"\xfa\xf4\x0b<U536870911\x01"),
        ("the size of a record", b"\xfa\xf4\x1b[('x', '<f8', (99999999,))]\x01"),
    ] {
        let len = u8::try_from(head.len()).unwrap();
        let bin = [&[0xc4, len], head].concat();
        for backend in [RmpCompact, RmpReader] {
            for (field, reader) in [
                ("packed", read::<Packed, ArrayD<f64>> as Read),
                ("packed, any dtype", read::<Packed, DynArray>),
                ("any", read::<Any, DynArray>),
            ] {
                rows.push((format!("{name}, {field}"), backend, bin.clone(), reader));
            }
        }
    }
    rows
}

/// What is compressed by lzma, with a window of 4 GiB less a byte, a length and a shape that are not there.
pub(crate) fn lzma() -> Vec<(String, Backend, Vec<u8>, Read)> {
    let rows = ["////////////////", "/////wAAAAAAAQAA", "/////wAAAAAAAAAB"].map(|head| {
        let data = format!("Xf//{head}f/503p12///1JsAA");
        let text = format!(
            r#"{{"_ArrayType_": "uint8", "_ArraySize_": [1099511627776], "_ArrayZipType_": "lzma",
                "_ArrayZipSize_": [1099511627776], "_ArrayZipData_": "{data}"}}"#
        );
        (head.into(), JsonSlice, text.into_bytes(), read::<Any, DynArray> as Read)
    });
    rows.into()
}

/// Deeper than each reader goes, and not so deep that it would harm one that has no bound.
const DEEP: usize = 2_000;

const JSON: [Backend; 4] = [JsonSlice, JsonReader, JsonValue, SonicSlice];

/// No row can be read into any field.
pub(crate) fn table() -> Vec<Row> {
    let mut rows = Vec::new();
    for (name, text) in json() {
        // sonic-rs has no bound of its own that could be tested.
        let deep = name.starts_with("deep");
        let backends: &[_] = if deep { &JSON[..3] } else { &JSON };
        rows.push((name, backends, text.into_bytes()));
    }
    for (name, claim) in [
        ("bin32", &[0xc6, 0xff, 0xff, 0xff, 0xff, 1, 2][..]),
        ("str32", &[0xdb, 0xff, 0xff, 0xff, 0xff, b'A']),
        ("array32", &[0xdd, 0xff, 0xff, 0xff, 0xff, 1, 2]),
        ("array32 of array32", &[0xdd, 0xff, 0xff, 0xff, 0xff, 0xdd, 0xff, 0xff, 0xff, 0xff, 1]),
        ("map32", &[0xdf, 0xff, 0xff, 0xff, 0xff, 0xa1, b'k']),
        ("ext32", &[0xc9, 0xff, 0xff, 0xff, 0xff, 1, 1]),
    ] {
        for (place, input) in msgpack_places(claim) {
            rows.push((format!("{name} {place}"), &[RmpCompact, RmpReader], input));
        }
    }
    for (name, major) in [("bytes", 2), ("text", 3), ("array", 4), ("map", 5)] {
        for exponent in [32, 62, 63] {
            let mut claim = vec![(major << 5) | 0x1b];
            claim.extend((1_u64 << exponent).to_be_bytes());
            claim.extend([0x61, b'k', 1, 2]);
            for (place, input) in cbor_places(&claim) {
                let name = format!("2^{exponent} {name} {place}");
                rows.push((name, &[CborSlice, CborReader, Ciborium, CiboriumValue], input));
            }
        }
    }
    for exponent in [20, 40, 60, 63] {
        // On 32-bit machines bincode itself cuts a length to its low half in silence.
        if exponent < usize::BITS {
            for (name, input) in typed_places(exponent, bincode_len) {
                rows.push((name, &[BincodeSlice], input));
            }
        }
        for (name, input) in typed_places(exponent, varint) {
            rows.push((name, &[Postcard], input));
        }
    }
    rows.push(("deep cbor".to_owned(), &[CborSlice, CborReader, Ciborium], vec![0x9f; DEEP]));
    rows.push(("deep msgpack".to_owned(), &[RmpCompact, RmpReader], vec![0x91; DEEP]));
    let deep = [&b"{data: "[..], &[b'['; 200]].concat();
    rows.push(("deep yaml".to_owned(), &[Yaml], deep));
    rows
}

fn json() -> Vec<(String, String)> {
    let doc = |dtype: &str, shape: &str, data: &str| {
        let dtype = format!(r#""dtype":"{dtype}","shape":{shape},"byteorder":"little""#);
        format!(r#"{{{dtype},"order":"C","data":{data}}}"#)
    };
    let mut rows = Vec::new();
    for dtype in ["float64", "bool", "complex128"] {
        for shape in [
            "[4611686018427387904]",
            "[1048576,1048576]",
            "[4294967296,4294967296]",
            "[18446744073709551615]",
            "[0,4611686018427387904,16]",
            "[1000000000000]",
        ] {
            for data in [r#""""#, r#""AAAA""#, "[]", "[[]]", "[1]"] {
                rows.push((format!("{dtype} {shape} {data}"), doc(dtype, shape, data)));
            }
        }
    }
    let deep = "[".repeat(DEEP);
    rows.push(("deep data".to_owned(), doc("float64", "[1]", &deep)));
    rows.push(("deep shape".to_owned(), doc("float64", &deep, "1")));
    rows.push(("deep document".to_owned(), deep));
    rows.push(("deep maps".to_owned(), r#"{"data":"#.repeat(DEEP)));
    let ones = format!("[1{}]", ",1".repeat(50_000));
    rows.push(("long shape".to_owned(), doc("float64", &ones, "[1]")));
    let word = "x".repeat(1 << 16);
    rows.push(("long dtype".to_owned(), doc(&word, "[1]", "[1]")));
    rows.push(("long key".to_owned(), format!(r#"{{"{word}":1}}"#)));
    rows.push((
        "long base64".to_owned(),
        doc("float64", "[3]", &format!("\"{}\"", "A".repeat(1 << 16))),
    ));
    rows.push(("long list".to_owned(), doc("float64", "[3]", &ones)));
    rows.push((
        "many lists".to_owned(),
        doc("float64", "[3]", &format!("[[]{}]", ",[]".repeat(30_000))),
    ));
    rows
}

/// The claim as the document, the whole of a container, and each value of an array.
fn msgpack_places(claim: &[u8]) -> Vec<(String, Vec<u8>)> {
    let text = |text: &str| [&[0xa0 | u8::try_from(text.len()).unwrap()], text.as_bytes()].concat();
    let values = [text("float64"), vec![0x91, 2], text("little"), text("C"), vec![0xc4, 0]];
    places(claim, &values, &text, 0x85, 0x95)
}

fn cbor_places(claim: &[u8]) -> Vec<(String, Vec<u8>)> {
    let text = |text: &str| [&[0x60 | u8::try_from(text.len()).unwrap()], text.as_bytes()].concat();
    let values = [text("float64"), vec![0x81, 2], text("little"), text("C"), vec![0x40]];
    places(claim, &values, &text, 0xa5, 0x85)
}

fn places(
    claim: &[u8],
    values: &[Vec<u8>; 5],
    text: &dyn Fn(&str) -> Vec<u8>,
    map: u8,
    list: u8,
) -> Vec<(String, Vec<u8>)> {
    const KEYS: [&str; 5] = ["dtype", "shape", "byteorder", "order", "data"];
    let mut rows = vec![("alone".to_owned(), claim.to_vec())];
    for (at, place) in KEYS.iter().enumerate() {
        let (mut named, mut bare) = (vec![map], vec![list]);
        for (i, key) in KEYS.iter().enumerate() {
            let value = if i == at { claim } else { &values[i] };
            named.extend(text(key));
            named.extend(value);
            bare.extend(value);
        }
        rows.push((format!("as {place} in a map"), named));
        rows.push((format!("as {place} in a list"), bare));
    }
    rows
}

/// The claimed length in each place of formats without marks.
fn typed_places(exponent: u32, len: fn(u64) -> Vec<u8>) -> Vec<(String, Vec<u8>)> {
    let claim = len(1 << exponent);
    let text = |text: &str| [&len(text.len() as u64), text.as_bytes()].concat();
    let whole = [text("float64"), [len(1), len(2)].concat(), text("little"), text("C")];
    let mut rows = Vec::new();
    for at in 0..5 {
        let mut input = whole[..at].concat();
        input.extend(&claim);
        input.extend([0; 3]);
        rows.push((format!("2^{exponent} in place {at}"), input));
    }
    rows
}

/// bincode's variable length, in its longest form.
fn bincode_len(len: u64) -> Vec<u8> {
    [&[253][..], &len.to_le_bytes()].concat()
}

/// postcard's variable length.
fn varint(mut len: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while len >= 128 {
        bytes.push(u8::try_from(len & 127).unwrap() | 128);
        len >>= 7;
    }
    bytes.push(u8::try_from(len).unwrap());
    bytes
}

/// What SECURITY.md says of YAML: its aliases repeat a list, in any type that is read.
#[test]
fn aliases_in_yaml_repeat_lists() {
    let row = vec!["0"; 50].join(",");
    let yaml = format!("[&a [{row}]{}]", ",*a".repeat(30));
    let array: ndserde::Nd<ndarray::Array2<f64>, ndserde::wire::Nested> =
        serde_yaml_ng::from_str(&yaml).unwrap();
    assert_eq!(array.get_ref().dim(), (31, 50));
    let plain: Vec<Vec<f64>> = serde_yaml_ng::from_str(&yaml).unwrap();
    assert_eq!(plain.len(), 31);
    assert!(yaml.len() * 50 < 31 * 50 * 8, "the text is {} bytes", yaml.len());
}
