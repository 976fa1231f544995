//! What only some formats have, in a `Value`: CBOR's tags and references, `MessagePack`'s extension
//! types, integers of any length.

use ndserde::{
    Value, json, pickle,
    value::{BigInt, Document, Key},
};
use ndserde_test_support::{
    backend::One,
    for_each_backend,
    work::{TIMES, reading},
};

fn cbor(bytes: &[u8]) -> Result<Value, String> {
    ciborium::from_reader(bytes).map(|Document(value)| value).map_err(|error| error.to_string())
}

fn to_cbor(value: &Value) -> Vec<u8> {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).unwrap();
    bytes
}

fn hex(digits: &str) -> Vec<u8> {
    let digits: Vec<u8> = digits.bytes().filter(|byte| *byte != b' ').collect();
    let pair = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
    digits.chunks(2).map(pair).collect()
}

#[test]
fn tags_come_back_as_they_were() {
    let rows = [
        // A date, a number of seconds, a decimal, a fraction, a UUID, a regular expression.
        ("c0 74 323031332d30332d32315432303a30343a30305a", "tag 0: \"2013-03-21T20:04:00Z\""),
        ("c1 1a 514b67b0", "tag 1: 1363896240"),
        ("c4 82 21 19 6ab3", "tag 4: [-2, 27315]"),
        ("d8 1e 82 01 03", "tag 30: [1, 3]"),
        ("d8 25 50 000102030405060708090a0b0c0d0e0f", "tag 37: 16 bytes"),
        // Two tags in a row, and the tag of typed arrays around no bytes.
        ("c1 d8 25 01", "tag 1: tag 37: 1"),
        ("d8 40 82 01 02", "tag 64: [1, 2]"),
        // A multi-dimensional array of numbers without a type, and of floats of 128 bits.
        ("d8 28 82 82 01 02 82 05 06", "tag 40:[0]: [1, 2]\n[1]: [5, 6]"),
        ("d8 53 50 00000000000000000000000000000000", "tag 83: 16 bytes"),
        // No whole number of elements.
        ("d8 55 43 000000", "tag 85: 3 bytes"),
        // A reference to nothing, and to a string outside of a namespace.
        ("d8 1d 05", "tag 29: 5"),
        ("d8 19 00", "tag 25: 0"),
        // A record whose keys nobody said.
        ("d9 e000 82 01 02", "tag 57344: [1, 2]"),
        // What has the tag of records and is none: a key that is a number, a value too few.
        ("d9 dfff 83 19e000 81 01 02", "tag 57343:\n[0]: 57344\n[1]: [1]\n[2]: 2"),
        ("d9 dfff 82 19e000 81 6178", "tag 57343:\n[0]: 57344\n[1]: [\"x\"]"),
    ];
    for (digits, shown) in rows {
        let bytes = hex(digits);
        let value = cbor(&bytes).unwrap();
        assert_eq!(value.to_string(), shown.replace("tag 40:[0]", "tag 40:\n[0]"), "{digits}");
        assert_eq!(to_cbor(&value), bytes, "{digits}");
        let other: Value =
            serde_json::to_string(&value).map_or(Value::Null, |_| panic!("{digits}"));
        assert_eq!(other, Value::Null);
    }
}

#[test]
fn other_formats_refuse_tags_and_extensions_by_name() {
    let tag = Value::tagged(0, "1");
    let extension = Value::Extension(-1, vec![0; 4].into());
    let rows = [
        (
            serde_json::to_string(&tag).unwrap_err().to_string(),
            "serde_json has no form for CBOR's tag 0",
        ),
        (
            rmp_serde::to_vec(&tag).unwrap_err().to_string(),
            "rmp_serde has no form for CBOR's tag 0",
        ),
        (
            pickle::to_vec(&tag).unwrap_err().to_string(),
            "ndserde_core has no form for CBOR's tag 0",
        ),
        (
            serde_json::to_string(&extension).unwrap_err().to_string(),
            "serde_json has no form for MessagePack's extension type -1",
        ),
        (
            ciborium::into_writer(&extension, Vec::new()).unwrap_err().to_string(),
            "ciborium has no form for MessagePack's extension type -1",
        ),
    ];
    for (error, expected) in rows {
        assert!(error.contains(expected), "{error}");
    }
}

