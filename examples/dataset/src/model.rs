//! The classifier of the quickstart, for images of 28 x 28.

use ndarray::{Array1, Array3};
use ndserde::{NdDeserialize, NdSerialize};

/// Multinomial logistic regression. The numbers are multiples of 1/1024, so that the scores of images whose
/// pixels are multiples of 1/256 are exact: every engine predicts the same.
#[derive(Clone, Debug, PartialEq, NdDeserialize, NdSerialize)]
pub struct Model {
    /// (10, 28, 28): an image for each class.
    pub weights: Array3<f64>,
    /// (10)
    pub bias: Array1<f64>,
}
