//! Which images are taken: dtypes, shapes, layouts and values.

use half::{bf16, f16};
use ndarray::{Array1, Array2, Array3, Array4, ShapeBuilder, arr0, array};
use ndserde::{
    DynArray, Nd, npy,
    wire::{
        JsonNumpy, MsgpackNumpy, NdarrayV1, Nested, Npy, NpyLatin1, Packed, Pickle, PickleLatin1,
        Readable, Tagged, Triple, TypedArray,
    },
};
use ndserde_service::Kind;
use num_complex::Complex;
use serde::Serialize;
use serde_json::json;

use crate::{ask, digits, document, expected, run};

const KINDS: [(Kind, &str); 3] = [
    (Kind::Json, "application/json"),
    (Kind::Cbor, "application/cbor"),
    (Kind::MessagePack, "application/msgpack"),
];

#[test]
fn every_numeric_dtype_is_taken() {
    let images = digits(2);
    let ones = images.mapv(|pixel| u8::from(pixel > 7));
    let expected_ones = expected(ones.clone());
    let expected = expected(images.clone());
    let dtypes: [DynArray; 14] = [
        images.clone().into(),
        images.mapv(u16::from).into(),
        images.mapv(u32::from).into(),
        images.mapv(u64::from).into(),
        images.mapv(|pixel| i8::try_from(pixel).unwrap()).into(),
        images.mapv(i16::from).into(),
        images.mapv(i32::from).into(),
        images.mapv(i64::from).into(),
        images.mapv(f16::from).into(),
        images.mapv(|pixel| bf16::from_f32(pixel.into())).into(),
        images.mapv(f32::from).into(),
        images.mapv(f64::from).into(),
        images.mapv(|pixel| Complex::new(f32::from(pixel), 0.0)).into(),
        images.mapv(|pixel| Complex::new(f64::from(pixel), 0.0)).into(),
    ];
    let rows = dtypes.iter().map(|array| (array, &expected));
    let bools = DynArray::from(ones.mapv(|pixel| pixel == 1));
    for (array, expected) in rows.chain([(&bools, &expected_ones)]) {
        for (kind, name) in KINDS {
            let headers = [("content-type", name), ("accept", "application/json")];
            let answer = run(ask(&headers, document(kind, Nd::new(array))));
            assert_eq!(answer.prediction(), *expected, "{} in {name}", array.dtype());
        }
        let mut file = Vec::new();
        if npy::to_writer_dyn(&mut file, array).is_ok() {
            let headers = [("content-type", "application/x-npy"), ("accept", "application/json")];
            let answer = run(ask(&headers, file));
            assert_eq!(answer.prediction(), *expected, "{} in a file", array.dtype());
        }
    }
}

#[test]
fn one_image_or_a_batch_is_taken() {
    let batch = digits(2);
    let one = digits(1);
    let mut fortran = Array3::zeros((2, 8, 8).f());
    fortran.assign(&batch);
    let rows: [(DynArray, usize); 9] = [
        (one.clone().into_shape_with_order((8, 8)).unwrap().into(), 1),
        (one.clone().into_shape_with_order(64).unwrap().into(), 1),
        (one.clone().into(), 1),
        (one.clone().into_shape_with_order((1, 64)).unwrap().into(), 1),
        (batch.clone().into(), 2),
        (batch.clone().into_shape_with_order((2, 64)).unwrap().into(), 2),
        (fortran.into(), 2),
        (Array3::<u8>::zeros((0, 8, 8)).into(), 0),
        (Array2::<f64>::zeros((0, 64)).into(), 0),
    ];
    for (array, n) in rows {
        let headers = [("content-type", "application/json")];
        let answer = run(ask(&headers, document(Kind::Json, Nd::new(&array))));
        let prediction = answer.prediction();
        assert_eq!(prediction.labels.len(), n, "{array}");
        if n > 0 {
            assert_eq!(prediction, expected(digits(n)), "{array}");
        }
    }
}

#[test]
fn every_layout_is_taken() {
    let array = digits(2);
    let expected = expected(array.clone());
    let json = |images: serde_json::Value| (Kind::Json, document(Kind::Json, images));
    let lists: Vec<Vec<u8>> = array.rows().into_iter().map(|row| row.to_vec()).collect();
    let base64 = serde_json::to_value(Nd::new(&array)).unwrap()["data"].clone();
    let rows = [
        in_each(Nd::by::<Tagged>(&array)),
        in_each(Nd::by::<Readable>(&array)),
        in_each(Nd::by::<Nested>(&array)),
        in_each(Nd::by::<NdarrayV1>(&array)),
        in_each(Nd::by::<Triple>(&array)),
        in_each(Nd::by::<JsonNumpy>(&array)),
        in_each(Nd::by::<MsgpackNumpy>(&array)),
        in_each(Nd::by::<Npy>(&array)),
        in_each(Nd::by::<NpyLatin1>(&array)),
        in_each(Nd::by::<Packed>(&array)),
        // A pickle is data here: nothing in it is executed.
        in_each(Nd::by::<Pickle>(&array)),
        in_each(Nd::by::<PickleLatin1>(&array)),
        vec![(Kind::Cbor, document(Kind::Cbor, Nd::by::<TypedArray>(&array)))],
        vec![
            json(json!([lists[..8], lists[8..]])),
            json(json!({ "bdata": base64, "dtype": "u1", "shape": "2, 8, 8" })),
            json(
                json!({ "datatype": "UINT8", "shape": [2, 8, 8], "data": [lists[..8], lists[8..]] }),
            ),
        ],
    ];
    for (number, (kind, body)) in rows.into_iter().flatten().enumerate() {
        let name = KINDS.iter().find(|row| row.0 == kind).unwrap().1;
        let headers = [("content-type", name), ("accept", "application/json")];
        assert_eq!(run(ask(&headers, body)).prediction(), expected, "document {number}, {name}");
    }
}