/// Text formats, but for those that have other keys, write all keys as text.
#[test]
fn keys_that_are_one_in_text_are_refused() {
    let bytes = |key: &[u8]| Key::Bytes(key.to_vec());
    let rows = [
        (vec![Key::from(1), "1".into()], Some("a map has two keys that are \"1\" in text")),
        (vec!["true".into(), true.into()], Some("two keys that are \"true\" in text")),
        (vec![bytes(b"a"), "b".into(), "a".into()], Some("two keys that are \"a\" in text")),
        (vec![bytes(b"-7"), (-7).into()], Some("two keys that are \"-7\" in text")),
        (vec![bytes(b"\xff"), "a".into()], Some("serde_json has no form for the key b\"\\xff\"")),
        (vec![1.into(), true.into(), bytes(b"a"), "b".into(), u64::MAX.into()], None),
    ];
    for (keys, expected) in rows {
        let value: Value = keys.into_iter().map(|key| (key, Value::Null)).collect();
        for written in [json::to_string(&value), serde_json::to_string(&value)] {
            match (written, expected) {
                (Ok(written), None) => {
                    assert_eq!(written.matches("null").count(), 5);
                    json::from_str::<Value>(&written).unwrap();
                }
                (Err(error), Some(expected)) => {
                    assert!(error.to_string().contains(expected), "{error}");
                }
                (written, expected) => panic!("{written:?}, {expected:?}"),
            }
        }
        assert_eq!(cbor(&to_cbor(&value)).unwrap(), value);
    }
    let both: Value = [(Key::from(1), 1), ("1".into(), 2)].into_iter().collect();
    let yaml = serde_yaml_ng::to_string(&both).unwrap();
    assert_eq!(serde_yaml_ng::from_str::<Value>(&yaml).unwrap(), both);
}

#[test]
fn what_stands_behind_tags_is_found() {
    // 1({"a": 2([..])}), the tags being of no meaning here.
    let value = cbor(&hex("d9 0400 a1 61 61 d9 0401 83 01 02 d8 40 42 0102")).unwrap();
    assert_eq!(value["a"][1].as_i64(), Some(2));
    assert_eq!(value.get_path("a[1]"), Some(&Value::from(2)));
    let arrays: Vec<String> = value.iter_arrays().map(|(path, _)| path.to_string()).collect();
    assert_eq!(arrays, ["a[2]"]);
    assert_eq!(value.untagged().as_map().map(ndserde::value::Map::len), Some(1));
    assert_eq!(
        value.to_string(),
        "tag 1024:\na: tag 1025:\n  [0]: 1\n  [1]: 2\n  [2]: uint8 [2], 1 to 2"
    );
}

#[test]
fn the_tag_that_says_it_is_cbor_says_nothing_else() {
    for digits in ["d9d9f7 01", "d9d9f7 d9d9f7 01"] {
        assert_eq!(cbor(&hex(digits)).unwrap(), Value::from(1), "{digits}");
    }
    let array = cbor(&hex("d9d9f7 d8 40 42 0102")).unwrap();
    assert!(array.as_array().is_some(), "{array}");
}

