//! What jsonpickle refers to, in a whole document: `golden/references.py`.

use std::{fmt::Write as _, fs};

use ndserde::{
    Value, json,
    value::{Document, Key},
};
use ndserde_test_support::work::{TIMES, reading};

/// A document that may hold many times as much as it has bytes, by a bound.
fn document(json: &str) -> Value {
    let Document(value) = reading(TIMES, json.as_bytes(), || json::from_str(json).unwrap());
    value
}

/// Each element by its bits, but in C order.
fn shown(value: &Value) -> String {
    match value {
        Value::Array(array) => format!("{:?}{:?}{array}", array.dtype(), array.shape()),
        Value::List(items) => format!("{:?}", items.iter().map(shown).collect::<Vec<_>>()),
        Value::Map(map) => {
            let entry = |(key, value): &(Key, Value)| format!("{key}: {}", shown(value));
            format!("{:?}", map.iter().map(entry).collect::<Vec<_>>())
        }
        other => other.to_string(),
    }
}

#[test]
fn references_are_what_the_library_writes_without_them() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/references.jsonl");
    let rows = fs::read_to_string(file).unwrap();
    let mut count = 0;
    for line in rows.lines() {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let (json, plain) = (row["json"].as_str().unwrap(), row["plain"].as_str().unwrap());
        let expected = json::from_str::<Value>(plain).unwrap();
        let name = format!("jsonpickle {}, {}", row["jsonpickle"], row["what"]);
        assert_eq!(shown(&document(json)), shown(&expected), "{name}");
        // A part of a document cannot tell.
        assert_ne!(shown(&json::from_str::<Value>(json).unwrap()), shown(&expected), "{name}");
        count += 1;
    }
    assert_eq!(count, 45);
}

#[test]
fn what_nobody_can_tell_stays() {
    const VIEW: &str =
        r#"{"py/object": "numpy.ndarray", "base": {"py/id": 0}, "shape": [9], "dtype": "int8"}"#;
    for (json, stays) in [
        // What it stands in, what comes later, what is nowhere, and what no reference has.
        (r#"{"up": {"py/id": 0}}"#, "up:\n  py/id: 0"),
        (
            r#"[{"a": {"py/object": "Node", "parent": {"py/id": 1}}}]"#,
            "[0]:\n  a:\n    py/object: \"Node\"\n    parent:\n      py/id: 1",
        ),
        (r#"[{"py/id": 1}, [1]]"#, "[0]:\n  py/id: 1\n[1]: [1]"),
        (r#"[[1], {"py/id": 7}]"#, "[0]: [1]\n[1]:\n  py/id: 7"),
        (r#"[[1], {"py/id": -1}]"#, "[0]: [1]\n[1]:\n  py/id: -1"),
        (r#"[[1], {"py/id": 1.5}]"#, "[0]: [1]\n[1]:\n  py/id: 1.5"),
        (r#"[[1], {"py/id": 1, "b": 2}]"#, "[0]: [1]\n[1]:\n  py/id: 1\n  b: 2"),
        // The list of an array's elements, to which nothing refers: written by a jsonpickle that counts
        // in another way.
        (
            r#"[{"py/object": "numpy.ndarray", "dtype": "int8", "values": [1]}, {"py/id": 2}]"#,
            "[0]: int8 [1], 1 to 1\n[1]:\n  py/id: 2",
        ),
        // Keys that are objects, and objects of pandas, in which it is unclear what was counted.
        (
            r#"[[1], {"json://{\"py/object\": \"K\"}": [2]}, {"py/id": 1}, {"py/id": 3}]"#,
            "[0]: [1]\n[1]:\n  \"json://{\\\"py/object\\\": \\\"K\\\"}\": [2]\n[2]: [1]\n[3]:\n  py/id: 3",
        ),
        (
            r#"[{"py/object": "pandas.Index", "meta": {"a": 1}}, [2], {"py/id": 1}, {"py/id": 3}]"#,
            "[0]:\n  py/object: \"pandas.Index\"\n  meta:\n    a: 1\n[1]: [2]\n[2]:\n  py/object: \"pandas.Index\"\n  meta:\n    a: 1\n[3]:\n  py/id: 3",
        ),
    ] {
        assert_eq!(document(json).to_string(), stays, "{json}");
    }
    // A view of what is no array.
    let json = format!("[[1], {VIEW}]");
    assert_eq!(document(&json), json::from_str::<Value>(&json).unwrap());
}

#[test]
fn references_cost_no_more_than_they_may() {
    // Each list has the one before it twice.
    let mut laughs = r#"[["ha", "ha"]"#.to_owned();
    for level in 1..60 {
        write!(laughs, r#", [{{"py/id": {level}}}, {{"py/id": {level}}}]"#).unwrap();
    }
    document(&(laughs + "]"));
    // Many references to one long list, behind which nothing more may be copied.
    let words = vec![r#""abcdefgh", 1"#; 20_000].join(", ");
    let references = vec![r#"{"py/id": 1}"#; 20_000].join(", ");
    let value = document(&format!("[[{words}], {references}]"));
    let lists = value.as_list().unwrap().iter().filter(|item| item.as_list().is_some());
    assert!((2..20).contains(&lists.count()));
    // Views, sound ones and such that reach beyond their base at its end.
    let base = format!(
        r#"{{"py/object": "numpy.ndarray", "values": "{}", "shape": [30000], "dtype": "uint8"}}"#,
        "AAEC".repeat(10_000)
    );
    for shape in [30_000, 29_999] {
        let view = format!(
            r#"{{"py/object": "numpy.ndarray", "base": {{"py/id": 1}}, "offset": 1, "shape": [{shape}], "dtype": "uint8", "strides": [1]}}"#
        );
        let value = document(&format!("[{base}, {}]", vec![view; 3000].join(", ")));
        let arrays = value.iter_arrays().count();
        assert_eq!(arrays > 1, shape < 30_000, "{arrays}");
        assert!(arrays < 500, "{arrays}");
    }
}

#[test]
fn rows_of_a_matrix_are_all_read() {
    let row = |place: usize| {
        format!(
            r#"{{"py/object": "numpy.ndarray", "base": {{"py/id": 1}}, "offset": {}, "shape": [30], "dtype": "uint8"}}"#,
            place * 30
        )
    };
    let rows: Vec<String> = (0..1000).map(row).collect();
    let value = document(&format!(
        r#"[{{"py/object": "numpy.ndarray", "values": "{}", "shape": [1000, 30], "dtype": "uint8"}}, {}]"#,
        "AAEC".repeat(10_000),
        rows.join(", ")
    ));
    assert_eq!(value.iter_arrays().count(), 1001);
}
