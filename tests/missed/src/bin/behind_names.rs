//! Arrays behind aliases: each line that says so is an error, and no other line is.

use std::{
    borrow::Cow,
    cell::RefCell,
    cmp::Reverse,
    collections::{BTreeMap, HashMap, HashSet, LinkedList},
    num::Wrapping,
    ops::Bound,
    path::PathBuf,
    sync::{Mutex, RwLock},
    time::Duration,
};

use ndarray::{Array1, Array2, ArrayBase, OwnedRepr};
use ndserde::{NdDeserialize, NdSerialize};

#[derive(Clone, NdSerialize, NdDeserialize)]
struct Meta(u8);

trait Algorithm {
    type Out;
}

struct Solver;

impl Algorithm for Solver {
    type Out = Array1<f64>;
}

macro_rules! array {
    () => {
        Array1<f64>
    };
}

type Weights = Array2<f64>;
type OfAnotherVersion = Vec<ndarray_0_16::Array2<f64>>;
type Axes = ndarray_0_16::Ix2;
type WithText = (Array1<f64>, &'static str);
type WithDuration = (Array1<f64>, Duration);
type WithMeta = (Meta, Duration, Array1<f64>);
type Paths = Vec<(PathBuf, Array1<f64>)>;
type ByName = HashMap<String, (Array1<f64>, Meta)>;
type Keys = BTreeMap<Array1<i32>, Meta>;
type Deep =
    Vec<Option<Box<[Result<Meta, (Duration, Vec<ArrayBase<OwnedRepr<f64>, ndarray::Ix1>>)>; 2]>>>;

type Locked = Mutex<Array1<f64>>;
type Lock = RwLock<Array1<f64>>;
type InCell = RefCell<Array1<f64>>;
type Tried = Result<Meta, Array1<f64>>;
type List = LinkedList<Array1<f64>>;
type Owned = Cow<'static, Array1<f64>>;
type Slice = Cow<'static, [Array1<f64>]>;
type Limit = Bound<Array1<f64>>;
type Down = Reverse<Array1<f64>>;
type Wrapped = Wrapping<Array1<f64>>;
type Set = HashSet<Array1<i32>>;

#[derive(NdSerialize)]
#[allow(dead_code, reason = "it does not come to that")]
struct Aliases {
    locked: Locked,        // missed
    lock: Lock,            // missed
    cell: InCell,          // missed
    tried: Tried,          // missed
    list: List,            // missed
    cow: Owned,            // missed
    slice: Slice,          // missed
    limit: Limit,          // missed
    down: Down,            // missed
    wrapped: Wrapped,      // missed
    set: Set,              // missed
    old: OfAnotherVersion, // missed
    axes: Axes,            // missed
}

#[derive(NdSerialize)]
#[allow(dead_code, reason = "it does not come to that")]
enum Written {
    Model {
        text: WithText,                      // missed
        duration: WithDuration,              // missed
        meta: WithMeta,                      // missed
        paths: Paths,                        // missed
        by_name: ByName,                     // missed
        keys: Keys,                          // missed
        deep: Deep,                          // missed
        locked: Mutex<Weights>,              // missed
        cell: RefCell<Weights>,              // missed
        result: Result<Weights, Meta>,       // missed
        list: LinkedList<Weights>,           // missed
        cow: Cow<'static, Weights>,          // missed
        bound: Bound<Weights>,               // missed
        reverse: Reverse<Weights>,           // missed
        wrapping: Wrapping<Weights>,         // missed
        lock: RwLock<Weights>,               // missed
        made: array!(),                      // missed
        inside: Vec<(Meta, array!())>,       // missed
        out: <Solver as Algorithm>::Out,     // missed
        beside: Vec<(Weights, Array1<f64>)>, // missed
        meta_alone: Vec<(Meta, Duration)>,
        known: Vec<(Meta, Array2<f64>)>,
    },
    Tuple(u8, Weights), // missed
}

#[derive(NdDeserialize)]
#[allow(dead_code, reason = "it does not come to that")]
struct Read {
    duration: WithDuration,          // missed
    by_name: ByName,                 // missed
    deep: Deep,                      // missed
    made: array!(),                  // missed
    out: <Solver as Algorithm>::Out, // missed
    name: String,
}

type Grads<F> = HashMap<usize, Array1<F>>;

#[derive(NdSerialize)]
#[allow(dead_code, reason = "it does not come to that")]
struct Generic<'a, F> {
    grads: Grads<F>,                         // missed
    more: Option<Vec<(Grads<F>, &'a Meta)>>, // missed
    plain: Vec<F>,
}

fn main() {}