#[test]
fn references_are_what_they_stand_for() {
    let rows = [
        // What Python's cbor2 writes with value_sharing: of {"a": x, "b": x} where x = [1, 2].
        ("d81c a2 61 61 d81c 82 01 02 61 62 d81d 01", r#"{"a": [1, 2], "b": [1, 2]}"#),
        // With string_referencing, and the shortest strings that are counted.
        ("d9 0100 83 64 61616161 d819 00 62 6161", r#"["aaaa", "aaaa", "aa"]"#),
        // Two letters are too short to be counted, bytes and keys are counted as text is.
        (
            "d9 0100 a2 63 616161 62 6262 43 010203 d819 00",
            r#"{"aaa": "bb", "\u0001\u0002\u0003": "aaa"}"#,
        ),
        ("d9 0100 82 a1 63 616161 01 a1 d819 00 02", r#"[{"aaa": 1}, {"aaa": 2}]"#),
        // Each namespace counts for itself.
        (
            "d9 0100 83 63 616161 d9 0100 82 63 626262 d819 00 d819 00",
            r#"["aaa", ["bbb", "bbb"], "aaa"]"#,
        ),
        // Two records of cbor-x.
        (
            "82 d9dfff 84 19e000 82 6178 646e616d65 01 6161 d9e000 82 02 6162",
            r#"[{"x": 1, "name": "a"}, {"x": 2, "name": "b"}]"#,
        ),
        // A record within a record.
        ("d9dfff 83 19e000 81 6178 d9e000 81 02", r#"{"x": {"x": 2}}"#),
    ];
    for (digits, expected) in rows {
        let value = cbor(&hex(digits)).unwrap();
        let expected: Value = serde_json::from_str(expected).unwrap();
        let as_text: Value = serde_json::from_str(&serde_json::to_string(&value).unwrap()).unwrap();
        assert_eq!(as_text, expected, "{digits}");
    }
}

#[test]
fn words_and_texts_that_are_packed_are_counted() {
    // ["NaN", "Infinity"], ["abc", "def"], and references to the second, third and fourth of them.
    let digits = "d9 0100 85 82 63 4e614e 68 496e66696e697479 82 63 616263 63 646566 \
                  d819 01 d819 02 d819 03";
    let value = cbor(&hex(digits)).unwrap();
    let texts: Vec<_> = (2..5).map(|place| value[place].as_str().unwrap().to_owned()).collect();
    assert_eq!(texts, ["Infinity", "abc", "def"]);
}

/// The number of strings from which on they must be longer to be counted.
#[test]
fn strings_must_be_longer_than_references_to_them() {
    // 24 strings of three letters, one more that is too short for its number, and one of four letters.
    let mut bytes = hex("d9 0100 98 1b");
    for place in 0..25_u8 {
        bytes.extend([0x63, b'a', b'a', b'a' + place]);
    }
    bytes.extend(hex("64 62626262 d819 1818"));
    let value = cbor(&bytes).unwrap();
    assert_eq!(value[26].as_str(), Some("bbbb"));
}

#[test]
fn references_cost_no_more_than_they_may() {
    // A list that holds itself.
    let error = cbor(&hex("d81c 81 d81d 00")).unwrap_err();
    assert!(error.contains("the shared value 0 of the CBOR holds itself"), "{error}");
    // Each value twice in the next one: 2^40 values of 250 bytes.
    let mut bytes = hex("98 29 d81c 82 01 02");
    for place in 0..40_u8 {
        bytes.extend([0xd8, 28, 0x82, 0xd8, 29, 24, place, 0xd8, 29, 24, place]);
    }
    let error = cbor(&bytes).unwrap_err();
    assert!(error.contains("four times as long"), "{error}");
    // Each value in the next one, once.
    let mut bytes = hex("98 c9 d81c 81 01");
    for place in 0..200_u8 {
        bytes.extend([0xd8, 28, 0x81, 0xd8, 29, 24, place]);
    }
    let error = cbor(&bytes).unwrap_err();
    assert!(error.contains("more than 128 deep"), "{error}");
}

/// Where a value is a part of a document, what is shared is counted from elsewhere.
#[test]
fn shared_values_of_a_part_stay_tags() {
    let value: Value = ciborium::from_reader(&hex("82 d81c 81 01 d81d 00")[..]).unwrap();
    assert_eq!(value.to_string(), "[0]: tag 28: [1]\n[1]: tag 29: 0");
}

#[test]
fn extension_types_come_back_as_they_were() {
    let rows = [
        // A timestamp of 32, of 64 and of 96 bits.
        "81 a1 74 d6 ff 65935200",
        "d7 ff 0000000065935200",
        "c7 0c ff 000000000000000065935200",
        "92 d4 05 aa d8 7f 00112233445566778899aabbccddeeff",
        "c7 00 80",
    ];
    for digits in rows {
        let bytes = hex(digits);
        let value: Value = rmp_serde::from_slice(&bytes).unwrap();
        assert_eq!(rmp_serde::to_vec(&value).unwrap(), bytes, "{digits}");
    }
    let value: Value = rmp_serde::from_slice(&hex("d6 ff 65935200")).unwrap();
    assert_eq!(value, Value::Extension(-1, hex("65935200").into()));
    assert_eq!(value.to_string(), "extension -1: 4 bytes");
}

fn integers() -> Vec<String> {
    let mut words: Vec<String> = [
        i128::from(u64::MAX) + 1,
        i128::from(i64::MIN) - 1,
        1 << 70,
        -1 - (1 << 70),
        i128::MAX,
        i128::MIN,
    ]
    .map(|integer| integer.to_string())
    .into();
    words.push(u128::MAX.to_string());
    words
}

#[test]
fn integers_of_128_bits_come_back_from_formats_that_have_them() {
    for word in integers() {
        let integer: BigInt = word.parse().unwrap();
        let value = Value::from(vec![Value::from(integer.clone()), Value::from(1)]);
        assert_eq!(value[0], Value::BigInt(integer.into()));
        assert_eq!(value[0].to_string(), word);
        assert_eq!(cbor(&to_cbor(&value)).unwrap(), value);
        assert_eq!(json::to_string(&value).unwrap(), format!("[{word},1]"));
        assert_eq!(serde_json::to_string(&value).unwrap(), format!("[{word},1]"));
        assert_eq!(json::from_str::<Value>(&format!("[{word},1]")).unwrap(), value);
        let inner = json::from_str::<Value>(&format!("{{\"a\":{{\"b\":{word}}}}}")).unwrap();
        assert_eq!(inner["a"]["b"], value[0]);
        let back = pickle::from_slice::<Value>(&pickle::to_vec(&value).unwrap());
        assert_eq!(back.unwrap(), value);
        // As Python writes it in its first protocol.
        let back = pickle::from_slice::<Value>(format!("L{word}L\n.").as_bytes());
        assert_eq!(back.unwrap(), value[0]);
        let error = rmp_serde::to_vec(&value).unwrap_err().to_string();
        assert!(
            error.contains(&format!("rmp_serde has no form for the integer {word}")),
            "{error}"
        );
    }
}

#[test]
fn longer_integers_are_digits_or_bytes() {
    for word in ["1".repeat(40), format!("-{}", "9".repeat(300)), "7".repeat(BigInt::LONGEST)] {
        let value = Value::from(word.parse::<BigInt>().unwrap());
        assert_eq!(cbor(&to_cbor(&value)).unwrap(), value);
        assert_eq!(pickle::from_slice::<Value>(&pickle::to_vec(&value).unwrap()).unwrap(), value);
        assert_eq!(json::to_string(&value).unwrap(), word);
        assert_eq!(json::from_str::<Value>(&word).unwrap(), value);
        let error = serde_json::to_string(&value).unwrap_err().to_string();
        assert!(error.contains("serde_json has no form for the integer"), "{error}");
    }
    let error = json::from_str::<Value>(&"1".repeat(BigInt::LONGEST + 1)).unwrap_err().to_string();
    assert!(error.contains("an integer of 4301 digits, of which at most 4300 are read"), "{error}");
    // Longer ones stay what they are in CBOR.
    let mut bytes = vec![0xc2, 0x59, 0x07, 0x00];
    bytes.extend([0xff; 0x700]);
    let value = cbor(&bytes).unwrap();
    assert!(matches!(value.as_tag(), Some((2, _))), "{value}");
    assert_eq!(to_cbor(&value), bytes);
}

#[test]
fn integers_of_cbor_are_the_same_in_each_form() {
    // 2^70 and -1 - 2^70; 1 and -2 in the long form; one above i64::MAX.
    let rows = [
        ("c2 49 400000000000000000", "1180591620717411303424"),
        ("c3 49 400000000000000000", "-1180591620717411303425"),
        ("c2 42 0001", "1"),
        ("c3 41 01", "-2"),
        ("3b ffffffffffffffff", "-18446744073709551616"),
        ("c2 48 ffffffffffffffff", "18446744073709551615"),
    ];
    for (digits, word) in rows {
        assert_eq!(cbor(&hex(digits)).unwrap().to_string(), word, "{digits}");
    }
    assert_eq!(cbor(&hex("c2 42 0001")).unwrap(), Value::from(1));
}

#[test]
fn every_cbor_library_that_has_tags_keeps_them() {
    let bytes = hex("a1 61 61 c1 01");
    for_each_backend!(B in [Ciborium, CiboriumValue] => {
        let value: Value = B::read(&bytes).unwrap();
        assert_eq!(value["a"], Value::tagged(1, 1));
        assert_eq!(B::write(&value).unwrap(), bytes);
    });
}

#[test]
fn long_integers_are_keys_where_the_format_has_them() {
    // 2^64 and -1 - 2^70 as keys, 2^136 as another; 1 in the long form.
    let bytes = hex("a4 c2 49 010000000000000000 01 c3 49 400000000000000000 02 \
                     c2 52 010000000000000000000000000000000000 03 c2 42 0001 04");
    let value = cbor(&bytes).unwrap();
    let keys = ["18446744073709551616", "-1180591620717411303425", &format!("{}", 1)];
    let long = "87112285931760246646623899502532662132736";
    let shown = format!("{}: 1\n{}: 2\n{long}: 3\n{}: 4", keys[0], keys[1], keys[2]);
    assert_eq!(value.to_string(), shown);
    assert_eq!(cbor(&to_cbor(&value)).unwrap(), value);
    assert_eq!(to_cbor(&value), [&bytes[..bytes.len() - 5], &[1, 4]].concat());
    for (path, number) in [(keys[0], 1), (keys[1], 2), (long, 3)] {
        assert_eq!(value.get_path(path), Some(&Value::from(number)));
        let key = Key::from(path.parse::<BigInt>().unwrap());
        assert_eq!((key.to_string(), value.get(&key)), (path.to_owned(), Some(&number.into())));
        // Text is another key.
        assert_eq!(value.get(path), None);
        assert_eq!(Key::from(path).to_string(), format!("{path:?}"));
    }
    assert_eq!(pickle::from_slice::<Value>(&pickle::to_vec(&value).unwrap()).unwrap(), value);
    let text = format!(r#"{{"{}":1,"{}":2,"{long}":3,"1":4}}"#, keys[0], keys[1]);
    assert_eq!(json::to_string(&value).unwrap(), text);
    assert_eq!(serde_json::to_string(&value).unwrap(), text);
    let error = rmp_serde::to_vec(&value).unwrap_err().to_string();
    assert!(
        error.contains("rmp_serde has no form for the integer 18446744073709551616"),
        "{error}"
    );
    // The same key in two forms.
    let error = cbor(&hex("a2 01 01 c2 41 01 02")).unwrap_err();
    assert!(error.contains("duplicate key 1 in a map"), "{error}");
    // What is longer than any integer stays bytes behind a tag, which is no key.
    let long = [&hex("a1 c2 59 0700")[..], &[0xff; 0x700], &[1]].concat();
    let error = cbor(&long).unwrap_err();
    assert!(
        error.contains("expected the key of a map: text, bytes, an integer or a bool"),
        "{error}"
    );
    // In the order of numbers.
    let mut keys: Vec<Key> = [
        "-36893488147419103233",
        "36893488147419103233",
        "18446744073709551616",
        "-18446744073709551616",
    ]
    .map(|digits| digits.parse::<BigInt>().unwrap().into())
    .into();
    keys.sort();
    let sorted: Vec<String> = keys.iter().map(Key::to_string).collect();
    assert_eq!(
        sorted,
        [
            "-36893488147419103233",
            "-18446744073709551616",
            "18446744073709551616",
            "36893488147419103233"
        ]
    );
}

/// A float of 32 bits is widened bit by bit: no machine's conversion makes its NaN quiet.
#[test]
fn a_signalling_nan_of_32_bits_keeps_its_bit() {
    for (digits, bits) in [
        ("ca 7f800001", 0x7ff0_0000_2000_0000_u64),
        ("ca ffa00000", 0xfff4_0000_0000_0000),
        ("ca 7fc00001", 0x7ff8_0000_2000_0000),
    ] {
        let value: Value = rmp_serde::from_slice(&hex(digits)).unwrap();
        assert_eq!(value.as_f64().map(f64::to_bits), Some(bits), "{digits}");
        let list: Value = rmp_serde::from_slice(&[&[0x92, 1][..], &hex(digits)].concat()).unwrap();
        assert_eq!(list[1].as_f64().map(f64::to_bits), Some(bits), "{digits}");
    }
}

/// What looks like an array or a record and is none, within another, within another: none of them is
/// copied for each that stands around it.
#[test]
fn levels_do_not_multiply_what_is_copied() {
    const LEVELS: usize = 60;
    let words = vec![r#""abcdefgh",1"#; 10_000].join(",");
    let begin = r#"{"datatype":"FP64","shape":[1],"data":[1.0],"parameters":["#.repeat(LEVELS);
    let json = format!("{begin}[{words}]{}", "]}".repeat(LEVELS));
    let value = reading(TIMES, json.as_bytes(), || json::from_str::<Value>(&json).unwrap());
    assert_eq!(value.iter_arrays().count(), LEVELS);

    // Records whose keys are a list of one record.
    let cbor_words = hex("686162636465666768 01").repeat(10_000);
    let begin = hex("d9dfff 83 19e000 81").repeat(LEVELS / 2);
    let bytes = [begin, hex("99 4e20"), cbor_words, vec![0; LEVELS / 2]].concat();
    let value = reading(TIMES, &bytes, || cbor(&bytes).unwrap());
    assert!(matches!(value.as_tag(), Some((57343, _))));
}
