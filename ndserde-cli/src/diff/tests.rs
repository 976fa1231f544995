//! Which documents are alike.

use ndarray::{ShapeBuilder, arr0, arr1, arr2};
use ndserde::{DynArray, value::Key};

use super::*;

/// What is printed for two documents.
fn printed(one: &Value, other: &Value) -> String {
    let mut out = Vec::new();
    let mut walk = Walk {
        skip: None,
        files: ["one", "other"].map(str::to_owned),
        tolerance: None,
        lists: false,
        path: Path::default(),
        differences: 0,
        out: &mut out,
    };
    walk.values(one, other, [one, other]).unwrap();
    let differences = walk.differences;
    let out = String::from_utf8(out).unwrap();
    assert_eq!(differences, out.lines().count(), "{out}");
    out
}

/// Values of which no two are alike.
fn values() -> Vec<Value> {
    let nan = |bits: u64| f64::from_bits(0x7ff8_0000_0000_0000 | bits);
    let long = |end| format!("{}{end}", "the same text ".repeat(200));
    let mut all: Vec<Value> = vec![
        Value::Null,
        true.into(),
        false.into(),
        0.into(),
        1.into(),
        (-1).into(),
        i64::MAX.into(),
        (i64::MAX - 1).into(),
        i64::MIN.into(),
        u64::MAX.into(),
        (u64::MAX - 1).into(),
        0.0.into(),
        (-0.0).into(),
        1.0.into(),
        9_223_372_036_854_775_807.0.into(),
        1.000_000_000_000_000_2.into(),
        f64::INFINITY.into(),
        nan(0).into(),
        nan(1).into(),
        (-nan(0)).into(),
        "".into(),
        "1".into(),
        "true".into(),
        "null".into(),
        "NaN".into(),
        long("a").into(),
        long("b").into(),
        Value::Bytes(vec![].into()),
        Value::Bytes(b"1".to_vec().into()),
        Value::Bytes(vec![1].into()),
        Value::Bytes(long("a").into_bytes().into()),
        Value::Bytes(long("b").into_bytes().into()),
        Value::List(vec![].into()),
        vec![1].into(),
        vec![1.0].into(),
        vec![1, 1].into(),
        vec![Value::List(vec![].into())].into(),
        Map::default().into(),
        i128::MAX.into(),
        (i128::MAX - 1).into(),
        u128::MAX.into(),
        Value::tagged(0, "1"),
        Value::tagged(1, "1"),
        Value::tagged(1, Value::tagged(0, "1")),
        Value::Extension(-1, vec![1].into()),
        Value::Extension(1, vec![1].into()),
        Value::Extension(-1, vec![].into()),
    ];
    let arrays = [
        DynArray::from(arr1(&[1_u8])),
        arr1(&[1_i8]).into(),
        arr1(&[1_u16]).into(),
        arr1(&[true]).into(),
        arr1(&[2_u8]).into(),
        arr0(1_u8).into(),
        arr2(&[[1_u8]]).into(),
        arr1(&[1_u8, 1]).into(),
        arr1(&[0.0_f64]).into(),
        arr1(&[-0.0_f64]).into(),
        arr1(&[nan(0)]).into(),
        arr1(&[nan(1)]).into(),
        ndarray::Array2::<u8>::zeros((0, 3)).into(),
        ndarray::Array2::<u8>::zeros((3, 0)).into(),
        arr2(&[[1_u8, 2], [3, 4]]).into(),
        arr2(&[[1_u8, 3], [2, 4]]).into(),
    ];
    all.extend(arrays.map(Value::from));
    let keys = [
        Key::from("1"),
        1.into(),
        0.into(),
        (-1).into(),
        true.into(),
        "true".into(),
        false.into(),
        u64::MAX.into(),
        i64::MAX.into(),
        "".into(),
        Key::Bytes(b"1".to_vec()),
        Key::Bytes(vec![]),
        long("a").into(),
        long("b").into(),
        Key::Bytes(long("a").into()),
        Key::Bytes(long("b").into()),
    ];
    all.extend(keys.map(|key| [(key, Value::Null)].into_iter().collect()));
    all
}

