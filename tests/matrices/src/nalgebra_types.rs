//! nalgebra's types.

use std::{borrow::Cow, collections::BTreeMap};

use nalgebra::{
    DMatrix, DVector, Dim, Matrix, Matrix2x3, Matrix2xX, Matrix3, MatrixXx3, RawStorage,
    RowDVector, RowVector3, SMatrix, U1, Vector1, Vector3,
};
use ndserde::{
    As, NdColumns, NdDeserialize, NdElement, NdSerialize,
    wire::{Cast, Nested, Npy, Pickle, Raw, Tagged},
};
use num_complex::Complex;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::formats::{everywhere, json, read};

const SIX: [f64; 6] = [1.5, -2.0, 3.0, 4.0, 5.0, -0.25];

#[test]
fn each_type_goes_everywhere() {
    everywhere(&DMatrix::from_row_slice(2, 3, &SIX));
    everywhere(&DMatrix::from_row_slice(6, 1, &SIX));
    everywhere(&DMatrix::from_row_slice(1, 6, &SIX));
    everywhere(&DVector::from_row_slice(&SIX));
    everywhere(&RowDVector::from_row_slice(&SIX));
    everywhere(&Matrix2x3::from_row_slice(&SIX));
    everywhere(&Matrix2xX::from_row_slice(&SIX));
    everywhere(&MatrixXx3::from_row_slice(&SIX));
    everywhere(&Vector3::new(1_u8, 2, 3));
    everywhere(&RowVector3::new(true, false, true));
    everywhere(&Vector1::new(7_i64));
    everywhere(&SMatrix::<Complex<f32>, 2, 2>::from_fn(|i, j| Complex::new(i as f32, j as f32)));
    everywhere(&DMatrix::from_fn(2, 2, |i, j| format!("{i}{}", "x".repeat(j))));
    everywhere(&nalgebra::Point3::new(1.0, 2.0, 3.0));
    everywhere(&nalgebra::Quaternion::new(1.0, 2.0, 3.0, 4.0));
    everywhere(&vec![Vector3::new(1.0, 2.0, 3.0); 2]);
    everywhere(&BTreeMap::from([("a".to_owned(), (DMatrix::<i32>::identity(2, 2), 0.5))]));
    everywhere(&nalgebra_0_33::DMatrix::from_row_slice(2, 3, &SIX));
    everywhere(&nalgebra_0_34::DMatrix::from_row_slice(2, 3, &SIX));
    everywhere(&nalgebra_0_34::Point3::new(1.0, 2.0, 3.0));
    everywhere(&nalgebra_0_33::Vector3::new(1.0, 2.0, 3.0));
}

#[test]
fn points_and_quaternions_are_vectors() {
    assert_eq!(json::<Nested, _>(&nalgebra::Point2::new(1, 2)), "[1,2]");
    // As nalgebra has it in memory, glam and scipy: the real part comes last.
    assert_eq!(
        json::<Nested, _>(&nalgebra::Quaternion::new(4.0, 1.0, 2.0, 3.0)),
        "[1.0,2.0,3.0,4.0]"
    );
    let error = read::<Nested, nalgebra::Point3<f64>>("[1,2]").unwrap_err();
    assert!(error.starts_with("nested: the data has shape [2], the field has [3]"), "{error}");
}

/// Bit for bit, also what is not equal to itself.
#[test]
fn nans_keep_their_bits() {
    let bits = [0x7ff8_0000_dead_beef, 0xfff0_0000_0000_0001, 1_u64 << 63];
    let vector = Vector3::from_fn(|i, _| f64::from_bits(bits[i]));
    let back: Vector3<f64> = read::<Tagged, _>(&json::<Tagged, _>(&vector)).unwrap();
    assert_eq!(back.map(f64::to_bits).as_slice(), bits);
}

