//! Arrays to try types with, and the functions that attributes name.

use ndarray::{Array, Array1, Array2, ArrayD, IxDyn, arr1, arr2};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub(crate) fn one() -> Array1<f64> {
    arr1(&[1.5, -0.0, f64::MIN_POSITIVE])
}

pub(crate) fn two() -> Array2<f32> {
    arr2(&[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
}

pub(crate) fn many() -> ArrayD<i16> {
    Array::from_shape_fn(IxDyn(&[2, 1, 2]), |i| i16::try_from(i[0] * 2 + i[2]).unwrap())
}

pub(crate) fn is_empty(array: &Array1<f64>) -> bool {
    array.is_empty()
}

pub(crate) fn seven() -> usize {
    7
}

/// The user's own functions for a field.
pub(crate) mod hex {
    use super::{Deserialize, Deserializer, Serialize, Serializer};

    pub(crate) fn serialize<S: Serializer>(number: &u32, serializer: S) -> Result<S::Ok, S::Error> {
        format!("{number:x}").serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
        let text = String::deserialize(deserializer)?;
        u32::from_str_radix(&text, 16).map_err(serde::de::Error::custom)
    }
}

/// The user's own functions for an array: its length alone.
pub(crate) mod length {
    use super::{Array1, Deserialize, Deserializer, Serializer};

    pub(crate) fn serialize<S: Serializer>(
        array: &Array1<f64>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(array.len() as u64)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Array1<f64>, D::Error> {
        usize::deserialize(deserializer).map(Array1::zeros)
    }
}
