//! The classifier. It knows arrays, and nothing of HTTP.

use std::{error::Error, fmt};

use ndarray::{Array1, Array2, Axis, Dimension, IxDyn};
use ndserde::{DType, DynArray, NdDeserialize, NdSchema, NdSerialize, schema::SchemaWire, wire};
use schemars::{Schema, SchemaGenerator, json_schema};
use serde::{Deserializer, Serializer};

use crate::{
    FromNpy, ToNpy,
    digits::{Digits, accuracy_by_class, softmax, softmax_fit},
};

/// What is asked: images of any numeric dtype, with pixels from 0 (blank) to 16 (full).
#[derive(Clone, Debug, NdDeserialize, NdSerialize, NdSchema)]
pub struct Images {
    /// Of shape (8, 8), (64), (n, 8, 8) or (n, 64), in any layout that ndserde reads.
    #[nd(wire = AnyNumbers)]
    pub images: DynArray,
}

/// What is answered, for each image in the order of the request.
#[derive(Clone, Debug, PartialEq, NdDeserialize, NdSerialize, NdSchema)]
pub struct Prediction {
    /// The digit that is most probable: of shape (n).
    pub labels: Array1<u8>,
    /// The probability of each digit: of shape (n, 10).
    pub probabilities: Array2<f32>,
}

impl FromNpy for Images {
    fn from_npy(images: DynArray) -> Self {
        Self { images }
    }
}

impl ToNpy for Prediction {
    fn to_npy(&self) -> Result<Vec<u8>, ndserde::Error> {
        ndserde::npy::to_vec(&self.probabilities)
    }
}

/// Every layout that is known; numbers in plain lists, which state no dtype, are `float64`.
pub struct AnyNumbers;

impl wire::Wire for AnyNumbers {
    const NAME: &'static str = wire::Any::NAME;

    fn serialize<S: Serializer>(
        array: &wire::ArrayBytes<'_>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        wire::Any::serialize(array, serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        field: &wire::FieldType,
    ) -> Result<wire::UncheckedArray<'de>, D::Error> {
        let any = wire::FieldType::any_or(DType::Float64, field.ndim());
        wire::Any::deserialize(deserializer, &any)
    }
}

/// The two layouts that most clients send. Others are read too.
impl SchemaWire for AnyNumbers {
    fn schema(field: &wire::FieldType, generator: &mut SchemaGenerator) -> Schema {
        let numbers = wire::FieldType::exactly(DType::Float64, field.ndim());
        json_schema!({
            "anyOf": [
                wire::Tagged::schema(field, generator),
                wire::Nested::schema(&numbers, generator),
            ],
        })
    }
}

/// Why images could not be classified.
#[derive(Clone, Debug, PartialEq)]
pub struct NotDigits {
    /// What is wrong, in words.
    pub detail: String,
    /// The dtype of the images.
    pub dtype: String,
    /// The shape of the images.
    pub shape: Vec<usize>,
}

/// Multinomial logistic regression on the pixels.
pub struct Model {
    /// 64 x 10, for pixels from 0 to 16.
    weights: Array2<f64>,
    bias: Array1<f64>,
    /// For each digit, the share of images that it had not seen and recognised.
    accuracy: Array1<f64>,
    /// The mean cross entropy at the end of the fit.
    loss: f64,
}

impl Model {
    /// Learns from the first 1,500 of the handwritten digits, and tries itself on the others.
    ///
    /// # Errors
    /// When the data are malformed.
    pub fn fit() -> Result<Self, Box<dyn Error>> {
        const STEPS: usize = 200;
        let (train, held_out) = Digits::load()?.split(1_500);
        let fit = softmax_fit(&train, STEPS);
        let weights = fit.weights.reversed_axes() / 16.0;
        let loss = fit.losses.last().copied().unwrap_or_default();
        let mut model = Self { weights, bias: fit.bias, accuracy: Array1::zeros(10), loss };
        let labels = model.predict(&Images { images: held_out.images.into() })?.labels;
        model.accuracy = accuracy_by_class(&labels.mapv(usize::from), &held_out.labels);
        Ok(model)
    }

    /// The digits in the images.
    ///
    /// # Errors
    /// When the shape is another than those of [`Images`], or a value is no number from 0 to 16.
    pub fn predict(&self, images: &Images) -> Result<Prediction, NotDigits> {
        let images = &images.images;
        let refuse = |detail: String| NotDigits {
            detail,
            dtype: images.dtype().to_string(),
            shape: images.shape().to_vec(),
        };
        let n = match *images.shape() {
            [8, 8] | [64] => 1,
            [n, 8, 8] | [n, 64] => n,
            _ => return Err(refuse("images have shape (8, 8), (64), (n, 8, 8) or (n, 64)".into())),
        };
        let pixels = images.cast::<f64, IxDyn>().map_err(|error| refuse(error.to_string()))?;
        // NaN is in no range. Where it is comes second: to count the place takes longer than to look.
        let is_pixel = |value: &f64| (0.0..=16.0).contains(value);
        if !pixels.iter().all(is_pixel) {
            let found = pixels.indexed_iter().find(|(_, value)| !is_pixel(value));
            let (at, value) =
                found.map(|(at, value)| (at.slice().to_vec(), *value)).unwrap_or_default();
            return Err(refuse(format!("the pixel at {at:?} is {value}, pixels are from 0 to 16")));
        }
        let pixels = pixels.to_shape((n, 64)).map_err(|error| refuse(error.to_string()))?;

        let probabilities = softmax(pixels.dot(&self.weights) + &self.bias);
        let labels = probabilities.map_axis(Axis(1), |row| {
            (0_u8..).zip(row).max_by(|a, b| a.1.total_cmp(b.1)).map_or(0, |(digit, _)| digit)
        });
        #[allow(clippy::cast_possible_truncation, reason = "probabilities need no more digits")]
        let probabilities = probabilities.mapv(|probability| probability as f32);
        Ok(Prediction { labels, probabilities })
    }
}

impl fmt::Display for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = 100.0 * self.accuracy.mean().unwrap_or_default();
        write!(f, "recognises {percent:.1} % of images it has not seen; loss {:.3}", self.loss)
    }
}

impl fmt::Display for NotDigits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of shape {:?}: {}", self.dtype, self.shape, self.detail)
    }
}

impl Error for NotDigits {}
