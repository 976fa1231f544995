//! Writes the seeds of the target `files`: `cargo run --example seeds` in this folder.

use std::{fs, io::Result};

use ndarray::{Array1, Array2, arr1, arr2};
use ndserde::NdColumns;
use ndserde_arrow::{
    Options,
    arrow_60::{to_record_batch, to_record_batch_with},
};

#[derive(NdColumns)]
struct Sample {
    x: Array2<f32>,
    y: Option<Array1<i16>>,
    z: String,
}

#[derive(NdColumns)]
struct Ragged {
    x: Array1<f64>,
    y: bool,
}

fn main() -> Result<()> {
    let samples: Vec<Sample> = ["a", "bc", "d"]
        .into_iter()
        .zip([None, Some(arr1(&[1, 2])), None])
        .map(|(z, y)| Sample { x: arr2(&[[0.5, 1.0], [f32::NAN, -0.0]]), y, z: z.to_owned() })
        .collect();
    let ragged = [arr1(&[0.5]), arr1(&[]), arr1(&[1.5, 2.5])].map(|x| Ragged { x, y: true });
    let plain = Options::new().plain(true);
    let variable = Options::new().variable_shape(true);
    let batches = [
        to_record_batch(&samples),
        to_record_batch_with(&samples, &plain),
        to_record_batch(&ragged),
        to_record_batch_with(&ragged, &variable),
    ];
    fs::create_dir_all("seeds/files")?;
    for (at, batch) in batches.into_iter().enumerate() {
        let batch = batch.expect("rows that can be written");
        let (mut stream, mut file, mut parquet) = (vec![0], vec![1], vec![2]);
        let schema = batch.schema();
        let mut writer = arrow_ipc::writer::StreamWriter::try_new(&mut stream, &schema).unwrap();
        writer.write(&batch).unwrap();
        writer.finish().unwrap();
        let mut writer = arrow_ipc::writer::FileWriter::try_new(&mut file, &schema).unwrap();
        writer.write(&batch).unwrap();
        writer.finish().unwrap();
        let mut writer = parquet::arrow::ArrowWriter::try_new(&mut parquet, schema, None).unwrap();
        writer.write(&batch).unwrap();
        writer.close().unwrap();
        for (kind, bytes) in [("stream", stream), ("file", file), ("parquet", parquet)] {
            fs::write(format!("seeds/files/{kind}-{at}"), bytes)?;
        }
    }
    Ok(())
}
