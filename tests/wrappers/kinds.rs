//! The wrappers: what serde's attributes put around a field.

use std::fmt::Debug;

use ndarray::{Array1, Array2, arr1, arr2};
use serde::{Serialize, de::DeserializeOwned};

/// A type with arrays inside a wrapper.
pub(crate) trait Kind: Serialize + DeserializeOwned + PartialEq + Debug {
    const NAME: &'static str;

    fn value() -> Self;
}

fn matrix() -> Array2<f64> {
    arr2(&[[1.5, -0.5, f64::INFINITY], [f64::MIN, 1e-310, 0.1]]).reversed_axes()
}

fn flags() -> Array1<bool> {
    arr1(&[true, false, true])
}

/// Names each type's value, and runs them all.
macro_rules! kinds {
    ($($name:literal $Kind:ty = $value:expr;)*) => {
        $(impl Kind for $Kind {
            const NAME: &'static str = $name;

            fn value() -> Self {
                $value
            }
        })*

        pub(crate) fn each(table: &mut Table) {
            $(table.test::<$Kind>(WIRE);)*
        }
    };
}

/// The same types for each wire, because serde's attributes take literals.
macro_rules! wrappers {
    ($($wire:ident $with:literal;)*) => {$(pub(crate) mod $wire {
        use std::collections::BTreeMap;

        use ndarray::{Array1, Array2};
        use serde::{Deserialize, Serialize};

        use super::{Kind, flags, matrix};
        use crate::table::Table;

        const WIRE: &str = stringify!($wire);

        #[derive(Serialize, Deserialize, PartialEq, Debug)]
        pub(crate) struct Struct {
            id: u32,
            #[serde(with = $with)]
            matrix: Array2<f64>,
            #[serde(with = $with, default, skip_serializing_if = "Option::is_none")]
            flags: Option<Array1<bool>>,
        }

        fn inner() -> Struct {
            Struct { id: 7, matrix: matrix(), flags: Some(flags()) }
        }

        #[derive(Serialize, Deserialize, PartialEq, Debug)]
        pub(crate) struct Flatten {
            name: String,
            #[serde(flatten)]
            inner: Struct,
        }

        #[derive(Serialize, Deserialize, PartialEq, Debug)]
        pub(crate) struct FlattenMap {
            name: String,
            #[serde(flatten, with = $with)]
            arrays: BTreeMap<String, Array2<f64>>,
        }

        #[derive(Serialize, Deserialize, PartialEq, Debug)]
        #[serde(untagged)]
        pub(crate) enum Untagged {
            Text(String),
            Struct { flags: u8, #[serde(with = $with)] matrix: Array2<f64> },
        }

        #[derive(Serialize, Deserialize, PartialEq, Debug)]
        #[serde(untagged)]
        pub(crate) enum UntaggedNewtype {
            Text(String),
            Bools(#[serde(with = $with)] Array1<bool>),
            Matrix(#[serde(with = $with)] Array2<f64>),
        }

        #[derive(Serialize, Deserialize, PartialEq, Debug)]
        #[serde(tag = "kind")]
        pub(crate) enum Internal {
            Unit,
            Struct { #[serde(with = $with)] matrix: Array2<f64> },
        }

        #[derive(Serialize, Deserialize, PartialEq, Debug)]
        #[serde(tag = "kind")]
        pub(crate) enum InternalNewtype {
            Unit,
            Matrix(#[serde(with = $with)] Array2<f64>),
        }

        #[derive(Serialize, Deserialize, PartialEq, Debug)]
        #[serde(tag = "kind", content = "content")]
        pub(crate) enum Adjacent {
            Unit,
            Struct { #[serde(with = $with)] matrix: Array2<f64> },
        }

        #[derive(Serialize, Deserialize, PartialEq, Debug)]
        #[serde(tag = "kind", content = "content")]
        pub(crate) enum AdjacentNewtype {
            Unit,
            // serde requires Deserialize of the field's type if the attribute is on the field.
            #[serde(with = $with)]
            Matrix(Array2<f64>),
        }

        #[derive(Serialize, Deserialize, PartialEq, Debug)]
        pub(crate) enum External {
            Unit,
            Struct { #[serde(with = $with)] matrix: Array2<f64> },
        }

        #[derive(Serialize, Deserialize, PartialEq, Debug)]
        pub(crate) enum ExternalNewtype {
            Unit,
            Matrix(#[serde(with = $with)] Array2<f64>),
        }

        #[derive(Serialize, Deserialize, PartialEq, Debug)]
        pub(crate) enum ExternalTuple {
            Unit,
            Both(#[serde(with = $with)] Array2<f64>, #[serde(with = $with)] Array1<bool>),
        }

        #[derive(Serialize, Deserialize, PartialEq, Debug)]
        pub(crate) struct Newtype(#[serde(with = $with)] Array2<f64>);

        #[derive(Serialize, Deserialize, PartialEq, Debug)]
        pub(crate) struct Tuple(
            #[serde(with = $with)] Array2<f64>,
            #[serde(with = $with)] Array1<bool>,
        );

        #[derive(Serialize, Deserialize, PartialEq, Debug)]
        #[serde(transparent)]
        pub(crate) struct Transparent {
            #[serde(with = $with)]
            matrix: Array2<f64>,
        }

        #[derive(Serialize, Deserialize, PartialEq, Debug)]
        pub(crate) struct Nested {
            #[serde(flatten)]
            inner: Internal,
            other: UntaggedNewtype,
        }

        kinds! {
            "struct" Struct = inner();
            "newtype" Newtype = Newtype(matrix());
            "tuple struct" Tuple = Tuple(matrix(), flags());
            "transparent" Transparent = Transparent { matrix: matrix() };
            "flatten" Flatten = Flatten { name: "n".into(), inner: inner() };
            "flattened map" FlattenMap =
                FlattenMap { name: "n".into(), arrays: [("a".into(), matrix())].into() };
            "untagged" Untagged = Untagged::Struct { flags: 1, matrix: matrix() };
            "untagged newtype" UntaggedNewtype = UntaggedNewtype::Matrix(matrix());
            "internally tagged" Internal = Internal::Struct { matrix: matrix() };
            "internally tagged newtype" InternalNewtype = InternalNewtype::Matrix(matrix());
            "adjacently tagged" Adjacent = Adjacent::Struct { matrix: matrix() };
            "adjacently tagged newtype" AdjacentNewtype = AdjacentNewtype::Matrix(matrix());
            "externally tagged" External = External::Struct { matrix: matrix() };
            "externally tagged newtype" ExternalNewtype = ExternalNewtype::Matrix(matrix());
            "externally tagged tuple" ExternalTuple = ExternalTuple::Both(matrix(), flags());
            "internally tagged in flatten, beside untagged" Nested = Nested {
                inner: Internal::Struct { matrix: matrix() },
                other: UntaggedNewtype::Bools(flags()),
            };
        }
    })*};
}

wrappers! {
    tagged "ndserde::tagged";
    readable "ndserde::readable";
}
