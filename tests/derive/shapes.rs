//! Every shape of an item.

use ndarray::{Array1, Array2, ArrayD};
use ndserde::{NdDeserialize, NdSerialize};
use serde::{Deserialize, Serialize};

use crate::{
    twins::twins,
    values::{many, one, two},
};

twins! {
    named:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        struct Model { weights: Array2<f32>, name: String, bias: Array1<f64> }
        #[derive(Debug, Serialize, Deserialize)]
        struct Model {
            #[serde(with = "ndserde::tagged")]
            weights: Array2<f32>,
            name: String,
            #[serde(with = "ndserde::tagged")]
            bias: Array1<f64>,
        }
        => Model { weights: two(), name: "m".into(), bias: one() };

    tuple:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        struct Model(Array2<f32>, u8, ArrayD<i16>);
        #[derive(Debug, Serialize, Deserialize)]
        struct Model(
            #[serde(with = "ndserde::tagged")] Array2<f32>,
            u8,
            #[serde(with = "ndserde::tagged")] ArrayD<i16>,
        );
        => Model(two(), 3, many());

    newtype:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        struct Model(Array1<f64>);
        #[derive(Debug, Serialize, Deserialize)]
        struct Model(#[serde(with = "ndserde::tagged")] Array1<f64>);
        => Model(one());

    newtype_without_arrays:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        struct Model(u8);
        #[derive(Debug, Serialize, Deserialize)]
        struct Model(u8);
        => Model(1);

    unit:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        struct Model;
        #[derive(Debug, Serialize, Deserialize)]
        struct Model;
        => Model;

    without_fields:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        struct Model {}
        #[derive(Debug, Serialize, Deserialize)]
        struct Model {}
        => Model {};

    raw_identifiers:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        struct r#Type { r#fn: Array1<f64>, r#match: u8 }
        #[derive(Debug, Serialize, Deserialize)]
        struct r#Type {
            #[serde(with = "ndserde::tagged")]
            r#fn: Array1<f64>,
            r#match: u8,
        }
        => r#Type { r#fn: one(), r#match: 1 };

    visibility:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        pub(crate) struct Model { pub weights: Array1<f64>, pub(crate) a: u8, pub(in crate::shapes) b: u8 }
        #[derive(Debug, Serialize, Deserialize)]
        pub(crate) struct Model {
            #[serde(with = "ndserde::tagged")]
            pub weights: Array1<f64>,
            pub(crate) a: u8,
            pub(in crate::shapes) b: u8,
        }
        => Model { weights: one(), a: 1, b: 2 };

    recursive:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        struct Node { weights: Array1<f64>, left: Option<Box<Node>>, right: Option<Box<Self>>, rest: Vec<Self> }
        #[derive(Debug, Serialize, Deserialize)]
        struct Node {
            #[serde(with = "ndserde::tagged")]
            weights: Array1<f64>,
            left: Option<Box<Node>>,
            right: Option<Box<Self>>,
            rest: Vec<Self>,
        }
        => {
            let leaf = || Node { weights: one(), left: None, right: None, rest: Vec::new() };
            let node = Node { rest: vec![leaf()], ..leaf() };
            Node { left: Some(Box::new(leaf())), right: Some(Box::new(node)), ..leaf() }
        };

    packed:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        #[repr(C, packed)]
        struct Model { a: u8, b: u32 }
        #[derive(Debug, Serialize, Deserialize)]
        #[repr(C, packed)]
        struct Model { a: u8, b: u32 }
        => Model { a: 1, b: 2 };
}

/// A private type in a public one, in a module of its own.
pub mod public {
    use ndarray::Array1;

    #[derive(Debug, ndserde::NdSerialize, ndserde::NdDeserialize)]
    struct Private {
        weights: Array1<f64>,
    }

    /// Public, with a private field of a private type.
    #[derive(Debug, ndserde::NdSerialize, ndserde::NdDeserialize)]
    pub struct Public {
        inner: Vec<Private>,
    }

    #[test]
    fn round_trip() {
        let value = Public { inner: vec![Private { weights: crate::values::one() }] };
        let json = serde_json::to_string(&value).unwrap();
        let back: Public = serde_json::from_str(&json).unwrap();
        assert_eq!(back.inner[0].weights, value.inner[0].weights);
    }
}

/// Types that `macro_rules!` put together: `$ty` comes in an invisible group, and `$crate` has no
/// text.
mod from_macros {
    pub(crate) use ndarray;

    macro_rules! model {
        ($name:ident, $field:ident: $ty:ty, $wire:ty) => {
            #[derive(Debug, ndserde::NdSerialize, ndserde::NdDeserialize)]
            struct $name<T> {
                $field: $ty,
                #[nd(wire = $crate::shapes::from_macros::Short)]
                short: Option<$crate::shapes::from_macros::ndarray::Array1<T>>,
                #[nd(wire = $wire)]
                list: Vec<$crate::shapes::from_macros::ndarray::Array2<T>>,
            }
        };
    }

    model!(Model, field: Option<ndarray::Array1<f64>>, ndserde::wire::Readable);

    pub(crate) type Short = ndserde::wire::Readable;

    #[test]
    fn round_trip() {
        let array = ndarray::arr1(&[1_u8, 2]);
        let value = Model { field: None, short: Some(array.clone()), list: Vec::new() };
        let json = serde_json::to_string(&value).unwrap();
        assert!(json.contains("[1,2]"), "{json}");
        assert_eq!(serde_json::from_str::<Model<u8>>(&json).unwrap().short, Some(array));
        let back: Model<u8> = serde_json::from_str(r#"{"list":[]}"#).unwrap();
        assert!(back.field.is_none() && back.short.is_none() && back.list.is_empty());
    }
}
