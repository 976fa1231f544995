//! One dtype as another: what is exact, NumPy's tables, and what is rounded.
#![allow(
    clippy::cast_lossless,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "casts are what this file is about"
)]

use half::{bf16, f16};
use ndarray::{Array1, ArrayD, CowArray, Ix1, IxDyn, ShapeBuilder, arr1, arr2};
use ndserde::{
    DType, DynArray, Element, Nd,
    wire::{
        Cast, JsonNumpy, Nested, Npy, Readable, Tagged, Wire,
        cast::{Exact, Safe, SameKind},
    },
};
use ndserde_test_support::{Sample, for_each_element, for_each_wire};
use num_complex::Complex;

/// A number without its type: equal where the numbers are, bit for bit if they are floats.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Value {
    Whole(i128),
    /// Not whole, not finite, or negative zero: as the bits of a double.
    Bits(u64),
    Pair(u64, u64),
}

/// An independent opinion on what a dtype holds.
trait Number: Sample {
    fn value(self) -> Value;

    /// An element that may be the value; no other can.
    fn candidate(value: Value) -> Self;
}

fn float_value(value: f64) -> Value {
    let negative_zero = value == 0.0 && value.is_sign_negative();
    if value.fract() == 0.0 && value.abs() < 1e30 && !negative_zero {
        return Value::Whole(value as i128);
    }
    Value::Bits(value.to_bits())
}

/// The double with the sign, the payload and so the signalling bit of a NaN.
fn nan(bits: u64, width: u32, fraction: u32) -> f64 {
    let (sign, payload) = (bits >> (width - 1), bits & ((1 << fraction) - 1));
    f64::from_bits(sign << 63 | 0x7ff << 52 | payload << (52 - fraction))
}

macro_rules! integers {
    ($($int:ty),*) => {$(
        impl Number for $int {
            fn value(self) -> Value {
                Value::Whole(self as i128)
            }

            fn candidate(value: Value) -> Self {
                match value {
                    Value::Whole(value) => value as Self,
                    _ => 0,
                }
            }
        }
    )*};
}

integers!(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize);

impl Number for bool {
    fn value(self) -> Value {
        Value::Whole(self.into())
    }

    fn candidate(value: Value) -> Self {
        value == Value::Whole(1)
    }
}

macro_rules! floats {
    ($($float:ident, $bits:ident, $fraction:literal, $narrow:expr, $widen:expr;)*) => {$(
        impl Number for $float {
            fn value(self) -> Value {
                if self.is_nan() {
                    return float_value(nan(self.to_bits().into(), $bits::BITS, $fraction));
                }
                float_value($widen(self))
            }

            fn candidate(value: Value) -> Self {
                match value {
                    Value::Whole(value) => $narrow(value as f64),
                    Value::Bits(bits) if f64::from_bits(bits).is_nan() => {
                        let sign = (bits >> 63 << ($bits::BITS - 1)) as $bits;
                        let infinity = $float::INFINITY.to_bits();
                        let payload = bits << 12 >> (64 - $fraction);
                        Self::from_bits(sign | infinity | payload as $bits)
                    }
                    Value::Bits(bits) => $narrow(f64::from_bits(bits)),
                    Value::Pair(..) => $narrow(0.0),
                }
            }
        }
    )*};
}

floats! {
    f16, u16, 10, f16::from_f64, f16::to_f64;
    bf16, u16, 7, bf16::from_f64, bf16::to_f64;
    f32, u32, 23, |x| x as f32, f64::from;
    f64, u64, 52, |x| x, |x| x;
}

macro_rules! complexes {
    ($($float:ty),*) => {$(
        impl Number for Complex<$float> {
            fn value(self) -> Value {
                let bits = |part: $float| match part.value() {
                    Value::Whole(value) => (value as f64).to_bits(),
                    Value::Bits(bits) | Value::Pair(bits, _) => bits,
                };
                match self.im.to_bits() {
                    0 => self.re.value(),
                    _ => Value::Pair(bits(self.re), bits(self.im)),
                }
            }

            fn candidate(value: Value) -> Self {
                let part = |bits| <$float>::candidate(float_value(f64::from_bits(bits)));
                match value {
                    Value::Pair(re, im) => Self { re: part(re), im: part(im) },
                    value => Self { re: <$float>::candidate(value), im: 0.0 },
                }
            }
        }
    )*};
}

complexes!(f32, f64);

fn read<T, W: Wire>(json: &str) -> Result<T, String>
where
    T: for<'de> ndserde::field::DeserializeBy<'de, W> + ndserde::field::HoldsArray,
{
    serde_json::from_str::<Nd<T, W>>(json).map(Nd::into_inner).map_err(|e| e.to_string())
}