/// A matrix has two axes and lies by columns; a vector has one.
#[test]
fn shapes_and_orders() {
    fn row<R: Dim, C: Dim, S: RawStorage<u8, R, C>>(matrix: &Matrix<u8, R, C, S>, expected: &str)
    where
        Matrix<u8, R, C, S>: ndserde::field::SerializeBy<Tagged>,
    {
        let document: Value = serde_json::from_str(&json::<Tagged, _>(matrix)).unwrap();
        let found = format!("{} {} {}", document["shape"], document["order"], document["data"]);
        assert_eq!(found.replace('"', ""), expected);
    }
    let six = [1, 2, 3, 4, 5, 6];
    row(&DMatrix::from_row_slice(2, 3, &six), "[2,3] F AQQCBQMG");
    row(&Matrix2x3::from_row_slice(&six), "[2,3] F AQQCBQMG");
    row(&DMatrix::from_row_slice(6, 1, &six), "[6,1] C AQIDBAUG");
    row(&DMatrix::from_row_slice(1, 6, &six), "[1,6] C AQIDBAUG");
    row(&DVector::from_row_slice(&six), "[6] C AQIDBAUG");
    row(&RowDVector::from_row_slice(&six), "[6] C AQIDBAUG");
    row(&Vector1::new(1), "[1] C AQ==");
    row(&DMatrix::<u8>::zeros(0, 3), "[0,3] C ");
    // Views: whole, by their rows, by every second column, and a column and a row of a matrix.
    let mut matrix = DMatrix::from_row_slice(2, 3, &six);
    row(&matrix.as_view::<nalgebra::Dyn, nalgebra::Dyn, U1, nalgebra::Dyn>(), "[2,3] F AQQCBQMG");
    row(&matrix.columns(1, 2), "[2,2] F AgUDBg==");
    row(&matrix.columns_with_step(0, 2, 1), "[2,2] F AQQDBg==");
    row(&matrix.rows(1, 1), "[1,3] C BAUG");
    row(&matrix.column(1), "[2] C AgU=");
    row(&matrix.row(1), "[3] C BAUG");
    row(&matrix.view_mut((0, 1), (2, 2)), "[2,2] F AgUDBg==");
    row(&matrix.transpose(), "[3,2] F AQIDBAUG");
}

/// What is lent is not copied on its way: the same memory comes back where it can.
#[test]
fn python_documents_land_right() {
    let documents = include_str!("../golden/documents.jsonl");
    let mut read_ones = 0;
    for line in documents.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        let (wire, document) = (line["wire"].as_str().unwrap(), line["document"].to_string());
        macro_rules! by_wire {
            ($T:ty) => {
                match wire {
                    "tagged" => read::<Tagged, $T>(&document),
                    "npy" => read::<Npy, $T>(&document),
                    "nested" => read::<Nested, $T>(&document),
                    "pickle" => read::<Pickle, $T>(&document),
                    _ => unreachable!(),
                }
            };
        }
        let rows: Vec<f64> = serde_json::from_value(line["rows"].clone()).unwrap();
        let shape: Vec<usize> = serde_json::from_value(line["shape"].clone()).unwrap();
        let what = format!("{wire} {} {shape:?}", line["order"]);
        if let [r, c] = shape[..] {
            let expected = DMatrix::from_row_slice(r, c, &rows);
            assert_eq!(by_wire!(DMatrix<f64>).unwrap(), expected, "{what}");
            assert_eq!(
                by_wire!(nalgebra_0_33::DMatrix<f64>).unwrap().as_slice(),
                expected.as_slice()
            );
        } else {
            assert!(by_wire!(DMatrix<f64>).is_err(), "{what}");
        }
        if shape == [2, 3] {
            assert_eq!(
                by_wire!(Matrix2x3<f64>).unwrap(),
                Matrix2x3::from_row_slice(&rows),
                "{what}"
            );
            assert_eq!(
                by_wire!(Matrix2xX<f64>).unwrap(),
                Matrix2xX::from_row_slice(&rows),
                "{what}"
            );
            assert_eq!(
                by_wire!(MatrixXx3<f64>).unwrap(),
                MatrixXx3::from_row_slice(&rows),
                "{what}"
            );
        }
        // A column is a vector of columns, a row one of rows, and what has one axis is both.
        let column = by_wire!(DVector<f64>).ok();
        let is_column = matches!(shape[..], [_] | [_, 1]);
        assert_eq!(column, is_column.then(|| DVector::from_row_slice(&rows)), "{what}");
        let row = by_wire!(RowDVector<f64>).ok();
        let is_row = matches!(shape[..], [_] | [1, _]);
        assert_eq!(row, is_row.then(|| RowDVector::from_row_slice(&rows)), "{what}");
        read_ones += 1;
    }
    assert_eq!(read_ones, 40);
}

