//! The result of the job, and its hash, as in `jobs/job.py`.

use std::fmt;

use ndarray::{Array1, Array2, Array3, ArrayView, ArrayView4, Axis, Dimension};
use sha2::{Digest, Sha256};

/// The result.
pub struct Outcome {
    counts: Array1<f64>,
    mean: Array3<f64>,
    spread: Array3<f64>,
    /// How often which class was predicted, the true class first.
    confusion: Array2<f64>,
}

impl Outcome {
    /// Of the rows of the query: classes, predictions, how many rows have both, and their sums.
    pub fn new(
        labels: &[i64],
        predictions: &[i64],
        counts: &[i64],
        sums: ArrayView4<f64>,
    ) -> Result<Self, Box<dyn std::error::Error>> {
        let mut confusion = Array2::zeros((10, 10));
        let mut totals = ndarray::Array4::<f64>::zeros((10, 2, 28, 28));
        for (row, ((&label, &prediction), &count)) in
            labels.iter().zip(predictions).zip(counts).enumerate()
        {
            let class = usize::try_from(label)?;
            confusion[[class, usize::try_from(prediction)?]] += f64::from(u32::try_from(count)?);
            let mut total = totals.index_axis_mut(Axis(0), class);
            total += &sums.index_axis(Axis(0), row);
        }
        let counts = confusion.sum_axis(Axis(1));
        let divisor = counts.to_shape((10, 1, 1))?;
        let mean = &totals.index_axis(Axis(1), 0) / &divisor;
        let squares = &totals.index_axis(Axis(1), 1) / &divisor;
        // A pixel that is the same in all rows: rounding must not make its variance negative.
        let spread = (squares - &mean * &mean).mapv(|variance| variance.max(0.0).sqrt());
        drop(divisor);
        Ok(Self { counts, mean, spread, confusion })
    }

    fn sha256(&self) -> String {
        fn add<D: Dimension>(hash: &mut Sha256, array: ArrayView<'_, f64, D>) {
            array.iter().for_each(|number| hash.update(number.to_le_bytes()));
        }
        let mut hash = Sha256::new();
        add(&mut hash, self.counts.view());
        add(&mut hash, self.mean.view());
        add(&mut hash, self.spread.view());
        add(&mut hash, self.confusion.view());
        format!("{:x}", hash.finalize())
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "class     rows  mean pixel  spread  recognised")?;
        for (digit, count) in self.counts.iter().enumerate() {
            let [mean, spread] = [&self.mean, &self.spread]
                .map(|images| images.index_axis(Axis(0), digit).mean().unwrap_or_default());
            let recognised = 100.0 * self.confusion[[digit, digit]] / count;
            writeln!(f, "{digit:5} {count:8.0} {mean:11.4} {spread:7.4} {recognised:9.1}%")?;
        }
        write!(f, "sha256 {}", self.sha256())
    }
}
