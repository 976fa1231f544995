//! Which wire carries which dtype: the table in `docs/dtypes.md`, made from what the wires do.

use std::fmt::{Debug, Write as _};

use half::bf16;
use ndarray::{Array1, arr1};
use ndserde::{
    Element, Nd, NdElement,
    field::{DeserializeBy, SerializeBy},
    wire::{DateTime64, Wire, unit::Second},
};
use ndserde_test_support::{
    backend::{One, one},
    for_each_wire,
};

#[derive(Clone, Debug, PartialEq, NdElement)]
struct Point {
    x: f64,
    id: [i32; 2],
}

/// The columns of the table: their heads, and whether a wire carries it.
macro_rules! carried {
    ($W:ident) => {
        [
            ("bools, integers, floats, complex", carries::<_, $W>(&arr1(&[1.5, -0.0]))),
            ("`bfloat16`", carries::<_, $W>(&arr1(&[bf16::ONE, bf16::MAX]))),
            ("dates, spans", carries::<_, DateTime64<Second, $W>>(&arr1(&[1_i64, i64::MIN]))),
            ("text (`<U5`)", carries::<_, $W>(&arr1(&["a".to_owned(), "bc".to_owned()]))),
            (r"byte strings (`\|S5`)", carries::<_, $W>(&arr1(&[vec![0_u8, 255]]))),
            ("records", carries::<_, $W>(&arr1(&[Point { x: 0.5, id: [1, 2] }]))),
        ]
    };
}

/// Whether an array comes back from JSON and from MessagePack.
fn carries<A, W>(array: &Array1<A>) -> bool
where
    A: Element + PartialEq + Debug,
    W: Wire,
    Array1<A>: SerializeBy<W> + for<'de> DeserializeBy<'de, W>,
{
    let by_json = comes_back::<one::JsonSlice, A, W>(array);
    assert_eq!(by_json, comes_back::<one::RmpNamed, A, W>(array), "{}", W::NAME);
    by_json
}

/// Whether an array is written; what is written must be read.
fn comes_back<B: One, A, W>(array: &Array1<A>) -> bool
where
    A: Element + PartialEq + Debug,
    W: Wire,
    Array1<A>: SerializeBy<W> + for<'de> DeserializeBy<'de, W>,
{
    let Ok(document) = B::write(&Nd::<_, W>::from(array)) else { return false };
    let read: Array1<A> = B::read_by::<W, _>(&document).unwrap();
    assert_eq!(&read, array, "{} wrote what it does not read", W::NAME);
    true
}

#[test]
fn the_table_of_dtypes_is_what_the_wires_do() {
    let (mut columns, mut rows) = (Vec::new(), String::new());
    for_each_wire!(W => {
        write!(rows, "| `{}` |", W::NAME).unwrap();
        for (what, carried) in carried!(W) {
            if !columns.contains(&what) {
                columns.push(what);
            }
            rows += if carried { " yes |" } else { " |" };
        }
        rows += "\n";
    });
    let (heads, rule) = (columns.join(" | "), ":-:|".repeat(columns.len()));
    let table = format!("| wire | {heads} |\n|---|{rule}\n{rows}");
    let page = include_str!("../docs/dtypes.md");
    assert!(page.contains(&table), "docs/dtypes.md should have the table\n\n{table}");
}