#[test]
fn other_shapes_are_refused() {
    fn row<T: Refused>(document: &str, expected: &str) {
        let error = T::refused(document);
        assert!(error.starts_with(expected), "{error}\n{expected}");
    }
    trait Refused {
        fn refused(document: &str) -> String;
    }
    impl<T> Refused for T
    where
        T: for<'de> ndserde::field::DeserializeBy<'de, Nested> + ndserde::field::HoldsArray,
    {
        fn refused(document: &str) -> String {
            read::<Nested, T>(document).err().expect(document)
        }
    }
    let two_by_three = "[[1,2,3],[4,5,6]]";
    row::<Matrix3<f64>>(two_by_three, "nested: the data has shape [2, 3], the field has [3, 3]");
    row::<nalgebra::Matrix3x2<f64>>(
        two_by_three,
        "nested: the data has shape [2, 3], the field has [3, 2]",
    );
    row::<nalgebra::Matrix3xX<f64>>(
        two_by_three,
        "nested: the data has shape [2, 3], the field has [3, _]",
    );
    row::<nalgebra::MatrixXx2<f64>>(
        two_by_three,
        "nested: the data has shape [2, 3], the field has [_, 2]",
    );
    row::<Vector3<f64>>("[1,2]", "nested: the data has shape [2], the field has [3]");
    row::<Vector3<f64>>("[[1],[2]]", "nested: the data has shape [2, 1], the field has [3]");
    row::<Vector3<f64>>("[[1,2,3]]", "nested: the data has 2 axes (shape [1, 3]), the field has 1");
    row::<RowVector3<f64>>(
        "[[1],[2],[3]]",
        "nested: the data has 2 axes (shape [3, 1]), the field has 1",
    );
    row::<DVector<f64>>(
        two_by_three,
        "nested: the data has 2 axes (shape [2, 3]), the field has 1",
    );
    row::<DMatrix<f64>>("[1,2]", "nested: the data has 1 axes (shape [2]), the field has 2");
    row::<DMatrix<f64>>(
        "[[[1]]]",
        "nested: the data has 3 axes (shape [1, 1, 1]), the field has 2",
    );
    row::<DMatrix<u8>>("[[1.5]]", "nested: ");
}

