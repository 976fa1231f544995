//! Whatever reads, writes or names a record looks at each of its fields a few times, however deep they
//! stand within one another and however many there are.

use ndarray::Array1;

use super::pickle;
use crate::{
    dtype::{DType, Moves, counted},
    dynamic::DynArray,
    error::Error,
    field::nd::Nd,
    wire::{Any, Cast, Descr, MsgpackNumpy, Npy, Pickle, Tagged},
};

/// More often than any of these looks at a field: a pickle is read in several steps.
const OFTEN: usize = 24;

/// So many levels of records, each with so many fields beside the record within it; as JSON has them.
fn fields(levels: usize, fields: usize) -> String {
    (0..levels).fold(String::new(), |inner, _| {
        let mut list: Vec<String> =
            (0..fields).map(|field| format!(r#"["f{field}","|u1"]"#)).collect();
        if !inner.is_empty() {
            list.push(format!(r#"["in",{inner}]"#));
        }
        format!("[{}]", list.join(","))
    })
}

/// An array of one such record, and how many fields there are in all.
fn document(levels: usize, fields: usize) -> (String, usize) {
    let dtype = self::fields(levels, fields);
    let data = crate::base64::encode(&vec![0; levels * fields]);
    let rest = format!(r#""shape":[1],"byteorder":"little","order":"C","data":"{data}""#);
    (format!(r#"{{"dtype":{dtype},{rest}}}"#), levels * fields + levels - 1)
}

type StepsRow = (&'static str, fn(&str, &DynArray));

/// What is done with a document, and with the array that it is.
const ROWS: &[StepsRow] = &[
    ("reading tagged", |json, _| drop(serde_json::from_str::<Nd<DynArray>>(json).unwrap())),
    ("displaying the dtype", |_, array| drop(array.dtype().to_string())),
    ("parsing the dtype", |_, array| drop(word(array).parse::<DType>().unwrap())),
    ("writing tagged", |_, array| drop(serde_json::to_string(&Nd::new(array)).unwrap())),
    ("writing .npy", |_, array| drop(serde_json::to_vec(&Nd::by::<Npy>(array)).unwrap())),
    ("writing msgpack_numpy", |_, array| {
        drop(serde_json::to_vec(&Nd::by::<MsgpackNumpy>(array)).unwrap());
    }),
    ("writing a pickle", |_, array| drop(serde_json::to_vec(&Nd::by::<Pickle>(array)).unwrap())),
    ("a pickle, both ways", |_, array| {
        let pickle = pickle::to_vec(&Nd::new(array)).unwrap();
        drop(pickle::from_slice::<Nd<DynArray>>(&pickle).unwrap());
    }),
    ("an array of another dtype", |json, _| {
        drop(serde_json::from_str::<Nd<Array1<f64>, Any>>(json).unwrap_err());
    }),
    ("a cast that is forbidden", |json, _| {
        drop(serde_json::from_str::<Nd<Array1<f64>, Cast<Tagged>>>(json).unwrap_err());
    }),
    ("a cast of an array", |_, array| drop(array.cast::<f64, ndarray::Ix1>().unwrap_err())),
    ("a field that is not there", |_, array| drop(array.field("no such").unwrap_err())),
];

fn word(array: &DynArray) -> String {
    array.dtype().to_string()
}

#[test]
fn each_field_is_looked_at_as_often_however_deep_it_stands() {
    let mut wrong = Vec::new();
    for (name, run) in ROWS {
        let per_field = |levels, fields| {
            let (json, number) = document(levels, fields);
            let array = serde_json::from_str::<Nd<DynArray>>(&json).unwrap().into_inner();
            let ((), steps) = counted::during(|| run(&json, &array));
            steps.div_ceil(number)
        };
        // No more than the header of a .npy file has room for.
        let flat = per_field(1, 500);
        if !(1..=OFTEN).contains(&flat) {
            wrong.push(format!("{name}: {flat} times"));
        }
        for (levels, fields) in [(8, 3), (16, 1), (16, 30), (3, 150)] {
            let deep = per_field(levels, fields);
            if deep > flat + 1 {
                wrong.push(format!("{name}: {deep} times in {levels} levels, {flat} in one"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// In another order than the field has them, with one that it has not.
#[test]
fn fields_are_found_without_a_search_among_all() {
    const FIELDS: usize = 2000;
    let field = |name| format!("('f{name}', '>i2')");
    let held = (0..FIELDS).map(field).collect::<Vec<_>>().join(", ");
    let reversed = (0..FIELDS).rev().map(field).collect::<Vec<_>>().join(", ");
    let DType::Record(record) = format!("[{held}]").parse().unwrap() else { panic!("a record") };
    for (rest, expected) in [
        ("", None),
        ("('a', '<f8'), ('z', '<f8')", Some("the data's record has a field \"a\", which")),
        ("('z', '<f8'), ('a', '<f8')", Some("the data's record has a field \"z\", which")),
    ] {
        let descr: Descr = format!("[{reversed}, {rest}]").parse().unwrap();
        let DType::Record(found) = descr.dtype() else { panic!("a record") };
        let resolve = || Moves::resolve(found, descr.layout().unwrap(), &record, None);
        let (moves, steps) = counted::during(resolve);
        let error = moves.err().as_ref().map(Error::to_string);
        let is_expected = match (&error, expected) {
            (Some(error), Some(expected)) => error.starts_with(expected),
            (found, expected) => found.is_none() && expected.is_none(),
        };
        assert!(is_expected, "{error:?}");
        assert!(steps <= OFTEN * FIELDS, "{steps}");
    }
}
