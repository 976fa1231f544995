//! Arrays that are hard to carry, and what becomes of them.

use std::fmt;

use half::f16;
use ndarray::{Array, ArrayD, Dimension, Ix1, Ix2, ShapeBuilder, arr1, arr2};
use ndserde::{Element, Nd, wire::Wire};
use num_complex::Complex;
use serde::{Deserialize, Serialize};

use crate::formats::Format;

/// What becomes of an array.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It comes back bit for bit.
    Same,
    /// Writing it is an error.
    NotWritten,
    /// Reading it is an error.
    NotRead,
    /// It comes back with other bits: the worst, and never of our doing.
    Changed,
    /// The format says that it does not support what the wire writes.
    NotTried,
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Same => "comes back",
            Self::NotWritten => "is not written",
            Self::NotRead => "is not read",
            Self::Changed => "comes back CHANGED",
            Self::NotTried => "is not tried, the format does not support it",
        })
    }
}

/// Some formats hold maps alone.
#[derive(Serialize, Deserialize)]
#[serde(bound = "Nd<Array<A, D>, W>: Serialize + serde::de::DeserializeOwned")]
struct Document<W: Wire, A: Element, D: Dimension> {
    array: Nd<Array<A, D>, W>,
}

/// What becomes of each array through a wire and a format.
pub(crate) fn through<W: Wire>(format: Format) -> Vec<(&'static str, Outcome)> {
    // Not one of its maps.
    if W::NAME == "msgpack_numpy" && format == Format::Bitcode {
        return vec![("any array", Outcome::NotTried)];
    }
    let text = b"0123456789abcdef0123456789abcdef";
    vec![
        ("f64", one::<W, _, Ix2>(format, arr2(&[[0.1, -2.5e-300], [1e300, 3.0]]))),
        ("f64 of zeros", one::<W, _, Ix2>(format, Array::<f64, _>::zeros((2, 2)))),
        ("-0.0", one::<W, _, Ix1>(format, arr1(&[-0.0_f64]))),
        ("NaN and infinity", one::<W, _, Ix1>(format, arr1(&[f64::NAN, f64::INFINITY]))),
        ("f32 in F order", {
            let mut array = Array::<f32, _>::ones((2, 3).f());
            array[[0, 1]] = 0.1;
            one::<W, _, Ix2>(format, array)
        }),
        ("i64", one::<W, _, Ix1>(format, arr1(&[i64::MIN, -1, 0, i64::MAX]))),
        ("u64", one::<W, _, Ix1>(format, arr1(&[0, u64::MAX]))),
        ("u8 of text", one::<W, _, Ix1>(format, arr1(text))),
        ("bool", one::<W, _, Ix2>(format, arr2(&[[true, false]]))),
        ("complex64", one::<W, _, Ix1>(format, arr1(&[Complex::new(0.5_f32, -1.5)]))),
        ("f16", one::<W, _, Ix1>(format, arr1(&[f16::from_f32(0.1)]))),
        ("no elements", one::<W, _, Ix1>(format, Array::<i32, _>::zeros(0))),
        ("0-d of any rank", one::<W, _, _>(format, ArrayD::from_elem(vec![], 7_i32))),
        ("3-d of any rank", one::<W, _, _>(format, ArrayD::from_elem(vec![1, 2, 2], 7_i32))),
    ]
}

fn one<W: Wire, A: Element, D: Dimension>(format: Format, array: Array<A, D>) -> Outcome {
    let file = |array: &Array<A, D>| ndserde::npy::to_vec(&array.as_standard_layout());
    let before = file(&array).unwrap();
    let document = Document::<W, A, D> { array: array.into() };
    let Ok(bytes) = format.write(&document) else { return Outcome::NotWritten };
    let read: Result<Document<W, A, D>, _> = format.read(&bytes);
    match read {
        Err(_) => Outcome::NotRead,
        // The NaN of a list is the plain one.
        Ok(read) if file(read.array.get_ref()).unwrap() == before => Outcome::Same,
        Ok(_) => Outcome::Changed,
    }
}
