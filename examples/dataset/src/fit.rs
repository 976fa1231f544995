//! How the classifier learns.

use std::error::Error;

use ndarray::{Array1, Array3};

use crate::{
    digits::{Digits, softmax_fit},
    enlarge::SIDE,
    model::Model,
};

/// Learns from the first 1,500 of the small images.
///
/// # Errors
/// When the data are malformed.
pub fn fit(digits: &Digits) -> Result<Model, Box<dyn Error>> {
    const STEPS: usize = 200;
    let fit = softmax_fit(&digits.split(1_500).0, STEPS);
    let small = fit.weights.into_shape_with_order((10, 8, 8))?;
    // The weight of a small pixel is shared by the large ones in its place.
    let place = |at: usize| at * 8 / SIDE;
    let shares = Array1::from_shape_fn(SIDE, |at| {
        (0..SIDE).filter(|&other| place(other) == place(at)).map(|_| 1.0).sum::<f64>()
    });
    let weights = Array3::from_shape_fn((10, SIDE, SIDE), |(class, i, j)| {
        exact(small[[class, place(i), place(j)]] / (shares[i] * shares[j]))
    });
    Ok(Model { weights, bias: fit.bias.mapv(exact) })
}

/// The nearest multiple of 1/1024.
fn exact(number: f64) -> f64 {
    (number * 1024.0).round() / 1024.0
}
