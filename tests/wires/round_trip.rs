//! Every wire through every backend, with every element and every layout of memory.

use ndarray::{Array, ArrayD, Dimension, Ix0, Ix1, Ix2, Ix3, IxDyn};
use ndserde::{
    DType, Order,
    field::{DeserializeBy, SerializeBy},
    wire::Wire,
};

use ndserde_test_support::{
    Backend,
    backend::One,
    bits::{Bits, Values, bits, layouts, order},
    for_each_backend, with_backend, with_element, with_wire,
};

const DTYPES: &[&str] = &[
    "bool",
    "int8",
    "int16",
    "int32",
    "int64",
    "uint8",
    "uint16",
    "uint32",
    "uint64",
    "float16",
    "bfloat16",
    "float32",
    "float64",
    "complex64",
    "complex128",
];

/// The wires whose data is the elements' bytes.
const BYTES: &[&str] = &[
    "tagged",
    "triple",
    "npy",
    "npy_latin1",
    "pickle",
    "pickle_latin1",
    "json_numpy",
    "msgpack_numpy",
    "typed_array",
    "any",
];

/// The wires that keep F order.
const KEEP_ORDER: &[&str] =
    &["tagged", "readable", "npy", "npy_latin1", "pickle", "pickle_latin1", "typed_array", "any"];

/// The ways of CBOR, which alone has tags.
const TAGS: &[Backend] = &[
    Backend::Ciborium,
    Backend::CiboriumValue,
    Backend::CborSlice,
    Backend::CborReader,
    Backend::CborPacked,
    Backend::CborValue,
];

/// One array on its way through a wire and a backend.
#[derive(Clone, Debug)]
struct Case<'a> {
    wire: &'a str,
    backend: Backend,
    dtype: DType,
    layout: &'a str,
    /// Whether the field's type says how many axes it has.
    fixed_rank: bool,
}

impl Case<'_> {
    fn new<W: Wire, A: Bits>(backend: Backend, fixed_rank: bool) -> Self {
        Self { wire: W::NAME, backend, dtype: A::DTYPE, layout: "", fixed_rank }
    }

    /// The values that lists of numbers carry depend on the backend.
    fn values(&self) -> Values {
        match (self.wire, self.backend) {
            (wire, _) if BYTES.contains(&wire) => Values::Any,
            // Reads the number -0.0 as 0.0.
            (_, Backend::SonicSlice | Backend::SonicReader | Backend::SonicValue) => Values::Plain,
            ("ndarray_v1", backend) if backend.is_text() => Values::Finite,
            _ => Values::OneNan,
        }
    }

    /// Essential words of the error, where this cannot be carried: the limits that the pages of
    /// the wires name.
    fn limit(&self) -> Option<&'static str> {
        match *self {
            Self {
                wire: "npy" | "npy_latin1" | "json_numpy" | "msgpack_numpy",
                dtype: DType::BFloat16,
                ..
            } => Some("NumPy has no typestr for bfloat16"),
            // Postcard keeps no message.
            Self { wire: "typed_array" | "any", backend: Backend::Postcard, .. }
            | Self { wire: "nested", layout: "no rows", backend: Backend::Postcard, .. } => {
                Some("Serialization")
            }
            Self { wire: "typed_array", backend, .. } if !TAGS.contains(&backend) => {
                Some("the wire tagged goes through every data format")
            }
            Self { wire: "any", backend, .. } if backend.is_typed() => {
                Some("bincode does not say what stands in a document")
            }
            Self {
                wire: "typed_array",
                dtype: DType::BFloat16 | DType::Complex64 | DType::Complex128,
                ..
            } => Some("RFC 8746 has no typed array of"),
            Self { wire: "typed_array", backend: Backend::CborValue, .. } => {
                Some("serde_cbor::value::to_value loses tags")
            }
            Self { wire: "nested", layout: "no rows", .. } => {
                Some("lists cannot hold the shape [0, 3]")
            }
            // A value can only be asked for by its type, and the depth is part of that.
            Self { wire: "nested", fixed_rank: false, backend, .. } if backend.is_typed() => {
                Some("")
            }
            _ => None,
        }
    }
}

const WIRES: &[&str] = &[
    "tagged",
    "readable",
    "nested",
    "triple",
    "npy",
    "npy_latin1",
    "pickle",
    "pickle_latin1",
    "ndarray_v1",
    "json_numpy",
    "msgpack_numpy",
    "typed_array",
    "any",
];

/// One backend for each way that backends treat the calls of a wire: text, packed sequences, typed.
const KINDS: &[Backend] = &[Backend::JsonSlice, Backend::RmpCompact, Backend::BincodeSlice];

