//! Every backend: with every element on a wire of bytes and one of lists, and every wire with two.
//!
//! Apart from `round_trip`, which is also compiled for another version of ndarray: backends never see
//! of which an array is.

use ndserde::wire::{Readable, Tagged};

use ndserde_test_support::{
    Backend, for_each_backend, for_each_element, layout::LAYOUTS, with_wire,
};

use crate::round_trip::{Seen, WIRES, layouts};

#[test]
fn every_element_on_tagged_comes_back_from_every_backend() {
    let mut seen = Seen::default();
    for_each_element!(A => for_each_backend!(B => seen.dynamic::<B, Tagged, A>()));
    seen.finish(17 * Backend::ALL.len() * LAYOUTS.len());
}

#[test]
fn every_element_on_readable_comes_back_from_every_backend() {
    let mut seen = Seen::default();
    for_each_element!(A => for_each_backend!(B => seen.dynamic::<B, Readable, A>()));
    seen.finish(17 * Backend::ALL.len() * LAYOUTS.len());
}

#[test]
fn every_backend_gives_back_bit_for_bit_or_refuses_by_name() {
    let mut seen = Seen::default();
    for wire in WIRES {
        with_wire!(*wire, W => for_each_backend!(B => {
            seen.dynamic::<B, W, f64>();
            seen.dynamic::<B, W, num_complex::Complex<f32>>();
        }));
    }
    seen.finish(WIRES.len() * Backend::ALL.len() * 2 * layouts("nested").count());
}
