//! Many small arrays, where the cost is allocations and keys.

use ndarray::{Array1, arr1};
use serde_bytes::Bytes;

use crate::{
    arrays::{Nd, Raw, elements},
    backends::{Backend, Json, Lends, MessagePack, Named, OurJson},
    memory::measure,
    table::Table,
    timing::{compare, side},
};

/// How many arrays of three numbers.
pub const ARRAYS: usize = 20_000;

pub fn run(table: &mut Table) {
    println!("\n### {ARRAYS} arrays of three f64\n");
    println!("| ours | against | ratio | to reach | ours takes |\n|---|---|---:|---|---|");
    against_raw::<MessagePack>(table, Some(0.8), Some(0.6));
    against_raw::<Named>(table, Some(0.8), Some(0.6));
    against_any_rank::<MessagePack>(table);
    against_ndarray::<MessagePack>(table);
    against_ndarray::<Json>(table);
    against_ndarray::<OurJson>(table);

    println!("\n| allocations | found | limit |\n|---|---:|---:|");
    allocations::<MessagePack>(table);
    allocations::<Named>(table);
}

pub fn points() -> Vec<Array1<f64>> {
    let number = |i: usize| u32::try_from(i).map_or(0.0, f64::from);
    (0..ARRAYS).map(|i| arr1(&[number(i), 0.5, -number(i)])).collect()
}

/// The same arrays, each as five fields by hand, for one axis alone.
fn raw(points: &[Array1<f64>]) -> Vec<Raw<'_, [u64; 1]>> {
    points
        .iter()
        .map(|point| Raw {
            dtype: "float64",
            shape: [3],
            byteorder: "little",
            order: "C",
            data: Bytes::new(bytemuck::must_cast_slice(point.as_slice().unwrap())),
        })
        .collect()
}

fn against_raw<B: Lends>(table: &mut Table, encode: Option<f64>, decode: Option<f64>) {
    let points = points();
    let (nd, raw) = (Nd(&points), raw(&points));
    let document = B::encode(&nd);
    assert!(document == B::encode(&raw), "both sides write the same");
    table.single(&format!("{} encode", B::NAME), "the five fields by hand", encode, |effort| {
        compare(side(|| B::encode(&nd)), side(|| B::encode(&raw)), effort)
    });
    table.single(&format!("{} decode", B::NAME), "the five fields by hand", decode, |effort| {
        compare(
            side(|| B::decode::<Nd<Vec<Array1<f64>>>>(&document)),
            side(|| {
                let raw: Vec<Raw<'_, [u64; 1]>> = B::lend(&document);
                raw.iter().map(|raw| elements(raw.data)).collect::<Vec<Vec<f64>>>()
            }),
            effort,
        )
    });
}

/// By hand for any number of axes.
fn against_any_rank<B: Lends>(table: &mut Table) {
    let document = B::encode(&Nd(points()));
    let other = "the five fields by hand, for any number of axes";
    table.single(&format!("{} decode", B::NAME), other, None, |effort| {
        compare(
            side(|| B::decode::<Nd<Vec<Array1<f64>>>>(&document)),
            side(|| {
                let raw: Vec<Raw<'_, Vec<u64>>> = B::lend(&document);
                raw.iter().map(|raw| elements(raw.data)).collect::<Vec<Vec<f64>>>()
            }),
            effort,
        )
    });
}

fn against_ndarray<B: Backend>(table: &mut Table) {
    let points = points();
    let (ours, other) = (B::encode(&Nd(&points)), B::encode(&points));
    table.single(&format!("{} encode", B::NAME), "ndarray's own serde", None, |effort| {
        compare(side(|| B::encode(&Nd(&points))), side(|| B::encode(&points)), effort)
    });
    table.single(&format!("{} decode", B::NAME), "ndarray's own serde", None, |effort| {
        compare(
            side(|| B::decode::<Nd<Vec<Array1<f64>>>>(&ours)),
            side(|| B::decode::<Vec<Array1<f64>>>(&other)),
            effort,
        )
    });
}

fn allocations<B: Backend>(table: &mut Table) {
    let points = points();
    let document = B::encode(&Nd(&points));
    let encode = measure(|| B::encode(&Nd(&points)));
    // Growing the output takes a few, of no fixed number.
    table.limit(&format!("{} encode, all arrays", B::NAME), encode.blocks, 40);
    let decode = measure(|| B::decode::<Nd<Vec<Array1<f64>>>>(&document));
    table.limit(&format!("{} decode, all arrays", B::NAME), decode.blocks, ARRAYS + 40);
}
