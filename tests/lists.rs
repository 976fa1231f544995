//! Lists of numbers: what counts as a number, as a list, and as the same number again.

use half::{bf16, f16};
use ndarray::{Array0, Array1, Array2, ArrayD, IxDyn};
use ndserde::{
    DynArray, Element, Nd,
    field::{DeserializeBy, HoldsArray},
    wire::{Cast, NdarrayV1, Nested, Readable, Tagged, Wire},
};
use num_complex::Complex;
use serde::{
    Deserialize, Serialize,
    de::{IntoDeserializer, value},
};

/// What is read from JSON, or the message.
fn json<T, W: Wire>(text: &str) -> Result<T, String>
where
    T: for<'de> DeserializeBy<'de, W> + HoldsArray,
{
    serde_json::from_str::<Nd<T, W>>(text).map(Nd::into_inner).map_err(|error| error.to_string())
}

fn msgpack<T, W: Wire>(bytes: &[u8]) -> Result<T, String>
where
    T: for<'de> DeserializeBy<'de, W> + HoldsArray,
{
    rmp_serde::from_slice::<Nd<T, W>>(bytes).map(Nd::into_inner).map_err(|error| error.to_string())
}

fn cbor<T, W: Wire>(bytes: &[u8]) -> Result<T, String>
where
    T: for<'de> DeserializeBy<'de, W> + HoldsArray,
{
    ciborium::from_reader::<Nd<T, W>, _>(bytes)
        .map(Nd::into_inner)
        .map_err(|error| error.to_string())
}

fn serde_cbor<T, W: Wire>(bytes: &[u8]) -> Result<T, String>
where
    T: for<'de> DeserializeBy<'de, W> + HoldsArray,
{
    serde_cbor::from_slice::<Nd<T, W>>(bytes).map(Nd::into_inner).map_err(|error| error.to_string())
}

#[track_caller]
fn refused<T: std::fmt::Debug>(result: Result<T, String>, words: &[&str]) {
    let error = result.unwrap_err();
    assert!(words.iter().all(|word| error.contains(word)), "{error:?} lacks words of {words:?}");
}

#[test]
fn a_byte_string_is_no_list() {
    let bytes = b"\xc4\x08\x00\x00\x00\x00\x00\x00\xf0\x3f";
    refused(msgpack::<Array1<f64>, Nested>(bytes), &["nested: bytes where a list of float64"]);
    refused(msgpack::<Array1<u8>, Nested>(bytes), &["nested: bytes"]);
    refused(msgpack::<Array2<u8>, Nested>(b"\x91\xc4\x01\x07"), &["nested: bytes"]);
    refused(msgpack::<Array0<Complex<f32>>, Nested>(b"\xc4\x02\x01\x02"), &["nested: bytes"]);
    refused(cbor::<Array0<Complex<f32>>, Nested>(b"\x42\x01\x02"), &["nested: bytes"]);
    refused(cbor::<Array1<f64>, Nested>(b"\x43\x01\x02\x03"), &["nested: bytes"]);
    refused(cbor::<Array1<u8>, NdarrayV1>(b"\x83\x01\x81\x02\x42\x01\x02"), &[]);
    // The later pair of complex numbers is read by another road than the first.
    let pairs = b"\x92\x92\x01\x02\xc4\x02\x01\x02";
    refused(msgpack::<Array1<Complex<f32>>, Nested>(pairs), &["nested: bytes"]);
}

#[test]
fn a_byte_string_is_no_shape() {
    #[derive(Serialize)]
    struct Document<'a> {
        dtype: &'a str,
        shape: &'a serde_bytes::Bytes,
        byteorder: &'a str,
        order: &'a str,
        data: &'a serde_bytes::Bytes,
    }
    let (shape, data) = (serde_bytes::Bytes::new(&[1]), serde_bytes::Bytes::new(&[7]));
    let document = Document { dtype: "uint8", shape, byteorder: "little", order: "C", data };
    let mut bytes = Vec::new();
    ciborium::into_writer(&document, &mut bytes).unwrap();
    let words = ["tagged: bytes where the list of the axes belongs"];
    refused(cbor::<Array1<u8>, Tagged>(&bytes), &words);
    refused(msgpack::<Array1<u8>, Tagged>(&rmp_serde::to_vec_named(&document).unwrap()), &words);
    refused(msgpack::<Array1<u8>, Tagged>(&rmp_serde::to_vec(&document).unwrap()), &words);
}

