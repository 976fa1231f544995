//! A batch as rows of structs, which are written again.

use arrow_array::RecordBatch;
use half::{bf16, f16};
use ndarray::{Array0, Array1, Array2, ArrayD, ArrayView2, CowArray, IxDyn};
use ndserde::{
    DynArray, NdColumns, NdElement, Value,
    field::{DeserializeColumns, SerializeColumns},
    wire::{self, unit},
};
use ndserde_arrow::arrow_60::{from_record_batch, to_record_batch};
use num_complex::Complex;
use serde::{Deserialize, Serialize};

use crate::bounded;

#[derive(Clone, NdElement)]
struct Point {
    a: f64,
    b: [i32; 2],
    c: bool,
}

#[derive(Serialize, Deserialize)]
struct Inner {
    a: Option<i32>,
    b: String,
}

macro_rules! rows {
    ($($Row:ident { $(#[$attribute:meta])* $type:ty })*) => {
        $(
            #[derive(NdColumns)]
            struct $Row {
                $(#[$attribute])*
                x: $type,
            }
        )*

        /// Reads the column `x` as each of these.
        pub(crate) fn check(batch: &RecordBatch) {
            $(check_as::<$Row>(batch);)*
            bounded(batch, || drop(from_record_batch::<Views<'_>>(batch)));
            bounded(batch, || drop(from_record_batch::<Several>(batch)));
        }
    };
}

rows! {
    Any { DynArray }
    MaybeAny { Option<DynArray> }
    Floats { ArrayD<f32> }
    Matrix { Array2<f64> }
    Scalar { Array0<f32> }
    Bytes { Array1<u8> }
    Bools { Option<ArrayD<bool>> }
    Halves { ArrayD<f16> }
    Brains { ArrayD<bf16> }
    Complexes { ArrayD<Complex<f32>> }
    Texts { ArrayD<String> }
    Points { ArrayD<Point> }
    Dates { #[nd(wire = wire::DateTime64<unit::Millisecond>)] ArrayD<i64> }
    Casts { #[nd(cast)] Option<Array1<i16>> }
    Number { #[nd(elements)] i32 }
    Vector { #[nd(elements)] Vec<f32> }
    Plain { Option<i64> }
    Text { Option<String> }
    Lists { Vec<Option<f32>> }
    Structs { Inner }
    Values { Value }
}

#[derive(NdColumns)]
struct Views<'a> {
    #[allow(dead_code, reason = "only read")]
    x: ArrayView2<'a, f32>,
    #[allow(dead_code, reason = "only read")]
    #[serde(default)]
    y: CowArray<'a, i32, IxDyn>,
}

#[derive(NdColumns)]
#[serde(deny_unknown_fields)]
struct Several {
    #[allow(dead_code, reason = "only read")]
    x: DynArray,
    #[allow(dead_code, reason = "only read")]
    #[serde(default)]
    y: Option<Array1<f32>>,
    #[allow(dead_code, reason = "only read")]
    #[serde(default, alias = "w")]
    z: Option<String>,
}

/// What rows are written as is what they are read from.
fn check_as<T>(batch: &RecordBatch)
where
    T: for<'de> DeserializeColumns<'de> + SerializeColumns,
{
    let Ok(rows) = bounded(batch, || from_record_batch::<T>(batch)) else { return };
    let Ok(first) = to_record_batch(&rows) else { return };
    let back: Vec<T> = from_record_batch(&first).expect("written by ndserde-arrow");
    assert_eq!(back.len(), rows.len());
    let second = to_record_batch(&back).expect("written before");
    assert_eq!(first, second);
}
