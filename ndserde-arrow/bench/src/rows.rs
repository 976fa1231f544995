//! The rows that are compared.

use ndarray::{Array1, Array2};
use ndserde::NdColumns;
use serde::{Deserialize, Serialize};

/// One kind of row, by ndserde and as what serde alone knows.
pub(crate) trait Rows {
    /// By ndserde.
    type Ours;
    /// As nested lists.
    type Lists;

    const NAME: &'static str;
    /// For Python.
    const DTYPE: &'static str;
    const SHAPE: &'static str;
    /// How many bytes the arrays of a row have.
    const BYTES: usize;

    fn ours(len: usize) -> Vec<Self::Ours>;
    fn lists(len: usize) -> Vec<Self::Lists>;
}

/// Pictures of 28 times 28 pixels.
pub(crate) struct Image;

#[derive(NdColumns)]
pub(crate) struct ImageRow {
    image: Array2<f32>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct ImageLists {
    image: Vec<Vec<f32>>,
}

#[expect(clippy::cast_precision_loss, reason = "pixels of k / 256")]
fn pixel(row: usize, i: usize, j: usize) -> f32 {
    ((row + 31 * i + 7 * j) % 256) as f32 / 256.0
}

impl Rows for Image {
    type Ours = ImageRow;
    type Lists = ImageLists;

    const NAME: &'static str = "28 x 28 f32";
    const DTYPE: &'static str = "float32";
    const SHAPE: &'static str = "28,28";
    const BYTES: usize = 28 * 28 * 4;

    fn ours(len: usize) -> Vec<ImageRow> {
        let image = |row| Array2::from_shape_fn((28, 28), |(i, j)| pixel(row, i, j));
        (0..len).map(|row| ImageRow { image: image(row) }).collect()
    }

    fn lists(len: usize) -> Vec<ImageLists> {
        let line = |row, i| (0..28).map(|j| pixel(row, i, j)).collect();
        let image = |row| (0..28).map(|i| line(row, i)).collect();
        (0..len).map(|row| ImageLists { image: image(row) }).collect()
    }
}

/// Positions of three coordinates.
pub(crate) struct Position;

#[derive(NdColumns)]
pub(crate) struct PositionRow {
    position: Array1<f64>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct PositionLists {
    position: Vec<f64>,
}

/// The same as fixed arrays.
pub(crate) struct Coordinates;

#[derive(NdColumns)]
pub(crate) struct CoordinatesRow {
    #[nd(elements)]
    position: [f64; 3],
}

#[expect(clippy::cast_precision_loss, reason = "small numbers")]
fn coordinates(row: usize) -> [f64; 3] {
    [row as f64, row as f64 / 3.0, -(row as f64)]
}

impl Rows for Position {
    type Ours = PositionRow;
    type Lists = PositionLists;

    const NAME: &'static str = "an array of three f64";
    const DTYPE: &'static str = "float64";
    const SHAPE: &'static str = "3";
    const BYTES: usize = 24;

    fn ours(len: usize) -> Vec<PositionRow> {
        (0..len)
            .map(|row| PositionRow { position: Array1::from(coordinates(row).to_vec()) })
            .collect()
    }

    fn lists(len: usize) -> Vec<PositionLists> {
        (0..len).map(|row| PositionLists { position: coordinates(row).to_vec() }).collect()
    }
}

impl Rows for Coordinates {
    type Ours = CoordinatesRow;
    type Lists = PositionLists;

    const NAME: &'static str = "[f64; 3]";
    const DTYPE: &'static str = "float64";
    const SHAPE: &'static str = "3";
    const BYTES: usize = 24;

    fn ours(len: usize) -> Vec<CoordinatesRow> {
        (0..len).map(|row| CoordinatesRow { position: coordinates(row) }).collect()
    }

    fn lists(len: usize) -> Vec<PositionLists> {
        Position::lists(len)
    }
}
