//! Documents that do not say the dtype, and what is null in those that do.

use ndarray::{Array0, Array1, Array2, ArrayD, arr0, arr1, arr2};
use ndserde::{
    DynArray, Nd, Value,
    field::{DeserializeBy, HoldsArray},
    wire::{Any, DateTime64, Nested, unit::Day},
};
use num_complex::Complex;

use super::json;

/// As nalgebra 0.35.0 writes `DMatrix`, `DVector`, `RowDVector` and `Matrix2xX`.
#[test]
fn the_columns_of_nalgebra_are_columns() {
    let matrix = arr2(&[[1.0, 2.0, 3.0], [4.0, 5.0, 6.5]]);
    for document in ["[[1.0,4.0,2.0,5.0,3.0,6.5],2,3]", "[[1.0,4.0,2.0,5.0,3.0,6.5],null,3]"] {
        assert_eq!(json::<Array2<f64>>(document), Ok(matrix.clone()), "{document}");
        assert_eq!(json::<ArrayD<f64>>(document), Ok(matrix.clone().into_dyn()), "{document}");
        // Neither a part of a `Value` nor an array of any dtype: it does not say that it is a matrix.
        assert!(serde_json::from_str::<Value>(document).unwrap().as_list().is_some());
        let error = json::<DynArray>(document).unwrap_err();
        assert!(error.contains("no record") || error.contains("do not say the dtype"), "{error}");
    }
    let vector = arr1(&[1.0, 2.0, 3.0]);
    for (document, shape) in
        [("[[1.0,2.0,3.0],3,null]", [3, 1]), ("[[1.0,2.0,3.0],null,3]", [1, 3])]
    {
        assert_eq!(json::<Array1<f64>>(document), Ok(vector.clone()), "{document}");
        assert_eq!(json::<Array2<f64>>(document).unwrap().shape(), shape, "{document}");
    }
    assert_eq!(json::<Array2<f64>>("[[],0,3]"), Ok(Array2::zeros((0, 3))));
    let msgpack = [0x93, 0x96, 1, 4, 2, 5, 3, 6, 2, 3];
    let read: Nd<Array2<i16>, Any> = rmp_serde::from_slice(&msgpack).unwrap();
    assert_eq!(read.into_inner(), arr2(&[[1, 2, 3], [4, 5, 6]]));
    for (document, words) in [
        ("[[1,2,3],2,2]", "ragged list"),
        ("[[1,2,3],3]", "ragged list"),
        ("[[1,2,3],-3,-1]", "ragged list"),
        ("[[1,2,3],null,2]", "ragged list"),
        ("[[1,2,3],null,0]", "ragged list"),
        ("[[[1],[2]],2,1]", "ragged list"),
        ("[[1,2,3,4],2,2,1]", "ragged list"),
        ("[[1,2.5],2,1]", "has a fraction"),
    ] {
        let error = json::<Array2<i64>>(document).unwrap_err();
        assert!(error.contains(words) || error.contains("mixes"), "{document}: {error}");
    }
}

