//! A row of the data set.

use ndarray::Array2;
use ndserde::{NdColumns, NdDeserialize, NdSerialize};

/// An ordinary struct: as columns it goes to Parquet, and the same type goes to JSON.
#[derive(Clone, Debug, PartialEq, NdColumns, NdDeserialize, NdSerialize)]
pub struct Sample {
    /// Its place in the whole data set.
    pub id: i64,
    /// The digit that it shows.
    pub label: i64,
    /// 28 x 28 pixels from 0 (blank) to 1 (full), multiples of 1/256.
    pub image: Array2<f32>,
}