#[test]
fn nothing_is_alike_but_what_is_the_same() {
    let all = values();
    for (place, one) in all.iter().enumerate() {
        for (other_place, other) in all.iter().enumerate() {
            let list = |value: &Value| vec![Value::Null, value.clone()].into();
            let map = |value: &Value| [("a", value.clone())].into_iter().collect::<Value>();
            for (one, other) in [
                (one.clone(), other.clone()),
                (list(one), list(other)),
                (map(one), map(other)),
                (list(&map(one)), list(&map(other))),
            ] {
                let printed = printed(&one, &other);
                assert_eq!(printed.is_empty(), place == other_place, "{one}, {other}: {printed}");
                for line in printed.lines().filter(|line| !line.starts_with("the whole")) {
                    // Keys have no colon here.
                    let (path, _) = line.split_once(": ").unwrap();
                    let found = one.get_path(path).or_else(|| other.get_path(path));
                    assert!(found.is_some(), "{line}");
                }
            }
        }
    }
}

/// Numbers that look like random ones.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}

/// A document of values that `leaf` makes of numbers.
fn document(numbers: &mut Numbers, deepest: usize, leaf: &mut dyn FnMut(usize) -> Value) -> Value {
    let len = numbers.below(4);
    let mut within = |numbers: &mut Numbers| match deepest.checked_sub(1) {
        Some(deepest) => document(numbers, deepest, leaf),
        None => leaf(numbers.below(1000)),
    };
    match numbers.below(4) {
        0 => (0..len).map(|_| within(numbers)).collect(),
        1 => {
            let key = |number: usize| match number % 4 {
                0 => Key::from(number.to_string()),
                1 => Key::from(i64::try_from(number - 1).unwrap()),
                2 => Key::from("k".repeat(70) + &number.to_string()),
                _ => Key::Bytes((number - 3).to_string().into()),
            };
            (0..len).map(|_| (key(numbers.below(12)), within(numbers))).collect()
        }
        2 => Value::tagged(1, within(numbers)),
        _ => within(numbers),
    }
}

/// Random documents, and the same with one value changed.
#[test]
fn one_changed_value_is_seen_wherever_it_stands() {
    let all = values();
    let mut changed = 0;
    for seed in 0..500 {
        let make = |change: Option<usize>| {
            let mut so_far = 0;
            document(&mut Numbers(seed), 4, &mut |number| {
                so_far += 1;
                let other = usize::from(change == Some(so_far - 1));
                all[(number + other) % all.len()].clone()
            })
        };
        let one = make(None);
        assert_eq!(printed(&one, &make(None)), "", "{one}");
        for place in 0..3 {
            let other = make(Some(place));
            // Two keys may have been the same, so that the value is no longer there.
            let same = format!("{one:?}") == format!("{other:?}");
            let printed = printed(&one, &other);
            changed += usize::from(!printed.is_empty());
            assert!(same || !printed.is_empty(), "{one}\n{other}");
            for line in printed.lines().filter(|line| !line.starts_with("the whole")) {
                let (path, _) = line.split_once(": ").unwrap();
                assert!(one.get_path(path).or_else(|| other.get_path(path)).is_some(), "{line}");
            }
        }
    }
    assert!(changed > 300, "{changed}");
}

#[test]
fn neither_the_order_of_keys_nor_that_of_memory_makes_a_difference() {
    let array = arr2(&[[1, 2, 3], [4, 5, 6]]);
    let mut fortran = ndarray::Array2::zeros((2, 3).f());
    fortran.assign(&array);
    let one: Value = [("a", Value::from(array)), ("b", 1.into())].into_iter().collect();
    let other: Value = [("b", 1.into()), ("a", Value::from(fortran))].into_iter().collect();
    assert_eq!(printed(&one, &other), "");
}
