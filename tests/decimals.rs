//! Numbers that are words, as formats have them whose values are all words: which words are numbers, and
//! that they are rounded once.

use half::{bf16, f16};
use ndarray::{Array1, arr1};
use ndserde::{
    Nd,
    field::{DeserializeBy, HoldsArray},
    wire::{Any, NdarrayV1, Nested, Readable, Wire},
};
use ndserde_test_support::Sample;
use serde::{
    Deserialize,
    de::{IntoDeserializer, value},
};

fn json<T, W: Wire>(text: &str) -> Result<T, String>
where
    T: for<'de> DeserializeBy<'de, W> + HoldsArray,
{
    serde_json::from_str::<Nd<T, W>>(text).map(Nd::into_inner).map_err(|error| error.to_string())
}

fn words<A: Sample>(words: &[&str]) -> Result<Array1<A>, String> {
    let words: Vec<_> = words.iter().map(ToString::to_string).collect();
    let words: value::SeqDeserializer<_, value::Error> = words.into_deserializer();
    Nd::<Array1<A>, Nested>::deserialize(words).map(Nd::into_inner).map_err(|e| e.to_string())
}

/// The word that Rust's `format!` and superjson write for it.
#[test]
fn a_word_may_be_negative_zero() {
    fn negative<A: Sample + std::fmt::Display>() {
        let text = r#"["-0","-0.0",-0.0,"-0e7"]"#;
        let own = format!(r#"{{"v":1,"dim":[4],"data":{text}}}"#);
        let shape = format!(r#""shape":[4],"order":"C","dtype":"{}""#, A::DTYPE);
        let behind = format!(r#"{{"data":{text},{shape}}}"#);
        let before = format!(r#"{{{shape},"data":{text}}}"#);
        let mut all = vec![
            words::<A>(&["-0", "-0.0", "-0", "-0E0"]),
            json::<Array1<A>, Nested>(text),
            json::<Array1<A>, Any>(text),
            json::<Array1<A>, Readable>(&before),
            json::<Array1<A>, Readable>(&behind),
            json::<Array1<A>, Any>(&behind),
        ];
        if A::WIDTH > 2 {
            all.push(json::<Array1<A>, NdarrayV1>(&own));
        }
        for read in all {
            assert_eq!(read.unwrap().map(ToString::to_string).to_vec(), ["-0"; 4], "{}", A::DTYPE);
        }
    }
    negative::<f16>();
    negative::<bf16>();
    negative::<f32>();
    negative::<f64>();
    assert_eq!(json::<Array1<i8>, Nested>(r#"["-0","0"]"#), Ok(arr1(&[0, 0])));
}

/// `serde_yaml_ng` hands over as text what is octal to others.
#[test]
fn leading_zeros_of_yaml_are_refused() {
    for text in ["[010]", "[1, -010]", "[0.5, 0010]"] {
        let nested = serde_yaml_ng::from_str::<Nd<Array1<f64>, Nested>>(text).unwrap_err();
        let any = serde_yaml_ng::from_str::<Nd<Array1<f64>, Any>>(text).unwrap_err();
        for error in [nested.to_string(), any.to_string()] {
            assert!(
                error.contains("unknown number") || error.contains("neither a number"),
                "{error}"
            );
        }
    }
}

/// Words next to a tie, whose digits a double lacks: by way of one they would become the even neighbour.
#[test]
fn decimals_become_the_nearest_float_in_one_step() {
    fn row<A: Sample + Copy>(word: &str, nearest: A) {
        for (sign, word) in [("", word.to_owned()), ("-", format!("-{word}"))] {
            let bits = nearest.bits() | if sign == "-" { 1 << (A::WIDTH * 8 - 1) } else { 0 };
            let list = format!(r#"["{word}",0.25,"{word}"]"#);
            let shape = format!(r#""shape":[3],"order":"C","dtype":"{}""#, A::DTYPE);
            let behind = format!(r#"{{"data":{list},{shape}}}"#);
            for read in [
                words::<A>(&[&word, "0.25", &word]).unwrap(),
                json::<Array1<A>, Nested>(&list).unwrap(),
                json::<Array1<A>, Any>(&list).unwrap(),
                json::<Array1<A>, Readable>(&behind).unwrap(),
                json::<Array1<A>, Any>(&behind).unwrap(),
            ] {
                assert_eq!(read[0].bits(), bits, "{word} became {}", read[0].bits());
                assert_eq!(read[2].bits(), bits, "{word} became {}", read[2].bits());
            }
        }
    }
    fn single(word: &str) {
        row(word, word.parse::<f32>().unwrap());
    }
    single("16777217.00000000000000000001");
    single("16777216.99999999999999999999");
    single("16777217");
    single("1.00000005960464477539062500001");
    single("1.00000005960464477539062500000000000000000000000000000000000000000000000000");
    single("100000005.960464477539062500001e-8");
    single("0.00000000100000005960464477539062500001E+9");
    single("7.038531e-26");
    single("7.006492321624085354618e-46");
    single("7.006492321624085354619e-46");
    single("1e-60");
    single("340282356779733661637539395458142568447");
    single("123456789012345678901234567890");
    row("2049.00000000000000000001", f16::from_f64(2050.0));
    row("2049", f16::from_f64(2048.0));
    row("2048.99999999999999999999", f16::from_f64(2048.0));
    row("2050.99999999999999999999", f16::from_f64(2050.0));
    row("65519.99999999999999999999", f16::MAX);
    row("257.00000000000000000001", bf16::from_f64(258.0));
    row("257", bf16::from_f64(256.0));
    row("258.99999999999999999999", bf16::from_f64(258.0));
}
