//! Numbers that a careless reader would change in silence, and arrays that a careless writer would
//! write for ever.

mod safety;

use ndarray::{ArrayD, arr0, arr1};
use ndserde::{Element, wire::Readable};
use safety::{backend::Backend, field::Doc};

/// Reads one number as an array of rank 0.
fn number<A: Element>(dtype: &str, number: &str) -> Result<ArrayD<A>, String> {
    let json = format!(
        r#"{{"dtype":"{dtype}","shape":[],"byteorder":"little","order":"C","data":{number}}}"#
    );
    Backend::Json.read::<Doc<ArrayD<A>, Readable>>(json.as_bytes()).map(|doc| doc.0)
}

#[test]
fn a_float_that_may_have_been_another_integer_is_refused() {
    // One below the least i64: the parser of JSON makes the least i64 of it, as a float.
    for text in ["-9223372036854775809", "9007199254740993.0", "9007199254740992.0"] {
        let error = number::<i64>("int64", text).unwrap_err();
        assert!(error.contains("floats cannot hold"), "{text}: {error}");
    }
    assert_eq!(number::<i64>("int64", "9007199254740991.0"), Ok(arr0((1 << 53) - 1).into_dyn()));
    assert_eq!(number::<i64>("int64", "-9223372036854775808"), Ok(arr0(i64::MIN).into_dyn()));
}

#[test]
fn the_one_single_that_text_and_a_double_would_change_comes_back() {
    for single in [f32::from_bits(0x15ae_43fd), -f32::from_bits(0x15ae_43fd)] {
        let array = arr1(&[single]).into_dyn();
        let json = Backend::Json.write(&Doc::<_, Readable>::new(array)).unwrap();
        let back: Doc<ArrayD<f32>, Readable> = Backend::Json.read(&json).unwrap();
        assert_eq!(back.0[0].to_bits(), single.to_bits(), "{}", String::from_utf8_lossy(&json));
    }
}

#[test]
fn integers_are_rounded_to_singles_once() {
    // By way of a double it would first become the midpoint, and then round to even, down.
    let integer = (1_u64 << 53) + (1 << 29) + 1;
    let nearest = 9_007_200_328_482_816.0_f32; // 2^53 + 2^30
    assert_eq!(number::<f32>("float32", &integer.to_string()), Ok(arr0(nearest).into_dyn()));
}

#[test]
fn an_empty_array_of_countless_rows_is_written_at_once() {
    let array = ArrayD::<f64>::zeros(vec![1 << 26, 0]);
    for &backend in Backend::ALL {
        let written = backend.write(&Doc::<_, Readable>::new(array.view())).unwrap();
        assert!(written.len() < 100, "{backend:?}");
        let back: Doc<ArrayD<f64>, Readable> = backend.read(&written).unwrap();
        assert_eq!(back.0.shape(), array.shape(), "{backend:?}");
    }
}
