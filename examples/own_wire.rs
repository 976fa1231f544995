//! A wire of one's own: the shape and the bytes as hexadecimal text, `"uint8 2x2 01020304"`.
//!
//! The wire says where each part of an array goes; elements, dimensions, containers, checks and data
//! formats are taken care of.
//!
//! `cargo run --example own_wire`

use std::{error::Error, fmt};

use ndarray::{Array2, arr2};
use ndserde::{
    As, ByteOrder,
    wire::{ArrayBytes, Descr, FieldType, Shape, UncheckedArray, Wire},
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Visitor};

/// Any array as one line of text: dtype, lengths and the little-endian bytes in C order.
struct Hex;

impl Wire for Hex {
    const NAME: &'static str = "hex";

    fn serialize<S: Serializer>(array: &ArrayBytes<'_>, serializer: S) -> Result<S::Ok, S::Error> {
        // Arrays come in C or F order; this wire knows only C.
        let array = array.to_c_order();
        let lengths: Vec<String> = array.shape().iter().map(usize::to_string).collect();
        let digits = array.data().iter().flat_map(|byte| [byte >> 4, byte & 15]);
        let bytes: String = digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect();
        serializer.collect_str(&format_args!("{} {} {bytes}", array.dtype(), lengths.join("x")))
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        _: &FieldType,
    ) -> Result<UncheckedArray<'de>, D::Error> {
        deserializer.deserialize_str(Line)
    }
}

/// Reads the line. Whether it fits the field is checked afterwards, for all wires alike.
struct Line;

impl<'de> Visitor<'de> for Line {
    type Value = UncheckedArray<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array as text: dtype, lengths, hexadecimal bytes")
    }

    fn visit_str<E: serde::de::Error>(self, line: &str) -> Result<UncheckedArray<'de>, E> {
        let words: Vec<&str> = line.split(' ').collect();
        let &[dtype, lengths, hex] = words.as_slice() else {
            return Err(E::custom(format_args!("hex: {} words, three are needed", words.len())));
        };
        let mut shape = Shape::default();
        for length in lengths.split('x').filter(|length| !length.is_empty()) {
            shape.push(length.parse().map_err(E::custom)?).map_err(E::custom)?;
        }
        let descr: Descr = dtype.parse().map_err(E::custom)?;
        let array = UncheckedArray::new(descr, shape, bytes(hex).map_err(E::custom)?);
        Ok(array.with_byteorder(ByteOrder::Little))
    }
}

fn bytes(hex: &str) -> Result<Vec<u8>, ndserde::Error> {
    let pairs = hex.as_bytes().chunks(2);
    pairs.map(|pair| byte(pair).ok_or_else(|| ndserde::Error::custom("hex: a bad pair"))).collect()
}

fn byte(pair: &[u8]) -> Option<u8> {
    let &[high, low] = pair else { return None };
    let digit = |symbol: u8| char::from(symbol).to_digit(16);
    u8::try_from(digit(high)? << 4 | digit(low)?).ok()
}

#[derive(Serialize, Deserialize, PartialEq, Debug)]
struct Board {
    #[serde(with = "As::<Hex>")]
    cells: Array2<u8>,
    // A wire is for every element type, dimension and container.
    #[serde(with = "As::<Hex>")]
    scores: Vec<Array2<f32>>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let board = Board {
        cells: arr2(&[[1, 2], [3, 255]]),
        scores: vec![arr2(&[[1.5], [-0.0]]).reversed_axes(), Array2::zeros((0, 3))],
    };

    let json = serde_json::to_string(&board)?;
    println!("{json}");
    assert_eq!(
        json,
        r#"{"cells":"uint8 2x2 010203ff","scores":["float32 1x2 0000c03f00000080","float32 0x3 "]}"#
    );
    assert_eq!(serde_json::from_str::<Board>(&json)?, board);
    assert_eq!(rmp_serde::from_slice::<Board>(&rmp_serde::to_vec(&board)?)?, board);

    // What a wire need not check: the hub does, and names the wire.
    let short = json.replace("010203ff", "0102");
    let error = serde_json::from_str::<Board>(&short).unwrap_err().to_string();
    println!("{error}");
    assert!(error.starts_with("hex: shape [2, 2] of uint8 needs 4 bytes, the data has 2"));
    Ok(())
}
