//! Structs of named fields.

use base64::Engine;
use ndarray::{Array1, Array2, ShapeBuilder, arr0, arr1, arr2};
use ndserde::{
    DType, DynArray, Nd, NdDeserialize, NdElement, NdSerialize, npy,
    wire::{JsonNumpy, Npy, Readable, Triple, Wire},
};
use serde_json::{Value, json};

use super::{Scan, Time, Uv, read, scans, text, wires_that_carry};

#[test]
fn come_back_through_every_wire_that_carries_them() {
    let wires = [
        "tagged",
        "npy",
        "npy_latin1",
        "json_numpy",
        "msgpack_numpy",
        "pickle",
        "pickle_latin1",
        "packed",
    ];
    for array in [
        scans().into_dyn(),
        arr0(scans()[0].clone()).into_dyn(),
        Array2::from_shape_fn((2, 3), |(i, j)| scans()[(i + j) % 3].clone()).into_dyn(),
        Array1::default(0).into_dyn(),
    ] {
        let mut carried = wires_that_carry(&array);
        carried.sort_unstable_by_key(|name| wires.iter().position(|wire| wire == name));
        assert_eq!(carried, wires, "{:?}", array.shape());
    }
}

#[test]
fn are_spelled_as_numpy_does() {
    let fields = json!([
        ["x", "<f8"],
        ["id", "<i4", [3]],
        ["uv", [["u", "<f4"], ["v w", "<f4"]]],
        ["kind", "|u1"],
        ["at", "<M8[ns]"],
        ["flags", "|b1", [2, 2]]
    ]);
    let tagged = serde_json::to_value(Nd::new(&scans())).unwrap();
    assert_eq!(tagged["dtype"], fields);
    assert_eq!(serde_json::to_value(Nd::by::<JsonNumpy>(&scans())).unwrap()["dtype"], fields);
    let file = npy::to_vec(&scans()).unwrap();
    let header = "{'descr': [('x', '<f8'), ('id', '<i4', (3,)), ('uv', [('u', '<f4'), ('v w', '<f4')]), \
                  ('kind', '|u1'), ('at', '<M8[ns]'), ('flags', '|b1', (2, 2))], 'fortran_order': False";
    assert!(file.escape_ascii().to_string().replace('\\', "").contains(header));
}

/// Nothing but the fields: packed, whatever Rust's layout.
#[test]
fn padding_never_leaves_the_process() {
    #[derive(Clone, NdElement)]
    #[repr(C)]
    struct Padded {
        a: u8,
        b: u64,
        c: u8,
    }

    #[derive(Clone, NdElement)]
    #[repr(C, packed)]
    struct Packed {
        a: u8,
        b: u64,
        c: u8,
    }
    let padded = arr1(&[Padded { a: 1, b: 2, c: 3 }, Padded { a: 4, b: 5, c: 6 }]);
    let packed = padded.map(|&Padded { a, b, c }| Packed { a, b, c });
    let document = serde_json::to_value(Nd::new(&padded)).unwrap();
    assert_eq!(document["data"], "AQIAAAAAAAAAAwQFAAAAAAAAAAY=");
    assert_eq!(document, serde_json::to_value(Nd::new(&packed)).unwrap());
}

#[test]
fn wires_that_cannot_say_so_by_name() {
    let words = |error: serde_json::Error| error.to_string();
    let refused = [
        (words(serde_json::to_string(&Nd::by::<Readable>(&scans())).unwrap_err()), Readable::NAME),
        (words(serde_json::to_string(&Nd::by::<Triple>(&scans())).unwrap_err()), Triple::NAME),
    ];
    for (error, wire) in refused {
        assert!(error.starts_with(wire) && error.contains("('x', '<f8')"), "{error}");
    }
}

