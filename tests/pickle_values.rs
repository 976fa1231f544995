//! Pickles of any content, and what serde has no form for in them: complex numbers, dates, records and
//! integers of any length.

use std::{collections::HashMap, fs};

use ndarray::{Array0, Array1, arr0};
use ndserde::{
    DType, DynArray, Nd, NdDeserialize, TimeUnit, Value, json, pickle,
    value::{BigInt, Document, Key},
    wire,
};
use ndserde_test_support::{any::Any, check::read_bounded};
use num_complex::Complex;
use serde::{Deserialize, Serialize, de::DeserializeOwned, ser::SerializeMap};

fn golden(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/whole_pickles");
    fs::read(format!("{folder}/{name}.pkl")).unwrap()
}

fn read<T: DeserializeOwned>(pickle: &[u8]) -> T {
    read_bounded(pickle, || pickle::from_slice(pickle)).unwrap()
}

fn error<T: DeserializeOwned>(pickle: &[u8]) -> String {
    read_bounded(pickle, || pickle::from_slice::<T>(pickle).map(drop)).unwrap_err().to_string()
}

const TWO_TO_200: &str = "1606938044258990275541962092341162602522202993782792835301376";

fn big(digits: &str) -> BigInt {
    digits.parse().unwrap()
}

/// The array without axes of a count of this dtype.
fn time(count: i64, dtype: DType) -> Value {
    DynArray::from(arr0(count)).reinterpret_time(dtype).unwrap().into()
}

/// What `scalars` of `tests/golden/whole_pickles.py` is.
fn scalars() -> Value {
    let complex = |re, im| Value::from(arr0(Complex::new(re, im)));
    let seconds = TimeUnit::SECOND.times(25).unwrap();
    let record = r#"{"dtype":[["id","<u2"],["x","<f8"]],"shape":[],"byteorder":"little","order":"C","data":"AQAAAAAAAAAEQA=="}"#;
    let record = serde_json::from_str::<Nd<DynArray>>(record).unwrap().into_inner();
    let below = format!("-{TWO_TO_200}");
    let integers: [BigInt; 8] = [
        i128::MAX.into(),
        (1_u128 << 127).into(),
        big("340282366920938463463374607431768211456"),
        big(TWO_TO_200),
        big(&format!("1{}", "0".repeat(300))),
        i128::MIN.into(),
        big("-170141183460469231731687303715884105729"),
        big(&below),
    ];
    let keys = [
        ((1_u128 << 63).into(), 0),
        ((1_u128 << 64).into(), 1),
        ((i128::from(i64::MIN) - 1).into(), 2),
        (big(TWO_TO_200), 3),
        (big(&below), 4),
        (5_i128.into(), 5),
    ];
    let plain: Vec<Value> = vec![
        true.into(),
        u64::MAX.into(),
        (-0.0).into(),
        "né".into(),
        Value::Bytes(b"a\0b".to_vec().into()),
    ];
    let entries: [(&str, Value); 9] = [
        ("complex", complex(1.5, -0.0)),
        (
            "complexes",
            vec![
                complex(0.0, 1.0),
                arr0(Complex::new(1_f32, -1.0)).into(),
                complex(f64::NAN, f64::NEG_INFINITY),
                arr0(Complex::new(0_f32, 2.0)).into(),
            ]
            .into(),
        ),
        ("pair", vec![0.0, 1.0].into()),
        (
            "dates",
            vec![
                time(18_262, DType::DateTime64(TimeUnit::DAY)),
                time(i64::MIN, DType::DateTime64(seconds)),
            ]
            .into(),
        ),
        ("span", time(3, DType::TimeDelta64(TimeUnit::NANOSECOND))),
        ("record", record.into()),
        ("integers", integers.into_iter().collect()),
        (
            "keys",
            keys.into_iter().map(|(key, place): (BigInt, u8)| (Key::from(key), place)).collect(),
        ),
        ("plain", plain.into()),
    ];
    entries.into_iter().collect()
}

