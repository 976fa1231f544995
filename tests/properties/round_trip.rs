//! Every element, shape, layout, wire and backend: the array comes back bit for bit.

use ndarray::{ArrayD, ArrayViewD};
use ndserde::{Element, wire::Wire};
use proptest::prelude::*;

use super::{
    config,
    random::spec,
    safety::{
        backend::Backend,
        check::{carries, read_bounded, values},
        field::{Doc, fingerprint},
    },
};
use crate::{for_each_element, for_each_wire};

/// Writes the view, and reads it back as an array that owns its elements.
fn round_trip<W: Wire, A: Element + std::fmt::Debug + PartialEq>(
    backend: Backend,
    view: &ArrayViewD<'_, A>,
) -> Result<(), String> {
    let written = backend.write(&Doc::<_, W>::new(view.view()))?;
    let back: Doc<ArrayD<A>, W> = read_bounded(&written, || backend.read(&written))?;
    // A wire may keep C order only; the elements by index are what must not change.
    let bits = |view: ArrayViewD<'_, A>| fingerprint(&view.as_standard_layout());
    if bits(view.view()) == bits(back.0.view()) {
        return Ok(());
    }
    Err(format!("written {view:?}, read {:?}", back.0))
}

#[test]
fn every_array_comes_back_bit_for_bit() {
    proptest!(config(2), |(spec in spec())| {
        for_each_wire!(W => for_each_element!(A => {
            spec.with_view::<A, _>(values(W::NAME), |view| {
                for &backend in Backend::ALL {
                    if !carries(W::NAME, backend, A::DTYPE, &spec.shape) {
                        continue;
                    }
                    let result = round_trip::<W, A>(backend, &view);
                    prop_assert!(result.is_ok(), "{} {} {backend:?}: {}", W::NAME, A::DTYPE, result.unwrap_err());
                }
                Ok(())
            })?;
        }));
    });
}
