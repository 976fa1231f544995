//! The derives know the units of time that the core knows.

use std::{fs, path::Path};

#[test]
fn the_derives_know_the_units_of_the_core() {
    let read =
        |path: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let core = read("ndserde-core/src/dtype/unit.rs");
    let derive = read("ndserde-derive/src/element/unit.rs");
    // `Year YEAR "Y" Months(12) ..` in the one, `("Y", "YEAR"),` in the other.
    let row = |line: &str| {
        let [_, constant, symbol, length, ..] = line.split(' ').collect::<Vec<_>>()[..] else {
            return None;
        };
        let is_row = symbol.starts_with('"') && length.contains('(');
        is_row.then(|| format!("({symbol}, \"{constant}\"),"))
    };
    let of_core: Vec<_> = core.lines().filter_map(|line| row(line.trim())).collect();
    let (_, table) = derive.split_once("const UNITS").unwrap();
    let lines = table.lines().skip(1).take_while(|line| *line != "];");
    let of_derive: Vec<_> = lines.map(str::trim).collect();
    assert_eq!(of_core.len(), 13, "the test does not see the table");
    assert_eq!(of_derive, of_core);
}