#[test]
fn what_serde_has_no_form_for_is_kept() {
    // Bit for bit, NaN included.
    let expected = pickle::to_vec(&scalars()).unwrap();
    for protocol in 0..6 {
        let bytes = golden(&format!("scalars-{protocol}"));
        let value: Value = read(&bytes);
        assert_eq!(value.to_string(), scalars().to_string(), "{protocol}");
        assert!(pickle::to_vec(&value).unwrap() == expected, "{protocol}");
        let Document(value) = read(&bytes);
        assert!(pickle::to_vec(&value).unwrap() == expected, "{protocol}");
    }
    let again: Value = read(&expected);
    assert!(pickle::to_vec(&again).unwrap() == expected);
    // The same through the formats that have integers of any length.
    let mut cbor = Vec::new();
    ciborium::into_writer(&scalars(), &mut cbor).unwrap();
    let through: Value = ciborium::from_reader(&cbor[..]).unwrap();
    assert!(pickle::to_vec(&through).unwrap() == expected);
    for key in ["complex", "complexes", "dates", "span", "record", "integers"] {
        let value = &scalars()[key];
        let text = json::to_string(value).unwrap();
        let through: Value = json::from_str(&text).unwrap();
        assert!(pickle::to_vec(&through).unwrap() == pickle::to_vec(value).unwrap(), "{key}");
    }
}

#[test]
fn every_pickle_of_python_is_a_value_that_comes_back() {
    let names =
        ["model-0", "model-2-python-2", "model-4", "model-5-numpy-1", "joblib-4", "cifar-bytes"];
    for name in names {
        let value: Value = read(&golden(name));
        let written = pickle::to_vec(&value).unwrap();
        assert!(pickle::to_vec(&read::<Value>(&written)).unwrap() == written, "{name}");
    }
    let model: Value = read(&golden("model-4"));
    assert_eq!(model["complex"].to_string(), "complex128 [], 1.5-2.0i");
    assert_eq!(model["numbers"][3].to_string(), "complex64 [], 1.0-1.0i");
    assert_eq!(
        model["span"].as_array().unwrap().to_string(),
        "3, dtype=timedelta64[25s], shape=[]"
    );
}

/// A field of a type takes what it took.
#[test]
fn types_take_complex_numbers_as_pairs() {
    #[derive(Deserialize)]
    struct Pairs {
        complex: (f64, f64),
        complexes: Vec<[f64; 2]>,
    }
    #[derive(NdDeserialize)]
    struct Arrays {
        complex: Array0<Complex<f64>>,
        #[nd(wire = wire::Any)]
        complexes: Array1<Complex<f64>>,
        dates: Vec<DynArray>,
    }
    #[derive(NdDeserialize)]
    struct Lists {
        #[nd(wire = wire::Nested)]
        complexes: Array1<Complex<f64>>,
    }
    #[derive(Deserialize)]
    struct Anything {
        complex: Any,
    }
    // A date is no number, and says so.
    #[derive(Debug, Deserialize)]
    struct Number {
        #[serde(rename = "span")]
        _span: i64,
    }
    let bytes = golden("scalars-4");
    let pairs: Pairs = read(&bytes);
    assert_eq!((pairs.complex, pairs.complexes[1]), ((1.5, -0.0), [1.0, -1.0]));
    let arrays: Arrays = read(&bytes);
    assert_eq!(arrays.complex, arr0(Complex::new(1.5, -0.0)));
    assert_eq!(arrays.complexes[3], Complex::new(0.0, 2.0));
    assert_eq!(arrays.dates[0].dtype(), &DType::DateTime64(TimeUnit::DAY));
    let Lists { complexes } = read(&bytes);
    assert_eq!(complexes[3], Complex::new(0.0, 2.0));
    // Where nothing is asked for, they are arrays.
    let Anything { complex } = read(&bytes);
    assert!(matches!(complex, Any::Map(_)), "{complex:?}");
    let error = error::<Number>(&bytes);
    assert!(error.contains("a timedelta64[ns] is no plain value"), "{error}");
}

