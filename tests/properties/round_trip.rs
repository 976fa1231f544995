//! Every element, shape, layout, wire and backend: the array comes back bit for bit.

use ndarray::{ArrayD, ArrayViewD};
use ndserde::{Element, Nd, wire::Wire};
use proptest::prelude::*;

use ndserde_test_support::{
    Backend,
    backend::One,
    check::{carries, fingerprint, read_bounded, values},
    for_each_backend, for_each_element, for_each_wire, for_each_wire_of_one_axis,
};

use super::{
    config,
    random::{Spec, spec},
};

/// A data format, and the way of an array through it by one wire.
type Way<A> = (Backend, fn(ArrayViewD<'_, A>) -> Result<ArrayD<A>, String>);

/// Writes the view, and reads it back as an array that owns its elements.
fn round_trip<B: One, W: Wire, A: Element>(view: ArrayViewD<'_, A>) -> Result<ArrayD<A>, String> {
    let written = B::write(&Nd::<_, W>::from(view))?;
    read_bounded(&written, || B::read::<Nd<ArrayD<A>, W>>(&written)).map(Nd::into_inner)
}

/// What is made for each element, and not for each wire and backend.
fn judge<A: Element + std::fmt::Debug>(
    spec: &Spec,
    wire: &str,
    ways: &[Way<A>],
) -> Result<(), TestCaseError> {
    let array: ArrayD<A> = spec.array(values(wire));
    // A wire may keep C order only; the elements by index are what must not change.
    let bits = |array: &ArrayD<A>| fingerprint(&array.as_standard_layout());
    for &(backend, round_trip) in ways {
        if carries(wire, backend, &A::DTYPE, &spec.shape) {
            let back = round_trip(array.view());
            let is_same = back.as_ref().is_ok_and(|back| bits(back) == bits(&array));
            prop_assert!(is_same, "{wire} {backend:?}: written {array:?}, read {back:?}");
        }
    }
    Ok(())
}

// Each combination is code of its own to compile: text, named and typed formats stand for the others,
// which carry every container and the random documents in the tests beside this.
#[test]
fn every_array_comes_back_bit_for_bit() {
    proptest!(config(2), |(spec in spec())| {
        for_each_wire!(W => judge_by::<W>(&spec)?);
    });
}

#[test]
fn every_array_of_one_axis_comes_back_bit_for_bit() {
    proptest!(config(8), |(spec in spec())| {
        let spec = Spec { shape: vec![spec.shape.iter().product()], ..spec };
        for_each_wire_of_one_axis!(W => judge_by::<W>(&spec)?);
    });
}

fn judge_by<W: Wire>(spec: &Spec) -> Result<(), TestCaseError> {
    for_each_element!(A => {
        let mut ways: Vec<Way<A>> = Vec::new();
        for_each_backend!(B in [JsonSlice, RmpNamed, BincodeSlice] => {
            ways.push((B::BACKEND, round_trip::<B, W, A>));
        });
        judge(spec, W::NAME, &ways)?;
    });
    Ok(())
}
