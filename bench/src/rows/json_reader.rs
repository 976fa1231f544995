//! The reader of `ndserde::json` against `serde_json`, exact as both are here.

use std::io::BufReader;

use ndarray::{Array1, Array2};
use ndserde::{Nd, json, wire::Nested};
use serde::{Serialize, de::DeserializeOwned};

use super::small::points;
use crate::{
    table::Table,
    timing::{compare, side},
};

/// Numbers in a list.
const SIZES: [(&str, usize); 2] = [("32 Ki", 1 << 15), ("1 Mi", 1 << 20)];
const BY: &str = "serde_json";
const FLOATS: Option<f64> = Some(1.8);
const OTHERS: Option<f64> = Some(1.5);

pub fn run(table: &mut Table) {
    table.head_of("JSON read by ndserde::json", &SIZES.map(|(name, _)| name));
    numbers(table, "f64 of 17 digits", FLOATS, |bits| many(bits) / 1e15);
    numbers(table, "f64 of two decimals", FLOATS, |bits| few(bits, 10_000) / 100.0);
    numbers(table, "whole f64", FLOATS, |bits| few(bits, 100_000));
    #[allow(clippy::cast_possible_truncation, reason = "any number will do")]
    numbers(table, "f32", OTHERS, |bits| (many(bits) / 1e15) as f32);
    numbers(table, "i64", OTHERS, |bits| i64::from_ne_bytes(bits.to_ne_bytes()) >> (bits & 63));
    numbers(table, "u8", OTHERS, |bits| bits.to_ne_bytes()[0]);
    numbers(table, "bool", OTHERS, |bits| bits & 1 == 1);
    tagged(
        table,
        "tagged, from_slice",
        2.3,
        [|text| json::from_slice(text).unwrap(), |text| serde_json::from_slice(text).unwrap()],
    );
    tagged(
        table,
        "tagged, from_reader",
        4.0,
        [
            |text| json::from_reader(text).unwrap(),
            |text| serde_json::from_reader(BufReader::new(text)).unwrap(),
        ],
    );
    let text = json::to_vec(&points().into_iter().map(Nd::new).collect::<Vec<_>>()).unwrap();
    table.sizes("20,000 arrays of three f64", BY, &SIZES[..1], OTHERS, &|_, effort| {
        type Points = Vec<Nd<Array1<f64>>>;
        compare(
            side(|| json::from_slice::<Points>(&text).unwrap()),
            side(|| serde_json::from_slice::<Points>(&text).unwrap()),
            effort,
        )
    });
}

/// 53 of the bits, as a number.
#[allow(clippy::cast_precision_loss, reason = "any number will do")]
fn many(bits: u64) -> f64 {
    (bits >> 11) as f64
}

fn few(bits: u64, below: u64) -> f64 {
    u32::try_from(bits % below).map_or(0.0, f64::from)
}

/// Bits that no branch predictor knows.
fn random(len: usize) -> impl Iterator<Item = u64> {
    let mut bits = 88_172_645_463_325_252_u64;
    std::iter::repeat_with(move || {
        bits ^= bits << 13;
        bits ^= bits >> 7;
        bits ^= bits << 17;
        bits
    })
    .take(len)
}

/// As a vector by both readers, and as an array against the vector of vectors.
fn numbers<A>(table: &mut Table, name: &str, target: Option<f64>, of: fn(u64) -> A)
where
    A: Serialize + DeserializeOwned,
    Nd<Array2<A>, Nested>: DeserializeOwned,
{
    table.sizes(&format!("Vec, {name}"), BY, &SIZES, target, &|size, effort| {
        let text = json::to_vec(&random(size).map(of).collect::<Vec<_>>()).unwrap();
        compare(
            side(|| json::from_slice::<Vec<A>>(&text).unwrap()),
            side(|| serde_json::from_slice::<Vec<A>>(&text).unwrap()),
            effort,
        )
    });
    let other = "Vec<Vec<_>> by serde_json";
    table.sizes(&format!("nested, {name}"), other, &SIZES, target, &|size, effort| {
        let numbers: Vec<A> = random(size).map(of).collect();
        let text = json::to_vec(&numbers.chunks(64).collect::<Vec<_>>()).unwrap();
        compare(
            side(|| json::from_slice::<Nd<Array2<A>, Nested>>(&text).unwrap()),
            side(|| serde_json::from_slice::<Vec<Vec<A>>>(&text).unwrap()),
            effort,
        )
    });
}

type Read = fn(&[u8]) -> Nd<Array1<f64>>;

fn tagged(table: &mut Table, name: &str, target: f64, [ours, theirs]: [Read; 2]) {
    table.sizes(name, BY, &SIZES, Some(target), &|size, effort| {
        let array: Array1<f64> = random(size).map(f64::from_bits).collect();
        let text = json::to_vec(&Nd::new(array)).unwrap();
        compare(side(|| ours(&text)), side(|| theirs(&text)), effort)
    });
}
