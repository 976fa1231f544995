//! Type and const parameters, and the bounds that the derives write for them.

use std::marker::PhantomData;

use ndarray::{Array, Array1, Array2, ArrayBase, Data, Dimension, Ix1, Ix2, OwnedRepr};
use ndserde::{Element, NdDeserialize, NdSerialize};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{
    twins::twins,
    values::{one, two},
};

/// For fields whose type is an associated one.
trait Family {
    type Label;
}

#[derive(Debug)]
struct Names;

impl Family for Names {
    type Label = String;
}

/// No type that serde could write or read.
#[derive(Debug, Default)]
struct Scratch;

twins! {
    element:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        struct Model<T> { weights: Array2<T>, bias: Option<Array1<T>> }
        #[derive(Debug, Serialize, Deserialize)]
        #[serde(bound = "T: Element")]
        struct Model<T> {
            #[serde(with = "ndserde::tagged")]
            weights: Array2<T>,
            #[serde(default, with = "ndserde::tagged")]
            bias: Option<Array1<T>>,
        }
        => Model { weights: two(), bias: None };

    dimension:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        struct Model<T, D> where D: Dimension { weights: Array<T, D> }
        #[derive(Debug, Serialize, Deserialize)]
        #[serde(bound = "T: Element, D: Dimension")]
        struct Model<T, D> where D: Dimension { #[serde(with = "ndserde::tagged")] weights: Array<T, D> }
        => Model { weights: two() };

    defaults_and_const:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        struct Model<T: Clone = f64, const N: usize = 2> { weights: [Array1<T>; N], n: [T; 2] }
        #[derive(Debug, Serialize, Deserialize)]
        #[serde(bound(serialize = "T: Element + Serialize", deserialize = "T: Element + Deserialize<'de>"))]
        struct Model<T: Clone = f64, const N: usize = 2> {
            #[serde(with = "ndserde::tagged")]
            weights: [Array1<T>; N],
            n: [T; 2],
        }
        => Model::<f64, 1> { weights: [one()], n: [1.0, 2.0] };

    other_fields:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        struct Model<T, U> { weights: Array1<f64>, label: T, more: Vec<Option<U>>, marker: PhantomData<U> }
        #[derive(Debug, Serialize, Deserialize)]
        struct Model<T, U> {
            #[serde(with = "ndserde::tagged")]
            weights: Array1<f64>,
            label: T,
            more: Vec<Option<U>>,
            marker: PhantomData<U>,
        }
        => Model { weights: one(), label: "a".to_owned(), more: vec![Some(1)], marker: PhantomData::<u8> };

    marked_parameter:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        struct Model<A> { #[nd] weights: A, #[nd] bias: Option<A> }
        #[derive(Debug, Serialize, Deserialize)]
        #[serde(bound(
            serialize = "A: ndserde::field::SerializeBy<ndserde::wire::Tagged> + ndserde::field::HoldsArray",
            deserialize = "A: ndserde::field::DeserializeBy<'de, ndserde::wire::Tagged> + ndserde::field::HoldsArray"
        ))]
        struct Model<A> {
            #[serde(with = "ndserde::tagged")]
            weights: A,
            #[serde(default, with = "ndserde::tagged")]
            bias: Option<A>,
        }
        => Model { weights: one(), bias: Some(one()) };

    associated_type:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        struct Model<F: Family> { weights: Array1<f64>, label: F::Label }
        #[derive(Debug, Serialize, Deserialize)]
        struct Model<F: Family> { #[serde(with = "ndserde::tagged")] weights: Array1<f64>, label: F::Label }
        => Model::<Names> { weights: one(), label: "a".into() };

    defaults_of_parameters:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        struct Model<T> { #[serde(default)] a: Array1<T>, #[serde(skip)] b: Option<T>, #[serde(default)] c: T }
        #[derive(Debug, Serialize, Deserialize)]
        #[serde(bound(
            serialize = "T: Element + Serialize",
            deserialize = "T: Element + Default + Deserialize<'de>"
        ))]
        struct Model<T> {
            #[serde(default, with = "ndserde::tagged")]
            a: Array1<T>,
            #[serde(skip)]
            b: Option<T>,
            #[serde(default)]
            c: T,
        }
        => Model { a: one(), b: None, c: 1.0 };

    default_of_the_container:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        #[serde(default)]
        struct Model<T, const N: usize> { a: Array1<T>, n: u8 }
        #[derive(Debug, Serialize, Deserialize)]
        #[serde(default = "Model::default")]
        #[serde(bound(serialize = "T: Element", deserialize = "T: Element + Default"))]
        struct Model<T, const N: usize> { #[serde(with = "ndserde::tagged")] a: Array1<T>, n: u8 }
        => {
            impl<T: Default + Clone, const N: usize> Default for Model<T, N> {
                fn default() -> Self {
                    Self { a: Array1::from_elem(N, T::default()), n: 5 }
                }
            }
            Model::<f64, 2> { a: one(), n: 1 }
        };

    skipped_parameter:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        struct Model<T> { weights: Array1<f64>, #[serde(skip)] scratch: Option<T> }
        #[derive(Debug, Serialize, Deserialize)]
        struct Model<T> {
            #[serde(with = "ndserde::tagged")]
            weights: Array1<f64>,
            #[serde(skip)]
            scratch: Option<T>,
        }
        => Model::<Scratch> { weights: one(), scratch: Some(Scratch) };

    bound_of_the_container_wins:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        #[serde(bound(serialize = "T: Element", deserialize = "T: Element"))]
        struct Model<T> { weights: Array1<T>, #[serde(skip)] marker: PhantomData<T> }
        #[derive(Debug, Serialize, Deserialize)]
        #[serde(bound(serialize = "T: Element", deserialize = "T: Element"))]
        struct Model<T> { #[serde(with = "ndserde::tagged")] weights: Array1<T>, #[serde(skip)] marker: PhantomData<T> }
        => Model { weights: one(), marker: PhantomData };

    bound_of_a_field_wins:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        struct Model<T> {
            #[serde(bound = "T: Element")]
            weights: Array1<T>,
            #[serde(bound(serialize = "T: Serialize", deserialize = "T: DeserializeOwned"))]
            n: Vec<T>,
        }
        #[derive(Debug, Serialize, Deserialize)]
        struct Model<T> {
            #[serde(bound = "T: Element", with = "ndserde::tagged")]
            weights: Array1<T>,
            #[serde(bound(serialize = "T: Serialize", deserialize = "T: DeserializeOwned"))]
            n: Vec<T>,
        }
        => Model { weights: one(), n: vec![2.0] };

    recursive:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        struct Node<T> { weights: Array1<T>, children: Vec<Node<T>>, next: Option<Box<Self>> }
        #[derive(Debug, Serialize, Deserialize)]
        #[serde(bound = "T: Element")]
        struct Node<T> {
            #[serde(with = "ndserde::tagged")]
            weights: Array1<T>,
            children: Vec<Node<T>>,
            next: Option<Box<Self>>,
        }
        => {
            let leaf = || Node { weights: one(), children: Vec::new(), next: None };
            Node { children: vec![leaf()], next: Some(Box::new(leaf())), ..leaf() }
        };

    length_by_self:
        #[derive(Debug, NdSerialize, NdDeserialize)]
        struct Model { weights: [Array1<f64>; Self::N], n: [u8; Model::N] }
        #[derive(Debug, Serialize, Deserialize)]
        struct Model { #[serde(with = "ndserde::tagged")] weights: [Array1<f64>; Self::N], n: [u8; Model::N] }
        => {
            impl Model {
                const N: usize = 2;
            }
            Model { weights: [one(), one()], n: [1, 2] }
        };
}

/// Storage of any kind: what can be written and what can be read differ.
#[derive(NdSerialize, NdDeserialize)]
struct AnyStorage<S: Data, D> {
    weights: ArrayBase<S, D>,
}

#[test]
fn any_storage() {
    let array = two();
    let json = serde_json::to_string(&AnyStorage { weights: array.view() }).unwrap();
    assert_eq!(json, serde_json::to_string(&AnyStorage { weights: array.clone() }).unwrap());
    let back: AnyStorage<OwnedRepr<f32>, Ix2> = serde_json::from_str(&json).unwrap();
    assert_eq!(back.weights, array);
    let error = serde_json::from_str::<AnyStorage<OwnedRepr<f32>, Ix1>>(&json);
    assert!(error.err().unwrap().to_string().contains("tagged"));
}

/// A function that is generic over the element needs no more than the element's own bound.
#[test]
fn bounds_follow_from_the_element() {
    #[derive(NdSerialize, NdDeserialize)]
    struct Model<T> {
        weights: Array1<T>,
    }

    fn round_trip<T: Element>(weights: Array1<T>) -> Array1<T> {
        let json = serde_json::to_string(&Model { weights }).unwrap();
        serde_json::from_str::<Model<T>>(&json).unwrap().weights
    }
    assert_eq!(round_trip(one()), one());
}