#[test]
fn a_value_among_other_fields_has_them_too() {
    #[derive(Deserialize)]
    struct Rest {
        pair: (f64, f64),
        #[serde(flatten)]
        rest: HashMap<String, Value>,
    }
    // Without integers of more than 128 bits.
    let mut value = scalars();
    for key in ["integers", "keys"] {
        value.as_map_mut().unwrap().remove(&key.into());
    }
    let Rest { pair, rest } = read(&pickle::to_vec(&value).unwrap());
    assert_eq!((pair, &rest["complex"]), ((0.0, 1.0), &value["complex"]));
    let python = b"\x80\x04}(X\x04\0\0\0pair]G\0\0\0\0\0\0\0\0aG\0\0\0\0\0\0\0\0aX\x01\0\0\0zcbuiltins\ncomplex\nG\x3f\xf0\0\0\0\0\0\0G\0\0\0\0\0\0\0\0\x86Ru.";
    let Rest { rest, .. } = read(python);
    assert_eq!(rest["z"], Value::from(arr0(Complex::new(1.0, 0.0))));
}

/// `LONG4` of these bytes.
fn long(bytes: &[u8]) -> Vec<u8> {
    let len = u32::try_from(bytes.len()).unwrap().to_le_bytes();
    [&[0x8b], &len[..], bytes].concat()
}

/// A pickle of one value.
fn whole(value: &[u8]) -> Vec<u8> {
    [b"\x80\x04", value, b"."].concat()
}

#[test]
fn integers_have_as_many_digits_as_python_reads() {
    let bytes = |len: usize, last: u8| [&vec![0xff; len - 1][..], &[last]].concat();
    for (value, shown) in [
        // More bytes than they need.
        (long(&[&[1][..], &[0; 30]].concat()), "1".to_owned()),
        (long(&[&[1][..], &[0xff; 30]].concat()), "-255".to_owned()),
        (long(&[0xff; 17]), "-1".to_owned()),
        (long(&[]), "0".to_owned()),
        (
            long(&[&[0; 16][..], &[0x80]].concat()),
            format!("-{}", 1_u128 << 127)
                .replace(&(1_u128 << 127).to_string(), "43556142965880123323311949751266331066368"),
        ),
        (b"L-0000000000000000000000000000000000000000000000005L\n".to_vec(), "-5".to_owned()),
        (
            b"I340282366920938463463374607431768211456\n".to_vec(),
            "340282366920938463463374607431768211456".to_owned(),
        ),
        ([b"L-", &b"7".repeat(4300)[..], b"L\n"].concat(), format!("-{}", "7".repeat(4300))),
    ] {
        assert_eq!(read::<Value>(&whole(&value)).to_string(), shown);
    }
    for value in [
        long(&bytes(1_786, 0x7f)),
        long(&bytes(1_787, 0)),
        long(&[&[0; 1_786][..], &[0xff]].concat()),
    ] {
        assert!(matches!(read::<Value>(&whole(&value)), Value::BigInt(_)));
    }
    let lines = [b"L", &b"1".repeat(4301)[..], b"L\n"].concat();
    for value in [long(&bytes(1_787, 1)), long(&bytes(100_000, 0x7f)), lines] {
        let shown = read::<Value>(&whole(&value)).to_string();
        let expected = "not read: the pickle has an integer of more than 4300 digits";
        assert_eq!(shown, expected);
        // Nobody asks.
        read::<serde::de::IgnoredAny>(&whole(&value));
    }
    // Each integer is looked at once, and repeated no more than anything else.
    let digits = [b"]L", &b"9".repeat(4300)[..], b"L\nq\0a("].concat();
    let few = [digits.clone(), b"h\0".repeat(50), b"e".to_vec()].concat();
    assert_eq!(read::<Value>(&whole(&few)).as_list().unwrap().len(), 51);
    let many = [digits, b"h\0".repeat(100_000), b"e".to_vec()].concat();
    assert_eq!(read::<Value>(&whole(&many))[1], again());
}

