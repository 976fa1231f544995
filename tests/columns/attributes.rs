//! serde's attributes on the rows.

use ndarray::{Array1, arr1};
use ndserde::NdColumns;
use serde_json::json;

use crate::{from_json, to_json};

#[derive(Debug, PartialEq, NdColumns)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Row {
    first_array: Array1<u8>,
    #[serde(rename = "2nd")]
    second: Array1<u8>,
    #[serde(rename(serialize = "out", deserialize = "in"), alias = "out", alias = "old")]
    both_ways: u8,
    #[serde(skip)]
    left_out: Array1<u8>,
    #[serde(skip, default = "seven")]
    fallback: usize,
    #[serde(default)]
    new_list: String,
    #[serde(default = "nothing")]
    new_array: Array1<f32>,
    r#type: u8,
}

fn seven() -> usize {
    7
}

fn nothing() -> Array1<f32> {
    arr1(&[0.5])
}

fn row(i: u8) -> Row {
    Row {
        first_array: arr1(&[i]),
        second: arr1(&[i, i]),
        both_ways: i,
        left_out: Array1::default(0),
        fallback: 7,
        new_list: "x".to_owned(),
        new_array: arr1(&[f32::from(i)]),
        r#type: i,
    }
}

#[test]
fn names_defaults_and_what_is_left_out() {
    let rows = vec![row(1), row(2)];
    let json = to_json(&rows);
    let mut document: serde_json::Value = serde_json::from_str(&json).unwrap();
    let names: Vec<_> = document.as_object().unwrap().keys().cloned().collect();
    assert_eq!(names, ["2nd", "firstArray", "newArray", "newList", "out", "type"]);
    assert_eq!(from_json::<Row>(&json).unwrap(), rows);
    for name in ["in", "old"] {
        assert_eq!(from_json::<Row>(&json.replace("\"out\"", &format!("{name:?}"))).unwrap(), rows);
    }
    let map = document.as_object_mut().unwrap();
    map.remove("newList");
    map.remove("newArray");
    let back = from_json::<Row>(&document.to_string()).unwrap();
    assert_eq!((back[1].new_list.as_str(), &back[1].new_array), ("", &nothing()));
    document["more"] = json!(1);
    let error = from_json::<Row>(&document.to_string()).unwrap_err();
    let names = "firstArray, 2nd, in, newList, newArray, type";
    assert!(error.contains(&format!("unknown column \"more\": there are {names}")), "{error}");
}

#[test]
fn every_rule_of_rename_all() {
    macro_rules! rules {
        ($($Rule:ident $rule:literal $expected:literal;)*) => {$({
            #[derive(NdColumns)]
            #[serde(rename_all = $rule)]
            struct $Rule {
                first_field2: u8,
            }
            #[derive(serde::Serialize)]
            #[serde(rename_all = $rule)]
            struct Serde {
                first_field2: u8,
            }
            let json = to_json(&[$Rule { first_field2: 1 }]);
            assert_eq!(json, format!("{{\"{}\":[1]}}", $expected));
            let serde = serde_json::to_string(&Serde { first_field2: 1 }).unwrap();
            assert_eq!(json.replace("[1]", "1"), serde);
        })*};
    }
    rules! {
        Lower "lowercase" "first_field2";
        Upper "UPPERCASE" "FIRST_FIELD2";
        Pascal "PascalCase" "FirstField2";
        Camel "camelCase" "firstField2";
        Snake "snake_case" "first_field2";
        Screaming "SCREAMING_SNAKE_CASE" "FIRST_FIELD2";
        Kebab "kebab-case" "first-field2";
        ScreamingKebab "SCREAMING-KEBAB-CASE" "FIRST-FIELD2";
    }
}

/// Names that the derive's own code could have.
#[derive(Debug, PartialEq, NdColumns)]
struct Names {
    rows: u8,
    row: u8,
    count: Array1<u8>,
    source: u8,
    sink: u8,
    input: u8,
    at: u8,
}

#[test]
fn fields_of_any_name() {
    let row = Names { rows: 1, row: 2, count: arr1(&[3]), source: 4, sink: 5, input: 6, at: 7 };
    let rows = [row];
    assert_eq!(from_json::<Names>(&to_json(&rows)).unwrap(), rows);
}
