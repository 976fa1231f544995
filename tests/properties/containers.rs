//! Every container around the array, wire and backend.

use std::{
    collections::{BTreeMap, HashMap, VecDeque},
    rc::Rc,
    sync::Arc,
};

use ndarray::{ArcArray, ArrayD, IxDyn};
use ndserde::{
    Element, Nd,
    field::{DeserializeField, SerializeField},
    wire::{Tagged, Wire},
};
use proptest::prelude::*;

use ndserde_test_support::{
    Backend,
    check::{carries, fingerprint, values},
    for_each_wire,
};

use super::{
    config,
    random::{Spec, spec},
};

fn same<W: Wire, T>(backend: Backend, field: T) -> Result<(), TestCaseError>
where
    T: for<'de> DeserializeField<'de, W> + SerializeField<W> + SerializeField<Tagged>,
{
    let doc = Nd::<T, W>::from(field);
    let written = backend.write(&doc).map_err(TestCaseError::fail)?;
    let back: Nd<T, W> = backend.read(&written).map_err(TestCaseError::fail)?;
    prop_assert_eq!(
        fingerprint(doc.inner()),
        fingerprint(back.inner()),
        "{} {:?}",
        W::NAME,
        backend
    );
    Ok(())
}

/// The same arrays in every container. They are in C order, which every wire keeps.
fn contained<W: Wire, A: Element>(backend: Backend, specs: &[Spec]) -> Result<(), TestCaseError> {
    if !specs.iter().all(|spec| carries(W::NAME, backend, &A::DTYPE, &spec.shape)) {
        return Ok(());
    }
    let arrays: Vec<ArrayD<A>> = specs
        .iter()
        .map(|spec| {
            spec.with_view::<A, _>(values(W::NAME), |view| view.as_standard_layout().into_owned())
        })
        .collect();
    let first = arrays[0].clone();
    let shared: ArcArray<A, IxDyn> = first.clone().into_shared();
    let keyed = || arrays.iter().cloned().enumerate().map(|(i, array)| (i.to_string(), array));

    same::<W, _>(backend, Some(first.clone()))?;
    same::<W, Option<ArrayD<A>>>(backend, None)?;
    same::<W, _>(backend, arrays.clone())?;
    same::<W, VecDeque<_>>(backend, arrays.iter().cloned().map(Some).collect())?;
    same::<W, _>(backend, [shared.clone(), shared])?;
    same::<W, _>(backend, (first.clone(), 7_u8, vec![Some(first.clone())]))?;
    same::<W, BTreeMap<_, _>>(backend, keyed().collect())?;
    same::<W, HashMap<_, _>>(backend, keyed().map(|(key, array)| (key, vec![array])).collect())?;
    same::<W, _>(backend, (Box::new(first.clone()), Rc::new(first.clone()), Arc::new(first)))
}

#[test]
fn every_container_comes_back() {
    let specs = prop::collection::vec(spec(), 1..4);
    proptest!(config(8), |(specs in specs)| {
        for &backend in Backend::ATTACKED {
            for_each_wire!(W => {
                contained::<W, f64>(backend, &specs)?;
                contained::<W, num_complex::Complex<f32>>(backend, &specs)?;
            });
        }
    });
}
