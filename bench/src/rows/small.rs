//! Many small arrays, where the cost is allocations and keys.

use ndarray::{Array1, arr1};
use ndserde::Nd;
use serde::{Serialize, de::DeserializeOwned};
use serde_bytes::Bytes;

use crate::{
    arrays::{Raw, elements},
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
    by_hand::<MessagePack>(table);
    by_hand::<Named>(table);
    by_hand_one_axis::<MessagePack>(table);
    by_hand_one_axis::<Named>(table);
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

/// The same arrays, each as five fields by hand.
fn raw<Shape>(points: &[Array1<f64>], shape: impl Fn(u64) -> Shape) -> Vec<Raw<'_, Shape>> {
    points
        .iter()
        .map(|point| Raw {
            dtype: "float64",
            shape: shape(point.len() as u64),
            byteorder: "little",
            order: "C",
            data: Bytes::new(bytemuck::must_cast_slice(point.as_slice().unwrap())),
        })
        .collect()
}

/// The five fields with a list of axes, as ours reads and writes them.
fn by_hand<B: Lends>(table: &mut Table) {
    against::<B, Vec<u64>>(
        table,
        "the five fields by hand",
        |len| vec![len],
        [Some(0.8), Some(0.6)],
    );
}

/// The five fields for one axis alone: what can be written by hand where no array has two.
fn by_hand_one_axis<B: Lends>(table: &mut Table) {
    let other = "the five fields by hand, for one axis alone";
    against::<B, [u64; 1]>(table, other, |len| [len], [None; 2]);
}

fn against<B: Lends, Shape: Serialize + DeserializeOwned>(
    table: &mut Table,
    other: &str,
    shape: fn(u64) -> Shape,
    [encode, decode]: [Option<f64>; 2],
) {
    let points = points();
    let (nd, raw) = (Nd::new(&points), raw(&points, shape));
    let document = B::encode(&nd);
    assert!(document == B::encode(&raw), "both sides write the same");
    table.single(&format!("{} encode", B::NAME), other, encode, |effort| {
        compare(side(|| B::encode(&nd)), side(|| B::encode(&raw)), effort)
    });
    table.single(&format!("{} decode", B::NAME), other, decode, |effort| {
        compare(
            side(|| B::decode::<Nd<Vec<Array1<f64>>>>(&document)),
            side(|| {
                let raw: Vec<Raw<'_, Shape>> = B::lend(&document);
                raw.iter().map(|raw| elements(raw.data)).collect::<Vec<Vec<f64>>>()
            }),
            effort,
        )
    });
}

fn against_ndarray<B: Backend>(table: &mut Table) {
    let points = points();
    let (ours, other) = (B::encode(&Nd::new(&points)), B::encode(&points));
    table.single(&format!("{} encode", B::NAME), "ndarray's own serde", None, |effort| {
        compare(side(|| B::encode(&Nd::new(&points))), side(|| B::encode(&points)), effort)
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
    let document = B::encode(&Nd::new(&points));
    let encode = measure(|| B::encode(&Nd::new(&points)));
    // Growing the output takes a few, of no fixed number.
    table.limit(&format!("{} encode, all arrays", B::NAME), encode.blocks, 40);
    let decode = measure(|| B::decode::<Nd<Vec<Array1<f64>>>>(&document));
    table.limit(&format!("{} decode, all arrays", B::NAME), decode.blocks, ARRAYS + 40);
}
