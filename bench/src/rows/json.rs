//! JSON against base64 in a `String`, as people write it by hand, and read by other crates.

use ndarray::Array2;
use ndserde::Nd;

use crate::{
    arrays::{Number, Text, matrix},
    table::{Table, Targets, from_64_kib},
    timing::{compare, side},
};

const FAST: Targets = [None, Some(6.0), Some(8.0), Some(6.0)];
/// Into new memory: at 32 MiB filling that, without any text, is 3 times as fast as the other side.
const FAST_INTO_NEW: Targets = [None, Some(6.0), Some(8.0), Some(2.0)];
/// `serde_json`'s loop over the characters alone is 1.4 to 1.9 times as fast as the other side, by how
/// the compiler has laid it out.
const BY_SERDE_JSON: f64 = 1.4;
const BY_HAND: &str = "base64 in a String";

pub fn run(table: &mut Table) {
    table.head("JSON against base64 in a String by serde_json");
    for_element::<f64>(table);
    for_element::<f32>(table);
    table.head("The same JSON read by other crates");
    readers::<f64>(table);
    readers::<f32>(table);
}

fn for_element<A: Number>(table: &mut Table) {
    encode::<A>(table, "serde_json::to_vec", from_64_kib(BY_SERDE_JSON), |array, _| {
        serde_json::to_vec(&Nd::new(array.view())).map(|text| text.len())
    });
    encode::<A>(table, "ndserde::json::to_vec", FAST_INTO_NEW, |array, _| {
        ndserde::json::to_vec(&Nd::new(array.view())).map(|text| text.len())
    });
    encode::<A>(table, "ndserde::json::to_writer", FAST, |array, output| {
        output.clear();
        ndserde::json::to_writer(output, &Nd::new(array.view())).map(|()| 0)
    });
    // What no way of writing JSON text into new memory can pass.
    table.line(
        &format!("serde_json alone, text ready, {}", A::NAME),
        BY_HAND,
        [None; 4],
        |size, effort| {
            let array = matrix::<A>(size);
            let ready = Text::of(&array);
            compare(
                side(|| serde_json::to_vec(&ready).unwrap()),
                side(|| serde_json::to_vec(&Text::of(&array)).unwrap()),
                effort,
            )
        },
    );
    table.line(&format!("new memory filled, {}", A::NAME), BY_HAND, [None; 4], |size, effort| {
        let array = matrix::<A>(size);
        let len = serde_json::to_vec(&Text::of(&array)).unwrap().len();
        compare(
            side(|| vec![1_u8; len]),
            side(|| serde_json::to_vec(&Text::of(&array)).unwrap()),
            effort,
        )
    });
    let ours = format!("serde_json::from_slice, {}", A::NAME);
    table.line(&ours, BY_HAND, from_64_kib(2.0), |size, effort| {
        let text = serde_json::to_vec(&Text::of(&matrix::<A>(size))).unwrap();
        compare(
            side(|| serde_json::from_slice::<Nd<Array2<A>>>(&text).unwrap()),
            side(|| serde_json::from_slice::<Text>(&text).unwrap().elements::<A>()),
            effort,
        )
    });
}

fn encode<A: Number>(
    table: &mut Table,
    name: &str,
    targets: Targets,
    ours: fn(&Array2<A>, &mut Vec<u8>) -> serde_json::Result<usize>,
) {
    table.line(&format!("{name}, {}", A::NAME), BY_HAND, targets, |size, effort| {
        let array = matrix::<A>(size);
        let mut output = Vec::new();
        compare(
            side(|| ours(&array, &mut output).unwrap()),
            side(|| serde_json::to_vec(&Text::of(&array)).unwrap()),
            effort,
        )
    });
}

fn readers<A: Number>(table: &mut Table) {
    let mut read = |name: &str, read: fn(&[u8]) -> Nd<Array2<A>>| {
        let ours = format!("{name}, {}", A::NAME);
        table.line(&ours, "serde_json::from_slice", [None; 4], |size, effort| {
            let text = serde_json::to_vec(&Nd::new(matrix::<A>(size))).unwrap();
            compare(
                side(|| read(&text)),
                side(|| serde_json::from_slice::<Nd<Array2<A>>>(&text).unwrap()),
                effort,
            )
        });
    };
    read("sonic_rs::from_slice", |text| sonic_rs::from_slice(text).unwrap());
    // It works in the input, so that here it has a copy.
    read("simd_json::from_slice of a copy", |text| {
        simd_json::from_slice(&mut text.to_vec()).unwrap()
    });
}
