//! Null: for NaN in lists of floats where that is chosen, and for data that has no elements.

use half::f16;
use ndarray::{Array0, Array1, Array2, ArrayD, arr1};
use ndserde::{
    As, DynArray, Element, Nd, json,
    wire::{Cast, NdarrayV1, Nested, NullAsNan, Readable, Tagged, Wire},
};
use num_complex::Complex32;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// By three readers, of which two say that the format describes itself and one is binary.
fn read<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    let ours = json::from_str::<T>(text).map_err(|error| error.to_string());
    let theirs = serde_json::from_str::<T>(text).map_err(|error| error.to_string());
    assert_eq!(ours.is_ok(), theirs.is_ok(), "{text}");
    let value: serde_json::Value = serde_json::from_str(text).unwrap();
    let packed = rmp_serde::from_slice::<T>(&rmp_serde::to_vec_named(&value).unwrap());
    assert_eq!(packed.is_ok(), ours.is_ok(), "{text}");
    let mut cbor = Vec::new();
    ciborium::into_writer(&value, &mut cbor).unwrap();
    let packed = ciborium::from_reader::<T, _>(&cbor[..]).map_err(|error| error.to_string());
    assert_eq!(packed.as_ref().err().is_none(), ours.is_ok(), "{text}: {:?}", packed.err());
    ours
}