/// Each hard value of each dtype into each dtype.
#[test]
fn exact_takes_what_the_dtype_holds_and_nothing_else() {
    let (mut taken, mut refused) = (0, 0);
    for_each_element!(From => for_each_element!(To => {
        let interesting = [0.0, 1.0, 2.0, -1.0, 127.0, 128.0, 255.0, 256.0, 65504.0, 65536.0]
            .into_iter()
            .chain([16_777_216.0, 16_777_217.0, 2_f64.powi(53), 2_f64.powi(63), 2_f64.powi(64)])
            .map(|value| From::candidate(float_value(value)));
        for from in From::hard().into_iter().chain(interesting) {
            let json = serde_json::to_string(&Nd::new(&arr1(&[from]))).unwrap();
            let value = from.value();
            let holds = To::candidate(value).value() == value;
            match read::<Array1<To>, Cast>(&json) {
                Ok(to) => {
                    assert!(holds, "{from:?} became {to:?}");
                    assert_eq!(to[0].value(), value, "{from:?} of {}", From::DTYPE);
                    taken += 1;
                }
                Err(error) => {
                    assert!(!holds, "{from:?} of {}: {error}", From::DTYPE);
                    assert!(error.contains(&format!("the {} at [0] is ", From::DTYPE)), "{error}");
                    refused += 1;
                }
            }
        }
    }));
    assert!(taken > 3000 && refused > 1000, "{taken} taken, {refused} refused");
}

/// NumPy's own words, see `golden/generate.py`.
const CASTING: &str = include_str!("golden/casting.txt");

#[test]
fn safe_is_numpys_table() {
    let mut rows = 0;
    for_each_element!(From => {
        let from = From::DTYPE.to_string();
        let row = CASTING.lines().find_map(|line| line.strip_prefix(&format!("{from}: ")));
        let row: Vec<&str> = row.unwrap_or_default().split(' ').collect();
        rows += 1;
        let json = serde_json::to_string(&Nd::new(&Array1::<From>::from(vec![]))).unwrap();
        for_each_element!(To => {
            let to = To::DTYPE.to_string();
            let is_safe = from == to || row.contains(&&*to);
            let read = read::<Array1<To>, Cast<Tagged, Safe>>(&json);
            assert_eq!(read.is_ok(), is_safe, "{from} into {to}");
            if let Err(error) = read {
                let words = format!("tagged: the data is {from}, the field holds {to}, and the casting rule safe forbids that");
                assert!(error.starts_with(&words), "{error}");
            }
        });
    });
    assert_eq!((rows, CASTING.lines().count()), (17, DType::ALL.len()));
}

/// A row: the document's data, what is read as `To`, or why not.
macro_rules! same_kind {
    ($($From:ty => $To:ty: [$($from:expr),*] => $read:expr;)*) => {$({
        let json = serde_json::to_string(&Nd::new(&arr1::<$From>(&[$($from),*]))).unwrap();
        let read = read::<Array1<$To>, Cast<Tagged, SameKind>>(&json).map(|array| array.to_vec());
        let wanted: Result<Vec<$To>, &str> = $read;
        match (&read, &wanted) {
            (Ok(read), Ok(wanted)) => assert_eq!(read, wanted, "{json}"),
            (Err(error), Err(words)) => assert!(error.contains(words), "{error}"),
            _ => panic!("{json}: {read:?}, not {wanted:?}"),
        }
    })*};
}

#[test]
fn same_kind_rounds_floats_and_refuses_what_does_not_fit() {
    same_kind! {
        f64 => f32: [0.1, 1e-50, f64::INFINITY] => Ok(vec![0.1, 0.0, f32::INFINITY]);
        f64 => f32: [1.0, 1e300] => Err("the float64 at [1] is 1000000");
        f64 => f16: [0.1, 65519.0] => Ok(vec![f16::from_f64(0.1), f16::from_f64(65504.0)]);
        f64 => f16: [65520.0] => Err("which float16 does not hold");
        f32 => bf16: [1.004] => Ok(vec![bf16::from_f32(1.007_812_5)]);
        u64 => bf16: [9_259_400_833_873_739_777] => Ok(vec![bf16::from_bits(0x5f01)]);
        i64 => f32: [16_777_217] => Ok(vec![16_777_216.0]);
        u64 => f64: [u64::MAX] => Ok(vec![18_446_744_073_709_551_616.0]);
        i64 => u8: [255] => Ok(vec![255]);
        i64 => u8: [0, -1] => Err("the int64 at [1] is -1, which uint8 does not hold");
        bool => f32: [true, false] => Ok(vec![1.0, 0.0]);
        f64 => i64: [1.0] => Err("the casting rule same_kind forbids that");
        u8 => bool: [1] => Err("the casting rule same_kind forbids that");
        Complex<f64> => f64: [Complex::new(1.0, 0.0)] => Err("forbids that");
        f64 => Complex<f32>: [0.1] => Ok(vec![Complex::new(0.1, 0.0)]);
        Complex<f64> => Complex<f32>: [Complex::new(0.1, 1e300)] => Err("the complex128 at [0]");
    }
}