/// What stands for a value that stands before it.
fn again() -> Value {
    Value::Same(Some(Box::new("[0]".to_owned())))
}

#[test]
fn integers_of_128_bits_are_those_of_types() {
    for number in [u128::MAX, 1 << 127, u128::from(u64::MAX)] {
        assert_eq!(read::<u128>(&pickle::to_vec(&number).unwrap()), number);
        assert_eq!(read::<Any>(&pickle::to_vec(&(1_u128 << 127)).unwrap()), Any::Large(1 << 127));
    }
    let value = Value::from(big(TWO_TO_200));
    for error in [
        error::<u128>(&pickle::to_vec(&value).unwrap()),
        error::<Any>(&pickle::to_vec(&value).unwrap()),
        error::<Nd<DynArray, wire::Any>>(&pickle::to_vec(&value).unwrap()),
    ] {
        assert!(error.contains("the pickle has an integer of more than 128 bits"), "{error}");
    }
}

/// A map of keys and of one that is a float.
struct Keys(Vec<Key>, f64);
impl Serialize for Keys {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.0.iter().try_for_each(|key| map.serialize_entry(key, "a value"))?;
        map.serialize_entry(&self.1, "a value")?;
        map.end()
    }
}

#[test]
fn long_keys_that_are_equal_in_python_are_refused_both_ways() {
    let float = |float: f64| [b"G", &float.to_be_bytes()[..]].concat();
    let power = |bytes: usize, low: u8| long(&[&[low][..], &vec![0; bytes - 1], &[1, 0]].concat());
    let dict = |keys: &[Vec<u8>]| {
        let entries: Vec<u8> = keys.iter().flat_map(|key| [key, &b"N"[..]].concat()).collect();
        whole(&[b"}(", &entries[..], b"u"].concat())
    };
    for (keys, named) in [
        ([power(25, 0), float(2_f64.powi(200))], [TWO_TO_200, "1.6069380442589903e60"]),
        (
            [float(2_f64.powi(127)), long(&[&[0; 15][..], &[0x80, 0]].concat())],
            ["170141183460469231731687303715884105728", "1.7014118346046923e38"],
        ),
        (
            [long(&[&[0; 25][..], &[0xff]].concat()), float(-2_f64.powi(200))],
            [&format!("-{TWO_TO_200}"), "-1.6069380442589903e60"],
        ),
    ] {
        let error = error::<Value>(&dict(&keys));
        let expected = format!("the keys {} and {}, which are equal", named[0], named[1]);
        assert!(error.contains(&expected), "{error}, not {expected}");
    }
    // All of a `Value`'s keys are integers, bools and text.
    let value: Value = [(Key::from(big(TWO_TO_200)), 1), (big(TWO_TO_200).to_string().into(), 2)]
        .into_iter()
        .collect();
    assert_eq!(read::<Value>(&pickle::to_vec(&value).unwrap()), value);
    // So many before it that the bytes which wait for the writer are full at some.
    for before in 0..600 {
        let others = (0..before).map(|n| Key::from(1_000_000 + n));
        let keys = others.chain([Key::from(big(TWO_TO_200))]).collect();
        let error = pickle::to_vec(&Keys(keys, 2_f64.powi(200))).unwrap_err().to_string();
        assert!(error.contains("which are equal in Python"), "{error}");
    }
    pickle::to_vec(&Keys(vec![big(TWO_TO_200).into()], 2_f64.powi(201))).unwrap();
    let next = big("1606938044258990275541962092341162602522202993782792835301377");
    pickle::to_vec(&Keys(vec![next.into()], 2_f64.powi(200))).unwrap();
}

