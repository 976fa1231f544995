//! Columns that are no arrays.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{batch, by, type_of, values_of};

#[derive(Serialize, Deserialize)]
enum Color {
    Red,
    Green,
}

#[derive(Serialize, Deserialize)]
struct Inner {
    n: u8,
    color: Option<Color>,
}

#[test]
fn by_serde_arrow() {
    let batches = [
        (batch!(f64: 0.5, 1.0), "Float64", "[0.5,1.0]"),
        (batch!(Option<u8>: None, Some(1)), "UInt8 or null", "[null,1]"),
        (batch!(Option<u8>: None, None), "Null or null", ""),
        (batch!(u8:), "Null or null", ""),
        (batch!(String: "a".into()), "LargeUtf8", r#"["a"]"#),
        (batch!(Color: Color::Green), "LargeUtf8", r#"["Green"]"#),
        (batch!(Color: Color::Red, Color::Green), "LargeUtf8", r#"["Red","Green"]"#),
        (
            batch!(Inner: Inner { n: 1, color: None }, Inner { n: 2, color: Some(Color::Red) }),
            r#"Struct("n": non-null UInt8, "color": LargeUtf8)"#,
            r#"[n[1,2]color[null,"Red"]]"#,
        ),
        (
            batch!(Vec<u16>: vec![], vec![1, 2]),
            "LargeList(non-null UInt16, field: 'element')",
            "[[],[1,2]]",
        ),
        (
            batch!(BTreeMap<String, u8>: [("a".into(), 1)].into(), [("b".into(), 2)].into()),
            r#"Map("entries": non-null Struct("key": non-null LargeUtf8, "value": non-null UInt8), unsorted)"#,
            r#"[[key["a"]value[1]],[key["b"]value[2]]]"#,
        ),
    ];
    for (batch, data_type, values) in batches {
        let batch = batch.unwrap();
        assert_eq!((type_of(&batch).as_str(), values_of(&batch).as_str()), (data_type, values));
    }
}
