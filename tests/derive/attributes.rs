//! Every attribute of serde on containers and fields keeps its meaning.

use std::{borrow::Cow, collections::BTreeMap};

use ndarray::{Array1, Array2};
use ndserde::{NdDeserialize, NdSerialize};
use serde::{Deserialize, Serialize};

use crate::{
    twins::twins,
    values::{hex, is_empty, length, one, seven, two},
};

/// Another type's fields, for `flatten`.
#[derive(Debug, Serialize, Deserialize)]
struct Meta {
    author: String,
    year: u16,
}

fn meta() -> Meta {
    Meta { author: "a".into(), year: 2000 }
}

/// A stand-in for a type of another crate, and its remote derive.
#[derive(Debug)]
struct Foreign {
    x: u8,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Foreign")]
struct ForeignDef {
    x: u8,
}

/// What `into` and `from` go through.
#[derive(Debug, Serialize, Deserialize)]
struct Length(usize);

twins! {
    rename:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        #[serde(rename = "M")]
        struct Model { #[serde(rename = "w")] weights: Array1<f64>, #[serde(rename = "Self")] b: u8 }
        #[derive(Debug, Serialize, Deserialize)]
        #[serde(rename = "M")]
        struct Model {
            #[serde(rename = "w", with = "ndserde::tagged")]
            weights: Array1<f64>,
            #[serde(rename = "Self")]
            b: u8,
        }
        => Model { weights: one(), b: 1 };

    rename_per_side:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        #[serde(rename(serialize = "Out"))]
        struct Model { #[serde(rename(deserialize = "w", serialize = "w"))] weights: Array1<f64> }
        #[derive(Debug, Serialize, Deserialize)]
        #[serde(rename(serialize = "Out"))]
        struct Model {
            #[serde(rename(deserialize = "w", serialize = "w"), with = "ndserde::tagged")]
            weights: Array1<f64>,
        }
        => Model { weights: one() };

    rename_all:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        #[serde(rename_all = "camelCase")]
        struct Model { hidden_weights: Array1<f64>, layer_count: u8 }
        #[derive(Debug, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Model {
            #[serde(with = "ndserde::tagged")]
            hidden_weights: Array1<f64>,
            layer_count: u8,
        }
        => Model { hidden_weights: one(), layer_count: 1 };

    deny_unknown_fields:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        #[serde(deny_unknown_fields, expecting = "a model")]
        struct Model { weights: Array1<f64> }
        #[derive(Debug, Serialize, Deserialize)]
        #[serde(deny_unknown_fields, expecting = "a model")]
        struct Model { #[serde(with = "ndserde::tagged")] weights: Array1<f64> }
        => Model { weights: one() };

    default_of_the_container:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        #[serde(default)]
        #[derive(PartialEq)]
        struct Model { weights: Array1<f64>, bias: Option<Array1<f64>>, n: usize }
        #[derive(Debug, Serialize, Deserialize)]
        #[serde(default)]
        #[derive(PartialEq)]
        struct Model {
            #[serde(with = "ndserde::tagged")]
            weights: Array1<f64>,
            #[serde(with = "ndserde::tagged")]
            bias: Option<Array1<f64>>,
            n: usize,
        }
        => {
            impl Default for Model {
                fn default() -> Self {
                    Self { weights: one(), bias: Some(one()), n: 3 }
                }
            }
            Model { bias: None, ..Model::default() }
        };

    default_path_of_the_container:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        #[serde(default = "Model::start")]
        struct Model { weights: Array1<f64>, n: usize }
        #[derive(Debug, Serialize, Deserialize)]
        #[serde(default = "Model::start")]
        struct Model { #[serde(with = "ndserde::tagged")] weights: Array1<f64>, n: usize }
        => {
            impl Model {
                fn start() -> Self {
                    Self { weights: one(), n: 3 }
                }
            }
            Model { n: 1, ..Model::start() }
        };

    default_of_the_fields:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        struct Model {
            #[serde(default)]
            weights: Array1<f64>,
            #[serde(default = "one")]
            bias: Array1<f64>,
            #[serde(default = "seven")]
            n: usize,
        }
        #[derive(Debug, Serialize, Deserialize)]
        struct Model {
            #[serde(default, with = "ndserde::tagged")]
            weights: Array1<f64>,
            #[serde(default = "one", with = "ndserde::tagged")]
            bias: Array1<f64>,
            #[serde(default = "seven")]
            n: usize,
        }
        => Model { weights: one(), bias: one(), n: 1 };

    skip:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        struct Model {
            a: Array1<f64>,
            #[serde(skip)]
            b: Array1<f64>,
            #[serde(skip_serializing, default)]
            c: Array1<f64>,
            #[serde(skip_deserializing)]
            d: Array1<f64>,
            #[serde(skip_deserializing, default = "one")]
            e: Array1<f64>,
        }
        #[derive(Debug, Serialize, Deserialize)]
        struct Model {
            #[serde(with = "ndserde::tagged")]
            a: Array1<f64>,
            #[serde(skip)]
            b: Array1<f64>,
            #[serde(skip_serializing, default, with = "ndserde::tagged")]
            c: Array1<f64>,
            #[serde(skip_deserializing, with = "ndserde::tagged")]
            d: Array1<f64>,
            #[serde(skip_deserializing, default = "one", with = "ndserde::tagged")]
            e: Array1<f64>,
        }
        => Model { a: one(), b: one(), c: one(), d: one(), e: Array1::zeros(1) };

    skip_serializing_if:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        struct Model {
            #[serde(skip_serializing_if = "is_empty", default)]
            a: Array1<f64>,
            #[serde(skip_serializing_if = "Option::is_none")]
            b: Option<Array2<f32>>,
            #[serde(skip_serializing_if = "Self::is_zero", default)]
            n: u8,
        }
        #[derive(Debug, Serialize, Deserialize)]
        struct Model {
            #[serde(skip_serializing_if = "is_empty", default, with = "ndserde::tagged")]
            a: Array1<f64>,
            #[serde(skip_serializing_if = "Option::is_none", default, with = "ndserde::tagged")]
            b: Option<Array2<f32>>,
            #[serde(skip_serializing_if = "Self::is_zero", default)]
            n: u8,
        }
        => {
            impl Model {
                fn is_zero(n: &u8) -> bool {
                    *n == 0
                }
            }
            Model { a: Array1::zeros(0), b: None, n: 0 }
        }, Model { a: one(), b: Some(two()), n: 1 };

    alias:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        struct Model { #[serde(alias = "w", alias = "W")] weights: Array1<f64> }
        #[derive(Debug, Serialize, Deserialize)]
        struct Model { #[serde(alias = "w", alias = "W", with = "ndserde::tagged")] weights: Array1<f64> }
        => Model { weights: one() };

    flatten:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        struct Model {
            weights: Array1<f64>,
            #[serde(flatten)]
            meta: Meta,
            #[serde(flatten)]
            rest: BTreeMap<String, u8>,
        }
        #[derive(Debug, Serialize, Deserialize)]
        struct Model {
            #[serde(with = "ndserde::tagged")]
            weights: Array1<f64>,
            #[serde(flatten)]
            meta: Meta,
            #[serde(flatten)]
            rest: BTreeMap<String, u8>,
        }
        => Model { weights: one(), meta: meta(), rest: BTreeMap::from([("x".into(), 1)]) };

    flatten_of_arrays:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        struct Model { name: u8, #[serde(flatten)] layers: BTreeMap<String, Array1<f64>> }
        #[derive(Debug, Serialize, Deserialize)]
        struct Model {
            name: u8,
            #[serde(flatten, with = "ndserde::tagged")]
            layers: BTreeMap<String, Array1<f64>>,
        }
        => Model { name: 1, layers: BTreeMap::from([("a".into(), one()), ("b".into(), one())]) };

    transparent:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        #[serde(transparent)]
        struct Model { weights: Array1<f64>, #[serde(skip)] n: u8 }
        #[derive(Debug, Serialize, Deserialize)]
        #[serde(transparent)]
        struct Model { #[serde(with = "ndserde::tagged")] weights: Array1<f64>, #[serde(skip)] n: u8 }
        => Model { weights: one(), n: 0 };

    tag_of_a_struct:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        #[serde(tag = "type")]
        struct Model { weights: Array1<f64> }
        #[derive(Debug, Serialize, Deserialize)]
        #[serde(tag = "type")]
        struct Model { #[serde(with = "ndserde::tagged")] weights: Array1<f64> }
        => Model { weights: one() };

    with_on_other_fields:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        struct Model {
            weights: Array1<f64>,
            #[serde(with = "hex")]
            a: u32,
            #[serde(serialize_with = "hex::serialize", deserialize_with = "hex::deserialize")]
            b: u32,
            #[serde(with = "ForeignDef")]
            c: Foreign,
        }
        #[derive(Debug, Serialize, Deserialize)]
        struct Model {
            #[serde(with = "ndserde::tagged")]
            weights: Array1<f64>,
            #[serde(with = "hex")]
            a: u32,
            #[serde(serialize_with = "hex::serialize", deserialize_with = "hex::deserialize")]
            b: u32,
            #[serde(with = "ForeignDef")]
            c: Foreign,
        }
        => Model { weights: one(), a: 255, b: 16, c: Foreign { x: 1 } };

    with_on_array_fields_wins:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        struct Model { #[serde(with = "length")] a: Array1<f64>, #[serde(with = "ndserde::readable")] b: Array2<f32> }
        #[derive(Debug, Serialize, Deserialize)]
        struct Model { #[serde(with = "length")] a: Array1<f64>, #[serde(with = "ndserde::readable")] b: Array2<f32> }
        => Model { a: one(), b: two() };

    with_on_one_side:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        struct Model {
            #[serde(serialize_with = "ndserde::readable::serialize")]
            a: Array1<f64>,
            #[serde(deserialize_with = "ndserde::readable::deserialize")]
            b: Array1<f64>,
        }
        #[derive(Debug, Serialize, Deserialize)]
        struct Model {
            #[serde(serialize_with = "ndserde::readable::serialize")]
            #[serde(deserialize_with = "ndserde::tagged::deserialize")]
            a: Array1<f64>,
            #[serde(serialize_with = "ndserde::tagged::serialize")]
            #[serde(deserialize_with = "ndserde::readable::deserialize")]
            b: Array1<f64>,
        }
        => Model { a: one(), b: one() };

    from_and_into:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        #[serde(from = "Length", into = "Length")]
        #[derive(Clone)]
        struct Model { weights: Array1<f64> }
        #[derive(Debug, Serialize, Deserialize)]
        #[serde(from = "Length", into = "Length")]
        #[derive(Clone)]
        struct Model { weights: Array1<f64> }
        => {
            impl From<Length> for Model {
                fn from(Length(n): Length) -> Self {
                    Self { weights: Array1::zeros(n) }
                }
            }
            impl From<Model> for Length {
                fn from(model: Model) -> Self {
                    Self(model.weights.len())
                }
            }
            Model { weights: one() }
        };

    try_from_alone:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        #[serde(try_from = "Length")]
        struct Model(#[serde(serialize_with = "length::serialize")] Array1<f64>);
        #[derive(Debug, Serialize, Deserialize)]
        #[serde(try_from = "Length")]
        struct Model(#[serde(serialize_with = "length::serialize")] Array1<f64>);
        => {
            impl TryFrom<Length> for Model {
                type Error = String;
                fn try_from(Length(n): Length) -> Result<Self, String> {
                    if n > 3 { Err(format!("{n} is too long")) } else { Ok(Self(Array1::zeros(n))) }
                }
            }
            Model(one())
        };

    crate_is_overruled:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        #[serde(crate = "serde")]
        struct Model { weights: Array1<f64> }
        #[derive(Debug, Serialize, Deserialize)]
        #[serde(crate = "serde")]
        struct Model { #[serde(with = "ndserde::tagged")] weights: Array1<f64> }
        => Model { weights: one() };

    borrow_of_owned_text:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        struct Model { weights: Array1<f64>, text: Cow<'static, str> }
        #[derive(Debug, Serialize, Deserialize)]
        struct Model { #[serde(with = "ndserde::tagged")] weights: Array1<f64>, text: Cow<'static, str> }
        => Model { weights: one(), text: "t".into() };
}