/// A number that is no plain one becomes an array, which takes far more memory than it.
#[test]
fn many_numbers_stay_within_the_bound() {
    let complex = b"G\0\0\0\0\0\0\0\0G\0\0\0\0\0\0\0\0\x86";
    let scalar = b"cnumpy.core.multiarray\nscalar\n";
    let dtype = |code: &str| {
        format!("cnumpy\ndtype\n\u{8c}\u{2}{code}\u{89}\u{88}\u{87}R(K\u{3}\u{8c}\u{1}<NNNJ\u{ff}\u{ff}\u{ff}\u{ff}J\u{ff}\u{ff}\u{ff}\u{ff}K\0tb")
            .chars()
            .map(|c| u8::try_from(u32::from(c)).unwrap())
            .collect::<Vec<u8>>()
    };
    // The arguments of a call, but for the bytes that Python spends on its memo.
    let numbers = |code: &str, bytes: usize| {
        let head = [&b"("[..], scalar, b"\x94", &dtype(code), b"\x941"].concat();
        let len = u8::try_from(bytes).unwrap();
        let one = [&b"h\0h\x01C"[..], &[len], &vec![0; bytes], b"\x94\x86\x94R\x94"].concat();
        (head, one)
    };
    let rows = [
        (
            [&b"(cbuiltins\ncomplex\n\x941"[..]].concat(),
            [&b"h\0"[..], complex, b"\x94R\x94"].concat(),
        ),
        numbers("c8", 8),
    ];
    for (head, one) in &rows {
        let many = whole(&[head, &b"]("[..], &one.repeat(20_000), b"e"].concat());
        assert_eq!(read::<Value>(&many).as_list().unwrap().len(), 20_000);
        let last = one.strip_suffix(b"\x94").unwrap();
        let repeated = [head, &b"]("[..], last, b"q\xff", &b"h\xff".repeat(200_000), b"e"].concat();
        assert_eq!(read::<Value>(&whole(&repeated))[1], again());
    }
    // Arrays of an element, and records.
    let array = pickle::to_vec(&Nd::new(ndarray::arr1(&[1_u8]))).unwrap();
    let record = pickle::to_vec(&scalars()["record"]).unwrap();
    for array in [array, record] {
        let array = &array[2..array.len() - 1];
        let repeated = [b"](", array, b"q\xff", &b"h\xff".repeat(200_000), b"e"].concat();
        assert_eq!(read::<Value>(&whole(&repeated))[1], again());
    }
}

/// `array.array("u")` is text: as UTF-16 and UTF-32, in both byte orders, and what is none.
#[test]
fn arrays_of_characters_are_texts() {
    for (format, bytes, shown) in [
        (18_u8, &b"a\0\x3d\xd8\0\xde"[..], "\"a😀\""),
        (19, b"\0a\xd8\x3d\xde\0", "\"a😀\""),
        (20, b"a\0\0\0\0\xf6\x01\0", "\"a😀\""),
        (21, b"\0\0\0a\0\x01\xf6\0", "\"a😀\""),
        (20, b"", "\"\""),
        (18, b"\0\xd8", "array._array_reconstructor: [array.array, \"u\", 18, 2 bytes]"),
        (20, b"a\0\0", "array._array_reconstructor: [array.array, \"u\", 20, 3 bytes]"),
    ] {
        let mut pickle = b"\x80\x04carray\n_array_reconstructor\n(carray\narray\nVu\nK".to_vec();
        pickle.extend([format, b'C', u8::try_from(bytes.len()).unwrap()]);
        pickle.extend(bytes);
        pickle.extend(b"tR.");
        let value: Value = pickle::from_slice(&pickle).unwrap();
        assert_eq!(value.to_string(), shown, "{format} {bytes:?}");
    }
}
