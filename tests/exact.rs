//! Numbers that a careless reader would change in silence, and arrays that a careless writer would
//! write for ever.

use std::collections::{BTreeMap, HashMap};

use ndarray::{ArrayD, arr0, arr1};
use ndserde::{
    Element, Nd,
    field::{DeserializeBy, HoldsArray},
    wire::{Nested, Readable, Tagged, Wire},
};
use ndserde_test_support::{
    backend::{One, one::JsonSlice},
    for_each_attacked,
};

/// Reads one number as an array of rank 0.
fn number<A: Element>(dtype: &str, number: &str) -> Result<ArrayD<A>, String> {
    let json = format!(
        r#"{{"dtype":"{dtype}","shape":[],"byteorder":"little","order":"C","data":{number}}}"#
    );
    JsonSlice::read::<Nd<ArrayD<A>, Readable>>(json.as_bytes()).map(Nd::into_inner)
}

#[test]
fn a_float_that_may_have_been_another_integer_is_refused() {
    // One below the least i64: the parser of JSON makes the least i64 of it, as a float.
    for text in [
        "-9223372036854775809",
        "9007199254740993.0",
        "9007199254740992.0",
        "4503599627370497.5",
        "-4503599627370496.0",
    ] {
        let error = number::<i64>("int64", text).unwrap_err();
        assert!(error.contains("floats cannot hold"), "{text}: {error}");
    }
    assert_eq!(number::<i64>("int64", "4503599627370495.0"), Ok(arr0((1 << 52) - 1).into_dyn()));
    assert_eq!(number::<i64>("int64", "-9223372036854775808"), Ok(arr0(i64::MIN).into_dyn()));
}

#[test]
fn the_one_single_that_text_and_a_double_would_change_comes_back() {
    for single in [f32::from_bits(0x15ae_43fd), -f32::from_bits(0x15ae_43fd)] {
        let array = arr1(&[single]).into_dyn();
        let json = JsonSlice::write(&Nd::<_, Readable>::from(array)).unwrap();
        let back: Nd<ArrayD<f32>, Readable> = JsonSlice::read(&json).unwrap();
        assert_eq!(
            back.get_ref()[0].to_bits(),
            single.to_bits(),
            "{}",
            String::from_utf8_lossy(&json)
        );
    }
}

#[test]
fn integers_are_rounded_to_singles_once() {
    // By way of a double it would first become the midpoint, and then round to even, down.
    let integer = (1_u64 << 53) + (1 << 29) + 1;
    let nearest = 9_007_200_328_482_816.0_f32; // 2^53 + 2^30
    assert_eq!(number::<f32>("float32", &integer.to_string()), Ok(arr0(nearest).into_dyn()));
}

/// Reads the same elements as another type.
fn read_as<A: Element, B: Element, W: Wire>(array: ArrayD<A>) -> Result<ArrayD<B>, String> {
    let written = JsonSlice::write(&Nd::<_, W>::from(array)).unwrap();
    JsonSlice::read::<Nd<ArrayD<B>, W>>(&written).map(Nd::into_inner)
}

#[test]
fn a_number_beyond_the_usize_of_this_machine_is_refused() {
    fn by<W: Wire>() {
        let large = arr1(&[7, 1_u64 << 32]).into_dyn();
        let least = arr1(&[-1, i64::from(i32::MIN) - 1]).into_dyn();
        let unsigned = read_as::<u64, usize, W>(large.clone());
        let signed = read_as::<i64, isize, W>(least.clone());
        if cfg!(target_pointer_width = "64") {
            assert_eq!(unsigned.unwrap().mapv(|n| n as u64), large);
            assert_eq!(signed.unwrap().mapv(|n| n as i64), least);
        } else {
            let error = unsigned.unwrap_err();
            assert!(error.contains("4294967296 is out of range for uint64"), "{error}");
            let error = signed.unwrap_err();
            assert!(error.contains("-2147483649 is out of range for int64"), "{error}");
        }
    }
    by::<Tagged>();
    by::<Readable>();
}

#[test]
fn a_map_of_arrays_with_a_key_twice_is_refused() {
    fn by<T: for<'de> DeserializeBy<'de, Nested> + HoldsArray>() {
        for (text, entry) in [(r#"{"a":[1],"a":[1]}"#, 1), (r#"{"a":[1],"b":[2],"a":[3]}"#, 2)] {
            let result = JsonSlice::read::<Nd<T, Nested>>(text.as_bytes());
            let error = result.err().unwrap();
            let words = format!("nested: entry {entry} of a map of arrays has the key of an entry");
            assert!(error.contains(&words), "{error}");
        }
    }
    by::<BTreeMap<String, ArrayD<f64>>>();
    by::<HashMap<String, ArrayD<f64>>>();
}

#[test]
fn an_empty_array_of_countless_rows_is_written_at_once() {
    let array = ArrayD::<f64>::zeros(vec![1 << 26, 0]);
    for_each_attacked!(B => {
        let written = B::write(&Nd::<_, Readable>::from(array.view())).unwrap();
        assert!(written.len() < 100, "{:?}", B::BACKEND);
        let back: Nd<ArrayD<f64>, Readable> = B::read(&written).unwrap();
        assert_eq!(back.get_ref().shape(), array.shape(), "{:?}", B::BACKEND);
    });
}
