//! The shapes of types in other people's crates, where the names of the derives were swapped.

use std::{collections::HashMap, marker::PhantomData};

use ndarray::{Array, Array1, Array2, ArrayBase, Data, Dimension, Ix1};
use ndserde::{NdDeserialize, NdSerialize};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// A trait like those of numeric crates: it asks for nothing of serde's or ndserde's.
trait Float: Copy + PartialOrd + 'static {}

impl Float for f32 {}
impl Float for f64 {}

/// A kernel and what it holds of the training data.
#[derive(Debug, Clone, PartialEq, NdSerialize, NdDeserialize)]
struct Kernel<F: Float> {
    matrix: Array2<F>,
    method: Method<F>,
}

#[derive(Debug, Clone, PartialEq, NdSerialize, NdDeserialize)]
enum Method<F> {
    Gaussian(F),
    Polynomial(F, F),
    Linear,
}

#[derive(Debug, Clone, PartialEq, NdSerialize, NdDeserialize)]
enum Hyperplane<F> {
    Linear(Array1<F>),
    Weighted(Array2<F>),
}

/// A generic type that holds generic types: the bounds are those of its fields.
#[derive(Debug, Clone, PartialEq, NdSerialize, NdDeserialize)]
struct Machine<F: Float, T> {
    alpha: Vec<F>,
    rho: F,
    kernel: Kernel<F>,
    more: Option<Vec<Kernel<F>>>,
    hyperplane: Hyperplane<F>,
    probability: Option<(F, F)>,
    phantom: PhantomData<T>,
}

/// Parameters that hold an initial value and a random generator of any kind.
#[derive(Debug, Clone, PartialEq, NdSerialize, NdDeserialize)]
struct Params<F: Float, R, D> {
    n_clusters: usize,
    tolerance: F,
    init: Init<F>,
    rng: R,
    distance: D,
}

#[derive(Debug, Clone, PartialEq, NdSerialize, NdDeserialize)]
#[non_exhaustive]
enum Init<F: Float> {
    Random,
    Precomputed(Array2<F>),
}

#[derive(Debug, Clone, PartialEq, NdSerialize, NdDeserialize)]
struct ClassInfo<F> {
    count: usize,
    prior: F,
    theta: Array1<F>,
}

/// A map from labels of any kind to generic types.
#[derive(Debug, Clone, PartialEq, NdSerialize, NdDeserialize)]
struct Bayes<F, L: Eq + std::hash::Hash> {
    classes: HashMap<L, ClassInfo<F>>,
    #[serde(skip)]
    scratch: Option<ClassInfo<F>>,
}

/// Storage of any kind behind a generic type of one's own.
#[derive(NdSerialize, NdDeserialize)]
struct Dataset<S: Data, T> {
    records: ArrayBase<S, Ix1>,
    targets: Labels<T>,
}

#[derive(NdSerialize, NdDeserialize)]
struct Labels<T>(Array1<T>);

/// Checked parameters inside of unchecked ones, with a dimension of any kind.
#[derive(Debug, Clone, PartialEq, NdSerialize, NdDeserialize)]
struct Unchecked<F: Float, D: Dimension>(Checked<F, D>);

#[derive(Debug, Clone, PartialEq, NdSerialize, NdDeserialize)]
struct Checked<F: Float, D: Dimension> {
    alpha: F,
    initial: Option<Array<F, D>>,
}

trait Matrix {
    type Elem;
}

impl<F> Matrix for Array2<F> {
    type Elem = F;
}

