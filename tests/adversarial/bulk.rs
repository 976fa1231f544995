//! Honest input in the forms that take the most memory for their size.

use ndarray::{Array1, Array2, ArrayD};
use ndserde::wire::{Any, Readable, Tagged};
use num_complex::Complex;

use ndserde_test_support::Backend::{self, JsonReader, JsonSlice, RmpCompact, RmpReader};

use crate::fields::{Read, read};

const N: usize = 1 << 17;

type Row = (&'static str, Backend, Vec<u8>, Read);

/// Each row is read.
pub(crate) fn table() -> Vec<Row> {
    let digits = json("float64", &format!("[{N}]"), "C", &format!("[0{}]", ",0".repeat(N - 1)));
    let rows = format!("[[0,0]{}]", ",[0,0]".repeat(N - 1));
    let fortran = json("float64", &format!("[{N},2]"), "F", &rows);
    let pairs = json("complex128", &format!("[{N}]"), "C", &rows);
    let text = json("float64", &format!("[{N}]"), "C", &format!("\"{}\"", base64(N * 8)));
    let int = |n: usize| [&[0xce][..], &u32::try_from(n).unwrap().to_be_bytes()].concat();
    let head = |dtype: &str, shape: &[usize]| {
        let dtype = [&[0xa0 | u8::try_from(dtype.len()).unwrap()], dtype.as_bytes()].concat();
        let axes: Vec<u8> = shape.iter().copied().flat_map(int).collect();
        let shape = [&[0x90 | u8::try_from(shape.len()).unwrap()], &axes[..]].concat();
        [&[0x95][..], &dtype, &shape, b"\xa6little\xa1C"].concat()
    };
    let array32 = [&[0xdd][..], &u32::try_from(N).unwrap().to_be_bytes()].concat();
    let small = [&head("float64", &[N])[..], &array32, &vec![0; N]].concat();
    let complex = [&head("complex128", &[N])[..], &array32, &[0x92, 0, 0].repeat(N)].concat();
    let empty = [&head("float64", &[N, 0])[..], &array32, &vec![0x90; N]].concat();
    let texts = |text: &[u8]| [&array32[..], &text.repeat(N)].concat();
    vec![
        ("one digit a number", JsonSlice, digits.clone(), read::<Readable, Array1<f64>>),
        ("one digit a number", JsonReader, digits, read::<Tagged, ArrayD<f64>>),
        ("lists in F order", JsonSlice, fortran, read::<Readable, Array2<f64>>),
        ("pairs", JsonReader, pairs, read::<Tagged, ArrayD<Complex<f64>>>),
        ("base64", JsonReader, text, read::<Tagged, Array1<f64>>),
        ("one byte a number", RmpCompact, small.clone(), read::<Readable, Array1<f64>>),
        ("one byte a number", RmpReader, small.clone(), read::<Tagged, Array1<f64>>),
        (
            "one byte a number, pairs",
            RmpCompact,
            complex.clone(),
            read::<Readable, Array1<Complex<f64>>>,
        ),
        ("empty rows", RmpReader, empty.clone(), read::<Readable, Array2<f64>>),
        ("one byte a number, by any", RmpCompact, small, read::<Any, ArrayD<f64>>),
        ("pairs, by any", RmpReader, complex, read::<Any, Array1<Complex<f64>>>),
        ("empty rows, by any", RmpReader, empty, read::<Any, Array2<f64>>),
        ("empty texts", RmpCompact, texts(b"\xa0"), read::<Any, Array1<String>>),
        ("texts of a letter", RmpReader, texts(b"\xa1a"), read::<Any, Array1<String>>),
    ]
}

fn json(dtype: &str, shape: &str, order: &str, data: &str) -> Vec<u8> {
    let words = format!(r#""dtype":"{dtype}","byteorder":"little","order":"{order}""#);
    format!(r#"{{{words},"shape":{shape},"data":{data}}}"#).into_bytes()
}

/// Zeros.
fn base64(len: usize) -> String {
    let padding = ["", "=", "=="][(3 - len % 3) % 3];
    "A".repeat(len.div_ceil(3) * 4 - padding.len()) + padding
}
