//! Records of as many fields as the input has room for.

use ndserde::{DynArray, Value, wire::Tagged};
use ndserde_test_support::Backend::{self, JsonSlice, RmpCompact, RmpReader};

use crate::fields::{Read, read};

/// One more than a list that grows by doubling has room for.
const N: usize = (1 << 16) + 1;

/// Each row is read. The wire `any` takes no document of so many values.
pub(crate) fn table() -> Vec<(String, Backend, Vec<u8>, Read)> {
    let mut rows = Vec::new();
    for (name, is_flat, fields, size) in [
        ("bytes", true, list(N, |name| field(name, &word("|u1"))), N),
        ("letters", true, list(N, |name| field(name, &word("S1"))), N),
        ("arrays", false, list(N, |name| shaped(field(name, &word("S1")), 1)), N),
        ("pairs", false, list(N, |name| shaped(field(name, &word(">i2")), 2)), N * 4),
        (
            "both byte orders",
            true,
            list(N, |name| field(name, &word(if name.ends_with('1') { ">i2" } else { "<i2" }))),
            N * 2,
        ),
        ("records of a field", false, list(N, |name| field(name, &within(1))), N),
        ("records within records", false, list(N / 8, |name| field(name, &within(15))), N / 8),
        ("arrays of records", false, list(N, |name| shaped(field(name, &pair(">i2")), 2)), N * 4),
        (
            "records in both byte orders",
            false,
            list(N, |name| field(name, &pair(if name.ends_with('1') { ">i2" } else { "<i2" }))),
            N * 2,
        ),
    ] {
        let input = document(&fields, size);
        let reader = read::<Tagged, DynArray> as Read;
        rows.push((name.to_owned(), RmpCompact, input.clone(), reader));
        if name == "letters" {
            rows.push((name.to_owned(), RmpReader, input.clone(), reader));
        }
        if is_flat {
            rows.push((format!("{name}, as a value"), RmpCompact, input, value));
        }
    }
    let json = json();
    rows.push(("JSON".to_owned(), JsonSlice, json.clone(), read::<Tagged, DynArray>));
    rows.push(("JSON, as a value".to_owned(), JsonSlice, json, value));
    rows
}

/// Reads a document of any content, in which the array is found.
fn value(backend: Backend, input: &[u8]) -> Result<(), String> {
    let value: Value = match backend {
        JsonSlice => serde_json::from_slice(input).map_err(|error| error.to_string())?,
        _ => rmp_serde::from_slice(input).map_err(|error| error.to_string())?,
    };
    value.as_array().map(drop).ok_or_else(|| "no array".to_owned())
}

/// The fields of a record, each of another name.
fn list(len: usize, field: impl Fn(&str) -> Vec<u8>) -> Vec<u8> {
    let mut list = [&[0xdd][..], &u32::try_from(len).unwrap().to_be_bytes()].concat();
    (0..len).for_each(|n| list.extend(field(&short(n))));
    list
}

/// The shortest names there are.
fn short(mut n: usize) -> String {
    let mut name = String::new();
    loop {
        name.push(char::from(b'0' + u8::try_from(n % 64).unwrap()));
        n /= 64;
        if n == 0 {
            return name;
        }
    }
}

fn word(word: &str) -> Vec<u8> {
    [&[0xa0 | u8::try_from(word.len()).unwrap()], word.as_bytes()].concat()
}

fn field(name: &str, dtype: &[u8]) -> Vec<u8> {
    [&[0x92][..], &word(name), dtype].concat()
}

/// The same field with one axis.
fn shaped(mut field: Vec<u8>, axis: u8) -> Vec<u8> {
    field[0] = 0x93;
    field.extend([0x91, axis]);
    field
}

/// So many records within one another, each of one field.
fn within(levels: usize) -> Vec<u8> {
    let letter = [&[0x91][..], &field("a", &word("S1"))].concat();
    (1..levels).fold(letter, |inner, _| [&[0x91][..], &field("a", &inner)].concat())
}

fn pair(dtype: &str) -> Vec<u8> {
    [&[0x91][..], &field("a", &word(dtype))].concat()
}

/// An array of one record.
fn document(fields: &[u8], size: usize) -> Vec<u8> {
    let data = [&[0xc6][..], &u32::try_from(size).unwrap().to_be_bytes(), &vec![0; size]].concat();
    let key = |key: &str, value: &[u8]| [&word(key), value].concat();
    let (shape, order) = (key("shape", &[0x91, 1]), key("order", &word("C")));
    [&[0x84][..], &key("dtype", fields), &shape, &order, &key("data", &data)].concat()
}

fn json() -> Vec<u8> {
    let fields: Vec<String> = (0..N - N % 3).map(|n| format!(r#"["{n:x}","|u1"]"#)).collect();
    let rest = r#""shape":[1],"byteorder":"little","order":"C""#;
    let data = "A".repeat(fields.len() / 3 * 4);
    format!(r#"{{"dtype":[{}],{rest},"data":"{data}"}}"#, fields.join(",")).into_bytes()
}