/// As faer 0.23.2 writes a `Mat`.
#[test]
fn the_rows_of_faer_are_rows() {
    let document = r#"{"nrows":2,"ncols":3,"data":[0.5,1.5,2.5,3.5,4.5,5.5]}"#;
    let matrix = arr2(&[[0.5, 1.5, 2.5], [3.5, 4.5, 5.5]]);
    assert_eq!(json::<Array2<f64>>(document), Ok(matrix));
    assert!(json::<DynArray>(document).unwrap_err().contains("do not say the dtype"));
    assert!(serde_json::from_str::<Value>(document).unwrap().as_map().is_some());
    for (document, words) in [
        (r#"{"nrows":2,"ncols":2,"data":[1,2,3]}"#, "needs 4 numbers, the list has 3"),
        (r#"{"nrows":2,"ncols":-2,"data":[1,2,3]}"#, "an axis of -2 is negative"),
        (r#"{"nrows":[1,3],"ncols":1,"data":[1,2,3]}"#, "no two numbers"),
        (r#"{"nrows":1,"ncols":3,"data":[1,null,3]}"#, "null in a list of float64"),
    ] {
        let error = json::<Array2<f64>>(document).unwrap_err();
        assert!(error.contains(words), "{document}: {error}");
    }
}

#[test]
fn null_is_nan_where_the_document_says_that_there_are_floats() {
    fn check<T>(document: &str, is_nan: impl Fn(&T) -> bool)
    where
        T: for<'de> DeserializeBy<'de, Any> + HoldsArray,
    {
        let read: T = json(document).unwrap_or_else(|error| panic!("{document}: {error}"));
        assert!(is_nan(&read), "{document}");
    }
    for document in [
        r#"{"dtype":"float64","shape":[3],"data":[1.5,null,-2]}"#,
        r#"{"dtype":"float64","shape":[3],"byteorder":"little","order":"C","data":[1.5,null,-2]}"#,
        r#"{"type":"numpy","dtype":"float64","value":[1.5,null,-2]}"#,
        r#"{"datatype":"FP64","shape":[3],"data":[1.5,null,-2]}"#,
        r#"{"__ndarray__":[1.5,null,-2],"dtype":"float64","shape":[3]}"#,
        r#"{"__ndarray__":[[3],"float64",[1.5,null,-2]]}"#,
        r#"{"@module":"numpy","@class":"array","dtype":"float64","data":[1.5,null,-2]}"#,
        r#"{"_ArrayType_":"double","_ArraySize_":[3],"_ArrayData_":[1.5,null,-2]}"#,
    ] {
        check(document, |array: &Array1<f64>| array[0] > 1.0 && array[1].is_nan());
        check(document, |array: &DynArray| array.to_string().starts_with("[1.5, NaN, -2.0]"));
        assert!(serde_json::from_str::<Value>(document).unwrap().as_array().is_some());
    }
    let document = r#"{"dtype":"complex64","shape":[1],"data":[[1,null]]}"#;
    check(document, |array: &Array1<Complex<f32>>| array[0].re > 0.5 && array[0].im.is_nan());
    let document = r#"{"dtype":"float16","shape":[1],"data":[null]}"#;
    check(document, |array: &Array1<half::f16>| array[0].is_nan());
    // More than the values that a layout may have.
    let many = vec!["null"; 20_000].join(",");
    let document = format!(r#"{{"dtype":"float32","shape":[20000],"data":[{many}]}}"#);
    check(&document, |array: &Array1<f32>| array.iter().all(|value| value.is_nan()));
    for (document, words) in [
        ("[1.5, null]", "at [1]: null in a list of float64"),
        (r#"{"v":1,"dim":[2],"data":[1.5,null]}"#, "null in a list of float64"),
        (r#"{"dims":["x"],"data":[1.5,null]}"#, "null in a list of float64"),
        ("[1.5, \"NaT\"]", "unknown number \"NaT\""),
    ] {
        let error = json::<Array1<f64>>(document).unwrap_err();
        assert!(error.contains(words), "{document}: {error}");
    }
    let document = r#"{"dtype":"int32","shape":[2],"data":[1,null]}"#;
    let error = json::<Array1<i32>>(document).unwrap_err();
    assert!(error.contains("at [1]: null in a list of int32"), "{error}");
    let value: Value = serde_json::from_str(document).unwrap();
    assert_eq!(serde_json::to_string(&value).unwrap(), document);
}

/// As the crate bson 3 hands over a vector, of bytes and of text.
#[test]
fn the_vectors_of_bson_are_arrays() {
    let bytes = serde_bytes::Bytes::new(&[0x27, 0, 0, 0, 0xc0, 0x3f]);
    let inner = [("subType", Item::Number(9)), ("bytes", Item::Bytes(bytes))];
    let inner: std::collections::BTreeMap<_, _> = inner.into_iter().collect();
    let document =
        rmp_serde::to_vec(&std::collections::BTreeMap::from([("$binary", inner)])).unwrap();
    let read: Nd<Array1<f32>, Any> = rmp_serde::from_slice(&document).unwrap();
    assert_eq!(read.into_inner(), arr1(&[1.5]));
    let value: Value = rmp_serde::from_slice(&document).unwrap();
    assert_eq!(value.to_string(), "float32 [1], 1.5 to 1.5");
    // What is no vector stays what it is.
    let binary = r#"{"$binary":{"base64":"AAEC","subType":"00"}}"#;
    let value: Value = serde_json::from_str(binary).unwrap();
    assert_eq!(serde_json::to_string(&value).unwrap(), binary);
}

#[derive(serde::Serialize)]
#[serde(untagged)]
enum Item<'a> {
    Number(u8),
    Bytes(&'a serde_bytes::Bytes),
}

/// As Go writes a slice that is nil.
#[test]
fn null_is_the_data_of_no_elements() {
    let document =
        r#"{"dtype":"float32","shape":[0],"byteorder":"little","order":"C","data":null}"#;
    assert_eq!(json::<Array1<f32>>(document), Ok(arr1(&[])));
    let value: Value = serde_json::from_str(document).unwrap();
    assert_eq!(value.to_string(), "float32 [0]");
    let error = json::<Array1<f32>>(&document.replace("[0]", "[1]")).unwrap_err();
    assert!(error.contains("its data is null, and the shape [1] has elements"), "{error}");
}

/// The words of R and of `JSONLab`, beside those that ndserde writes.
#[test]
fn words_of_other_programs_are_numbers_in_lists_of_floats() {
    let document = r#"[1,"NA","NaN","Inf","-Inf","_NaN_","_Inf_","-_Inf_","Infinity",2.5]"#;
    let right = [
        1.0,
        f64::NAN,
        f64::NAN,
        f64::INFINITY,
        -f64::INFINITY,
        f64::NAN,
        f64::INFINITY,
        -f64::INFINITY,
        f64::INFINITY,
        2.5,
    ];
    let same = |read: &Array1<f64>| read.iter().zip(right).all(|(a, b)| a.to_bits() == b.to_bits());
    assert!(same(&json(document).unwrap()));
    assert!(same(&serde_json::from_str::<Nd<_, Nested>>(document).unwrap().into_inner()));
    assert!(same(&ndserde::json::from_str::<Nd<_, Nested>>(document).unwrap().into_inner()));
    // What says nothing of numbers stays what it is.
    let value: Value = serde_json::from_str(document).unwrap();
    assert_eq!(serde_json::to_string(&value).unwrap().replace(".0", ""), document);
    for texts in [r#"["NA","b"]"#, r#"["Inf","_NaN_"]"#, r#"["a","NA"]"#, r#"[["NA"],["c"]]"#] {
        let value: Value = serde_json::from_str(texts).unwrap();
        assert_eq!(serde_json::to_string(&value).unwrap(), texts);
    }
    assert_eq!(json::<Array1<String>>(r#"["NA","b"]"#), Ok(arr1(&["NA".into(), "b".into()])));
    let error = json::<Array1<i64>>(r#"[1,"NA"]"#).unwrap_err();
    assert!(error.contains("at [1]: the word \"NA\" in a list of int64"), "{error}");
}

/// As orjson and ormsgpack write NumPy's dates, and R its own.
#[test]
fn dates_may_be_texts_in_lists() {
    let document = r#"["2021-01-01T00:00:00","1969-12-31","NaT","2021-01-01T00:00:00+00:00"]"#;
    let days = arr1(&[18_628_i64, -1, i64::MIN, 18_628]);
    let nested: Nd<Array1<i64>, DateTime64<Day, Nested>> = serde_json::from_str(document).unwrap();
    assert_eq!(nested.into_inner(), days);
    let any: Nd<Array1<i64>, DateTime64<Day, Any>> = serde_json::from_str(document).unwrap();
    assert_eq!(any.into_inner(), days);
    let two: Nd<Array2<i64>, DateTime64<Day, Nested>> =
        ndserde::json::from_str(r#"[["2021-01-01"],[3]]"#).unwrap();
    assert_eq!(two.into_inner(), arr2(&[[18_628], [3]]));
    let one: Nd<Array0<i64>, DateTime64<Day, Nested>> =
        serde_json::from_str(r#""2021-01-01""#).unwrap();
    assert_eq!(one.into_inner(), arr0(18_628));
    let stated = r#"{"dtype":"datetime64[D]","shape":[2],"data":["2021-01-01","NaT"]}"#;
    let value: Value = serde_json::from_str(stated).unwrap();
    assert!(value.as_array().is_some_and(|array| array.shape() == [2]), "{value}");
    for document in
        [r#"["2021-01-01T00:00:00.5"]"#, r#"[1,"2021-02-29"]"#, r#"["2021-01-01+02:00"]"#]
    {
        let read: Result<Nd<Array1<i64>, DateTime64<Day, Nested>>, _> =
            serde_json::from_str(document);
        let error = read.unwrap_err().to_string();
        assert!(error.contains("in a list of datetime64[D], nor a date"), "{error}");
    }
}
