//! Values that are put together, looked up and changed.

use ndarray::arr1;
use ndserde::{
    Value,
    value::{Key, Map},
};

/// A document of plain values, and of what is collected.
fn plain() -> Value {
    let list: Value = [1_i32, -2].into_iter().collect();
    [("text", Value::from("a")), ("list", list), ("none", None::<bool>.into())]
        .into_iter()
        .collect()
}

#[test]
fn plain_values_become_values() {
    let array = arr1(&[1_u8]);
    for (value, same) in [
        (Value::from(true), Value::Bool(true)),
        (7_u8.into(), Value::Integer(7)),
        ((-7_i64).into(), Value::Integer(-7)),
        (u64::MAX.into(), Value::Unsigned(u64::MAX)),
        ((u64::MAX / 2).into(), Value::Integer(i64::MAX)),
        (0.5_f32.into(), Value::Float(0.5)),
        (0.1.into(), Value::Float(0.1)),
        ("text".into(), Value::Text("text".to_owned().into())),
        (String::from("text").into(), Value::Text("text".to_owned().into())),
        (Some(1_u16).into(), Value::Integer(1)),
        (None::<&str>.into(), Value::Null),
        (vec!["a", "b"].into(), Value::List(vec!["a".into(), "b".into()].into())),
        (array.clone().into(), Value::Array(Box::new(array.into()))),
    ] {
        assert_eq!(value, same);
    }
    assert_eq!(
        [Value::from(u64::MAX).as_u64(), Value::from(1).as_u64()],
        [Some(u64::MAX), Some(1)]
    );
    assert_eq!([Value::from(-1).as_u64(), Value::from(1.0).as_u64()], [None, None]);
}

#[test]
fn what_stands_at_a_key_or_a_place_is_found_and_changed() {
    let mut value = plain();
    let (text, key) = (String::from("text"), Key::from("list"));
    assert_eq!(value.get("text").and_then(Value::as_str), Some("a"));
    assert_eq!((value.get(&text), &value[&text]), (value.get("text"), &Value::from("a")));
    assert_eq!(value.get(&key).and_then(|list| list.get(1)), Some(&Value::Integer(-2)));
    for nothing in [value.get("a"), value.get(0), value[&key].get(2), value[&key].get("text")] {
        assert_eq!(nothing, None);
    }
    assert!(value.get_mut("a").is_none() && value.get_mut(0).is_none());
    *value.get_mut("text").unwrap() = arr1(&[1_i8]).into();
    *value.get_mut(&key).and_then(|list| list.get_mut(0)).unwrap() = "one".into();
    value.get_mut(key).and_then(Value::as_list_mut).unwrap().push(true.into());
    *value.get_mut("text").and_then(Value::as_array_mut).unwrap() = arr1(&[2_i16]).into();
    value.as_map_mut().unwrap().insert(7.into(), Value::Null);
    for value in [&mut Value::Null, &mut value["text"].clone()] {
        assert!(value.as_map_mut().is_none() && value.as_list_mut().is_none());
    }
    assert!(value.as_array_mut().is_none());
    assert_eq!(
        value.to_string(),
        "text: int16 [1], 2 to 2\nlist: [\"one\", -2, true]\nnone: null\n7: null"
    );
}

#[test]
fn maps_find_their_keys_whatever_happened_to_them() {
    let key = |number: i64| match number % 3 {
        0 => Key::from(number),
        1 => Key::from(number.to_string()),
        _ => Key::Bytes(vec![0; usize::try_from(number).unwrap()]),
    };
    // In no order, and each of the first third twice.
    let numbers = (0..100).map(|number| number * 37 % 100);
    let entries = numbers.clone().chain(0..33).map(|number| (key(number), number));
    let collected: Map = entries.clone().map(|(key, number)| (key, number + 1)).collect();
    let mut inserted = Map::default();
    for (key, number) in entries {
        inserted.insert(key, number.into());
    }
    for value in inserted.iter_mut().map(|(_, value)| value) {
        *value = (value.as_i64().unwrap() + 1).into();
    }
    for mut map in [collected, inserted] {
        let order: Vec<_> = map.iter().map(|(_, value)| value.as_i64().unwrap() - 1).collect();
        assert_eq!(order, numbers.clone().collect::<Vec<_>>());
        for number in numbers.clone().filter(|number| number % 2 == 0) {
            assert_eq!(map.remove(&key(number)), Some(Value::from(number + 1)));
            assert_eq!(map.remove(&key(number)), None);
        }
        for number in numbers.clone() {
            let value = (number % 2 == 1).then(|| Value::from(number + 1));
            assert_eq!(map.get_key(&key(number)), value.as_ref(), "{number}");
            assert_eq!(map.get_key_mut(&key(number)).cloned(), value);
            if let Some(text) = key(number).as_str() {
                assert_eq!(map.get(text), value.as_ref());
                assert_eq!(map.get_mut(text).cloned(), value);
            }
        }
        let order: Vec<_> = map.iter().map(|(_, value)| value.as_i64().unwrap() - 1).collect();
        assert_eq!(order, numbers.clone().filter(|number| number % 2 == 1).collect::<Vec<_>>());
    }
}

#[test]
fn the_whole_document_may_be_an_array_and_its_path_is_empty() {
    let value = Value::from(arr1(&[1_u8]));
    let found: Vec<_> = value.iter_arrays().map(|(path, _)| path.to_string()).collect();
    assert_eq!(found, [""]);
    assert_eq!(plain().iter_arrays().count(), 0);
}

/// A path is as long as the document is deep, and there is one for each array.
#[test]
fn a_path_is_built_where_it_is_asked_for() {
    let arrays = 30_000_usize;
    let keys = (0..arrays).map(|n| (Key::from(format!("n{n}")), Value::from(arr1(&[1_u8]))));
    let inner = Value::from(keys.collect::<Map>());
    let value = (0..120).fold(inner, |inner, depth| {
        let map: Map = [(Key::from(format!("{depth:a>60}")), inner)].into_iter().collect();
        map.into()
    });
    let mut bytes = 0;
    let walked = allocation_counter::measure(|| {
        assert_eq!(value.iter_arrays().count(), arrays);
        bytes = value.iter_arrays().map(|(_, array)| array.len()).sum();
    });
    assert_eq!(bytes, arrays);
    assert!(walked.bytes_max < 64 << 10, "{} bytes at once", walked.bytes_max);
    assert!(walked.bytes_total < 256 * arrays as u64, "{} bytes", walked.bytes_total);
    // All of them share what is before their ends.
    let collected = allocation_counter::measure(|| {
        let all: Vec<_> = value.iter_arrays().collect();
        let last = all.last().map(|(path, _)| path.to_string());
        assert_eq!(last.map(|path| path.len()), Some(120 * 61 + 6));
    });
    assert!(collected.bytes_max < 256 * arrays as u64, "{} bytes", collected.bytes_max);
}
