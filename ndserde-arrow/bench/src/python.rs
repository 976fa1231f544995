//! The same by NumPy and pyarrow.

use std::process::Command;

/// Makes a record batch of a list of rows, as many times as asked, and prints the seconds.
const SCRIPT: &str = r#"
import sys, time
import numpy as np, pyarrow as pa
dtype, shape, rows, rounds = sys.argv[1], tuple(map(int, sys.argv[2].split(","))), int(sys.argv[3]), int(sys.argv[4])
samples = [np.full(shape, row % 256 / 256, dtype) for row in range(rows)]
tensor = pa.fixed_shape_tensor(pa.from_numpy_dtype(dtype), shape)
for _ in range(rounds):
    start = time.perf_counter()
    column = pa.FixedSizeListArray.from_arrays(pa.array(np.stack(samples).ravel()), int(np.prod(shape)))
    batch = pa.record_batch([pa.ExtensionArray.from_storage(tensor, column)], ["a"])
    print(time.perf_counter() - start)
    del column, batch
"#;

/// The median of the seconds, or none without pyarrow: then it is said.
pub(crate) fn seconds(
    python: &str,
    dtype: &str,
    shape: &str,
    rows: usize,
    rounds: u32,
) -> Option<f64> {
    let (rows, rounds) = (rows.to_string(), rounds.to_string());
    let output = Command::new(python).args(["-c", SCRIPT, dtype, shape, &rows, &rounds]).output();
    match output {
        Ok(output) if output.status.success() => {
            let text = String::from_utf8_lossy(&output.stdout);
            Some(crate::median(text.lines().filter_map(|line| line.parse().ok()).collect()))
        }
        _ => {
            eprintln!("left out: {python} with NumPy and pyarrow");
            None
        }
    }
}
