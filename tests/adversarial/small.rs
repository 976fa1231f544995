//! Values of a byte each, which `any` keeps until it knows what they are.

use ndarray::{Array1, ArrayD};
use ndserde::{DynArray, wire::Any};
use ndserde_test_support::Backend::{self, RmpCompact, RmpReader};

use crate::fields::{Read, read};

const N: u32 = 1 << 16;

/// No row is an array.
pub(crate) fn table() -> Vec<(String, Backend, Vec<u8>, Read)> {
    let list = |item: &[u8], n: u32| {
        let head = [&[0xdd][..], &n.to_be_bytes()].concat();
        [head, item.repeat(usize::try_from(n).unwrap())].concat()
    };
    let behind = |mut list: Vec<u8>, last: &[u8]| {
        list.splice(1..5, (N + 1).to_be_bytes());
        list.extend_from_slice(last);
        list
    };
    let key = b"\x81\xa5attrs";
    let inputs = [
        ("nulls", list(b"\xc0", N)),
        ("numbers, then a null", behind(list(b"\x01", N), b"\xc0")),
        ("bools, then a text", behind(list(b"\xc3", N), b"\xa1a")),
        ("empty texts, then a map", behind(list(b"\xa0", N), b"\x80")),
        ("empty lists, then a text", behind(list(b"\x90", N), b"\xa1a")),
        ("empty maps", list(b"\x80", N)),
        ("ragged lists", list(b"\x91\x01\x90", N / 2)),
        (
            "ragged lists of empty ones",
            [b"\x92", &list(b"\x90", N)[..], &list(b"\x90", 2)].concat(),
        ),
        ("a map of nulls", [&[0xdf][..], &N.to_be_bytes(), &b"\x01\xc0".repeat(1 << 16)].concat()),
        ("nulls in a map", [&b"\x81\xa4dims"[..], &list(b"\xc0", N)].concat()),
        ("what is passed over", [&key[..], &list(b"\xc0", N)].concat()),
        ("pairs of words", list(b"\x92\xa0\xa0", N / 2)),
        ("extension types", list(b"\xd4\x01\x00", N / 2)),
    ];
    let mut rows = Vec::new();
    for (name, input) in inputs {
        for backend in [RmpCompact, RmpReader] {
            for (field, reader) in [
                ("Array1<f64>", read::<Any, Array1<f64>> as Read),
                ("ArrayD<bool>", read::<Any, ArrayD<bool>>),
                ("DynArray", read::<Any, DynArray>),
            ] {
                rows.push((format!("{name}, {field}"), backend, input.clone(), reader));
            }
        }
    }
    rows
}
