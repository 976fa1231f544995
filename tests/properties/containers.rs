//! Every container around the array, wire and backend.

use std::{
    collections::{BTreeMap, HashMap, VecDeque},
    rc::Rc,
    sync::Arc,
};

use ndarray::{ArcArray, ArrayD, IxDyn};
use ndserde::{
    Element, Nd,
    field::{DeserializeBy, HoldsArray, SerializeBy},
    wire::{Tagged, Wire},
};
use proptest::prelude::*;

use ndserde_test_support::{
    backend::One,
    check::{carries, fingerprint, values},
    for_each_backend, for_each_wire,
};

use super::{
    config,
    random::{Spec, spec},
};

fn same<B: One, W: Wire, T>(field: T) -> Result<(), TestCaseError>
where
    T: for<'de> DeserializeBy<'de, W> + SerializeBy<W> + SerializeBy<Tagged> + HoldsArray,
{
    let doc = Nd::<T, W>::from(field);
    let written = B::write(&doc).map_err(TestCaseError::fail)?;
    let back: Nd<T, W> = B::read(&written).map_err(TestCaseError::fail)?;
    prop_assert_eq!(
        fingerprint(doc.get_ref()),
        fingerprint(back.get_ref()),
        "{} {:?}",
        W::NAME,
        B::BACKEND
    );
    Ok(())
}

/// The same arrays in every container. They are in C order, which every wire keeps.
fn contained<B: One, W: Wire, A: Element>(specs: &[Spec]) -> Result<(), TestCaseError> {
    if !specs.iter().all(|spec| carries(W::NAME, B::BACKEND, &A::DTYPE, &spec.shape)) {
        return Ok(());
    }
    let array = |spec: &Spec| spec.array(values(W::NAME)).as_standard_layout().into_owned();
    let arrays: Vec<ArrayD<A>> = specs.iter().map(array).collect();
    let first = arrays[0].clone();
    let shared: ArcArray<A, IxDyn> = first.clone().into_shared();
    let keyed = || arrays.iter().cloned().enumerate().map(|(i, array)| (i.to_string(), array));

    same::<B, W, _>(Some(first.clone()))?;
    same::<B, W, Option<ArrayD<A>>>(None)?;
    same::<B, W, _>(arrays.clone())?;
    same::<B, W, VecDeque<_>>(arrays.iter().cloned().map(Some).collect())?;
    same::<B, W, _>([shared.clone(), shared])?;
    same::<B, W, _>((first.clone(), 7_u8, vec![Some(first.clone())]))?;
    same::<B, W, BTreeMap<_, _>>(keyed().collect())?;
    same::<B, W, HashMap<_, _>>(keyed().map(|(key, array)| (key, vec![array])).collect())?;
    same::<B, W, _>((Box::new(first.clone()), Rc::new(first.clone()), Arc::new(first)))
}

// One element, since containers see none, and one data format of each sort: each combination is code of
// its own to compile. `tests/matrix` takes every container through every format.
#[test]
fn every_container_comes_back() {
    let specs = prop::collection::vec(spec(), 1..4);
    proptest!(config(8), |(specs in specs)| {
        for_each_wire!(W => for_each_backend!(B in [JsonSlice, Ciborium, RmpCompact, Postcard] => {
            contained::<B, W, num_complex::Complex<f32>>(&specs)?;
        }));
    });
}