/// A dense part is an array, which only the attribute says.
#[derive(Debug, Clone, PartialEq, NdSerialize, NdDeserialize)]
enum Storage<D, S> {
    Dense(#[nd] D),
    Sparse(S),
}

/// A generic type of an associated type.
#[derive(Debug, Clone, PartialEq, NdSerialize, NdDeserialize)]
struct KernelBase<D: Matrix, S> {
    inner: Storage<D, S>,
    method: Method<D::Elem>,
}

/// An alias that names an array as an argument: no array of its own.
type DenseKernel<F> = KernelBase<Array2<F>, Vec<(usize, F)>>;

#[derive(Debug, Clone, PartialEq, NdSerialize, NdDeserialize)]
struct WithAlias<F> {
    kernel: DenseKernel<F>,
}

/// A recursive type that holds labels of any kind.
#[derive(Debug, Clone, PartialEq, NdSerialize, NdDeserialize)]
struct Node<F, L> {
    split: F,
    left: Option<Box<Node<F, L>>>,
    right: Option<Box<Self>>,
    importance: Array1<F>,
    prediction: L,
}

/// Two generic types that hold one another: the bound of one field has to be named.
#[derive(Debug, Clone, PartialEq, NdSerialize, NdDeserialize)]
struct Tree<F> {
    split: Array1<F>,
    #[serde(bound = "F: ndserde::Element")]
    branches: Vec<Branch<F>>,
}

#[derive(Debug, Clone, PartialEq, NdSerialize, NdDeserialize)]
struct Branch<F> {
    weight: Array1<F>,
    #[serde(bound = "F: ndserde::Element")]
    tree: Option<Box<Tree<F>>>,
}

/// `Self` on the left of bounds, and a parameter with a name like those of generated code.
#[derive(Debug, Clone, PartialEq, NdSerialize, NdDeserialize)]
#[serde(bound = "Self: Sized, __NdS: ndserde::Element + Serialize + DeserializeOwned")]
struct Bounded<__NdS>
where
    Self: Sized,
{
    weights: Array1<__NdS>,
    last: __NdS,
}

#[allow(dead_code, reason = "it is there to be in scope")]
trait Constants {
    const ARRAY: bool = true;
    const PLAIN: bool = true;
}

impl<T: ?Sized> Constants for T {}

mod reexports {
    pub(super) use serde as my_serde;
}

#[derive(Debug, Clone, PartialEq, NdSerialize, NdDeserialize)]
#[serde(crate = "reexports::my_serde")]
struct OwnSerde {
    weights: Array1<f64>,
}

fn round_trip<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(value: &T) {
    let json = serde_json::to_string(value).unwrap();
    assert_eq!(&serde_json::from_str::<T>(&json).unwrap(), value);
    let bytes = rmp_serde::to_vec_named(value).unwrap();
    assert_eq!(&rmp_serde::from_slice::<T>(&bytes).unwrap(), value);
}

fn array() -> Array1<f32> {
    Array1::from(vec![0.5, f32::INFINITY])
}

#[test]
fn generic_types_in_generic_types() {
    let kernel = Kernel { matrix: Array2::eye(2), method: Method::Polynomial(1.0_f32, 2.0) };
    round_trip(&Machine::<f32, bool> {
        alpha: vec![1.0],
        rho: 0.5,
        kernel: kernel.clone(),
        more: Some(vec![kernel]),
        hyperplane: Hyperplane::Linear(array()),
        probability: Some((1.0, 2.0)),
        phantom: PhantomData,
    });
    round_trip(&Params {
        n_clusters: 2,
        tolerance: 0.5,
        init: Init::Precomputed(Array2::<f64>::eye(2)),
        rng: 1_u64,
        distance: "l2".to_owned(),
    });
    let class = ClassInfo { count: 1, prior: 0.5_f32, theta: array() };
    let classes = HashMap::from([("a".to_owned(), class)]);
    round_trip(&Bayes { classes, scratch: None });
    let data = Dataset { records: array(), targets: Labels(array()) };
    let json = serde_json::to_string(&data).unwrap();
    let back: Dataset<ndarray::OwnedRepr<f32>, f32> = serde_json::from_str(&json).unwrap();
    assert_eq!((back.records, back.targets.0), (data.records, data.targets.0));
}

#[test]
fn parameters_kernels_and_trees() {
    round_trip(&Unchecked(Checked { alpha: 0.5, initial: Some(Array2::<f64>::eye(2)) }));
    let inner = Storage::Dense(Array2::<f32>::eye(2));
    round_trip(&WithAlias { kernel: KernelBase { inner, method: Method::Gaussian(0.5) } });
    let inner = Storage::<Array2<f64>, _>::Sparse(vec![(1, 0.5)]);
    round_trip(&WithAlias { kernel: KernelBase { inner, method: Method::Linear } });
    let leaf = || Node {
        split: 1.0_f32,
        left: None,
        right: None,
        importance: array(),
        prediction: "label".to_owned(),
    };
    round_trip(&Node { left: Some(Box::new(leaf())), right: Some(Box::new(leaf())), ..leaf() });
}

#[test]
fn types_that_hold_one_another() {
    let leaf = Tree { split: array(), branches: Vec::new() };
    let branch = Branch { weight: array(), tree: Some(Box::new(leaf)) };
    round_trip(&Tree { split: array(), branches: vec![branch] });
}

#[test]
fn names_of_the_users_own() {
    round_trip(&Bounded { weights: array(), last: 1.0_f32 });
    round_trip(&OwnSerde { weights: Array1::zeros(2) });
}

/// What a crate with a float trait of its own writes where its functions are generic.
trait Stored: Float + ndserde::Element + Serialize + for<'de> Deserialize<'de> {}

impl Stored for f32 {}

fn save<F: Stored>(kernel: &Kernel<F>) -> String {
    serde_json::to_string(kernel).unwrap()
}

#[test]
fn generic_functions() {
    let kernel = Kernel { matrix: Array2::eye(2), method: Method::<f32>::Linear };
    assert_eq!(serde_json::from_str::<Kernel<f32>>(&save(&kernel)).unwrap(), kernel);
}
