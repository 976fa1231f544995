//! Bytes as text with a character for each: every byte, at every place of the blocks they go in.

use std::fmt::Write;

use ndarray::Array1;
use ndserde::{Nd, json, wire::NpyLatin1};

/// What starts at any place, with runs of ASCII and of everything else.
fn arrays() -> impl Iterator<Item = Array1<u8>> {
    let mixed = |i: usize| i.wrapping_mul(0x9e37_79b9).to_le_bytes()[1];
    let all = (0..5000).map(move |i| if i / 100 % 2 == 0 { mixed(i) } else { mixed(i) & 0x7f });
    let bytes: Vec<u8> = all.collect();
    [0, 1, 2, 895, 896, 897, 1023, 1024, 1025, 5000]
        .into_iter()
        .flat_map(move |len| [bytes[..len].to_vec(), bytes[5000 - len..].to_vec()])
        .map(Array1::from_vec)
}

#[test]
fn every_byte_is_its_character_and_comes_back() {
    for array in arrays() {
        let nd = Nd::by::<NpyLatin1>(&array);
        let text = serde_json::to_string(&nd).unwrap();
        let characters: String = serde_json::from_str(&text).unwrap();
        let elements: Vec<u8> =
            characters.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        assert!(elements.ends_with(array.as_slice().unwrap()), "{} bytes", array.len());
        assert_eq!(json::to_string(&nd).unwrap(), text);
        for document in [text.clone(), format!("\"{}\"", escaped(&characters))] {
            let back: Nd<Array1<u8>, NpyLatin1> = serde_json::from_str(&document).unwrap();
            assert_eq!(back.into_inner(), array);
        }
    }
}

/// Every character as an escape.
fn escaped(text: &str) -> String {
    let escape = |mut text: String, c| {
        write!(text, "\\u{:04x}", u32::from(c)).unwrap();
        text
    };
    text.chars().fold(String::new(), escape)
}

#[test]
fn a_character_beyond_latin_1_is_refused_with_its_place() {
    let array = Array1::from_vec(vec![0xff_u8; 3000]);
    let characters: String =
        serde_json::from_str(&serde_json::to_string(&Nd::by::<NpyLatin1>(&array)).unwrap())
            .unwrap();
    for at in [130, 1024, 3127] {
        for other in ['\u{100}', '\u{17f}', '\u{20ac}', '\u{1f600}'] {
            let bad: String = characters
                .chars()
                .enumerate()
                .map(|(i, c)| if i == at { other } else { c })
                .collect();
            let document = serde_json::to_string(&bad).unwrap();
            let error = serde_json::from_str::<Nd<Array1<u8>, NpyLatin1>>(&document).err().unwrap();
            let words = format!("npy_latin1: the character {other:?} at {at} is not in Latin-1");
            assert!(error.to_string().contains(&words), "{error}");
        }
    }
}