/// As fields: named by their types, marked behind an alias, by `with`, cast, and as columns.
#[test]
fn fields_of_each_kind() {
    type Alias = DMatrix<f32>;

    #[derive(NdSerialize, NdDeserialize, PartialEq, Debug)]
    struct Model {
        weights: DMatrix<f64>,
        bias: Option<DVector<f32>>,
        corners: Vec<Vector3<f32>>,
        origin: nalgebra::Point3<f32>,
        #[nd]
        alias: Alias,
        #[nd(wire = Npy)]
        rotation: nalgebra::Matrix3<f64>,
        #[nd(cast)]
        cast: RowDVector<f64>,
        #[nd(wire = Raw)]
        raw: DVector<u16>,
        #[nd(plain)]
        plain: Vector3<f64>,
    }

    #[derive(Serialize, Deserialize, PartialEq, Debug)]
    struct With {
        #[serde(with = "ndserde::tagged")]
        weights: DMatrix<f64>,
        #[serde(with = "As::<Cast<Nested>>")]
        bias: Vector3<f32>,
    }

    let model = Model {
        weights: DMatrix::from_row_slice(2, 3, &SIX),
        bias: Some(DVector::from_element(2, 0.5)),
        corners: vec![Vector3::x(), Vector3::y()],
        origin: nalgebra::Point3::origin(),
        alias: Alias::identity(2, 2),
        rotation: nalgebra::Matrix3::identity(),
        cast: RowDVector::from_row_slice(&SIX),
        raw: DVector::from_element(2, 7),
        plain: Vector3::z(),
    };
    let json = serde_json::to_string(&model).unwrap();
    assert!(json.contains(r#""raw":"BwAHAA==","plain":[0.0,0.0,1.0]"#), "{json}");
    assert_eq!(serde_json::from_str::<Model>(&json).unwrap(), model);
    let integers = json.replace(
        &json[json.find(r#""cast":"#).unwrap()..json.find(r#","raw""#).unwrap()],
        r#""cast":{"dtype":"uint8","shape":[1,2],"byteorder":"little","order":"C","data":"AQI="}"#,
    );
    let back: Model = serde_json::from_str(&integers).unwrap();
    assert_eq!(back.cast, RowDVector::from_row_slice(&[1.0, 2.0]));

    let with = With { weights: model.weights, bias: Vector3::new(1.0, 2.0, 3.0) };
    let json = serde_json::to_string(&with).unwrap();
    assert_eq!(serde_json::from_str::<With>(&json).unwrap(), with);
}

#[test]
fn columns_of_vectors() {
    #[derive(NdSerialize, NdDeserialize, NdColumns, Clone, PartialEq, Debug)]
    struct Particle {
        position: Vector3<f32>,
        stress: SMatrix<f64, 2, 3>,
        name: DVector<String>,
    }
    #[derive(NdSerialize, NdDeserialize, PartialEq, Debug)]
    struct Cloud {
        #[nd(columns)]
        particles: Vec<Particle>,
    }

    let particle = |x: f32| Particle {
        position: Vector3::new(x, 2.0, 3.0),
        stress: SMatrix::from_row_slice(&SIX),
        name: DVector::from_element(1, "a".repeat(x as usize)),
    };
    let cloud = Cloud { particles: vec![particle(1.0), particle(3.0)] };
    let json: Value = serde_json::to_value(&cloud).unwrap();
    assert_eq!(json["particles"]["position"]["shape"], serde_json::json!([2, 3]));
    assert_eq!(json["particles"]["stress"]["shape"], serde_json::json!([2, 2, 3]));
    assert_eq!(serde_json::from_value::<Cloud>(json).unwrap(), cloud);
}

/// Elements of the user's own, and text that is only lent.
#[test]
fn elements_of_each_kind() {
    #[derive(NdElement, Clone, PartialEq, Debug)]
    struct Cell {
        id: u8,
        weight: f32,
    }
    let cells = DMatrix::from_fn(2, 3, |i, j| Cell { id: i as u8, weight: j as f32 });
    let back: DMatrix<Cell> = read::<Tagged, _>(&json::<Tagged, _>(&cells)).unwrap();
    assert_eq!(back, cells);
    let lent = DVector::from_row_slice(&["a", "bc"]);
    let back: DVector<String> = read::<Tagged, _>(&json::<Tagged, _>(&lent)).unwrap();
    assert_eq!(back, DVector::from_row_slice(&["a".to_owned(), "bc".to_owned()]));
    let back: DVector<Cow<'static, str>> = read::<Tagged, _>(&json::<Tagged, _>(&lent)).unwrap();
    assert_eq!(back[1], "bc");
}

/// ndarray's arrays read them and are read as them.
#[test]
fn ndarray_reads_the_same() {
    let matrix = DMatrix::from_row_slice(2, 3, &SIX);
    let array: ndarray::Array2<f64> = read::<Tagged, _>(&json::<Tagged, _>(&matrix)).unwrap();
    assert_eq!(array[[0, 1]], matrix[(0, 1)]);
    let back: DMatrix<f64> = read::<Tagged, _>(&json::<Tagged, _>(&array.t())).unwrap();
    assert_eq!(back, matrix.transpose());
}
