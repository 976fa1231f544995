//! The arrays of a sensor, there and back.

use std::{collections::BTreeMap, fmt::Debug};

use half::f16;
use ndarray::{Array, Array1, ArrayD, ShapeBuilder, arr0, arr1, arr2};
use ndserde::{
    Columns, DynArray, Nd,
    field::{DeserializeBy, HoldsArray, SerializeBy},
    wire,
};
use no_std::{Reading, Report, Sample, receive, send};
use num_complex::Complex;

fn report() -> Report {
    Report {
        name: "left".into(),
        window: Array::from_shape_fn((2, 3).f(), |(row, column)| row as f32 - column as f32 / 3.0),
        spectrum: arr1(&[Complex::new(1.0, -0.0), Complex::new(f32::NAN, f32::INFINITY)]),
        small: arr2(&[[f16::from_f32(0.1), f16::MAX]]).into_dyn(),
        sound: arr1(&[true, false]),
        readings: arr1(&[Reading { at: 7, acceleration: [1, -2, 1000] }, Reading::default()]),
        calibration: BTreeMap::from([
            ("gain".into(), Some(vec![arr1(&[1.5])])),
            ("none".into(), None),
        ]),
    }
}

#[test]
fn a_report_comes_back() {
    let (sent, bytes) = (report(), send(&report()).unwrap());
    let back = receive(&bytes).unwrap();
    // A NaN is not equal to itself: the text shows it, and the sign of zero.
    assert_eq!(format!("{back:?}"), format!("{sent:?}"));
    assert_eq!(send(&back).unwrap(), bytes);
}

#[test]
fn a_cut_report_is_an_error() {
    let bytes = send(&report()).unwrap();
    for len in 0..bytes.len() {
        assert!(receive(&bytes[..len]).is_err(), "{len} of {} bytes", bytes.len());
    }
}

/// There and back by the wire `W`; the bytes.
fn trip<W: wire::Wire, T>(name: &str, value: &T)
where
    T: SerializeBy<W> + for<'de> DeserializeBy<'de, W> + HoldsArray + Clone + Debug + PartialEq,
{
    let bytes = postcard::to_allocvec(&Nd::by::<W>(value.clone())).unwrap();
    let back: Nd<T, W> =
        postcard::from_bytes(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(back.get_ref(), value, "{name}");
}

#[test]
fn every_wire_that_needs_no_tags() {
    macro_rules! wires {
        ($($Wire:ident)*) => {$(
            let name = stringify!($Wire);
            trip::<wire::$Wire, _>(name, &arr1(&[1.0_f64, f64::MIN_POSITIVE, -0.0]));
            trip::<wire::$Wire, _>(name, &arr1(&[i64::MIN, i64::MAX]));
            trip::<wire::$Wire, _>(name, &Array1::<u8>::from_vec(vec![]));
            trip::<wire::$Wire, _>(name, &Some(arr1(&[true])));
        )*};
    }
    wires!(JsonNumpy MsgpackNumpy Nested Npy NpyLatin1 Packed Pickle PickleLatin1 Raw Readable Tagged Triple);
}

#[test]
fn an_array_of_any_dtype_and_columns() {
    let array = DynArray::from(&arr0(2.5_f32));
    trip::<wire::Tagged, _>("tagged", &array);
    let samples = Columns::new(vec![
        Sample { at: 1, axes: arr1(&[1, 2, 3]) },
        Sample { at: 2, axes: arr1(&[4, 5, 6]) },
    ]);
    let bytes = postcard::to_allocvec(&samples).unwrap();
    let back: Columns<Vec<Sample>> = postcard::from_bytes(&bytes).unwrap();
    assert_eq!(back.into_inner(), samples.into_inner());
}

#[test]
fn another_dtype_is_an_error() {
    let bytes = postcard::to_allocvec(&Nd::new(arr1(&[1.0_f32]).into_dyn())).unwrap();
    assert!(postcard::from_bytes::<Nd<ArrayD<f64>>>(&bytes).is_err());
}
