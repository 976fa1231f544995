//! Every element, shape, layout, wire and backend: the array comes back bit for bit.

use ndarray::{ArrayD, ArrayViewD};
use ndserde::{Element, Nd, wire::Wire};
use proptest::prelude::*;

use ndserde_test_support::{
    backend::One,
    check::{carries, fingerprint, read_bounded, values},
    for_each_backend, for_each_element, for_each_wire,
};

use super::{config, random::spec};

/// Writes the view, and reads it back as an array that owns its elements.
fn round_trip<B: One, W: Wire, A: Element + std::fmt::Debug + PartialEq>(
    view: &ArrayViewD<'_, A>,
) -> Result<(), String> {
    let written = B::write(&Nd::<_, W>::from(view.view()))?;
    let back: Nd<ArrayD<A>, W> = read_bounded(&written, || B::read(&written))?;
    // A wire may keep C order only; the elements by index are what must not change.
    let bits = |view: ArrayViewD<'_, A>| fingerprint(&view.as_standard_layout());
    if bits(view.view()) == bits(back.get_ref().view()) {
        return Ok(());
    }
    Err(format!("written {view:?}, read {:?}", back.get_ref()))
}

// Each combination is code of its own to compile: text, named and typed formats stand for the others,
// which carry every container and the random documents in the tests beside this.
#[test]
fn every_array_comes_back_bit_for_bit() {
    proptest!(config(2), |(spec in spec())| {
        for_each_wire!(W => for_each_element!(A => {
            spec.with_view::<A, _>(values(W::NAME), |view| {
                for_each_backend!(B in [JsonSlice, RmpNamed, BincodeSlice] => if carries(W::NAME, B::BACKEND, &A::DTYPE, &spec.shape) {
                    let result = round_trip::<B, W, A>(&view);
                    let place = format!("{} {} {:?}", W::NAME, A::DTYPE, B::BACKEND);
                    prop_assert!(result.is_ok(), "{place}: {}", result.unwrap_err());
                });
                Ok(())
            })?;
        }));
    });
}
