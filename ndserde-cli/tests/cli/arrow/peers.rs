//! What other libraries wrote for the tests of `ndserde-arrow`.

use std::{fs, path::Path};

use ndserde::{Value, json};

use crate::run::Shell;

/// Each row of each file is what its writer says that it is.
#[test]
fn files_of_other_libraries_are_what_they_say() {
    let shell = Shell::new();
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ndserde-arrow/tests/golden");
    let (mut rows, mut refused) = (0, Vec::new());
    for writer in ["daft", "duckdb", "pandas", "polars", "pyarrow", "ray"] {
        let folder = golden.join(writer);
        let expected = fs::read_to_string(folder.join("expected.json")).unwrap();
        let expected: Value = json::from_str(&expected).unwrap();
        for (name, values) in expected.as_map().unwrap() {
            let name = name.as_str().unwrap();
            let file = folder.join(name).into_os_string().into_string().unwrap();
            let all = shell.run(&["get", &file, "x", "--to", "json"]);
            if all.code != Some(0) {
                refused.push(name.to_owned());
                continue;
            }
            for (place, value) in values.as_list().into_iter().flatten().enumerate().take(3) {
                let row = shell.ok(&["get", &file, &format!("x[{place}]"), "--to", "json"]);
                let row: Value = json::from_str(&row).unwrap();
                assert!(is_same(&row, value), "{writer} {name} {place}: {row} and {value}");
                rows += 1;
            }
        }
    }
    refused.sort();
    assert_eq!(refused, REFUSED);
    assert!(rows > 250, "{rows}");
}

/// Pages by brotli, NaN beside null, which JSON has no number for, a tensor with a null, and one whose axes
/// nobody can tell the order of.
const REFUSED: [&str; 4] = ["brotli.parquet", "nan.parquet", "null_item.parquet", "turned.parquet"];

/// Whether both are the same, where numbers and lists are arrays without axes, and with one.
fn is_same(row: &Value, value: &Value) -> bool {
    row == value || row.to_string() == value.to_string()
}
