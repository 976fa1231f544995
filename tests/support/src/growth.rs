//! Documents that grow: with one several times as long there must be no more than several times the
//! work.

use ndarray::ArrayD;
use ndserde::{
    DynArray, Nd, Value, json, pickle,
    value::Document,
    wire::{Any, Nested, Readable, Tagged},
};

use crate::{
    backend::{One, one},
    work::Work,
};

/// How often parts are repeated in the shorter document and in the longer one.
const FEW: u16 = 128;
const MANY: u16 = 1024;

/// Stands between the parts: what comes first, what is repeated, what comes then, what is repeated as
/// often, and what comes last. Few documents have one of these four bytes.
const BETWEEN: u8 = 0xfc;
/// How often a part has been repeated so far, in four digits, and in two bytes.
const DIGITS: u8 = 0xfe;
const BYTES: u8 = 0xfd;
/// How often it is repeated in all, in four bytes.
const COUNT: u8 = 0xf3;

/// What is done with a document; whether it is a value.
type Run = fn(&[u8]) -> bool;

const RUNS: &[Run] = &[
    |text| whole(json::from_slice(text).ok(), json::to_vec::<Value>),
    |text| json::from_slice::<Nd<DynArray, Any>>(text).is_ok(),
    |text| json::from_slice::<Nd<DynArray, Tagged>>(text).is_ok_and(|array| is_written(&array)),
    |text| json::from_slice::<Nd<DynArray, Readable>>(text).is_ok(),
    |text| json::from_slice::<Nd<ArrayD<f64>, Nested>>(text).is_ok(),
    |text| json::from_slice::<Nd<ArrayD<f32>, Nested>>(text).is_ok(),
    |cbor| whole(one::Ciborium::read(cbor).ok(), one::Ciborium::write::<Value>),
    |cbor| one::Ciborium::read::<Document>(cbor).is_ok(),
    |cbor| one::Ciborium::read::<Nd<DynArray, Any>>(cbor).is_ok(),
    |packed| whole(one::RmpNamed::read(packed).ok(), one::RmpNamed::write::<Value>),
    |packed| one::RmpNamed::read::<Nd<DynArray, Any>>(packed).is_ok(),
    |bytes| whole(pickle::from_slice(bytes).ok(), pickle::to_vec::<Value>),
    |bytes| pickle::from_slice::<Nd<DynArray>>(bytes).is_ok(),
];

/// All that is done with a document of any content.
fn whole<E>(value: Option<Value>, write: fn(&Value) -> Result<Vec<u8>, E>) -> bool {
    let Some(value) = value else { return false };
    drop(write(&value));
    drop(value.to_string());
    value.iter_arrays().for_each(drop);
    // Not equal where there is a NaN.
    let _ = value == value.clone();
    true
}

fn is_written(array: &Nd<DynArray>) -> bool {
    drop(pickle::to_vec(array));
    drop(one::RmpNamed::write(array));
    !array.get_ref().to_string().is_empty()
}

/// Makes two documents of the bytes from the second on, and does with them what the first chooses.
/// Tells whether the longer one was a value.
#[inline]
pub fn check_growth(input: &[u8]) -> bool {
    let [run, parts @ ..] = input else { return false };
    let run = RUNS[usize::from(*run) % RUNS.len()];
    let (few, many) = (grown(parts, FEW), grown(parts, MANY));
    let (was_value, before) = Work::of(|| run(&few));
    let (is_value, work) = Work::of(|| run(&many));
    // An error may stand at the beginning of the one and at the end of the other.
    let few_steps = if was_value && is_value { 50 } else { 300 };
    work.check_growth(&before, few_steps, few.len(), many.len());
    is_value
}

/// The document with its parts repeated so many times.
fn grown(parts: &[u8], all: u16) -> Vec<u8> {
    let mut document = Vec::new();
    for (place, part) in parts.split(|byte| *byte == BETWEEN).enumerate() {
        let times = if place % 2 == 1 { all } else { 1 };
        for so_far in 0..times {
            for byte in part {
                match *byte {
                    DIGITS => document.extend(format!("{so_far:04}").bytes()),
                    COUNT => document.extend(u32::from(all).to_be_bytes()),
                    BYTES => document.extend(so_far.to_be_bytes()),
                    byte => document.push(byte),
                }
            }
        }
    }
    document
}
