//! `DynArray`: arrays whose dtype and rank only the document knows.

use std::collections::BTreeMap;

use ndarray::{Array1, Array2, ArrayD, Axis, Ix1, Ix2, IxDyn, ShapeBuilder, arr0, arr1, arr2};
use ndserde::{
    DType, DynArray, Element, Nd, NdDeserialize, NdElement, NdSerialize, Order,
    wire::{JsonNumpy, Packed, Readable, Tagged, Wire},
};
use ndserde_test_support::{
    Backend, Sample,
    backend::One,
    for_each_attacked, for_each_element, for_each_wire,
    layout::{LAYOUTS, array},
};

/// Each element type and layout: what is read as any dtype is what was written, is written as the
/// array itself is, and becomes that array again.
#[test]
fn comes_back_bit_for_bit_through_each_data_format() {
    for_each_element!(A => for &(shape, memory) in LAYOUTS {
        let before: ArrayD<A> = array(shape, memory);
        for_each_attacked!(B => {
            let document = B::write(&Nd::new(&before)).unwrap();
            let read = B::read::<Nd<DynArray>>(&document).unwrap().into_inner();
            assert_eq!((read.dtype(), read.shape()), (&A::DTYPE, before.shape()));
            assert_eq!(B::write(&Nd::new(&read)).unwrap(), document, "{shape:?} {memory:?}");
            let after = read.into_array::<A, IxDyn>().unwrap();
            let lies_in_f = before.t().is_standard_layout() && !before.is_standard_layout();
            let kept = if lies_in_f { after.t().is_standard_layout() } else { after.is_standard_layout() };
            assert!(kept, "{shape:?} {memory:?}");
            let same = before.iter().zip(&after).all(|(a, b)| a.bits() == b.bits());
            assert!(same, "{:?}", B::BACKEND);
        });
    });
}

/// Others may state F where both orders are the same memory. What is written then says C, as for the array
/// itself, and comes back on each wire.
#[test]
fn order_f_of_one_order_is_c() {
    for (shape, data) in [("[2]", "AQACAA=="), ("[]", "AQA="), ("[0,3]", ""), ("[1,2]", "AQACAA==")]
    {
        let json = |order: &str| {
            format!(
                r#"{{"dtype":"int16","shape":{shape},"byteorder":"little","order":"{order}","data":"{data}"}}"#
            )
        };
        let array = serde_json::from_str::<Nd<DynArray>>(&json("F")).unwrap().into_inner();
        assert_eq!(array.order(), Order::C, "{shape}");
        assert_eq!(serde_json::to_string(&Nd::new(&array)).unwrap(), json("C"));
        let packed = serde_json::to_string(&Nd::<_, Packed>::from(&array)).unwrap();
        let back = serde_json::from_str::<Nd<DynArray, Packed>>(&packed).unwrap().into_inner();
        assert_eq!(back, array, "{packed}");
    }
}

/// The wires that state no dtype say which ones do.
#[test]
fn each_wire_reads_it_or_says_why_not() {
    let before = arr2(&[[1.5_f32, -0.0], [f32::MAX, 1e-40]]);
    let mut refused = Vec::new();
    for_each_wire!(W => for_each_attacked!(B => {
        // None where it cannot be written.
        let document = B::write(&Nd::<_, W>::from(&before)).ok();
        match document.map(|document| B::read::<Nd<DynArray, W>>(&document)) {
            Some(Ok(read)) => assert_eq!(read.into_inner(), DynArray::from(&before)),
            Some(Err(error)) => {
                let words = "these documents do not say the dtype, and the field takes any; \
                             the wires tagged and readable state it";
                // postcard's errors have no words.
                let said = error.contains(words) && error.contains(W::NAME);
                assert!(said || B::BACKEND == Backend::Postcard, "{error}");
                refused.push(W::NAME);
            }
            None => {}
        }
    }));
    refused.dedup();
    assert_eq!(refused, ["nested", "ndarray_v1"]);
}

