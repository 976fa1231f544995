//! The arrays that are measured, and their counterparts on the other sides.

use base64::{Engine, prelude::BASE64_STANDARD};
use bytemuck::Pod;
use ndarray::{Array2, Array3};
use ndserde::Element;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// The element types that are measured.
pub trait Number: Element + Copy + Pod + Serialize + DeserializeOwned + std::fmt::Debug {
    /// The name in the table.
    const NAME: &'static str;

    /// A number whose digits are not few, as in measured data.
    fn of(i: usize) -> Self;

    /// The same number with its bytes reversed.
    fn swap(self) -> Self;
}

#[allow(clippy::cast_precision_loss, reason = "any number will do")]
fn wave(i: usize) -> f64 {
    (i as f64 * 0.37).sin() * 100.0
}

impl Number for f64 {
    const NAME: &'static str = "f64";

    fn of(i: usize) -> Self {
        wave(i)
    }

    fn swap(self) -> Self {
        Self::from_bits(self.to_bits().swap_bytes())
    }
}

#[allow(clippy::cast_possible_truncation, reason = "any number will do")]
impl Number for f32 {
    const NAME: &'static str = "f32";

    fn of(i: usize) -> Self {
        wave(i) as Self
    }

    fn swap(self) -> Self {
        Self::from_bits(self.to_bits().swap_bytes())
    }
}

/// Rows of 32 elements.
#[must_use]
pub fn matrix<A: Number>(bytes: usize) -> Array2<A> {
    let rows = bytes / size_of::<A>() / 32;
    Array2::from_shape_fn((rows, 32), |(i, j)| A::of(i * 32 + j))
}

/// Blocks of 4 x 8 elements.
#[must_use]
pub fn cube<A: Number>(bytes: usize) -> Array3<A> {
    let blocks = bytes / size_of::<A>() / 32;
    Array3::from_shape_fn((blocks, 4, 8), |(i, j, k)| A::of(i * 32 + j * 8 + k))
}

/// The five fields, written by hand, with the bytes as bytes.
#[derive(Serialize, Deserialize)]
pub struct Raw<'a, Shape> {
    pub dtype: &'a str,
    pub shape: Shape,
    pub byteorder: &'a str,
    pub order: &'a str,
    #[serde(borrow)]
    pub data: &'a serde_bytes::Bytes,
}

/// The five fields, written by hand, with base64 in a `String`: what people do for JSON.
#[derive(Serialize, Deserialize)]
pub struct Text {
    pub dtype: String,
    pub shape: Vec<usize>,
    pub byteorder: String,
    pub order: String,
    pub data: String,
}

impl Text {
    /// Encodes the elements.
    #[must_use]
    pub fn of<A: Number>(array: &Array2<A>) -> Self {
        Self {
            dtype: A::DTYPE.to_string(),
            shape: array.shape().to_vec(),
            byteorder: "little".to_owned(),
            order: "C".to_owned(),
            data: BASE64_STANDARD.encode(bytes(array)),
        }
    }

    /// Decodes the elements.
    #[must_use]
    pub fn elements<A: Number>(&self) -> Vec<A> {
        elements(&BASE64_STANDARD.decode(&self.data).expect("this module has encoded it"))
    }
}

/// The elements' memory.
///
/// # Panics
/// When the array does not lie in C order.
#[must_use]
pub fn bytes<A: Number>(array: &Array2<A>) -> &[u8] {
    bytemuck::must_cast_slice(array.as_slice().expect("it lies in C order"))
}

/// One copy of bytes into a vector of elements.
#[must_use]
pub fn elements<A: Number>(bytes: &[u8]) -> Vec<A> {
    bytemuck::pod_collect_to_vec(bytes)
}
