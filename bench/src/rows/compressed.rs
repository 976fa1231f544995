//! Real arrays by the wires that compress: their bytes, and their times against those that do not.

use ndarray::{Array1, Array3};
use ndserde::{
    Element, Nd, npy,
    wire::{Gzip, Tagged, Wire, Zstd},
};

use crate::{
    backends::{Backend, Named},
    table::Table,
    timing::{compare, side},
};

/// 1797 handwritten digits of 8 times 8 pixels, each a number up to 16.
const DIGITS: &[u8] = include_bytes!("../../../examples/data/digits_images.npy");

pub fn run(table: &mut Table) {
    let Ok(images) = npy::from_slice::<u8, ndarray::Ix3>(DIGITS) else {
        println!("\nThe digits are no array of bytes.");
        return;
    };
    // As a model takes them, and something that is measured.
    let floats = images.mapv(|pixel| f32::from(pixel) / 16.0);
    let steps: Array1<f64> = (0_u32..100_000).map(|n| (f64::from(n) / 1e4).sin()).collect();

    println!("\n### Compressed in MessagePack\n");
    println!("| bytes | found | limit: not compressed |\n|---|---:|---:|");
    bytes(table, "digits, uint8", &images);
    bytes(table, "digits, float32", &floats);
    bytes(table, "a sine, float64", &steps);

    println!("\n| ours | against | ratio | to reach | ours takes |\n|---|---|---:|---|---|");
    times::<Gzip>(table, "gzip", &floats);
    times::<Zstd>(table, "zstd", &floats);
}

fn bytes<A: Element, D: ndarray::Dimension>(
    table: &mut Table,
    name: &str,
    array: &ndarray::Array<A, D>,
) {
    let plain = Named::encode(&Nd::by::<Tagged>(array)).len();
    table.limit(&format!("{name}, gzip"), Named::encode(&Nd::by::<Gzip>(array)).len(), plain);
    table.limit(&format!("{name}, zstd"), Named::encode(&Nd::by::<Zstd>(array)).len(), plain);
}

fn times<W: Wire>(table: &mut Table, name: &str, array: &Array3<f32>) {
    table.single(&format!("{name} encode"), "tagged", None, |effort| {
        compare(
            side(|| Named::encode(&Nd::by::<W>(array))),
            side(|| Named::encode(&Nd::by::<Tagged>(array))),
            effort,
        )
    });
    let (packed, tagged) =
        (Named::encode(&Nd::by::<W>(array)), Named::encode(&Nd::by::<Tagged>(array)));
    table.single(&format!("{name} decode"), "tagged", None, |effort| {
        compare(
            side(|| Named::decode::<Nd<Array3<f32>, W>>(&packed)),
            side(|| Named::decode::<Nd<Array3<f32>, Tagged>>(&tagged)),
            effort,
        )
    });
}
