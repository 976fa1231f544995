//! Structs around one value.

use bytemuck::TransparentWrapper;
use ndarray::{Array1, Array2, ArrayView1, CowArray, Ix1, ShapeBuilder, arr1, arr2};
use ndserde::{
    DType, DynArray, Element, Nd, NdElement, TimeUnit,
    wire::{Cast, Tagged},
};
use serde_json::json;

use super::{Kind, Time, read, scans, wires_that_carry};

#[derive(Clone, Copy, Debug, PartialEq, NdElement)]
pub struct Metres(f64);

#[derive(Clone, Copy, Debug, PartialEq, TransparentWrapper, NdElement)]
#[nd(transparent)]
#[repr(transparent)]
struct Seconds(f32);

#[derive(Clone, Copy, Debug, PartialEq, NdElement)]
#[nd(dtype = "timedelta64[25s]")]
struct Span(i64);

#[derive(Clone, Debug, PartialEq, NdElement)]
struct Of<T>(T);

#[test]
fn are_what_is_in_them() {
    let values = arr1(&[0.5, -0.0, f64::MAX]);
    let metres = values.mapv(Metres);
    assert_eq!(
        serde_json::to_string(&Nd::new(&metres)).unwrap(),
        serde_json::to_string(&Nd::new(&values)).unwrap()
    );
    let all = wires_that_carry(&values.clone().into_dyn());
    assert_eq!(wires_that_carry(&metres.clone().into_dyn()), all);
    assert_eq!(wires_that_carry(&arr1(&[Seconds(0.5), Seconds(-1.5)]).into_dyn()), all);
    assert_eq!(wires_that_carry(&arr1(&[Of(true), Of(false)]).into_dyn()), all);
    assert_eq!(wires_that_carry(&arr1(&[Of(Of(1_usize))]).into_dyn()), all);
    assert_eq!(wires_that_carry(&scans().map(|scan| Of(scan.uv)).into_dyn()).len(), 8);
    assert_eq!(DynArray::from(metres).into_array::<f64, Ix1>().unwrap(), values);
}

#[test]
fn refuse_what_the_inner_value_refuses() {
    let bools = r#"{"dtype": "bool", "shape": [2], "data": "AQI="}"#;
    let error = read::<Array1<Of<bool>>>(bools).unwrap_err();
    assert!(error.contains("element 1 of the bool data is the byte 2"), "{error}");
    let error = read::<Array1<Metres>>(bools).unwrap_err();
    assert!(error.contains("the data is bool, the field holds float64"), "{error}");
    let integers = json!({"dtype": "uint8", "shape": [2], "data": "AQI="}).to_string();
    let cast = serde_json::from_str::<Nd<Array1<Metres>, Cast<Tagged>>>(&integers).unwrap();
    assert_eq!(cast.into_inner(), arr1(&[Metres(1.0), Metres(2.0)]));
}

#[test]
fn are_parts_of_records() {
    #[derive(Clone, Debug, PartialEq, NdElement)]
    struct Lap {
        length: Metres,
        times: [Seconds; 2],
        span: Span,
        kinds: Of<[Kind; 2]>,
    }
    let lap = |n: f32| Lap {
        length: Metres(f64::from(n)),
        times: [Seconds(n), Seconds(-n)],
        span: Span(3),
        kinds: Of([Kind::Air, Kind::Land]),
    };
    let laps = arr1(&[lap(0.5), lap(1.5)]);
    let document = serde_json::to_value(Nd::new(&laps)).unwrap();
    let dtype = json!([
        ["length", "<f8"],
        ["times", "<f4", [2]],
        ["span", "<m8[25s]"],
        ["kinds", "|u1", [2]]
    ]);
    assert_eq!(document["dtype"], dtype);
    assert_eq!(read::<Array1<Lap>>(&document.to_string()).unwrap(), laps);
    let minutes = document.to_string().replace("m8[25s]", "m8[m]");
    let error = read::<Array1<Lap>>(&minutes).unwrap_err();
    let words = "the field \"span\" of the data's record is timedelta64[m], that of the array's timedelta64[25s]";
    assert!(error.contains(words), "{error}");
}

