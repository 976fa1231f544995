//! The hidden copy, which nobody constructs, raises no lints.
#![deny(warnings, clippy::pedantic, non_camel_case_types, non_snake_case)]

use ndarray::{Array1, arr1};
use ndserde::{NdSchema, NdSerialize};

use crate::written;

#[derive(NdSerialize, NdSchema)]
struct Used {
    array: Array1<u8>,
    kind: Kind,
}

#[derive(NdSerialize, NdSchema)]
enum Kind {
    One(Array1<u8>),
    Two {
        r#type: Array1<u8>,
    },
    #[allow(non_camel_case_types, reason = "the copy is allowed the same")]
    three,
}

#[test]
fn the_copy_is_quiet() {
    let two = Kind::Two { r#type: arr1(&[2]) };
    for kind in [Kind::One(arr1(&[1])), two, Kind::three] {
        let used = Used { array: arr1(&[1]), kind };
        assert!(serde_json::to_string(&used).is_ok());
    }
    let schema = written::<Used>();
    assert_eq!(schema["title"], "Used");
    assert!(schema["$defs"]["Kind"].to_string().contains(r#""type":{"$ref""#));
}
