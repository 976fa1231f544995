//! Which bits of a NaN come back through lists of numbers: what the pages say of each format.

use half::{bf16, f16};
use ndarray::{Array1, arr1};
use ndserde::{
    Element,
    wire::{Nested, Readable, Wire},
};
use ndserde_test_support::{
    Backend::{
        self, BincodeReader, BincodeSlice, Ciborium, CiboriumValue, Postcard, RmpCompact, RmpNamed,
        RmpReader,
    },
    backend::One,
    for_each_backend,
};

/// What is left of a NaN's bits.
#[derive(Debug, PartialEq)]
enum Left {
    All,
    AllButTheSignal,
    None,
}

/// The pages of `readable` and `nested` in a table.
fn expected(backend: Backend, bytes: usize) -> Left {
    match backend {
        RmpCompact | RmpNamed | RmpReader | BincodeSlice | BincodeReader | Postcard => Left::All,
        // It makes doubles of singles on the way, which quiets them.
        Ciborium | CiboriumValue if bytes == 8 => Left::All,
        Ciborium | CiboriumValue => Left::AllButTheSignal,
        _ => Left::None,
    }
}

/// A quiet NaN and a signalling one, with payloads and signs, through each format.
fn by<W: Wire, A: Element + Copy>(nans: [A; 2], bits: fn(A) -> u64, quiet: u64) {
    let array = arr1(&nans);
    for_each_backend!(B => {
        let backend = B::BACKEND;
        let written = B::write_by::<W, _>(array.view()).unwrap();
        let back: Array1<A> = B::read_by::<W, _>(&written).unwrap();
        let [sent, come] = [&array, &back].map(|array| array.mapv(bits));
        let left = if come == sent {
            Left::All
        } else if come == sent.mapv(|bits| bits | quiet) {
            Left::AllButTheSignal
        } else {
            // Every NaN is written alike.
            assert_eq!(come[0], come[1], "{backend:?}");
            Left::None
        };
        let name = W::NAME;
        assert_eq!(left, expected(backend, size_of::<A>()), "{backend:?} {name} {}", A::DTYPE);
    });
}

fn lists<W: Wire>() {
    let halves = [f16::from_bits(0xfe12), f16::from_bits(0x7c01)];
    by::<W, _>(halves, |half| half.to_bits().into(), 0x0200);
    let halves = [bf16::from_bits(0xffd2), bf16::from_bits(0x7f81)];
    by::<W, _>(halves, |half| half.to_bits().into(), 0x0040);
    let singles = [f32::from_bits(0xffc0_1234), f32::from_bits(0x7f80_0001)];
    by::<W, _>(singles, |single| single.to_bits().into(), 0x0040_0000);
    let doubles = [0xfff8_0000_0000_1234, 0x7ff0_0000_0000_0001].map(f64::from_bits);
    by::<W, _>(doubles, f64::to_bits, 0x0008_0000_0000_0000);
}

#[test]
fn the_bits_of_nans_in_lists() {
    lists::<Readable>();
    lists::<Nested>();
}