#[test]
fn are_dates_and_spans() {
    assert_eq!(Time::DTYPE, DType::DateTime64(TimeUnit::NANOSECOND));
    let times = arr1(&[Time(0), Time(i64::MIN)]);
    let document = serde_json::to_string(&Nd::new(&times)).unwrap();
    assert!(document.contains(r#""dtype":"datetime64[ns]""#), "{document}");
    assert_eq!(read::<Array1<Time>>(&document).unwrap(), times);
    let error = read::<Array1<Time>>(&document.replace("[ns]", "[us]")).unwrap_err();
    assert!(
        error.contains("the data is datetime64[us], the field holds datetime64[ns]"),
        "{error}"
    );
    let error = read::<Array1<i64>>(&document).unwrap_err();
    assert!(error.contains("the data is datetime64[ns], the field holds int64"), "{error}");
    assert_eq!(Span::DTYPE.to_string(), "timedelta64[25s]");
}

/// Reading and moving keep the memory; nothing but the memory of the inner values is allocated.
#[test]
fn are_never_copied_where_they_are_owned() {
    let values = Array2::<f64>::ones((60, 70).f());
    let address = values.as_ptr().cast::<()>();
    let metres = DynArray::from(values).into_array::<Metres, ndarray::Ix2>().unwrap();
    assert_eq!(metres.as_ptr().cast::<()>(), address);
    let any = DynArray::from(metres);
    assert_eq!(any.view::<f64, ndarray::Ix2>().unwrap().as_ptr().cast::<()>(), address);

    let document = rmp_serde::to_vec(&Nd::new(&Array1::<f64>::ones(1 << 16))).unwrap();
    let allocated = |read: fn(&[u8])| allocation_counter::measure(|| read(&document)).bytes_max;
    let plain = allocated(|b| drop(rmp_serde::from_slice::<Nd<Array1<f64>>>(b).unwrap()));
    let wrapped = allocated(|b| drop(rmp_serde::from_slice::<Nd<Array1<Metres>>>(b).unwrap()));
    assert_eq!(wrapped, plain);
}

/// Where Rust knows that the memory is the inner value's, slices are cast too.
#[test]
fn are_cast_where_they_are_transparent() {
    let seconds = Array1::from_elem(1 << 16, Seconds(0.5));
    let any = DynArray::from(&seconds);
    let view: ArrayView1<'_, Seconds> = any.view().unwrap();
    assert_eq!(view, seconds);
    assert_eq!(view.as_ptr().cast::<()>(), any.view::<f32, Ix1>().unwrap().as_ptr().cast::<()>());
    assert!(DynArray::from(&seconds.mapv(|s| Metres(s.0.into()))).view::<Metres, Ix1>().is_err());

    let sink =
        |write: fn(&Array1<Seconds>)| allocation_counter::measure(|| write(&seconds)).bytes_max;
    let written = sink(|seconds| {
        rmp_serde::encode::write(&mut std::io::sink(), &Nd::new(seconds)).unwrap();
    });
    assert!(written < 1024, "{written} bytes allocated to write 256 KiB");

    let mut document = rmp_serde::to_vec(&Nd::new(&seconds)).unwrap();
    let mut borrowed = 0;
    for _ in 0..4 {
        // Of four addresses one is aligned.
        document.insert(0, 0xc0);
        let start = document.iter().position(|&byte| byte != 0xc0).unwrap();
        let read = rmp_serde::from_slice::<Nd<CowArray<'_, Seconds, Ix1>>>(&document[start..]);
        let read = read.unwrap().into_inner();
        assert_eq!(read, seconds);
        borrowed += usize::from(read.is_view());
    }
    assert_eq!(borrowed, 1);
    let rows = arr2(&[[Seconds(1.0), Seconds(2.0)]]);
    assert_eq!(
        wires_that_carry(&rows.into_dyn()).len(),
        wires_that_carry(&arr1(&[1_u8]).into_dyn()).len()
    );
}