#[test]
fn the_halves_of_ndarrays_own_form_are_integers_and_nothing_else() {
    let document = |number: &str| format!(r#"{{"v":1,"dim":[1],"data":[{number}]}}"#);
    let bits = json::<Array1<f16>, NdarrayV1>(&document("15360")).unwrap();
    assert_eq!(bits[0], f16::ONE);
    for number in ["1.0", "1e0", "15360.0", r#""NaN""#, "true", "65536", "-1"] {
        refused(json::<Array1<f16>, NdarrayV1>(&document(number)), &["ndarray_v1", "float16"]);
        refused(json::<Array1<bf16>, NdarrayV1>(&document(number)), &["ndarray_v1", "bfloat16"]);
    }
    // Neither are they in a flat list after the first number, which is read by another road.
    let two = r#"{"v":1,"dim":[2],"data":[1,1.0]}"#;
    refused(
        json::<Array1<f16>, NdarrayV1>(two),
        &["ndarray_v1: at [1]: the number 1 in a list of float16"],
    );
}

/// Reads a number of a list, at the first place and at a later one.
fn both<A: Element + Copy + std::fmt::Debug>(number: &str) -> Result<A, String> {
    let first = json::<ArrayD<A>, Nested>(&format!("[{number}]"))?;
    let later = json::<ArrayD<A>, Nested>(&format!("[0,{number}]"))?;
    assert_eq!(format!("{:?}", first[0]), format!("{:?}", later[1]));
    Ok(first[0])
}

#[test]
fn fractions_that_a_double_rounds_away_are_refused() {
    for number in ["4503599627370497.5", "-4503599627370497.5", "4503599627370496.0", "1e18"] {
        refused(both::<i64>(number), &["nested: at [0]: the float", "floats cannot hold", "int64"]);
    }
    assert_eq!(both::<i64>("4503599627370495.0"), Ok(4_503_599_627_370_495));
    assert_eq!(both::<i64>("4503599627370497"), Ok(4_503_599_627_370_497));
    refused(both::<u64>("-1.0"), &["the number -1 is out of range for uint64"]);
    refused(both::<u8>("256"), &["the number 256 is out of range for uint8"]);
    refused(both::<i8>("2.5"), &["2.5 has a fraction", "int8"]);
}

/// Numbers below all doubles, of which `serde_json` by itself hands over 0.
#[test]
fn fractions_too_small_for_a_double_are_refused() {
    fn own<A: Element + Copy>(number: &str) -> Result<A, String> {
        let list: Nd<Array1<A>, Nested> =
            ndserde::json::from_str(&format!("[0,{number}]")).map_err(|error| error.to_string())?;
        Ok(list.into_inner()[1])
    }
    for number in ["1e-323", "1e-400", "-1e-400", "0.01e-400", "\"1e-400\"", "1e-99999999999"] {
        refused(own::<i8>(number), &["nested: at [1]: the number", "has a fraction", "int8"]);
        refused(own::<u64>(number), &["has a fraction", "uint64"]);
    }
    for number in ["0e-400", "0.000e9", "-0e-400", "0e-99999999999"] {
        assert_eq!(own::<i8>(number), Ok(0), "{number}");
    }
    for (number, is_negative) in [("1e-400", false), ("-1e-400", true)] {
        assert_eq!(own::<f64>(number).map(f64::to_bits), Ok(u64::from(is_negative) << 63));
        assert_eq!(own::<f32>(number).map(f32::to_bits), Ok(u32::from(is_negative) << 31));
        assert_eq!(own::<f16>(number).map(f16::to_bits), Ok(u16::from(is_negative) << 15));
    }
}

/// The nearest of all halves to an integer, the even one of two that are as near.
fn nearest(integer: i128, halves: impl Iterator<Item = (u16, f64)>) -> u16 {
    // Every finite half at 2^64 and below is a multiple of 2^-133; only whole ones matter here.
    let whole = halves.filter(|(_, value)| value.fract() == 0.0 && value.abs() < 1e30);
    #[allow(clippy::cast_possible_truncation, reason = "whole numbers below 1e30")]
    let distance = |value: f64| (value as i128 - integer).abs();
    whole.min_by_key(|&(bits, value)| (distance(value), bits & 1)).unwrap().0
}

#[test]
fn integers_become_the_nearest_float_in_one_step() {
    let bf16s = || (0..=u16::MAX).map(|bits| (bits, f64::from(bf16::from_bits(bits))));
    let f16s = || (0..=u16::MAX).map(|bits| (bits, f64::from(f16::from_bits(bits))));
    // Just above, at and just below ties of bf16, of both signs.
    let mut integers = vec![9_259_400_833_873_739_777_i128, 257, 258, 259, 65_535, 1 << 63];
    for tie in [0x8080_0000_0000_0000_u64, 0x8180_0000_0000_0000, 0x7fbf_ffff_ffff_ffff] {
        integers.extend([-1, 0, 1].map(|near| i128::from(tie) + near));
    }
    for integer in integers.iter().copied().chain(integers.iter().map(|&integer| -integer)) {
        if integer < i128::from(i64::MIN) {
            continue;
        }
        let read = both::<bf16>(&integer.to_string()).unwrap();
        assert_eq!(read.to_bits(), nearest(integer, bf16s()), "{integer} became {read}");
    }
    for integer in [2049, 2050, 2051, -2049, 4098, 4102, 65_519, -65_519, 0, 1] {
        let read = both::<f16>(&integer.to_string()).unwrap();
        assert_eq!(read.to_bits(), nearest(integer, f16s()), "{integer} became {read}");
    }
    refused(both::<f16>("65520"), &["65520 is out of range for float16"]);
    refused(both::<f16>("-9223372036854775808"), &["out of range for float16"]);
    // 2^53 + 2^29 + 1 is a tie of singles as soon as it is a double.
    let single = both::<f32>("9007199791611905").unwrap();
    assert_eq!(single.to_bits(), 9_007_200_328_482_816.0_f32.to_bits());
}

/// Numbers that a format hands over as 128 bits.
#[test]
fn wide_integers_are_numbers() {
    let read = |integer: i128| {
        let list: value::SeqDeserializer<_, value::Error> = vec![integer].into_deserializer();
        let array = Nd::<Array1<f32>, Nested>::deserialize(list).map(Nd::into_inner);
        array.map(|array| array[0]).map_err(|error| error.to_string())
    };
    assert_eq!(read(1 << 100), Ok(2_f32.powi(100)));
    assert_eq!(read((1 << 100) + (1 << 76) + 1), Ok(f32::from_bits(2_f32.powi(100).to_bits() + 1)));
}

/// Every number of 16 bits, a NaN with all its bits where the format has them.
#[test]
fn halves_keep_every_bit_in_binary_formats() {
    fn by<W: Wire, A: Element + Copy>(all: &Array1<A>, bits: fn(A) -> u16) {
        let array = Nd::by::<W>(all);
        let bytes = rmp_serde::to_vec(&array).unwrap();
        let back = rmp_serde::from_slice::<Nd<Array1<A>, W>>(&bytes).unwrap().into_inner();
        assert!(back.iter().zip(all).all(|(&a, &b)| bits(a) == bits(b)), "rmp-serde");
        let postcard = postcard::to_stdvec(&array).unwrap();
        let config = bincode::config::standard();
        let bytes = bincode::serde::encode_to_vec(array, config).unwrap();
        let (back, _): (Nd<Array1<A>, W>, _) =
            bincode::serde::decode_from_slice(&bytes, config).unwrap();
        assert!(back.get_ref().iter().zip(all).all(|(&a, &b)| bits(a) == bits(b)), "bincode");
        let back: Nd<Array1<A>, W> = postcard::from_bytes(&postcard).unwrap();
        assert!(back.get_ref().iter().zip(all).all(|(&a, &b)| bits(a) == bits(b)), "postcard");
    }
    let f16s: Array1<f16> = (0..=u16::MAX).map(f16::from_bits).collect();
    let bf16s: Array1<bf16> = (0..=u16::MAX).map(bf16::from_bits).collect();
    by::<Readable, _>(&f16s, f16::to_bits);
    by::<Readable, _>(&bf16s, bf16::to_bits);
    by::<Nested, _>(&f16s, f16::to_bits);
    by::<Nested, _>(&bf16s, bf16::to_bits);
}

/// Not against the crate `half`, which leaves the low 32 bits of a double out of the rounding.
#[test]
fn doubles_become_the_nearest_half() {
    let mut bits = 0x9e37_79b9_7f4a_7c15_u64;
    for _ in 0..20_000 {
        bits = bits.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        // Exponents around those of halves, and fractions that often lie close to a tie.
        let exponent = 1023 - 30 + (bits >> 58);
        let fraction = (bits << 12 >> 12) & if bits & 1 == 0 { 0x000f_ff80_0000_0001 } else { !0 };
        let value = f64::from_bits(bits & (1 << 63) | exponent << 52 | fraction);
        let read = both::<f16>(&format!("{value:e}"));
        if value.abs() >= 65_520.0 {
            refused(read, &["out of range for float16"]);
            continue;
        }
        let read = read.unwrap();
        assert_eq!(read.is_sign_negative(), value.is_sign_negative());
        let magnitude = read.to_bits() & 0x7fff;
        let distance = |bits| (f64::from(f16::from_bits(bits)) - value.abs()).abs();
        let near = [magnitude.saturating_sub(1), magnitude, magnitude + 1];
        let best = near
            .into_iter()
            .min_by(|&a, &b| distance(a).total_cmp(&distance(b)).then((a % 2).cmp(&(b % 2))));
        assert_eq!(Some(magnitude), best, "{value:e} became {read}");
    }
}

#[test]
fn all_empty_lists_are_counted() {
    let write = |shape: &[usize]| {
        let array = Nd::by::<Nested>(ArrayD::<f64>::zeros(IxDyn(shape)));
        serde_json::to_string(&array).map_err(|error| error.to_string())
    };
    let mut shape = vec![65_536];
    shape.resize(63, 1);
    shape.push(0);
    refused(write(&shape), &["nested: an array of shape [65536, 1,", "65536 empty lists"]);
    refused(write(&[256, 256, 0]), &["nested: ", "65536 empty lists"]);
    assert_eq!(write(&[2, 1, 0]).unwrap(), "[[[]],[[]]]");
    assert!(write(&[65_536, 0]).is_ok());
}

/// Reads a list from any deserializer.
fn read<'de, A: Element, D: serde::Deserializer<'de, Error = value::Error>>(
    list: D,
) -> Result<Array1<A>, String>
where
    Array1<A>: DeserializeBy<'de, Nested>,
{
    Nd::<Array1<A>, Nested>::deserialize(list).map(Nd::into_inner).map_err(|e| e.to_string())
}

#[test]
fn words_that_spell_a_number_are_that_number() {
    // As formats hand them over whose values are all words.
    let words = |words: &[&str]| -> value::SeqDeserializer<_, value::Error> {
        words.iter().map(ToString::to_string).collect::<Vec<_>>().into_deserializer()
    };
    let floats = read::<f64, _>(words(&["0.5", "1", "-2e3", "NaN", "-Infinity"])).unwrap();
    assert_eq!(floats.as_slice().unwrap()[..3], [0.5, 1.0, -2000.0]);
    assert!(floats[3].is_nan() && floats[4] == f64::NEG_INFINITY);
    // In one step: by way of a double this is the other neighbour.
    let single = read::<f32, _>(words(&["0", "7.038531e-26"])).unwrap();
    assert_eq!(single[1].to_bits(), 0x15ae_43fd);
    let integers = read::<u64, _>(words(&["18446744073709551615", "3.0"])).unwrap();
    assert_eq!(integers.as_slice().unwrap(), [u64::MAX, 3]);
    let bools = read::<bool, _>(words(&["true", "false"])).unwrap();
    assert_eq!(bools.as_slice().unwrap(), [true, false]);
    // Octal to some readers.
    let octal = ["010", "-010", "+00", "00", "01.5", "-00.0", "0017777", "00e1"];
    let others = ["", "inf", "nan", "infinity", "1_000", "0x10", "1,5", " 1", "e", "+-1"];
    for word in octal.into_iter().chain(others) {
        refused(read::<f64, _>(words(&["0", word])), &["nested: at [1]: unknown number"]);
        refused(read::<f64, _>(words(&[word])), &["nested: at [0]: unknown number"]);
    }
    refused(read::<f64, _>(words(&["1e999"])), &["unknown number"]);
    refused(read::<f32, _>(words(&["1e39"])), &["out of range for float32"]);
    refused(read::<u8, _>(words(&["0", "256"])), &["256 is out of range for uint8"]);
    refused(read::<u8, _>(words(&["0.5"])), &["0.5 has a fraction"]);
}

#[test]
fn a_flat_list_in_f_order_is_refused_where_it_could_mean_two_arrays() {
    let document = |shape: &str, data: &str| {
        format!(
            r#"{{"dtype":"float64","shape":{shape},"byteorder":"little","order":"F","data":{data}}}"#
        )
    };
    let flat = document("[2,2]", "[1,2,3,4]");
    refused(json::<Array2<f64>, Readable>(&flat), &["readable: a flat list of shape [2, 2] in F"]);
    refused(json::<Array2<f64>, Tagged>(&flat), &["tagged: a flat list of shape [2, 2] in F"]);
    let nested = json::<Array2<f64>, Readable>(&document("[2,2]", "[[1,2],[3,4]]")).unwrap();
    assert_eq!(nested, ndarray::arr2(&[[1.0, 2.0], [3.0, 4.0]]));
    let row = json::<Array2<f64>, Readable>(&document("[1,2]", "[1,2]")).unwrap();
    assert_eq!(row, ndarray::arr2(&[[1.0, 2.0]]));
}

/// The messages about a bad number or a bad row, at the first place and after it.
#[test]
fn messages_have_the_place() {
    let rows = |text: &str| json::<ArrayD<f64>, Nested>(text);
    refused(rows("[[1,2],[3]]"), &["nested: ragged", "[1] has 1 items", "have 2"]);
    refused(rows("[[[1],[2]],[[3],[4,5]]]"), &["[1, 1] has 2 items", "have 1"]);
    refused(rows("[[1,2],[3,[4]]]"), &["the list at [1, 1] mixes numbers and lists"]);
    refused(rows("[[1,2],3]"), &["the list at [1] mixes numbers and lists"]);
    refused(rows("[[],1]"), &["the list at [1] mixes numbers and lists"]);
    refused(rows("[1,null]"), &["null", "a float64 number of a nested array"]);
    refused(rows(r#"[1,{"a":1}]"#), &["map", "a float64 number of a nested array"]);
    let pairs = |text: &str| json::<ArrayD<Complex<f64>>, Nested>(text);
    refused(pairs("[[1,2],[3,4,5,6]]"), &["the complex number at [1] has more than two parts"]);
    // Without a look at what is too much, which may be nested without end.
    let deep = format!("[[1,2],[3,4,{}", "[".repeat(100_000));
    refused(pairs(&deep), &["the complex number at [1] has more than two parts"]);
    refused(pairs("[[1,2],[3]]"), &["ragged", "[1] has 1 items", "have 2"]);
    refused(pairs("[[[1,2],[3,4]],[[5,6],[7]]]"), &["ragged", "[1, 1] has 1 items", "have 2"]);
    refused(pairs("[[1,2],[]]"), &["ragged", "[1] has 0 items", "have 2"]);
    refused(pairs("[[1,2],3]"), &["the list at [1] mixes numbers and lists"]);
    refused(pairs("[[1,2],[3,[4]]]"), &["the list at [1, 1] mixes numbers and lists"]);
    refused(pairs("[[1,2,3]]"), &["a list of 3 numbers for a complex number"]);
    refused(pairs("[[1,2],[1,null]]"), &["null", "a complex128 number of a nested array"]);
}

/// Whole floats as integers, as JavaScript, Go and Perl write them, in every rank that is known.
#[test]
fn integers_and_floats_stand_in_one_binary_list() {
    fn all(read: impl Fn(&[u8], &[u8]) -> [Result<Array1<f64>, String>; 2]) {
        // [1, 2.5] and [2.5, 1].
        let cbor: [&[u8]; 2] = [b"\x82\x01\xf9\x41\x00", b"\x82\xf9\x41\x00\x01"];
        let msgpack: [&[u8]; 2] =
            [b"\x92\x01\xca\x40\x20\x00\x00", b"\x92\xca\x40\x20\x00\x00\x01"];
        for (place, expected) in [[1.0, 2.5], [2.5, 1.0]].iter().enumerate() {
            for result in read(cbor[place], msgpack[place]) {
                assert_eq!(result.as_ref().map(|a| a.as_slice().unwrap()), Ok(&expected[..]));
            }
        }
    }
    all(|c, m| [cbor::<_, Nested>(c), msgpack::<_, Nested>(m)]);
    all(|c, m| [cbor::<_, Cast<Nested>>(c), msgpack::<_, Cast<Nested>>(m)]);
    all(|c, m| {
        let value: ciborium::Value = ciborium::from_reader(c).unwrap();
        let value = value.deserialized::<Nd<Array1<f64>, Nested>>();
        [value.map(Nd::into_inner).map_err(|e| e.to_string()), msgpack::<_, Nested>(m)]
    });
    // The flat list of ndarray's own form, whose parts stand without their names.
    let parts = |list: &[u8]| [b"\x93\x01\x91\x02", list].concat();
    all(|_, m| [(); 2].map(|()| msgpack::<_, NdarrayV1>(&parts(m))));
    // And of readable.
    let parts = |list: &[u8]| [b"\x95\xa7float64\x91\x02\xa6little\xa1C", list].concat();
    all(|_, m| [(); 2].map(|()| msgpack::<_, Readable>(&parts(m))));

    // [1.0, 2.0] as integers; the second is a single.
    let whole = b"\x82\xf9\x3c\x00\xfa\x40\x00\x00\x00";
    let expected = Ok(ndarray::arr1(&[1, 2]));
    assert_eq!(cbor::<Array1<i64>, Nested>(whole), expected);
    assert_eq!(cbor::<Array1<i64>, Cast<Nested>>(whole), expected);
    let pairs = b"\x81\x82\x01\xf9\x3c\x00";
    let expected = Ok(ndarray::arr1(&[Complex::new(1.0, 1.0)]));
    assert_eq!(cbor::<Array1<Complex<f32>>, Nested>(pairs), expected);
    assert_eq!(cbor::<Array0<f64>, Nested>(b"\x07"), Ok(ndarray::arr0(7.0)));
    refused(cbor::<Array1<f64>, Nested>(b"\x82\x01\xf5"), &["nested: at [1]: the bool true"]);
}

/// Where in the lists a number stands that the field does not hold.
#[test]
fn numbers_that_do_not_fit_have_their_place() {
    let two = |text: &str| json::<Array2<u8>, Nested>(text);
    refused(
        two("[[1,2],[3,256]]"),
        &["nested: at [1, 1]: the number 256 is out of range for uint8"],
    );
    refused(two("[[256]]"), &["nested: at [0, 0]: the number 256"]);
    refused(two("[[1,2],[2.5,4]]"), &["nested: at [1, 0]: the number 2.5 has a fraction"]);
    // The list is longer than the one before it, which comes to light after the number.
    let long = format!("[[1,2],[3,4],[5,6,7,-1{}]]", ",1".repeat(100));
    refused(two(&long), &["nested: at [2, 3]: the number -1"]);
    // Far behind, in a row that is still open, and in one of many.
    let rows = format!("[[{}1,-1,1]]", "1,".repeat(1000));
    refused(two(&rows), &["at [0, 1001]: the number -1"]);
    let rows = format!("[{}[1,-1,1],[1,1,1]]", "[1,1,1],".repeat(1000));
    refused(two(&rows), &["at [1000, 1]: the number -1"]);
    refused(json::<Array0<u8>, Nested>("256"), &["nested: the number 256 is out of range"]);
    let pairs = "[[[1,2],[3,4]],[[5,6],[7,1e39]]]";
    refused(json::<Array2<Complex<f32>>, Nested>(pairs), &["at [1, 1, 1]: the number 1"]);
    let pairs = "[[1,2],[\"x\",4]]";
    refused(json::<Array1<Complex<f32>>, Nested>(pairs), &["at [1, 0]: unknown number \"x\""]);
    // The dtype is stated after the data.
    let late = r#"{"shape":[2,2],"data":[[1,2],[3,256]],"dtype":"uint8"}"#;
    refused(json::<DynArray, Readable>(late), &["readable: at [1, 1]: the number 256"]);
    let list = r#"{"v":1,"dim":[2],"data":[1,-1]}"#;
    refused(json::<Array1<u8>, NdarrayV1>(list), &["ndarray_v1: at [1]: the number -1"]);
}

/// As ciborium's own lists do; but not where what follows is no plain number.
#[test]
fn a_tag_that_says_nothing_of_the_numbers_is_passed_over() {
    let (row, rows) = (ndarray::arr1(&[1.0, 2.5]), ndarray::arr2(&[[1.0, 2.5]]));
    // 1000([1, 2.5]); [1000(1), 2.5]; [1, 1000(2.5)]; 1001(1000([1, 2.5]))
    for bytes in [
        &b"\xd9\x03\xe8\x82\x01\xf9\x41\x00"[..],
        b"\x82\xd9\x03\xe8\x01\xf9\x41\x00",
        b"\x82\x01\xd9\x03\xe8\xf9\x41\x00",
        b"\xd9\x03\xe9\xd9\x03\xe8\x82\x01\xf9\x41\x00",
    ] {
        assert_eq!(cbor::<Array1<f64>, Nested>(bytes), Ok(row.clone()), "{bytes:x?}");
        assert_eq!(serde_cbor::<Array1<f64>, Nested>(bytes), Ok(row.clone()), "{bytes:x?}");
        assert_eq!(cbor::<Array1<f64>, Cast<Nested>>(bytes), Ok(row.clone()), "{bytes:x?}");
        assert_eq!(cbor::<ArrayD<f64>, Nested>(bytes), Ok(row.clone().into_dyn()), "{bytes:x?}");
        let bytes = [b"\xc1\x81", bytes].concat();
        assert_eq!(cbor::<Array2<f64>, Nested>(&bytes), Ok(rows.clone()), "{bytes:x?}");
    }
    assert_eq!(cbor::<Array0<u8>, Nested>(b"\xd9\x03\xe8\x07"), Ok(ndarray::arr0(7)));
    // A pair behind a tag, and a part of one.
    let complex = ndarray::arr1(&[Complex::new(1.0_f32, 2.0), Complex::new(3.0, 4.0)]);
    let pairs = b"\x82\x82\x01\xc1\x02\xc1\x82\xc1\x03\x04";
    assert_eq!(cbor::<Array1<Complex<f32>>, Nested>(pairs), Ok(complex));

    for (bytes, words) in [
        (&b"\xc4\x82\x20\x0f"[..], "nested: behind the CBOR tag 4 stands a number of another form"),
        (b"\x82\x01\xd8\x1d\x00", "nested: at [1]: behind the CBOR tag 29 stands a reference"),
        (b"\xd8\x28\x82\x81\x01\x81\x01", "nested: behind the CBOR tag 40 stands a typed array"),
        (b"\xd8\x56\x48\0\0\0\0\0\0\0\0", "behind the CBOR tag 86 stands a typed array, which"),
    ] {
        refused(cbor::<Array1<f64>, Nested>(bytes), &[words]);
        refused(cbor::<ArrayD<f64>, Nested>(bytes), &[words]);
        refused(serde_cbor::<Array1<f64>, Nested>(bytes), &[words]);
    }
    // No deeper than anything else.
    let deep = [b"\xc1".repeat(10_000), b"\x80".to_vec()].concat();
    refused(cbor::<Array1<f64>, Nested>(&deep), &["RecursionLimitExceeded"]);
}
