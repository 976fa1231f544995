//! The fields that the input is read into.

use std::collections::{BTreeMap, HashMap, VecDeque};

use ndarray::{Array0, Array1, Array2, ArrayD};
use ndserde::{
    field::{DeserializeBy, HoldsArray},
    wire::{Readable, Tagged, Wire},
};
use num_complex::Complex;

use ndserde_test_support::{Backend, backend::One, with_backend};

pub(crate) type Read = fn(Backend, &[u8]) -> Result<(), String>;

pub(crate) const FIELDS: &[(&str, Read)] = &[
    ("tagged IxDyn", read::<Tagged, ArrayD<f64>>),
    ("tagged Ix0", read::<Tagged, Array0<f64>>),
    ("tagged Ix2", read::<Tagged, Array2<f64>>),
    ("tagged bool", read::<Tagged, ArrayD<bool>>),
    ("tagged complex", read::<Tagged, ArrayD<Complex<f64>>>),
    ("tagged Vec", read::<Tagged, Vec<Array1<f64>>>),
    ("tagged VecDeque", read::<Tagged, VecDeque<Array1<f64>>>),
    ("tagged [T; 3]", read::<Tagged, [Array1<f64>; 3]>),
    ("tagged BTreeMap", read::<Tagged, BTreeMap<String, Array1<f64>>>),
    ("tagged HashMap", read::<Tagged, HashMap<String, Array1<f64>>>),
    ("readable IxDyn", read::<Readable, ArrayD<f64>>),
    ("readable Ix0", read::<Readable, Array0<f64>>),
    ("readable Ix1", read::<Readable, Array1<f64>>),
    ("readable bool", read::<Readable, ArrayD<bool>>),
    ("readable complex", read::<Readable, ArrayD<Complex<f64>>>),
    ("readable tuple", read::<Readable, (Array1<f64>, String)>),
];

/// Reads and drops the field.
pub(crate) fn read<W: Wire, T>(backend: Backend, input: &[u8]) -> Result<(), String>
where
    T: for<'de> DeserializeBy<'de, W> + HoldsArray,
{
    with_backend!(
        backend,
        B in [
            JsonSlice, JsonReader, JsonValue, SonicSlice, Yaml, CborSlice, CborReader, Ciborium,
            CiboriumValue, RmpCompact, RmpReader, BincodeSlice, Postcard,
        ] => B::read_by::<W, T>(input).map(|_| ())
    )
}
