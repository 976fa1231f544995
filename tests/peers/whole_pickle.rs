//! A whole pickle for `load_pickle.py`, which says what is in it.

use ndarray::{Array0, Array1, Array2, ShapeBuilder, arr0, arr1, arr2};
use ndserde::{
    DType, DynArray, Nd, NdSerialize, TimeUnit, Value,
    value::{BigInt, Key},
    wire,
};
use serde::Serialize;
use serde_bytes::ByteBuf;

#[derive(Serialize)]
enum Variant {
    Unit,
    New(u8),
    Tuple(u8, u8),
    Struct { a: u8 },
}

#[derive(NdSerialize)]
struct Whole {
    name: &'static str,
    integers: Vec<i128>,
    wide: [i128; 2],
    large: u128,
    floats: Vec<f32>,
    pair: (bool, Option<u8>),
    raw: ByteBuf,
    variants: Vec<Variant>,
    weights: Array2<f64>,
    fortran: Array2<i16>,
    scalar: Array0<f32>,
    empty: Array2<u8>,
    large_array: Array1<u8>,
    flags: Array1<bool>,
    dates: DynArray,
    words: Array1<String>,
    records: DynArray,
    layers: Vec<Array1<u8>>,
    #[nd(wire = wire::Readable)]
    readable: Array1<u8>,
    values: Value,
}

/// What serde has no form for: integers of more than 128 bits, also as keys, and complex numbers as
/// they come from a pickle.
fn values() -> Value {
    let big = |digits: &str| digits.parse::<BigInt>().unwrap();
    let huge = "1606938044258990275541962092341162602522202993782792835301376";
    let negative = format!("-{huge}");
    let longest = "9".repeat(BigInt::LONGEST);
    let python = b"\x80\x04cbuiltins\ncomplex\nG\x3f\xf8\0\0\0\0\0\0G\xc0\0\0\0\0\0\0\0\x86R.";
    let complex: Value = ndserde::pickle::from_slice(python).unwrap();
    let integers: Value = [huge, &negative, &longest].into_iter().map(big).collect();
    let keys: Value = [(Key::from(big(huge)), 1), (big(&negative).into(), 2)].into_iter().collect();
    [("complex", complex), ("integers", integers), ("keys", keys)].into_iter().collect()
}

pub(crate) fn written() -> Vec<u8> {
    let unit = TimeUnit::SECOND.times(25).unwrap();
    let records = r#"{"dtype":[["x","<i4"],["y","<f8",[2]],["in",[["u","|u1"]]]],"shape":[1],"byteorder":"little","order":"C","data":"AQAAAAAAAAAAAABAAAAAAAAACEAE"}"#;
    let whole = Whole {
        name: "né",
        integers: vec![0, 255, 256, 65_536, -1, 1 << 31, i64::MIN.into(), u64::MAX.into()],
        wide: [i128::MAX, i128::MIN],
        large: u128::MAX,
        floats: vec![0.5, f32::INFINITY],
        pair: (true, None),
        raw: ByteBuf::from(*b"\x00\xff"),
        variants: vec![
            Variant::Unit,
            Variant::New(1),
            Variant::Tuple(1, 2),
            Variant::Struct { a: 3 },
        ],
        weights: arr2(&[[1.5, -0.0, f64::INFINITY], [2.0, 3.0, 4.0]]),
        fortran: Array2::from_shape_vec((2, 3).f(), vec![0, 3, 1, 4, 2, 5]).unwrap(),
        scalar: arr0(2.5),
        empty: Array2::zeros((0, 3)),
        large_array: Array1::zeros(100_000),
        flags: arr1(&[true, false]),
        dates: DynArray::from(arr1(&[1_i64, -1]))
            .reinterpret_time(DType::DateTime64(unit))
            .unwrap(),
        words: arr1(&["ab".to_owned(), "\u{20ac}".to_owned()]),
        records: serde_json::from_str::<Nd<_>>(records).unwrap().into_inner(),
        layers: vec![arr1(&[1, 2]), arr1(&[])],
        readable: arr1(&[1]),
        values: values(),
    };
    ndserde::pickle::to_vec(&whole).unwrap()
}
