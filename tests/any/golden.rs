//! What the libraries write whose layouts have no wire of their own, see `golden/layouts.py`.

use std::collections::BTreeSet;

use base64::{Engine, prelude::BASE64_STANDARD};
use ndarray::ArrayD;
use ndserde::{
    DynArray, Element, Nd, Order,
    field::{DeserializeBy, HoldsArray},
    wire::{Any, Cast, Wire},
};
use ndserde_test_support::{Backend, backend::One, with_backend, with_element};
use serde_json::{Value, json};

use super::bits;

const LAYOUTS: &str = include_str!("../golden/layouts.jsonl");

struct Row {
    library: String,
    array: DynArray,
    document: Vec<u8>,
    backends: &'static [Backend],
    refused: Option<String>,
}

fn rows() -> Vec<Row> {
    LAYOUTS.lines().map(|line| row(&serde_json::from_str(line).unwrap())).collect()
}

fn row(row: &Value) -> Row {
    let tagged = json!({
        "dtype": row["dtype"], "shape": row["shape"], "byteorder": "little", "order": "C",
        "data": row["values"],
    });
    let (document, backends): (_, &[Backend]) =
        match (row["json"].as_str(), row["msgpack"].as_str()) {
            (Some(text), _) => (text.into(), &[Backend::JsonSlice, Backend::JsonReader]),
            (_, Some(base64)) => (
                BASE64_STANDARD.decode(base64).unwrap(),
                &[Backend::RmpCompact, Backend::RmpReader],
            ),
            _ => panic!("{row}"),
        };
    Row {
        library: row["library"].as_str().unwrap().to_owned(),
        array: serde_json::from_value::<Nd<DynArray>>(tagged).unwrap().into_inner(),
        document,
        backends,
        refused: row["refused"].as_str().map(str::to_owned),
    }
}

/// The documents of xarray, of jsonlite, and the objects of bokeh do not say the dtype.
fn states_dtype(row: &Row) -> bool {
    !matches!(row.library.as_str(), "xarray" | "bokeh 3 objects" | "jsonlite")
}

#[test]
fn every_library_is_read_bit_for_bit_or_refused_by_name() {
    let (mut libraries, mut faults) = (BTreeSet::new(), Vec::new());
    for row in rows() {
        for backend in row.backends {
            let read = with_backend!(
                backend,
                B in [JsonSlice, JsonReader, RmpCompact, RmpReader] =>
                    B::read_by::<Any, DynArray>(&row.document)
            );
            let library = &row.library;
            match (read, &row.refused) {
                (Ok(read), None) if states_dtype(&row) && bits(&read) == bits(&row.array) => {}
                (Err(error), Some(words)) if error.contains(words) => {}
                (Err(error), None) if !states_dtype(&row) => {
                    assert!(error.contains("do not say the dtype"), "{library}: {error}");
                }
                (read, _) => {
                    let text = String::from_utf8_lossy(&row.document);
                    faults.push(format!("{library}, {backend:?}: {read:?}\n{text}"));
                }
            }
        }
        libraries.insert(row.library);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
    assert_eq!(libraries.len(), 64, "{libraries:?}");
}

/// Reads the document by the first of its backends.
fn read_by<W: Wire, T: for<'de> DeserializeBy<'de, W> + HoldsArray>(
    row: &Row,
) -> Result<T, String> {
    with_backend!(
        row.backends[0],
        B in [JsonSlice, RmpCompact] => B::read_by::<W, T>(&row.document)
    )
}

#[test]
fn a_field_of_the_dtype_reads_it_too() {
    fn read<A: Element>(row: &Row) -> Result<String, String> {
        let read: ArrayD<A> = read_by::<Any, _>(row)?;
        Ok(bits(&DynArray::try_from_array(&read).unwrap()))
    }
    for row in rows().into_iter().filter(|row| row.refused.is_none()) {
        let dtype = row.array.dtype().to_string();
        let read = if dtype.starts_with("<U") {
            read::<String>(&row)
        } else {
            with_element!(dtype.as_str(), A => read::<A>(&row))
        };
        assert_eq!(read.as_deref(), Ok(bits(&row.array).as_str()), "{}", row.library);
    }
}

#[test]
fn a_field_that_casts_takes_every_library() {
    let mut read = 0;
    for row in rows().into_iter().filter(|row| row.refused.is_none()) {
        let dtype = row.array.dtype();
        // Lists of bools without a dtype are none of numbers.
        if [f64::DTYPE, i64::DTYPE].contains(dtype)
            || !states_dtype(&row)
            // No NaN equals another.
            || row.array.cast::<f64, ndarray::IxDyn>().map_or(true, |all| all.is_any_nan())
        {
            continue;
        }
        let doubles = read_by::<Cast<Any>, _>(&row);
        let expected = row.array.cast::<f64, ndarray::IxDyn>().unwrap();
        assert_eq!(doubles, Ok(expected), "{}", row.library);
        read += 1;
    }
    assert!(read > 50, "{read}");
}

#[test]
fn the_keys_may_stand_in_any_order() {
    let mut read = 0;
    for row in rows() {
        // The mark must come first, or the dtype that lists of complex numbers need.
        let Ok(Value::Object(map)) = serde_json::from_slice::<Value>(&row.document) else {
            continue;
        };
        if row.refused.is_some() || !states_dtype(&row) {
            continue;
        }
        let mut keys: Vec<&String> = map.keys().collect();
        for _ in 0..keys.len() {
            keys.rotate_left(1);
            for reversed in [false, true] {
                if reversed {
                    keys.reverse();
                }
                let pairs: Vec<String> =
                    keys.iter().map(|key| format!("{}:{}", json!(key), map[*key])).collect();
                let text = format!("{{{}}}", pairs.join(","));
                let array = super::json::<DynArray>(&text);
                let array = array.map(|array| bits(&array));
                assert_eq!(array, Ok(bits(&row.array)), "{}: {text}", row.library);
                read += 1;
            }
        }
    }
    assert!(read > 500, "{read}");
}

#[test]
fn base64_of_digits_is_no_number() {
    for text in [
        r#"{"dtype": "u1", "bdata": "1234"}"#,
        r#"["uint8", "1234", [3]]"#,
        r#"{"__ndarray__": "1234", "dtype": "uint8", "shape": [3]}"#,
        r#"{"_nd_": true, "dtype": "|u1", "data": "d76df8"}"#,
    ] {
        let read = super::json::<DynArray>(text).map(|array| array.to_string());
        assert_eq!(read.as_deref(), Ok("[215, 109, 248], dtype=uint8, shape=[3]"), "{text}");
    }
}

#[test]
fn the_order_of_memory_is_kept_where_it_is_stated() {
    for row in rows() {
        let text = String::from_utf8_lossy(&row.document).into_owned();
        // A view has its own.
        if row.library != "jsonpickle view"
            && ["\"Corder\": false", "\"order\": \"F\"", "\"_ArrayOrder_\": \"c\""]
                .iter()
                .any(|mark| text.contains(mark))
        {
            let read = super::json::<DynArray>(&text).unwrap();
            assert_eq!(read.order(), Order::F, "{text}");
        }
    }
}