#[test]
fn keep_their_memory_order() {
    let mut array = Array2::default((2, 3).f());
    array.assign(&arr2(&[[Uv { u: 1.0, v: 2.0 }, Uv::default(), Uv { u: 3.0, v: 4.0 }]; 2]));
    let document = serde_json::to_string(&Nd::new(&array)).unwrap();
    assert!(document.contains(r#""order":"F""#), "{document}");
    let read: Array2<Uv> = read(&document).unwrap();
    assert!(read.t().is_standard_layout());
    assert_eq!(read, array);
}

#[test]
fn stand_in_a_dyn_array() {
    // NaT is not equal to itself.
    let scans = scans().map(|scan| Scan { at: Time(1), ..scan.clone() });
    let array = DynArray::from(&scans);
    let DType::Record(record) = array.dtype() else { panic!("{:?}", array.dtype()) };
    assert_eq!(record.itemsize(), 8 + 12 + 8 + 1 + 8 + 4);
    let document = serde_json::to_string(&Nd::new(&array)).unwrap();
    assert_eq!(document, serde_json::to_string(&Nd::new(&scans)).unwrap());
    let again: DynArray = read(&document).unwrap();
    assert_eq!(again, array);
    assert_eq!(again.field("kind").unwrap(), arr1(&[7_u8, 255, 1]).into());
    assert_eq!(again.field("id").unwrap().shape(), [3, 3]);
    assert_eq!(
        again.field("uv").unwrap().field("v w").unwrap(),
        arr1(&[1.5_f32, f32::INFINITY, 0.0]).into()
    );
    let error = again.field("v").unwrap_err().to_string();
    assert!(error.contains("have no field \"v\""), "{error}");
    assert_eq!(again.into_array::<Scan, _>().unwrap(), scans);
}

#[test]
fn are_fields_of_models() {
    #[derive(Debug, PartialEq, NdSerialize, NdDeserialize)]
    struct Model {
        scans: Array1<Scan>,
        #[nd(wire = Npy)]
        by_name: std::collections::BTreeMap<String, Array1<Uv>>,
    }
    let uvs = scans().map(|scan| scan.uv);
    let model = Model { scans: scans(), by_name: [("a".to_owned(), uvs)].into() };
    let packed = rmp_serde::to_vec(&model).unwrap();
    assert_eq!(rmp_serde::from_slice::<Model>(&packed).unwrap(), model);
}

/// What the compiler may not be told by the names of fields.
#[test]
fn are_called_as_their_fields_are() {
    #[derive(Clone, Debug, PartialEq, NdElement)]
    #[allow(non_snake_case)]
    struct Named {
        r#type: u8,
        bytes: u16,
        #[nd(rename = "größe 'x'\n")]
        size: i64,
        Upper: bool,
        #[deprecated]
        old: usize,
    }
    #[allow(deprecated)]
    let array = arr1(&[Named { r#type: 1, bytes: 2, size: -3, Upper: true, old: 4 }]).into_dyn();
    assert_eq!(wires_that_carry(&array).len(), 8);
    let document: Value = serde_json::to_value(Nd::new(&array)).unwrap();
    let names: Vec<&Value> = document["dtype"].as_array().unwrap().iter().map(|f| &f[0]).collect();
    assert_eq!(names, ["type", "bytes", "größe 'x'\n", "Upper", "old"]);
}

#[derive(Clone, Debug, PartialEq, NdElement)]
struct Generic<T, const N: usize>
where
    T: Copy,
{
    values: [T; N],
    nested: [[[[T; 1]; 2]; 1]; 2],
    inner: Inner<T>,
    #[nd(default)]
    more: Option2<T>,
}

#[derive(Clone, Debug, PartialEq, NdElement)]
struct Inner<T> {
    value: T,
}

#[derive(Clone, Debug, Default, PartialEq, NdElement)]
struct Option2<T> {
    some: T,
}

#[test]
fn may_be_generic() {
    fn check<T>(value: T)
    where
        T: Copy + PartialEq + std::fmt::Debug,
        Generic<T, 2>: ndserde::Element,
    {
        let inner = Inner { value };
        let nested = [[[[value], [value]]], [[[value], [value]]]];
        let generic = Generic { values: [value; 2], nested, inner, more: Option2 { some: value } };
        assert_eq!(wires_that_carry(&arr1(&[generic.clone(), generic]).into_dyn()).len(), 8);
    }
    check(0.5_f32);
    check(-1_i64);
    check(true);
    check(half::f16::from_f32(0.5));
    check(num_complex::Complex::new(0.5, -1.0));
}

/// Each bit pattern that is none of the field's, by the place and the names around it.
#[test]
fn bytes_that_are_no_value_are_refused() {
    let good = serde_json::to_value(Nd::new(&scans())).unwrap();
    let size = 8 + 12 + 8 + 1 + 8 + 4;
    for (at, byte, words) in [
        (28, 2, "record 0 of the data has the field kind: 2, which is no variant of Kind"),
        (size + 28, 0, "record 1 of the data has the field kind: 0, which is no variant of Kind"),
        (2 * size + 40, 3, "record 2 of the data has the field flags: the byte 3, only 0 and 1"),
    ] {
        let mut data = bytes(&good["data"]);
        data[at] = byte;
        let mut bad = good.clone();
        bad["data"] = json!(text(&data));
        let error = read::<Array1<Scan>>(&bad.to_string()).unwrap_err();
        assert!(error.contains(words), "{error}");
    }
}

fn bytes(text: &Value) -> Vec<u8> {
    base64::prelude::BASE64_STANDARD.decode(text.as_str().unwrap()).unwrap()
}

/// Types that a macro names, beside what the derive writes.
#[test]
fn may_come_from_a_macro() {
    macro_rules! record {
        ($name:ident { $($field:ident: $ty:ty),* }) => {
            #[derive(Clone, Debug, PartialEq, NdElement)]
            struct $name {
                $(#[nd(default)] $field: $ty,)*
            }
        };
    }
    record!(Made { x: f64, id: [u8; 2] });
    let array = arr1(&[Made { x: 0.5, id: [1, 2] }]);
    let document = serde_json::to_string(&Nd::new(&array)).unwrap();
    assert_eq!(read::<Array1<Made>>(&document).unwrap(), array);
}
