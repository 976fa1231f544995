//! Enums without fields.

use ndarray::{Array1, arr1};
use ndserde::{DType, DynArray, Element, Nd, NdElement};
use serde_json::json;

use super::{Kind, read, text, wires_that_carry};

#[derive(Clone, Copy, Debug, PartialEq, NdElement)]
#[repr(i16)]
enum Sign {
    Minus = -300,
    Zero = 0,
    Plus,
}

#[test]
fn are_their_integers() {
    let kinds = arr1(&[Kind::Land, Kind::Air, Kind::Sea]);
    let integers = arr1(&[255_u8, 1, 7]);
    let all = wires_that_carry(&integers.clone().into_dyn());
    assert_eq!(wires_that_carry(&kinds.clone().into_dyn()), all);
    assert_eq!(
        serde_json::to_string(&Nd::new(&kinds)).unwrap(),
        serde_json::to_string(&Nd::new(&integers)).unwrap()
    );
    assert_eq!(DynArray::from(&kinds), integers.into());
    let signs = arr1(&[Sign::Minus, Sign::Plus, Sign::Zero]);
    assert_eq!(Sign::DTYPE, DType::Int16);
    assert_eq!(wires_that_carry(&signs.clone().into_dyn()), all);
    assert_eq!(DynArray::from(signs), arr1(&[-300_i16, 1, 0]).into());
}

#[test]
fn integers_of_no_variant_are_refused_by_place_and_number() {
    for (integers, words) in [
        (&[255, 1, 2], "element 2 of the data is 2, which is no variant of Kind"),
        (&[0, 1, 2], "element 0 of the data is 0, which is no variant of Kind"),
    ] {
        let document = json!({"dtype": "uint8", "shape": [3], "data": text(integers)}).to_string();
        let error = read::<Array1<Kind>>(&document).unwrap_err();
        assert!(error.contains(words), "{error}");
    }
    let any = DynArray::from(arr1(&[-300_i16, 2]));
    let error = any.into_array::<Sign, ndarray::Ix1>().unwrap_err().to_string();
    assert_eq!(error, "element 1 of the data is 2, which is no variant of Sign");
    let error =
        read::<Array1<Sign>>(r#"{"dtype": "int32", "shape": [0], "data": ""}"#).unwrap_err();
    assert!(error.contains("the data is int32, the field holds int16"), "{error}");
}