/// The elements as words, so that NaN is equal to itself.
fn words<T: Element + std::fmt::Display, W: Wire>(text: &str) -> Vec<String> {
    let array = read::<Nd<ArrayD<T>, W>>(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    array.into_inner().iter().map(ToString::to_string).collect()
}

#[test]
fn null_is_nan_where_that_is_chosen() {
    let row = ["1", "NaN", "2.5"];
    for text in ["[1, null, 2.5]", "[1.0,null,2.5]", "[1,null,2.5]"] {
        assert_eq!(words::<f32, NullAsNan>(text), row);
        assert_eq!(words::<f64, NullAsNan>(text), row);
        assert_eq!(words::<f16, NullAsNan>(text), row);
        assert_eq!(words::<f64, NullAsNan<Cast<Nested>>>(text), row);
        assert_eq!(words::<f64, Cast<NullAsNan<Nested>>>(text), row);
        let readable = format!(r#"{{"dtype":"float32","shape":[3],"order":"C","data":{text}}}"#);
        assert_eq!(words::<f32, NullAsNan<Readable>>(&readable), row);
        let behind = format!(r#"{{"data":{text},"dtype":"float32","shape":[3],"order":"C"}}"#);
        assert_eq!(words::<f32, NullAsNan<Readable>>(&behind), row);
        let own = format!(r#"{{"v":1,"dim":[3],"data":{text}}}"#);
        assert_eq!(words::<f32, NullAsNan<NdarrayV1>>(&own), row);
    }
    let long = format!("[{}null]", "0.5,".repeat(1000));
    assert_eq!(words::<f32, NullAsNan>(&long).last().unwrap(), "NaN");
    for (text, expected) in [
        ("[null, null]", &["NaN", "NaN"][..]),
        ("[[null, 1], [2, null]]", &["NaN", "1", "2", "NaN"]),
        ("null", &["NaN"]),
        (r#"[null, "NaN", "Infinity"]"#, &["NaN", "NaN", "inf"]),
    ] {
        assert_eq!(words::<f64, NullAsNan>(text), expected, "{text}");
    }
    let pair = read::<Nd<Array1<Complex32>, NullAsNan>>("[[1, null], [null, 2]]").unwrap();
    assert!(pair.into_inner().iter().all(|z| z.re.is_nan() != z.im.is_nan()));
    let readable = r#"{"dtype":"float64","shape":[2],"order":"C","data":[null,1]}"#;
    let array = read::<Nd<DynArray, NullAsNan<Readable>>>(readable).unwrap().into_inner();
    assert!(array.view::<f64, ndarray::Ix1>().unwrap()[0].is_nan());
}

#[test]
fn null_is_nothing_else() {
    assert!(read::<Nd<Array1<f64>, Nested>>("[1, null]").is_err());
    assert!(read::<Nd<Array1<f64>, Cast<Nested>>>("[1, null]").is_err());
    assert!(read::<Nd<Array1<i32>, NullAsNan>>("[1, null]").is_err());
    assert!(read::<Nd<Array1<i32>, NullAsNan>>("[null]").is_err());
    assert!(read::<Nd<Array1<bool>, NullAsNan>>("[true, null]").is_err());
    assert!(read::<Nd<Array2<f64>, NullAsNan>>("[[1], null]").is_err());
    assert!(read::<Nd<Array2<f64>, NullAsNan>>("[null, [1]]").is_err());
    let ints = r#"{"dtype":"int64","shape":[2],"order":"C","data":[null,1]}"#;
    assert!(read::<Nd<DynArray, NullAsNan<Readable>>>(ints).is_err());
    let error = read::<Nd<Array1<i32>, NullAsNan>>("[1, null]").unwrap_err();
    assert!(error.starts_with("invalid type: null, expected a int32 number"), "{error}");
}

/// As a field, and what is written.
#[test]
fn it_is_a_wire_as_others_are() {
    #[derive(Serialize, Deserialize)]
    struct Losses {
        #[serde(with = "As::<NullAsNan>")]
        loss: Array1<f32>,
    }
    let losses: Losses = read(r#"{"loss": [0.5, null]}"#).unwrap();
    assert_eq!(json::to_string(&losses).unwrap(), r#"{"loss":[0.5,"NaN"]}"#);
    let losses = Losses { loss: arr1(&[f32::NAN, f32::INFINITY]) };
    let back: Losses = read(&json::to_string(&losses).unwrap()).unwrap();
    assert!(back.loss[0].is_nan() && back.loss[1] == f32::INFINITY);
    let zero = read::<Nd<Array0<f64>, NullAsNan>>("null").unwrap().into_inner();
    assert!(zero.into_scalar().is_nan());
}

/// What Go writes for an empty slice that was never made.
#[test]
fn null_is_data_of_no_elements() {
    let tagged = |shape: &str| {
        format!(
            r#"{{"dtype":"float32","shape":{shape},"byteorder":"little","order":"C","data":null}}"#
        )
    };
    assert_eq!(read::<Nd<Array1<f32>, Tagged>>(&tagged("[0]")).unwrap().into_inner().len(), 0);
    let array = read::<Nd<DynArray>>(&tagged("[2,0]")).unwrap().into_inner();
    assert_eq!(array.shape(), [2, 0]);
    let error = read::<Nd<Array1<f32>, Tagged>>(&tagged("[1]")).err().unwrap();
    assert!(error.contains("needs 4 bytes, the data has 0"), "{error}");
    let readable = r#"{"dtype":"float32","shape":[0],"order":"C","data":null}"#;
    assert_eq!(read::<Nd<Array1<f32>, Readable>>(readable).unwrap().into_inner().len(), 0);
    for key in ["dtype", "shape", "byteorder", "order"] {
        let text = tagged("[0]");
        let mut value: serde_json::Value = serde_json::from_str(&text).unwrap();
        value[key] = serde_json::Value::Null;
        let error = read::<Nd<Array1<f32>, Tagged>>(&value.to_string()).err().unwrap();
        assert!(error.contains("null"), "{key}: {error}");
    }
}

/// A typed array by `JSON.stringify`.
#[test]
fn a_map_of_places_is_told_by_its_first_key() {
    let text = r#"{"0":1,"1":2.5,"2":-3}"#;
    let why = "as JSON.stringify writes a typed array of JavaScript";
    for error in [
        read::<Nd<Array1<f32>, Nested>>(text).err().unwrap(),
        read::<Nd<Array2<f32>, Nested>>(&format!("[{text}]")).err().unwrap(),
    ] {
        assert!(
            error.starts_with("nested: a map with the key \"0\"") && error.contains(why),
            "{error}"
        );
    }
    let tagged = format!(
        r#"{{"dtype":"float32","shape":[3],"byteorder":"little","order":"C","data":{text}}}"#
    );
    let error = read::<Nd<Array1<f32>, Tagged>>(&tagged).err().unwrap();
    assert!(error.contains(why), "{error}");
    let error = read::<Nd<Array1<f32>, Nested>>(r#"{"a":1}"#).err().unwrap();
    assert!(error.starts_with("invalid type: map"), "{error}");
}