fn in_each<T: Serialize>(images: T) -> Vec<(Kind, Vec<u8>)> {
    KINDS.iter().map(|(kind, _)| (*kind, document(*kind, &images))).collect()
}

#[test]
fn other_arrays_are_refused_with_dtype_and_shape() {
    let image = Array1::<f64>::zeros(64);
    let with = |value: f64| {
        let mut image = image.clone();
        image[3] = value;
        DynArray::from(image)
    };
    let text: DynArray = serde_json::from_value::<Nd<DynArray>>(json!({
        "dtype": "<U1", "shape": [1], "byteorder": "little", "order": "C", "data": "YQAAAA==",
    }))
    .unwrap()
    .into_inner();
    let rows: [(DynArray, &str, &str, &[usize]); 14] = [
        (arr0(1_u8).into(), "images have shape", "uint8", &[]),
        (array![1_u8].into(), "images have shape", "uint8", &[1]),
        (Array1::<u8>::zeros(63).into(), "images have shape", "uint8", &[63]),
        (Array2::<f32>::ones((1, 63)).into(), "images have shape", "float32", &[1, 63]),
        (Array2::<i64>::ones((7, 8)).into(), "images have shape", "int64", &[7, 8]),
        (Array4::<i64>::ones((1, 1, 8, 8)).into(), "images have shape", "int64", &[1, 1, 8, 8]),
        (text, "images have shape", "<U1", &[1]),
        (image.mapv(|_| i64::MAX).into(), "int64 at [0] is 9223372036854775807", "int64", &[64]),
        (image.mapv(|x| Complex::new(x, 1.0)).into(), "complex128 at [0]", "complex128", &[64]),
        (with(f64::NAN), "the pixel at [3] is NaN", "float64", &[64]),
        (with(f64::INFINITY), "the pixel at [3] is inf", "float64", &[64]),
        (with(16.5), "the pixel at [3] is 16.5", "float64", &[64]),
        (with(-1.0), "the pixel at [3] is -1", "float64", &[64]),
        (
            DynArray::from(Array1::<i64>::zeros(64))
                .reinterpret_time(ndserde::DType::DateTime64(ndserde::TimeUnit::DAY))
                .unwrap(),
            "datetime64[D]",
            "datetime64[D]",
            &[64],
        ),
    ];
    for (array, detail, dtype, shape) in rows {
        for (kind, name) in KINDS {
            let answer = run(ask(&[("content-type", name)], document(kind, Nd::new(&array))));
            let problem = answer.problem();
            assert_eq!(answer.status, 422, "{problem}");
            assert!(problem["detail"].as_str().unwrap().contains(detail), "{problem}");
            let found = (&problem["field"], &problem["dtype"], &problem["shape"]);
            assert_eq!(found, (&json!("images"), &json!(dtype), &json!(shape)), "{problem}");
        }
    }
}

/// Documents that cannot be read, a part of what is said of them, and the field.
const UNREADABLE: &[(&str, &str, Option<&str>)] = &[
    ("", "EOF", None),
    ("{", "EOF", None),
    ("[]", "", None),
    ("{}", "missing field `images`", None),
    (r#"{"image": [1]}"#, "missing field `images`", None),
    (r#"{"images": null}"#, "null", Some("images")),
    (r#"{"images": "AAAA"}"#, "", Some("images")),
    (r#"{"images": {"a": 1}}"#, "unknown field \"a\"", Some("images")),
    (r#"{"images": [[1, 2], [3]]}"#, "ragged list", Some("images")),
    (r#"{"images": ["a"]}"#, "", Some("images")),
    (r#"{"images": [1], "images": [1]}"#, "duplicate field", None),
    (r#"{"images": [1]} x"#, "bytes after the document", None),
    (
        r#"{"images": {"dtype": "uint8", "shape": [1, 64], "data": "AAA="}}"#,
        "shape [1, 64] of uint8 needs 64 bytes, the data has 2",
        Some("images"),
    ),
    (r#"{"images": {"dtype": "object", "shape": [1], "data": "AA=="}}"#, "object", Some("images")),
    // os.system("true") as a pickle
    (
        r#"{"images": "gASVHAAAAAAAAACMBXBvc2l4lIwGc3lzdGVtlJOUjAR0cnVllIWUUpQu"}"#,
        "",
        Some("images"),
    ),
];

#[test]
fn what_is_no_document_is_refused_with_its_field() {
    for (body, detail, field) in UNREADABLE {
        let answer = run(ask(&[("content-type", "application/json")], *body));
        let problem = answer.problem();
        assert_eq!(answer.status, 400, "{body}: {problem}");
        assert!(problem["detail"].as_str().unwrap().contains(detail), "{body}: {problem}");
        assert_eq!(problem["field"].as_str(), *field, "{body}: {problem}");
    }
}

#[test]
fn what_a_client_wrote_is_not_repeated_at_length() {
    let long = "a".repeat(1 << 20);
    let bodies = [
        format!(r#"{{"images": {{"{long}": [}}}}"#),
        format!(r#"{{"images": "{long}"}}"#),
        format!(r#"{{"images": {{"dtype": "{long}", "shape": [1], "data": "AA=="}}}}"#),
    ];
    for body in bodies {
        let answer = run(ask(&[("content-type", "application/json")], body));
        assert_eq!(answer.problem()["field"].as_str().unwrap()[..6], *"images");
        assert!(answer.body.len() < 3000, "{}", answer.body.len());
    }
}
