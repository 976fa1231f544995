//! A `Vec` of structs as columns: one array for each field, whatever the number of rows.
//!
//! ```text
//! cargo run --example columns
//! ```

use ndarray::{Array1, Array2, arr1, arr2};
use ndserde::{Columns, NdColumns, NdDeserialize, NdSerialize};

/// One row.
#[derive(Clone, Debug, PartialEq, NdColumns, NdSerialize, NdDeserialize)]
struct Detection {
    /// The corners of a box.
    corners: Array2<f32>,
    scores: Array1<f32>,
    label: String,
}

#[derive(Debug, PartialEq, NdSerialize, NdDeserialize)]
struct Frame {
    time: f64,
    #[nd(columns)]
    detections: Vec<Detection>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let detection = |x: f32| Detection {
        corners: arr2(&[[x, x], [x + 10.0, x + 20.0]]),
        scores: arr1(&[0.75, 0.2, 0.05]),
        label: if x < 500.0 { "left" } else { "right" }.to_owned(),
    };
    let detections: Vec<_> = (0..1000_u16).map(f32::from).map(detection).collect();

    let by_rows = rmp_serde::to_vec_named(&detections)?;
    let by_columns = rmp_serde::to_vec_named(&Columns::new(&detections))?;
    println!("1000 rows: {} bytes, as columns {}", by_rows.len(), by_columns.len());

    let back: Vec<Detection> = rmp_serde::from_slice::<Columns<_>>(&by_columns)?.into_inner();
    assert_eq!(back, detections);

    let frame = Frame { time: 0.5, detections };
    let json = serde_json::to_value(&frame)?;
    println!("the shape of the corners: {}", json["detections"]["corners"]["shape"]);
    assert_eq!(serde_json::from_value::<Frame>(json)?, frame);
    Ok(())
}
