//! Columns, which the other side sees as a map of arrays.

use std::{fs, path::Path};

use base64::{Engine, prelude::BASE64_STANDARD};
use ndarray::{Array1, Array2, ArrayD, Axis, arr1, arr2, stack};
use ndserde::{
    Columns, NdColumns,
    wire::{Npy, Readable},
};
use ndserde_test_support::{
    Sample,
    backend::{One, one},
    bits::bits,
};
use serde_json::{Value, json};

/// A column for each wire that the other side reads by a line of its own.
#[derive(NdColumns)]
struct Row {
    position: Array1<f64>,
    #[nd(wire = Readable)]
    matrix: Array2<i32>,
    #[nd(wire = Npy)]
    mask: Array1<bool>,
    name: String,
}

fn row(i: u8) -> Row {
    Row {
        position: arr1(&[f64::from(i), -0.5, 0.1]),
        matrix: arr2(&[[i32::from(i), -1], [2, 3]]),
        mask: arr1(&[i == 1, true]),
        name: i.to_string(),
    }
}

/// The same rows in each format, and a row of the manifest for each column that is an array.
pub fn write_all(folder: &Path, manifest: &mut Vec<Value>) {
    for n in [0, 1, 3] {
        let rows: Vec<_> = (0..n).map(row).collect();
        write::<one::JsonSlice>("json", &rows, folder, manifest);
        write::<one::Ciborium>("cbor", &rows, folder, manifest);
        write::<one::RmpNamed>("msgpack", &rows, folder, manifest);
    }
}

fn write<B: One>(backend: &str, rows: &[Row], folder: &Path, manifest: &mut Vec<Value>) {
    let file = format!("columns-{backend}-{}", rows.len());
    fs::write(folder.join(&file), B::write(&Columns::new(rows)).unwrap()).unwrap();
    let mut column = |name: &str, wire: &str, array: (String, Vec<usize>, Vec<u8>)| {
        let (dtype, shape, values) = array;
        manifest.push(json!({
            "wire": wire,
            "backend": backend,
            "file": file,
            "column": name,
            "dtype": dtype,
            "shape": shape,
            "order": "C",
            "values": BASE64_STANDARD.encode(values),
        }));
    };
    let position = rows.iter().map(|row| row.position.view().into_dyn()).collect::<Vec<_>>();
    column("position", "tagged", stacked(&position, 2));
    let matrix = rows.iter().map(|row| row.matrix.view().into_dyn()).collect::<Vec<_>>();
    column("matrix", "readable", stacked(&matrix, 3));
    let mask = rows.iter().map(|row| row.mask.view().into_dyn()).collect::<Vec<_>>();
    column("mask", "npy", stacked(&mask, 2));
}

/// What ndarray makes of the rows: dtype, shape and elements.
fn stacked<A: Sample + Clone>(
    rows: &[ndarray::ArrayViewD<'_, A>],
    ndim: usize,
) -> (String, Vec<usize>, Vec<u8>) {
    let shape = vec![0; ndim];
    let none = || ArrayD::from_shape_vec(shape, Vec::new()).unwrap();
    let all = if rows.is_empty() { none() } else { stack(Axis(0), rows).unwrap() };
    (A::DTYPE.to_string(), all.shape().to_vec(), bits(&all))
}
