//! Twins: a type with the derives, and the same type with serde's own and every array annotated by
//! hand. Whatever can be observed of the one must be observed of the other.

use std::fmt::Debug;

use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

/// Tests by name: the derived item, the item by hand, and values that both are tried with.
macro_rules! twins {
    ($($name:ident: $derived:item $by_hand:item => $($value:expr),+;)*) => {$(
        #[test]
        fn $name() {
            fn derived() -> Vec<String> {
                $derived
                $crate::twins::observe(&[$($value),+])
            }
            fn by_hand() -> Vec<String> {
                $by_hand
                $crate::twins::observe(&[$($value),+])
            }
            for (derived, by_hand) in derived().into_iter().zip(by_hand()) {
                assert_eq!(derived, by_hand);
            }
        }
    )*};
}

pub(crate) use twins;

/// What the backends write of the values, what they read of it, and what becomes of input in which
/// something is missing, null or too much.
pub(crate) fn observe<T: Serialize + DeserializeOwned + Debug>(values: &[T]) -> Vec<String> {
    let mut seen = Vec::new();
    for value in values {
        let json = serde_json::to_vec(value).unwrap();
        let mut ciborium = Vec::new();
        ciborium::into_writer(value, &mut ciborium).unwrap();
        let rmp = rmp_serde::to_vec_named(value).unwrap();
        seen.push(format!("json {}", String::from_utf8_lossy(&json)));
        seen.push(format!("ciborium {ciborium:?}"));
        seen.push(format!("rmp {rmp:?}"));
        seen.push(format!("ron {:?}", ron::to_string(value)));
        let back: [T; 3] = [
            serde_json::from_slice(&json).unwrap(),
            ciborium::from_reader(&ciborium[..]).unwrap(),
            rmp_serde::from_slice(&rmp).unwrap(),
        ];
        seen.push(format!("{back:?}"));
        let value: Value = serde_json::from_slice(&json).unwrap();
        for damaged in damages(&value) {
            seen.push(format!("{damaged}: {:?}", serde_json::from_value::<T>(damaged.clone())));
        }
    }
    seen
}

fn damages(value: &Value) -> Vec<Value> {
    let mut damages = vec![json!(null), json!([]), json!({})];
    if let Value::Object(map) = value {
        let with = |change: &dyn Fn(&mut serde_json::Map<String, Value>)| {
            let mut map = map.clone();
            change(&mut map);
            Value::Object(map)
        };
        damages.push(with(&|map| drop(map.insert("surplus".into(), json!(1)))));
        for key in map.keys() {
            damages.push(with(&|map| drop(map.remove(key))));
            damages.push(with(&|map| drop(map.insert(key.clone(), json!(null)))));
            // One level deeper, for the variants of enums.
            damages.extend(damages_below(map, key, &with));
        }
    }
    damages
}

fn damages_below(
    map: &serde_json::Map<String, Value>,
    key: &str,
    with: &dyn Fn(&dyn Fn(&mut serde_json::Map<String, Value>)) -> Value,
) -> Vec<Value> {
    let Value::Object(inner) = &map[key] else { return Vec::new() };
    let damaged = inner.keys().map(|below| {
        with(&|map| drop(map[key].as_object_mut().and_then(|inner| inner.remove(below))))
    });
    damaged.collect()
}
