//! The path that is displayed for a value leads to it.

use ndserde::{
    Value,
    value::{Key, Map},
};
use ndserde_test_support::check::check_paths;
use proptest::prelude::*;

use crate::config;

/// Many that look like one another, or like a part of a path.
fn key() -> impl Strategy<Value = Key> {
    let small = -2_i64..3;
    prop_oneof![
        any::<String>().prop_map(Key::from),
        r#"[ab01"'.\\\[\]{}\-]{0,3}"#.prop_map(Key::from),
        "true|false|-?[0-9]{1,20}|w{60,70}".prop_map(Key::from),
        small.clone().prop_map(|number| Key::from(number.to_string())),
        small.prop_map(Key::from),
        any::<i64>().prop_map(Key::from),
        any::<u64>().prop_map(Key::from),
        any::<bool>().prop_map(Key::from),
        prop::collection::vec(any::<u8>(), 0..80).prop_map(Key::Bytes),
        r#"[ab1"\\]{0,3}"#.prop_map(|text| Key::Bytes(text.into_bytes())),
    ]
}

fn document() -> impl Strategy<Value = Value> {
    let leaf = any::<u8>().prop_map(Value::from);
    leaf.prop_recursive(4, 64, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((key(), inner), 0..12)
                .prop_map(|entries| Value::from(entries.into_iter().collect::<Map>())),
        ]
    })
}

proptest! {
    #![proptest_config(config(1))]

    #[test]
    fn every_path_leads_to_its_value(document in document()) {
        check_paths(&document, &document, "");
    }

    #[test]
    fn no_path_makes_it_panic(document in document(), path in r#"([ab01"'.\\\[\]{}xu\-]|\PC){0,12}"#) {
        let _ = document.get_path(&path);
    }
}