/// The same, and the one that carries a wire of CBOR alone.
fn kinds(wire: &str) -> impl Iterator<Item = Backend> {
    let cbor = (wire == "typed_array").then_some(Backend::Ciborium);
    KINDS.iter().copied().chain(cbor)
}

// Each combination of wire, backend, element and dimension is code of its own to compile, so that
// two at a time are tried with all of their values.

#[test]
fn every_element_comes_back_bit_for_bit_or_is_refused_by_name() {
    let mut seen = Seen::default();
    for wire in WIRES {
        for dtype in DTYPES {
            for backend in kinds(wire) {
                with_wire!(*wire, W => with_element!(*dtype, A => with_backend!(
                    backend,
                    B in [JsonSlice, RmpCompact, BincodeSlice, Ciborium] => seen.dynamic::<B, W, A>()
                )));
            }
        }
    }
    seen.finish(3_000);
}

#[test]
fn every_backend_gives_back_bit_for_bit_or_refuses_by_name() {
    let mut seen = Seen::default();
    for wire in WIRES {
        with_wire!(*wire, W => for_each_backend!(B => {
            seen.dynamic::<B, W, f64>();
            seen.dynamic::<B, W, num_complex::Complex<f32>>();
        }));
    }
    seen.finish(2_000);
}

#[test]
fn every_dimension_comes_back_bit_for_bit_or_is_refused_by_name() {
    let mut seen = Seen::default();
    for wire in WIRES {
        for backend in kinds(wire) {
            with_wire!(*wire, W => with_backend!(
                backend,
                B in [JsonSlice, RmpCompact, BincodeSlice, Ciborium] => seen.fixed::<B, W, f64>()
            ));
        }
    }
    seen.finish(200);
}

/// What was tried, and what went wrong.
#[derive(Default)]
struct Seen {
    count: usize,
    faults: Vec<String>,
}

impl Seen {
    fn finish(self, least: usize) {
        assert!(self.count > least, "only {} arrays were carried", self.count);
        let Self { count, faults } = self;
        assert!(faults.is_empty(), "{} of {count}:\n{}", faults.len(), faults.join("\n"));
    }

    /// Every layout as a field of any number of axes.
    fn dynamic<B: One, W: Wire, A: Bits>(&mut self) {
        let case = Case::new::<W, A>(B::BACKEND, false);
        for (layout, array) in layouts::<A>(case.values()) {
            self.note(&Case { layout, ..case.clone() }, carry::<B, W, A, IxDyn>(&array));
        }
    }

    /// Every layout as a field of as many axes as it has.
    fn fixed<B: One, W: Wire, A: Bits>(&mut self) {
        let case = Case::new::<W, A>(B::BACKEND, true);
        for (layout, array) in layouts::<A>(case.values()) {
            let result = match array.ndim() {
                0 => carry::<B, W, A, Ix0>(&array),
                1 => carry::<B, W, A, Ix1>(&array),
                2 => carry::<B, W, A, Ix2>(&array),
                3 => carry::<B, W, A, Ix3>(&array),
                _ => continue,
            };
            self.note(&Case { layout, ..case.clone() }, result);
        }
    }

    fn note(&mut self, case: &Case<'_>, result: Result<(), String>) {
        self.count += 1;
        match (case.limit(), result) {
            (None, Ok(())) => {}
            (Some(words), Err(error)) if error.contains(words) => {}
            (limit, result) => {
                self.faults.push(format!("{case:?}: {result:?}, expected {limit:?}"));
            }
        }
    }
}

/// Writes and reads an array, as a field of this dimension.
fn carry<B: One, W: Wire, A: Bits, D: Dimension>(array: &ArrayD<A>) -> Result<(), String>
where
    Array<A, D>: SerializeBy<W> + for<'de> DeserializeBy<'de, W>,
{
    let array = array.view().into_dimensionality::<D>().map_err(|error| error.to_string())?;
    let written = B::write_by::<W, _>(&array)?;
    let back: Array<A, D> = B::read_by::<W, _>(&written)?;
    let keeps = KEEP_ORDER.contains(&W::NAME) && order(&array) == Some(Order::F);
    let expected = if keeps { Order::F } else { Order::C };
    if back.shape() != array.shape() {
        return Err(format!("shape {:?}", back.shape()));
    }
    if bits(&back) != bits(&array) {
        return Err(format!("values {:?}, were {:?}", bits(&back), bits(&array)));
    }
    // An array without elements lies in both orders.
    if order(&back) != Some(expected) && !back.is_empty() {
        return Err(format!("order {:?}", order(&back)));
    }
    Ok(())
}
