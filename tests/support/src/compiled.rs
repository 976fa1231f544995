//! Every wire compiled for every backend, once for all tests.
//!
//! Without optimisation the compiler links to what a dependency has made of a generic function, and
//! makes it anew for each test otherwise, which takes most of the time that the tests take to build.

use ndarray::ArrayD;
use ndserde::wire::Wire;

use crate::{
    backend::One, for_each_backend, for_each_wire, for_each_wire_of_cbor,
    for_each_wire_of_one_axis, for_each_wire_that_looks,
};

/// Not meant to be called: that it stands here is enough.
pub fn every_wire_by_every_backend() {
    for_each_backend!(B => every_wire_by::<B>());
}

fn every_wire_by<B: One>() {
    for_each_wire!(W => one::<B, W>());
    for_each_wire_of_cbor!(W => one::<B, W>());
    for_each_wire_of_one_axis!(W => one::<B, W>());
    for_each_wire_that_looks!(W => one::<B, W>());
}

fn one<B: One, W: Wire>() {
    let write: fn(ArrayD<f64>) -> _ = B::write_by::<W, _>;
    let read: fn(&[u8]) -> Result<ArrayD<f64>, _> = B::read_by::<W, _>;
    std::hint::black_box((write, read));
}
