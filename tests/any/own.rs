//! Every wire's own documents.

use ndarray::{Array1, Array2, ArrayD, CowArray, ShapeBuilder, arr0, arr1, arr2};
use ndserde::{
    DynArray, Nd, NdElement,
    field::{DeserializeBy, HoldsArray, SerializeBy},
    wire::{
        Any, DateTime64, JsonNumpy, MsgpackNumpy, NdarrayV1, Nested, Npy, Packed, Pickle, Readable,
        Tagged, Triple, TypedArray, Wire, unit::Second,
    },
};
use ndserde_test_support::{
    Backend, backend::One, for_each_backend, for_each_self_describing, for_each_wire,
};
use num_complex::Complex;

use super::bits;

#[test]
fn every_wire_is_read_through_every_format_that_describes_itself() {
    let mut read = 0;
    for_each_wire!(W => for_each_self_describing!(B => {
        // A struct without its keys is read only where it is that of the wire that `any` writes.
        let in_keys = B::BACKEND != Backend::CborPacked || ["tagged", "readable"].contains(&W::NAME);
        if in_keys || ["nested", "triple", "npy", "packed"].contains(&W::NAME) {
            one::<B, W, _>(&arr2(&[[1.5, -2.0], [3.0, 4.25]]));
            one::<B, W, _>(&Array2::from_shape_vec((2, 2).f(), vec![1.5, 2.0, 3.0, 4.25]).unwrap());
            one::<B, W, _>(&arr1(&[1_u8, 2, 0]));
            // A number is a word in formats whose values are all words.
            one::<B, W, _>(&arr0(7_i32));
            read += 1;
        }
    }));
    assert!(read > 120, "{read}");
}

#[test]
fn every_element_is_read_from_every_wire() {
    for_each_wire!(W => for_each_backend!(B in [JsonSlice, CborSlice, RmpCompact, Yaml] => {
        one::<B, W, _>(&arr1(&[1_i64]));
        one::<B, W, _>(&arr1(&[true, false]));
        one::<B, W, _>(&arr1(&[half::f16::from_f32(1.5)]));
        one::<B, W, _>(&arr1(&[Complex::new(1.0, 2.0), Complex::new(1.0, -0.5)]));
        one::<B, W, _>(&Array1::<f64>::zeros(0));
    }));
}

fn one<B: One, W: Wire, T>(array: &T)
where
    T: SerializeBy<W>
        + HoldsArray
        + for<'de> DeserializeBy<'de, Any>
        + HoldsArray
        + PartialEq
        + std::fmt::Debug,
{
    let document = B::write_by::<W, _>(array).unwrap();
    let read = B::read_by::<Any, T>(&document);
    let text = String::from_utf8_lossy(&document);
    assert_eq!(read.as_ref(), Ok(array), "{} {:?}: {text}", W::NAME, B::BACKEND);
}

#[test]
fn dtypes_beyond_numbers_are_read_from_every_wire_that_carries_them() {
    #[derive(Clone, Debug, PartialEq, NdElement)]
    struct Point {
        x: f64,
        id: [i32; 2],
    }
    for_each_wire!(W => for_each_backend!(B in [JsonSlice, RmpNamed, RmpCompact] => {
        let texts = arr1(&["a".to_owned(), "bc".to_owned()]);
        let document = B::write_by::<W, _>(&texts).unwrap();
        assert_eq!(B::read_by::<Any, Array1<String>>(&document), Ok(texts), "{}", W::NAME);
        let dates = arr1(&[1_i64, i64::MIN]);
        let document = B::write_by::<DateTime64<Second, W>, _>(&dates).unwrap();
        let read = B::read_by::<DateTime64<Second, Any>, Array1<i64>>(&document);
        assert_eq!(read, Ok(dates), "{}", W::NAME);
        let points = arr1(&[Point { x: 0.5, id: [1, 2] }]);
        if let Ok(document) = B::write_by::<W, _>(&points) {
            assert_eq!(B::read_by::<Any, Array1<Point>>(&document), Ok(points.clone()), "{}", W::NAME);
            let any = B::read_by::<Any, DynArray>(&document).unwrap();
            assert_eq!(any, DynArray::from(points), "{}", W::NAME);
        }
        let bytes = arr1(&[vec![0_u8, 255], vec![1]]);
        if let Ok(document) = B::write_by::<W, _>(&bytes) {
            assert_eq!(B::read_by::<Any, Array1<Vec<u8>>>(&document), Ok(bytes), "{}", W::NAME);
        }
    }));
}

#[test]
fn an_array_of_any_dtype_is_read_from_every_wire_that_states_it() {
    let array = DynArray::from(arr2(&[[1_i16, -2], [3, 4]]));
    for_each_wire!(W => for_each_backend!(B in [JsonSlice, JsonValue, RmpCompact] => {
        let document = B::write_by::<W, _>(&array).unwrap();
        match B::read_by::<Any, DynArray>(&document) {
            Ok(read) => assert_eq!(bits(&read), bits(&array), "{}", W::NAME),
            Err(error) => {
                assert!(["nested", "ndarray_v1"].contains(&W::NAME), "{}: {error}", W::NAME);
                assert!(error.contains("do not say the dtype"), "{error}");
            }
        }
    }));
}

#[test]
fn the_tags_of_cbor_are_marks() {
    for_each_backend!(B in [Ciborium, CiboriumValue, CborSlice, CborReader] => {
        for array in [
            DynArray::from(arr1(&[1_u8, 2])),
            arr0(-1_i16).into(),
            arr2(&[[true, false]]).into(),
            Array2::from_elem((2, 3).f(), 1.5_f32).into(),
        ] {
            let document = B::write_by::<TypedArray, _>(&array).unwrap();
            let read = B::read_by::<Any, DynArray>(&document).unwrap();
            assert_eq!((bits(&read), read.order()), (bits(&array), array.order()));
        }
    });
}

#[test]
fn what_is_written_is_tagged() {
    let array = arr2(&[[1.0_f32, 2.0]]);
    for_each_self_describing!(B => {
        let document = B::write_by::<Any, _>(&array).unwrap();
        let tagged = B::write_by::<Tagged, _>(&array).unwrap();
        // Writes the keys in another order each time.
        if B::BACKEND != Backend::SonicValue {
            assert_eq!(document, tagged, "{:?}", B::BACKEND);
        }
        assert_eq!(B::read_by::<Any, Array2<f32>>(&document).unwrap(), array);
    });
}

#[test]
fn bytes_are_borrowed_where_the_wire_itself_borrows() {
    fn borrows<W: Wire>() -> bool {
        let array = ArrayD::from_elem(vec![3, 5], 7_u8);
        let document = rmp_serde::to_vec_named(&Nd::<_, W>::from(&array)).unwrap();
        let read = rmp_serde::from_slice::<Nd<CowArray<'_, u8, ndarray::IxDyn>, Any>>(&document);
        let read = read.unwrap().into_inner();
        assert_eq!(read, array);
        read.is_view()
    }
    assert!(borrows::<Tagged>() && borrows::<JsonNumpy>() && borrows::<MsgpackNumpy>());
    assert!(borrows::<Packed>() && borrows::<Npy>() && borrows::<Pickle>() && borrows::<Triple>());
    assert!(!borrows::<Readable>() && !borrows::<Nested>() && !borrows::<NdarrayV1>());
}
