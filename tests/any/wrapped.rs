//! Inside serde's wrappers, which buffer what they read.

use ndarray::{Array2, arr2};
use ndserde::{Nd, wire::Wire};
use ndserde_test_support::{
    backend::{One, one::RmpCompact},
    for_each_backend, for_each_wire,
};
use serde::{Deserialize, Serialize};

#[derive(Debug, PartialEq, Deserialize)]
struct Inner {
    #[serde(with = "ndserde::any")]
    array: Array2<i16>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Flattened {
    #[serde(flatten)]
    inner: Inner,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(untagged)]
enum Untagged {
    Variant(Inner),
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(tag = "type")]
enum Internally {
    Variant(Inner),
}

/// What another program writes.
#[derive(Serialize)]
struct Written<T> {
    r#type: &'static str,
    array: T,
}

#[test]
fn every_wire_is_read_under_flatten_and_in_enums_without_tags_of_their_own() {
    let array = arr2(&[[1_i16, -2, 3]]);
    for_each_wire!(W => for_each_backend!(B in [JsonSlice, RmpNamed, Ciborium] => {
        let written = Written { r#type: "Variant", array: Nd::<_, W>::from(&array) };
        let document = B::write(&written).unwrap();
        let place = format!("{} {:?}", W::NAME, B::BACKEND);
        let Flattened { inner } = B::read(&document).expect(&place);
        assert_eq!(inner.array, array, "{place}");
        let Untagged::Variant(inner) = B::read(&document).expect(&place);
        assert_eq!(inner.array, array, "{place}");
        let Internally::Variant(inner) = B::read(&document).expect(&place);
        assert_eq!(inner.array, array, "{place}");
    }));
}

#[test]
fn an_extension_type_is_read_there_too() {
    // {"array": ext 1 of [[1, 1], "int16", two bytes]}
    let document = b"\x81\xa5array\xc7\x0e\x01\x93\x92\x01\x01\xa5int16\xc4\x02\x07\x00";
    let inner = Inner { array: arr2(&[[7]]) };
    assert_eq!(RmpCompact::read::<Inner>(document), Ok(Inner { array: arr2(&[[7]]) }));
    assert_eq!(RmpCompact::read::<Flattened>(document), Ok(Flattened { inner }));
}
