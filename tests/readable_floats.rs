//! Floats written as the shortest decimal come back exactly through readers that know only f64.

use std::fmt::{self, Write};

use half::{bf16, f16};
use ndarray::Array1;
use ndserde::readable;

/// Every bit pattern of the 16-bit floats, as JSON; a NaN is any NaN.
#[test]
fn every_half() {
    let all = || (0..=u16::MAX).map(f16::from_bits);
    for (before, after) in all().zip(through_json(&all().collect())) {
        assert!(before.to_bits() == after.to_bits() || (before.is_nan() && after.is_nan()));
    }
    let all = || (0..=u16::MAX).map(bf16::from_bits);
    for (before, after) in all().zip(through_json(&all().collect())) {
        assert!(before.to_bits() == after.to_bits() || (before.is_nan() && after.is_nan()));
    }
}

/// Decimals next to a tie between two halves: rounding to single first would go the wrong way.
#[test]
fn halves_are_rounded_once() {
    // 1 + 2^-11 is the tie between 1 and 1 + 2^-10; the last digits lie beyond a single.
    let text = |number: &str| {
        format!(
            r#"{{"dtype":"float16","shape":[1],"byteorder":"little","order":"C","data":[{number}]}}"#
        )
    };
    let table = [
        ("1.00048828125", 0x3c00),
        ("1.0004882812500002", 0x3c01),
        ("1.0004882812499998", 0x3c00),
        ("-1.0004882812500002", 0xbc01),
        ("1.00146484375", 0x3c02),
        ("1.0014648437499998", 0x3c01),
        ("2.98e-8", 0x0000),
        ("2.9802322387695317e-8", 0x0001),
        ("1e-300", 0x0000),
        ("65519.999999999993", 0x7bff),
    ];
    for (number, bits) in table {
        let json = text(number);
        let read = readable::deserialize(&mut serde_json::Deserializer::from_str(&json));
        let array: Array1<f16> = read.unwrap();
        assert_eq!(array[0].to_bits(), bits, "{number} became {}", array[0]);
    }
}

fn through_json<A: ndserde::Element>(array: &Array1<A>) -> Array1<A> {
    let mut json = Vec::new();
    readable::serialize(array, &mut serde_json::Serializer::new(&mut json)).unwrap();
    readable::deserialize(&mut serde_json::Deserializer::from_slice(&json)).unwrap()
}

/// The one single whose shortest decimal becomes its neighbour by way of a double.
const TWICE_ROUNDED: u32 = 0x15ae_43fd;

#[test]
fn the_single_that_rounds_twice() {
    let singles = [TWICE_ROUNDED - 1, TWICE_ROUNDED, TWICE_ROUNDED + 1].map(f32::from_bits);
    let before: Array1<f32> = singles.iter().flat_map(|&single| [single, -single]).collect();
    let after = through_json(&before);
    assert_eq!(after.mapv(f32::to_bits), before.mapv(f32::to_bits));
    // Other readers round to double first, and know nothing of this one.
    let mut json = Vec::new();
    readable::serialize(&before, &mut serde_json::Serializer::new(&mut json)).unwrap();
    let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
    for (single, number) in before.iter().zip(json["data"].as_array().unwrap()) {
        #[allow(clippy::cast_possible_truncation, reason = "what readers of f64 do")]
        let read = number.as_f64().unwrap() as f32;
        assert_eq!(read.to_bits(), single.to_bits(), "{single:e}");
    }
    let pairs = before.mapv(|single| num_complex::Complex::new(single, -single));
    assert_eq!(through_json(&pairs), pairs);
}

/// All of f32, in some minutes: `cargo test --release -p ndserde --test readable_floats -- --ignored`.
///
/// The sign is a character of its own, so that half of the bit patterns show it for all.
#[test]
#[ignore = "takes minutes"]
fn no_other_single_rounds_twice() {
    let mut text = Text { bytes: [0; 32], len: 0 };
    let mut changed = Vec::new();
    for bits in 0..0x7f80_0000_u32 {
        text.len = 0;
        write!(text, "{:e}", f32::from_bits(bits)).unwrap();
        let double: f64 = std::str::from_utf8(&text.bytes[..text.len]).unwrap().parse().unwrap();
        #[allow(clippy::cast_possible_truncation, reason = "what readers of f64 do")]
        if (double as f32).to_bits() != bits {
            changed.push(bits);
        }
    }
    assert_eq!(changed, [TWICE_ROUNDED]);
}

/// Text without an allocation.
struct Text {
    bytes: [u8; 32],
    len: usize,
}

impl Write for Text {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.len + text.len();
        self.bytes.get_mut(self.len..end).ok_or(fmt::Error)?.copy_from_slice(text.as_bytes());
        self.len = end;
        Ok(())
    }
}
