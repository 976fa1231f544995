//! A document reads the same as slice, from a reader and by way of `Value`, its keys in any order.

use ndarray::ArrayD;
use ndserde::{Element, Nd, wire::Wire};
use proptest::prelude::*;
use serde_json::Value;

use ndserde_test_support::{
    Backend,
    check::{carries, fingerprint, values},
    for_each_wire,
};

use super::{
    config,
    random::{Spec, spec},
};

fn written<W: Wire, A: Element>(backend: Backend, spec: &Spec) -> Result<Vec<u8>, TestCaseError> {
    spec.with_view::<A, _>(values(W::NAME), |view| {
        backend.write(&Nd::<_, W>::from(view)).map_err(TestCaseError::fail)
    })
}

fn every_way<W: Wire, A: Element>(backend: Backend, spec: &Spec) -> Result<(), TestCaseError> {
    if !carries(W::NAME, backend, &A::DTYPE, &spec.shape) {
        return Ok(());
    }
    let written = written::<W, A>(backend, spec)?;
    let slice: Nd<ArrayD<A>, W> = backend.read(&written).map_err(TestCaseError::fail)?;
    for way in backend.others() {
        let context = format!("{} {} {way:?}", W::NAME, A::DTYPE);
        let read: Result<Nd<ArrayD<A>, W>, _> = way.read(&written);
        let read = read.map_err(|error| TestCaseError::fail(format!("{context}: {error}")))?;
        prop_assert_eq!(fingerprint(slice.inner()), fingerprint(read.inner()), "{}", context);
    }
    Ok(())
}

#[test]
fn slice_reader_and_value_read_the_same() {
    proptest!(config(2), |(spec in spec())| {
        for &backend in Backend::ATTACKED {
            for_each_wire!(W => {
                every_way::<W, f64>(backend, &spec)?;
                every_way::<W, i16>(backend, &spec)?;
                every_way::<W, num_complex::Complex<f32>>(backend, &spec)?;
                every_way::<W, bool>(backend, &spec)?;
            });
        }
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
    let written = written::<W, A>(Backend::JsonSlice, spec)?;
    let ordered: Nd<ArrayD<A>, W> =
        Backend::JsonSlice.read(&written).map_err(TestCaseError::fail)?;
    let value: Value = serde_json::from_slice(&written).unwrap();
    let text = shuffled(&value, order);
    let read: Result<Nd<ArrayD<A>, W>, String> = Backend::JsonSlice.read(text.as_bytes());
    let read = read.map_err(|error| TestCaseError::fail(format!("{text}: {error}")))?;
    prop_assert_eq!(fingerprint(ordered.inner()), fingerprint(read.inner()), "{}", text);
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
