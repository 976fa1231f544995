//! Which bits of a NaN come back through lists of numbers: what the pages of the wires say.

use half::{bf16, f16};
use ndarray::{Array1, arr1};
use ndserde::{
    Element, Nd,
    wire::{Nested, Readable, Wire},
};
use serde::{Deserialize, Serialize};

use crate::formats::{FORMATS, Format};

/// What is left of a NaN's bits.
#[derive(Debug, PartialEq)]
enum Left {
    All,
    AllButTheSignal,
    None,
}

/// Some formats hold maps alone.
#[derive(Serialize, Deserialize)]
#[serde(bound = "Nd<Array1<A>, W>: Serialize + serde::de::DeserializeOwned")]
struct Document<W: Wire, A: Element> {
    array: Nd<Array1<A>, W>,
}

fn expected(format: Format, bytes: usize) -> Left {
    use Format as F;
    match format {
        F::Cbor4ii
        | F::Cbor2
        | F::Minicbor
        | F::Pot
        | F::Bincode1
        | F::Bitcode
        | F::ErasedMsgpack => Left::All,
        // They make doubles of singles on the way, which quiets them.
        F::Bson3 | F::Bson2 | F::Bson2Binary | F::Flexbuffers if bytes == 8 => Left::All,
        F::Bson3 | F::Bson2 | F::Bson2Binary | F::Flexbuffers => Left::AllButTheSignal,
        _ => Left::None,
    }
}

/// A quiet NaN and a signalling one, with payloads and signs, through each format.
fn by<W: Wire, A: Element + Copy>(nans: [A; 2], bits: fn(A) -> u64, quiet: u64) {
    for &format in FORMATS {
        let document = Document::<W, A> { array: arr1(&nans).into() };
        let read = format.write(&document).and_then(|bytes| format.read::<Document<W, A>>(&bytes));
        let Ok(read) = read else { continue };
        let [sent, come] = [&arr1(&nans), read.array.get_ref()].map(|array| array.mapv(bits));
        let left = if come == sent {
            Left::All
        } else if come == sent.mapv(|bits| bits | quiet) {
            Left::AllButTheSignal
        } else {
            Left::None
        };
        let name = W::NAME;
        assert_eq!(left, expected(format, size_of::<A>()), "{format:?} {name} {}", A::DTYPE);
    }
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
