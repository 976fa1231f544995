//! Enums in all four of serde's representations, and attributes on variants.

use std::collections::BTreeMap;

use ndarray::{Array1, Array2};
use ndserde::{NdDeserialize, NdSerialize};
use serde::{Deserialize, Serialize};

use crate::{
    twins::twins,
    values::{length, one, two},
};

twins! {
    external:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        enum Layer { Dense(Array2<f32>), Pair(Array1<f64>, u8), Named { weights: Array1<f64>, bias: Option<Array1<f64>> }, Nothing }
        #[derive(Debug, Serialize, Deserialize)]
        enum Layer {
            Dense(#[serde(with = "ndserde::tagged")] Array2<f32>),
            Pair(#[serde(with = "ndserde::tagged")] Array1<f64>, u8),
            Named {
                #[serde(with = "ndserde::tagged")]
                weights: Array1<f64>,
                #[serde(default, with = "ndserde::tagged")]
                bias: Option<Array1<f64>>,
            },
            Nothing,
        }
        => Layer::Dense(two()), Layer::Pair(one(), 1), Layer::Named { weights: one(), bias: None }, Layer::Nothing;

    internal:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        #[serde(tag = "kind")]
        enum Layer { Dense(BTreeMap<String, Array1<f64>>), Named { weights: Array1<f64>, bias: Option<Array1<f64>> }, Nothing }
        #[derive(Debug, Serialize, Deserialize)]
        #[serde(tag = "kind")]
        enum Layer {
            Dense(#[serde(with = "ndserde::tagged")] BTreeMap<String, Array1<f64>>),
            Named {
                #[serde(with = "ndserde::tagged")]
                weights: Array1<f64>,
                #[serde(default, with = "ndserde::tagged")]
                bias: Option<Array1<f64>>,
            },
            Nothing,
        }
        => Layer::Dense(BTreeMap::from([("a".into(), one())])), Layer::Named { weights: one(), bias: Some(one()) }, Layer::Nothing;

    internal_of_arrays:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        #[serde(tag = "kind")]
        enum Layer { Dense(Array2<f32>) }
        #[derive(Debug, Serialize, Deserialize)]
        #[serde(tag = "kind")]
        enum Layer { Dense(#[serde(with = "ndserde::tagged")] Array2<f32>) }
        => Layer::Dense(two());

    adjacent:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        #[serde(tag = "kind", content = "of")]
        enum Layer { Dense(Array2<f32>), Plain(u8), Pair(Array1<f64>, u8), Named { weights: Array1<f64>, bias: Option<Array1<f64>> }, Nothing }
        #[derive(Debug, Serialize, Deserialize)]
        #[serde(tag = "kind", content = "of")]
        enum Layer {
            #[serde(with = "ndserde::tagged")]
            Dense(Array2<f32>),
            Plain(u8),
            Pair(#[serde(with = "ndserde::tagged")] Array1<f64>, u8),
            Named {
                #[serde(with = "ndserde::tagged")]
                weights: Array1<f64>,
                #[serde(default, with = "ndserde::tagged")]
                bias: Option<Array1<f64>>,
            },
            Nothing,
        }
        => Layer::Dense(two()), Layer::Plain(1), Layer::Pair(one(), 1), Layer::Named { weights: one(), bias: None }, Layer::Nothing;

    untagged:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        #[serde(untagged)]
        enum Layer { Dense(Array2<f32>), Pair(Array1<f64>, u8), Named { weights: Array1<f64> }, Deep { inner: Box<Self> }, Nothing }
        #[derive(Debug, Serialize, Deserialize)]
        #[serde(untagged)]
        enum Layer {
            Dense(#[serde(with = "ndserde::tagged")] Array2<f32>),
            Pair(#[serde(with = "ndserde::tagged")] Array1<f64>, u8),
            Named {
                #[serde(with = "ndserde::tagged")]
                weights: Array1<f64>,
            },
            Deep { inner: Box<Self> },
            Nothing,
        }
        => Layer::Dense(two()), Layer::Pair(one(), 1), Layer::Named { weights: one() }, Layer::Deep { inner: Box::new(Layer::Dense(two())) }, Layer::Nothing;

    untagged_variant:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        enum Layer { Dense(Array2<f32>), #[serde(untagged)] Rest(Array1<f64>) }
        #[derive(Debug, Serialize, Deserialize)]
        enum Layer {
            Dense(#[serde(with = "ndserde::tagged")] Array2<f32>),
            #[serde(untagged)]
            Rest(#[serde(with = "ndserde::tagged")] Array1<f64>),
        }
        => Layer::Dense(two()), Layer::Rest(one());

    untagged_variant_beside_a_tag:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        #[serde(tag = "kind", content = "of")]
        enum Layer { Dense(Array2<f32>), #[serde(untagged)] Rest(Array1<f64>) }
        #[derive(Debug, Serialize, Deserialize)]
        #[serde(tag = "kind", content = "of")]
        enum Layer {
            #[serde(with = "ndserde::tagged")]
            Dense(Array2<f32>),
            #[serde(untagged, with = "ndserde::tagged")]
            Rest(Array1<f64>),
        }
        => Layer::Dense(two()), Layer::Rest(one());

    names_of_variants:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        #[serde(rename_all = "snake_case", rename_all_fields = "UPPERCASE")]
        enum Layer {
            DenseLayer { weights: Array1<f64> },
            #[serde(rename = "x", alias = "y", rename_all = "lowercase")]
            Other { Weights: Array1<f64> },
        }
        #[derive(Debug, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case", rename_all_fields = "UPPERCASE")]
        enum Layer {
            DenseLayer {
                #[serde(with = "ndserde::tagged")]
                weights: Array1<f64>,
            },
            #[serde(rename = "x", alias = "y", rename_all = "lowercase")]
            Other {
                #[serde(with = "ndserde::tagged")]
                Weights: Array1<f64>,
            },
        }
        => Layer::DenseLayer { weights: one() }, Layer::Other { Weights: one() };

    other_catches_the_rest:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        #[serde(tag = "kind")]
        enum Layer { Dense { weights: Array1<f64> }, #[serde(other)] Unknown }
        #[derive(Debug, Serialize, Deserialize)]
        #[serde(tag = "kind")]
        enum Layer {
            Dense {
                #[serde(with = "ndserde::tagged")]
                weights: Array1<f64>,
            },
            #[serde(other)]
            Unknown,
        }
        => Layer::Dense { weights: one() }, Layer::Unknown;

    with_on_a_variant_wins:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        #[serde(tag = "kind", content = "of")]
        enum Layer { #[serde(with = "length")] Dense(Array1<f64>), Other(Array1<f64>) }
        #[derive(Debug, Serialize, Deserialize)]
        #[serde(tag = "kind", content = "of")]
        enum Layer {
            #[serde(with = "length")]
            Dense(Array1<f64>),
            #[serde(with = "ndserde::tagged")]
            Other(Array1<f64>),
        }
        => Layer::Dense(one()), Layer::Other(one());

    skipped_fields_and_variants:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        enum Layer { Dense(#[serde(skip)] Array1<f64>), Pair(Array1<f64>, #[serde(skip)] Array1<f64>), #[serde(skip)] Never(Array1<f64>) }
        #[derive(Debug, Serialize, Deserialize)]
        enum Layer {
            Dense(#[serde(skip)] Array1<f64>),
            Pair(#[serde(with = "ndserde::tagged")] Array1<f64>, #[serde(skip)] Array1<f64>),
            #[serde(skip)]
            Never(Array1<f64>),
        }
        => {
            let _ = Layer::Never(one());
            Layer::Dense(one())
        }, Layer::Pair(one(), one());

    discriminants:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        #[repr(u8)]
        #[derive(Clone, Copy)]
        enum Kind { A = 3, B = 5 }
        #[derive(Debug, Serialize, Deserialize)]
        #[repr(u8)]
        #[derive(Clone, Copy)]
        enum Kind { A = 3, B = 5 }
        => Kind::A, Kind::B;
}