#[test]
fn the_dtype_may_come_after_the_data() {
    for late in [
        r#"{"data": [1, 2], "dtype": "int8", "shape": [2]}"#,
        r#"{"data": "AQI=", "dtype": "int8", "shape": [2]}"#,
    ] {
        let read = serde_json::from_str::<Nd<DynArray, Readable>>(late).unwrap().into_inner();
        assert_eq!(read, arr1(&[1_i8, 2]).into(), "{late}");
    }
    // Each number is held to the dtype once that is known.
    for (late, words) in [
        (r#"{"data": [1, 200], "dtype": "int8", "shape": [2]}"#, "200 is out of range for int8"),
        (r#"{"data": [1, 2.5], "dtype": "int8", "shape": [2]}"#, "2.5 has a fraction"),
        (
            r#"{"data": [1, 2], "dtype": "complex64", "shape": [1]}"#,
            "the nested list has shape [], the shape is [1]",
        ),
        (r#"{"data": ["a"], "dtype": "<U1", "shape": [1]}"#, "unknown number \"a\""),
    ] {
        let error = serde_json::from_str::<Nd<DynArray, Readable>>(late).unwrap_err().to_string();
        assert!(error.contains(words), "{late}: {error}");
    }
}

/// NumPy has no typestr for `bfloat16`, also within a record: its name is written instead.
#[test]
fn a_record_may_hold_what_numpy_has_no_typestr_for() {
    let json = r#"{"dtype":[["x","bfloat16"]],"shape":[1],"byteorder":"little","order":"C","data":"gD8="}"#;
    let read = serde_json::from_str::<Nd<DynArray>>(json).unwrap().into_inner();
    assert_eq!(read.to_string(), "[(1.0)], dtype=[('x', 'bfloat16')], shape=[1]");
    assert_eq!(serde_json::to_string(&Nd::new(&read)).unwrap(), json);
    let error = serde_json::to_string(&Nd::by::<JsonNumpy>(&read)).unwrap_err().to_string();
    assert!(error.contains("NumPy has no typestr for [('x', 'bfloat16')]"), "{error}");
}

#[derive(Clone, Copy, Debug, PartialEq, NdElement)]
struct Point {
    x: f64,
    id: i32,
}

/// Formats that do not describe themselves hold a record's list of fields as it is, which only a field
/// of its type can ask for; the others are the wires whose bytes say the dtype.
#[test]
fn records_are_read_by_each_wire_and_where_nothing_says_what_they_are_by_some() {
    let before = DynArray::from(arr1(&[Point { x: -0.5, id: 1 }, Point { x: 2.0, id: -3 }]));
    let (mut typed, mut refused) = (Vec::new(), Vec::new());
    for_each_wire!(W => for_each_attacked!(B => if let Ok(document) = B::write(&Nd::<_, W>::from(&before)) {
        let read = B::read::<Nd<DynArray, W>>(&document).map(Nd::into_inner);
        if B::BACKEND.is_typed() {
            typed.extend(read.map(|read| assert_eq!(read, before)).ok().map(|()| W::NAME));
            let read: Nd<Array1<Point>, W> = B::read(&document).unwrap();
            assert_eq!(DynArray::from(read.into_inner()), before);
        } else {
            assert_eq!(read.unwrap(), before, "{} {:?}", W::NAME, B::BACKEND);
        }
    } else {
        refused.push(W::NAME);
    }));
    typed.dedup();
    refused.dedup();
    assert_eq!(refused, ["readable", "nested", "triple", "ndarray_v1"]);
    assert_eq!(typed, ["npy", "npy_latin1", "pickle", "pickle_latin1", "packed"]);
}

#[test]
fn a_bool_that_is_none_is_refused() {
    let json = r#"{"dtype": "bool", "shape": [2], "data": "AQI="}"#;
    let error = serde_json::from_str::<Nd<DynArray>>(json).unwrap_err().to_string();
    assert!(error.contains("tagged: element 1 of the bool data is the byte 2"), "{error}");
}

/// An owned array is moved, and comes out where it was.
#[test]
fn nothing_is_copied_on_the_way_in_and_out() {
    let array = Array2::<f64>::ones((30, 40).f());
    let address = array.as_ptr();
    let any = DynArray::from(array);
    assert_eq!((any.order(), any.ndim(), any.len()), (Order::F, 2, 1200));
    assert_eq!(any.view::<f64, Ix2>().unwrap().as_ptr(), address);
    assert_eq!(any.into_array::<f64, IxDyn>().unwrap().as_ptr(), address);
}

/// Each way in which an array may not be its memory.
#[test]
fn arrays_of_any_layout_become_what_they_show() {
    let all = Array2::from_shape_fn((4, 6), |(i, j)| i32::try_from(10 * i + j).unwrap());
    let (mut middle, mut columns, mut reversed) = (all.clone(), all.clone(), all.clone());
    middle.slice_axis_inplace(Axis(0), (1..3).into());
    columns.slice_axis_inplace(Axis(1), (1..3).into());
    reversed.invert_axis(Axis(0));
    for array in [all, middle, columns, reversed] {
        let shown: Vec<i32> = array.iter().copied().collect();
        for any in
            [DynArray::from(&array), array.view().into(), array.to_shared().into(), array.into()]
        {
            let view = any.view::<i32, Ix2>().unwrap();
            assert_eq!(view.iter().copied().collect::<Vec<_>>(), shown);
        }
    }
    let f = Array2::<u8>::zeros((2, 3).f());
    assert_eq!((DynArray::from(&f).order(), DynArray::from(f.t()).order()), (Order::F, Order::C));
}

#[test]
fn another_type_is_an_error_with_both_names() {
    let any = DynArray::from(arr2(&[[1_i16, 300]]));
    let errors = [
        (any.view::<u16, Ix2>().unwrap_err(), "the data is int16, the field holds uint16"),
        (
            any.view::<i16, Ix1>().unwrap_err(),
            "the data has 2 axes (shape [1, 2]), the field has 1",
        ),
        (
            any.cast::<f64, Ix1>().unwrap_err(),
            "the data has 2 axes (shape [1, 2]), the field has 1",
        ),
        (
            any.cast::<u8, Ix2>().unwrap_err(),
            "the int16 at [0, 1] is 300, which uint8 does not hold",
        ),
        (
            any.clone().into_array::<f32, Ix2>().unwrap_err(),
            "the data is int16, the field holds float32",
        ),
    ];
    for (error, words) in errors {
        assert_eq!(error.to_string(), words);
    }
    assert_eq!(any.cast::<f32, Ix2>().unwrap(), arr2(&[[1.0, 300.0]]));
    assert_eq!(any.cast::<i16, IxDyn>().unwrap(), arr2(&[[1, 300]]).into_dyn());
}

#[test]
fn equality_is_by_value() {
    let rows = arr2(&[[1.0, -0.0], [2.0, 3.0]]);
    let mut columns = Array2::zeros((2, 2).f());
    columns.assign(&rows);
    columns[[0, 1]] = 0.0;
    assert_eq!(DynArray::from(&rows), DynArray::from(&columns));
    for other in
        [arr2(&[[1.0, 0.0], [2.0, 4.0]]), arr2(&[[1.0, 0.0, 2.0, 3.0]]), rows.clone() / 0.0]
    {
        assert_ne!(DynArray::from(&rows), DynArray::from(other));
    }
    assert_ne!(DynArray::from(arr1(&[1_i8])), DynArray::from(arr1(&[1_u8])));
    for_each_element!(A => {
        let hard = Array1::from(A::hard());
        // NaN is no number, not even itself.
        let is_equal = hard.view() == hard.view();
        assert_eq!(DynArray::from(&hard) == DynArray::from(&hard), is_equal, "{}", A::DTYPE);
    });
}

#[test]
fn text_is_as_numpy_shortens_it() {
    let texts = [
        (arr0(true).into_dyn().into(), "true, dtype=bool, shape=[]"),
        (arr1(&[1_u8]).into_dyn().into(), "[1], dtype=uint8, shape=[1]"),
        (ArrayD::<f32>::zeros(IxDyn(&[2, 0])).into(), "[], dtype=float32, shape=[2, 0]"),
        (
            DynArray::from(arr1(&[half::f16::from_f32(0.5), half::f16::NAN])),
            "[0.5, NaN], dtype=float16, shape=[2]",
        ),
        (
            arr1(&[num_complex::Complex::new(1.0_f32, -0.5)]).into(),
            "[1.0-0.5i], dtype=complex64, shape=[1]",
        ),
        (
            arr1(&[num_complex::Complex::new(1.0_f32, f32::NAN)]).into(),
            "[1.0+NaNi], dtype=complex64, shape=[1]",
        ),
        (
            ArrayD::from_shape_fn(IxDyn(&[2, 1, 2]), |i| i8::try_from(i[0] * 2 + i[2]).unwrap())
                .into(),
            "[[[0, 1]],\n\n [[2, 3]]], dtype=int8, shape=[2, 1, 2]",
        ),
        (
            Array2::from_shape_fn((2, 700).f(), |(i, j)| i32::try_from(i * 700 + j).unwrap())
                .into(),
            "[[0, 1, 2, ..., 697, 698, 699],\n [700, 701, 702, ..., 1397, 1398, 1399]], \
             dtype=int32, shape=[2, 700]",
        ),
    ];
    for (array, text) in texts {
        assert_eq!(array.to_string(), text);
        assert_eq!(format!("{array:?}"), format!("DynArray({text})"));
    }
}

#[derive(Debug, PartialEq, NdSerialize, NdDeserialize)]
struct Service {
    any: DynArray,
    named: BTreeMap<String, Vec<DynArray>>,
    #[nd(wire = Readable)]
    maybe: Option<DynArray>,
    mixed: (DynArray, String, Array1<u8>),
    #[nd(cast)]
    exact: Vec<Array1<f32>>,
    #[nd(wire = Readable, cast = "same_kind")]
    rounded: Array1<f32>,
}

#[test]
fn fields_of_derived_types_hold_and_cast_any_dtype() {
    let service = Service {
        any: arr1(&[1_i8]).into(),
        named: [("a".into(), vec![arr0(0.5).into(), arr2(&[[true]]).into()])].into(),
        maybe: Some(arr1(&[1_u64]).into()),
        mixed: (arr1(&[1_u16]).into(), "x".into(), arr1(&[1])),
        exact: vec![arr1(&[1.0])],
        rounded: arr1(&[0.1]),
    };
    for_each_attacked!(B => {
        let document = B::write(&service).unwrap();
        assert_eq!(B::read::<Service>(&document).unwrap(), service, "{:?}", B::BACKEND);
    });
    let json = serde_json::to_string(&service).unwrap();
    let doubles = serde_json::to_string(&Nd::by::<Readable>(arr1(&[0.1_f64]))).unwrap();
    let singles = serde_json::to_string(&Nd::by::<Readable>(arr1(&[0.1_f32]))).unwrap();
    assert!(json.contains(&singles));
    let json = json.replace(&singles, &doubles);
    assert_eq!(serde_json::from_str::<Service>(&json).unwrap(), service);
    assert_eq!(<Tagged as Wire>::NAME, "tagged");
}

#[test]
fn more_axes_than_a_wire_carries_are_refused_on_writing() {
    let deep = DynArray::from(ArrayD::<u8>::zeros(IxDyn(&[1; 65])));
    let error = serde_json::to_string(&Nd::new(deep)).unwrap_err().to_string();
    assert_eq!(error, "tagged: the shape has more than 64 axes");
    assert_eq!(DType::ALL.len(), 15);
}
