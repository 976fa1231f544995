//! The handwritten digits and a classifier for them, in plain ndarray.

use std::error::Error;

use ndarray::{Array1, Array2, Array3, Axis};

/// Images of 8 x 8 pixels from 0 to 16, and the digit that each shows.
pub struct Digits {
    pub images: Array3<u8>,
    pub labels: Array1<usize>,
}

impl Digits {
    /// The data set that lies beside this file; its README says where it comes from.
    pub fn load() -> Result<Self, Box<dyn Error>> {
        let images = ndserde::npy::from_slice(include_bytes!("../data/digits_images.npy"))?;
        let labels: Array1<u8> =
            ndserde::npy::from_slice(include_bytes!("../data/digits_labels.npy"))?;
        Ok(Self { images, labels: labels.mapv(usize::from) })
    }

    /// The first `n` images, and the rest.
    pub fn split(&self, n: usize) -> (Self, Self) {
        let (images, other_images) = self.images.view().split_at(Axis(0), n);
        let (labels, other_labels) = self.labels.view().split_at(Axis(0), n);
        (
            Self { images: images.to_owned(), labels: labels.to_owned() },
            Self { images: other_images.to_owned(), labels: other_labels.to_owned() },
        )
    }
}

/// One row of 64 features from 0 to 1 for each image.
pub fn features(images: &Array3<u8>) -> Array2<f64> {
    let rows = images.len_of(Axis(0));
    Array2::from_shape_fn((rows, 64), |(i, j)| f64::from(images[[i, j / 8, j % 8]]) / 16.0)
}

/// The result of fitting.
pub struct Fit {
    /// 10 x 64: a row for each class.
    pub weights: Array2<f64>,
    pub bias: Array1<f64>,
    /// The mean cross entropy before each step.
    pub losses: Array1<f64>,
}

/// Multinomial logistic regression by gradient descent.
pub fn softmax_fit(digits: &Digits, steps: usize) -> Fit {
    let features = features(&digits.images);
    let n = f64::from(u32::try_from(digits.labels.len()).expect("a small data set"));
    let mut weights = Array2::<f64>::zeros((10, 64));
    let mut bias = Array1::<f64>::zeros(10);
    let mut losses = Array1::zeros(steps);
    for loss in &mut losses {
        let mut error = softmax(features.dot(&weights.t()) + &bias);
        for (mut row, &label) in error.rows_mut().into_iter().zip(&digits.labels) {
            *loss -= row[label].ln() / n;
            row[label] -= 1.0;
        }
        weights.scaled_add(-1.0 / n, &error.t().dot(&features));
        bias.scaled_add(-1.0 / n, &error.sum_axis(Axis(0)));
    }
    Fit { weights, bias, losses }
}

/// Each row of scores as probabilities, whose sum is 1.
pub fn softmax(mut scores: Array2<f64>) -> Array2<f64> {
    for mut row in scores.rows_mut() {
        let max = row.fold(f64::NEG_INFINITY, |a, &b| a.max(b));
        row.mapv_inplace(|score| (score - max).exp());
        let sum = row.sum();
        row /= sum;
    }
    scores
}

/// For each class, the share of its images that were recognised.
pub fn accuracy_by_class(predictions: &Array1<usize>, labels: &Array1<usize>) -> Array1<f64> {
    Array1::from_shape_fn(10, |class| {
        let of_class = || predictions.iter().zip(labels).filter(|(_, label)| **label == class);
        let right = of_class().filter(|(prediction, label)| prediction == label).count();
        let [right, all] = [right, of_class().count()]
            .map(|count| f64::from(u32::try_from(count).expect("a small data set")));
        right / all
    })
}