/// Vector loops go by blocks: what does not fit may be anywhere in one.
#[test]
fn the_place_of_the_misfit_is_the_place_in_the_array() {
    for (shape, at) in
        [(&[1500][..], &[1400][..]), (&[40, 50], &[37, 2]), (&[3, 20, 30], &[2, 0, 29])]
    {
        for is_f in [false, true] {
            let mut array = ArrayD::<i32>::ones(IxDyn(shape).set_f(is_f));
            array[IxDyn(at)] = 256;
            let document = rmp_serde::to_vec_named(&Nd::new(&array)).unwrap();
            let read = rmp_serde::from_slice::<Nd<ArrayD<u8>, Cast>>(&document);
            let error = read.unwrap_err().to_string();
            let words = format!("tagged: the int32 at {at:?} is 256, which uint8 does not hold");
            assert_eq!(error, words);
            array[IxDyn(at)] = 255;
            let document = rmp_serde::to_vec_named(&Nd::new(&array)).unwrap();
            let read = rmp_serde::from_slice::<Nd<ArrayD<u8>, Cast>>(&document).unwrap();
            assert_eq!(read.into_inner().mapv(i32::from), array);
        }
    }
}

#[test]
fn each_wire_that_states_a_dtype_is_cast_and_the_others_read_numbers_anyway() {
    let array = arr2(&[[1_i64, 2], [3, 100]]);
    for_each_wire!(W => {
        let json = serde_json::to_string(&Nd::<_, W>::from(&array)).unwrap();
        let read: Nd<ndarray::Array2<f32>, Cast<W, Exact>> = serde_json::from_str(&json).unwrap();
        assert_eq!(read.into_inner(), array.mapv(|n| n as f32), "{json}");
        // What is written is what the wire writes.
        assert_eq!(serde_json::to_string(&Nd::<_, Cast<W>>::from(&array)).unwrap(), json);
    });
    let read: Nd<Array1<u8>, Cast<Nested>> = serde_json::from_str("[1, 255]").unwrap();
    assert_eq!(read.into_inner(), arr1(&[1, 255]));
}

#[test]
fn lists_are_read_as_the_dtype_that_the_document_states() {
    let tenths = arr1(&[0.1_f64, 0.2]);
    let json = serde_json::to_string(&Nd::by::<Readable>(&tenths)).unwrap();
    let error = read::<Array1<f32>, Cast<Readable>>(&json).unwrap_err();
    assert!(error.contains("readable: the float64 at [0] is 0.1, which float32"), "{error}");
    let rounded = read::<Array1<f32>, Cast<Readable, SameKind>>(&json).unwrap();
    assert_eq!(rounded, arr1(&[0.1, 0.2]));
}

#[test]
fn either_byte_order_is_cast() {
    let json = r#"{"__numpy__": "AAEBAA==", "dtype": ">i2", "shape": [2]}"#;
    assert_eq!(read::<Array1<f64>, Cast<JsonNumpy>>(json).unwrap(), arr1(&[1.0, 256.0]));
}

/// Nothing is copied that need not be.
#[test]
fn the_fields_own_dtype_is_lent() {
    let document = rmp_serde::to_vec(&Nd::new(arr1(&[1_u8, 2, 3]))).unwrap();
    let value: Nd<CowArray<'_, u8, Ix1>, Cast> = rmp_serde::from_slice(&document).unwrap();
    assert!(value.get_ref().is_view());
    let value: Nd<CowArray<'_, i64, Ix1>, Cast> = rmp_serde::from_slice(&document).unwrap();
    assert_eq!(value.into_inner(), arr1(&[1_i64, 2, 3]));
}

#[test]
fn a_bool_that_is_none_is_refused() {
    let json = r#"{"dtype": "bool", "shape": [2], "data": "AQI="}"#;
    let error = read::<Array1<i32>, Cast>(json).unwrap_err();
    assert!(error.contains("element 1 of the bool data is the byte 2"), "{error}");
}

/// What takes any dtype has nothing to cast.
#[test]
fn an_array_of_any_dtype_stays_what_it_is() {
    let npy = serde_json::to_string(&Nd::by::<Npy>(arr1(&[1_i8]))).unwrap();
    assert_eq!(read::<DynArray, Cast<Npy>>(&npy).unwrap().dtype(), &DType::Int8);
    assert_eq!(<Cast<Npy> as Wire>::NAME, "npy");
}
