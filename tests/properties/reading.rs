//! A document reads the same as slice, from a reader and by way of `Value`, its keys in any order.

use ndarray::ArrayD;
use ndserde::{Element, Nd, wire::Wire};
use proptest::prelude::*;
use serde_json::Value;

use ndserde_test_support::{
    Backend,
    backend::{One, one::JsonSlice},
    check::{carries, fingerprint, values},
    for_each_backend, for_each_wire, with_backend,
};

use super::{
    config,
    random::{Spec, spec},
};

fn written<B: One, W: Wire, A: Element>(spec: &Spec) -> Result<Vec<u8>, TestCaseError> {
    let array: ArrayD<A> = spec.array(values(W::NAME));
    B::write(&Nd::<_, W>::from(array.view())).map_err(TestCaseError::fail)
}

fn every_way<B: One, W: Wire, A: Element>(spec: &Spec) -> Result<(), TestCaseError> {
    if !carries(W::NAME, B::BACKEND, &A::DTYPE, &spec.shape) {
        return Ok(());
    }
    let written = written::<B, W, A>(spec)?;
    let slice: Nd<ArrayD<A>, W> = B::read(&written).map_err(TestCaseError::fail)?;
    for way in B::BACKEND.others() {
        let context = format!("{} {} {way:?}", W::NAME, A::DTYPE);
        let read = with_backend!(
            way,
            Way in [JsonReader, JsonValue, CiboriumValue, CborReader, CborValue, RmpReader] =>
                Way::read::<Nd<ArrayD<A>, W>>(&written)
        );
        let read = read.map_err(|error| TestCaseError::fail(format!("{context}: {error}")))?;
        prop_assert_eq!(fingerprint(slice.get_ref()), fingerprint(read.get_ref()), "{}", context);
    }
    Ok(())
}

#[test]
fn slice_reader_and_value_read_the_same() {
    proptest!(config(2), |(spec in spec())| {
        for_each_backend!(B in [JsonSlice, Ciborium, CborSlice, RmpCompact] => for_each_wire!(W => {
            every_way::<B, W, f64>(&spec)?;
            every_way::<B, W, i16>(&spec)?;
            every_way::<B, W, num_complex::Complex<f32>>(&spec)?;
            every_way::<B, W, bool>(&spec)?;
        }));
    });
}

/// The text of a value with the keys of each map in an order that the seed decides.
fn shuffled(value: &Value, seed: u64) -> String {
    match value {
        Value::Object(map) => {
            let mut entries: Vec<String> = map
                .iter()
                .map(|(key, value)| {
                    format!("{}:{}", Value::from(key.as_str()), shuffled(value, seed))
                })
                .collect();
            let mut state = seed;
            for i in (1..entries.len()).rev() {
                entries.swap(i, (state % (i as u64 + 1)) as usize);
                state /= i as u64 + 1;
            }
            format!("{{{}}}", entries.join(","))
        }
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| shuffled(item, seed)).collect();
            format!("[{}]", items.join(","))
        }
        other => other.to_string(),
    }
}

fn any_key_order<W: Wire, A: Element>(spec: &Spec, order: u64) -> Result<(), TestCaseError> {
    if !carries(W::NAME, Backend::JsonSlice, &A::DTYPE, &spec.shape) {
        return Ok(());
    }
    let written = written::<JsonSlice, W, A>(spec)?;
    let ordered: Nd<ArrayD<A>, W> = JsonSlice::read(&written).map_err(TestCaseError::fail)?;
    let value: Value = serde_json::from_slice(&written).unwrap();
    let text = shuffled(&value, order);
    let read: Result<Nd<ArrayD<A>, W>, String> = JsonSlice::read(text.as_bytes());
    let read = read.map_err(|error| TestCaseError::fail(format!("{text}: {error}")))?;
    prop_assert_eq!(fingerprint(ordered.get_ref()), fingerprint(read.get_ref()), "{}", text);
    Ok(())
}

#[test]
fn keys_may_come_in_any_order() {
    proptest!(config(2), |(spec in spec(), order in any::<u64>())| {
        for_each_wire!(W => {
            any_key_order::<W, f32>(&spec, order)?;
            any_key_order::<W, u64>(&spec, order)?;
        });
    });
}
