//! `tagged` and `readable` read what either writes, in backends whose output describes itself.

use ndarray::ArrayD;
use ndserde::wire::{Readable, Tagged, Wire};

use ndserde_test_support::{
    Sample,
    backend::One,
    for_each_backend, for_each_element,
    layout::{LAYOUTS, array},
};

#[test]
fn each_wire_reads_the_other() {
    let mut wrong = Vec::new();
    for_each_element!(A => tagged_to::<A, Readable>(&mut wrong));
    for_each_element!(A => readable_to::<A, Tagged>(&mut wrong));
    let first = &wrong[..wrong.len().min(40)];
    assert!(first.is_empty(), "{}: {first:#?}", wrong.len());
}

fn tagged_to<A: Sample, W: Wire>(wrong: &mut Vec<String>) {
    from_to::<A, Tagged, W>(wrong, A::bits);
}

fn readable_to<A: Sample, W: Wire>(wrong: &mut Vec<String>) {
    from_to::<A, Readable, W>(wrong, A::value_bits);
}

fn from_to<A: Sample, From: Wire, To: Wire>(wrong: &mut Vec<String>, bits: fn(A) -> u128) {
    for &(shape, memory) in LAYOUTS {
        let before: ArrayD<A> = array(shape, memory);
        for_each_backend!(B in [
            JsonSlice, JsonReader, JsonValue, CborSlice, Ciborium, CiboriumValue, RmpCompact, RmpNamed,
            RmpReader, Ron, Yaml, Toml,
        ] => {
            let backend = B::BACKEND;
            let bytes = B::write_by::<From, _>(&before.view()).unwrap();
            let at = format!("{} {shape:?} {memory:?} {backend:?} to {}", A::DTYPE, To::NAME);
            let same = |after: &ArrayD<A>| {
                before.shape() == after.shape()
                    && before.iter().zip(after).all(|(&a, &b)| bits(a) == bits(b))
            };
            match B::read_by::<To, ArrayD<A>>(&bytes) {
                Ok(after) if same(&after) => {}
                Ok(after) => wrong.push(format!("{at}: {before:?} became {after:?}")),
                Err(why) => wrong.push(format!("{at}: {why}")),
            }
        });
    }
}
