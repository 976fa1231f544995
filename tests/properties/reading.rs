//! A document reads the same as slice, from a reader and by way of `Value`, its keys in any order.

use ndarray::ArrayD;
use ndserde::{Element, wire::Wire};
use proptest::prelude::*;
use serde_json::Value;

use super::{
    config,
    random::{Spec, spec},
    safety::{
        backend::Backend,
        check::{carries, values},
        field::{Doc, fingerprint},
    },
};
use crate::for_each_wire;

fn written<W: Wire, A: Element>(backend: Backend, spec: &Spec) -> Result<Vec<u8>, TestCaseError> {
    spec.with_view::<A, _>(values(W::NAME), |view| {
        backend.write(&Doc::<_, W>::new(view)).map_err(TestCaseError::fail)
    })
}

fn every_way<W: Wire, A: Element>(backend: Backend, spec: &Spec) -> Result<(), TestCaseError> {
    if !carries(W::NAME, backend, A::DTYPE, &spec.shape) {
        return Ok(());
    }
    let written = written::<W, A>(backend, spec)?;
    let slice: Doc<ArrayD<A>, W> = backend.read(&written).map_err(TestCaseError::fail)?;
    for (way, read) in backend.read_otherwise::<Doc<ArrayD<A>, W>>(&written) {
        let context = format!("{} {} {backend:?} {way}", W::NAME, A::DTYPE);
        let read = read.map_err(|error| TestCaseError::fail(format!("{context}: {error}")))?;
        prop_assert_eq!(fingerprint(&slice.0), fingerprint(&read.0), "{}", context);
    }
    Ok(())
}

#[test]
fn slice_reader_and_value_read_the_same() {
    proptest!(config(2), |(spec in spec())| {
        for &backend in Backend::ALL {
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
    if !carries(W::NAME, Backend::Json, A::DTYPE, &spec.shape) {
        return Ok(());
    }
    let written = written::<W, A>(Backend::Json, spec)?;
    let ordered: Doc<ArrayD<A>, W> = Backend::Json.read(&written).map_err(TestCaseError::fail)?;
    let value: Value = serde_json::from_slice(&written).unwrap();
    let text = shuffled(&value, order);
    let read: Result<Doc<ArrayD<A>, W>, String> = Backend::Json.read(text.as_bytes());
    let read = read.map_err(|error| TestCaseError::fail(format!("{text}: {error}")))?;
    prop_assert_eq!(fingerprint(&ordered.0), fingerprint(&read.0), "{}", text);
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
