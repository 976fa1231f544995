//! Every wire through a backend of each kind, with every element and every layout of memory; through
//! all of them in `backends.rs`.

use ndarray::{Array, ArrayD, Dimension, Ix0, Ix1, Ix2, Ix3, IxDyn};
use ndserde::{
    DType, Order,
    field::{DeserializeBy, SerializeBy},
    wire::Wire,
};

use ndserde_test_support::{
    Backend, Sample,
    backend::One,
    check::{Values, values},
    for_each_element, with_backend, with_wire,
};

// Of the version of ndarray that this is compiled for.
use crate::{
    bits::order,
    layout::{LARGE, LAYOUTS, Memory, array_within},
};

/// The wires that keep F order.
const KEEP_ORDER: &[&str] = &[
    "tagged",
    "readable",
    "npy",
    "npy_latin1",
    "pickle",
    "pickle_latin1",
    "packed",
    "typed_array",
    "any",
];

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
#[derive(Debug)]
struct Case {
    wire: &'static str,
    backend: Backend,
    dtype: DType,
    layout: (&'static [usize], Memory),
    /// Whether the field's type says how many axes it has.
    fixed_rank: bool,
    has_negative_zero: bool,
    is_beyond_i64: bool,
}

impl Case {
    /// Essential words of the error, where this cannot be carried: the limits that the pages of
    /// the wires name, and those of the backends. It must fail, so that the list stays true.
    fn limit(&self) -> Option<&'static str> {
        let Self { wire, backend, ref dtype, .. } = *self;
        let is_list = values(wire) != Values::Bits;
        // Lists say how many rows there are, and how long each of them is.
        let loses_shape = wire == "nested"
            && self.layout.0.split_last().is_some_and(|(_, rows)| rows.contains(&0));
        match (wire, backend, dtype) {
            ("npy" | "npy_latin1" | "json_numpy" | "msgpack_numpy", _, DType::BFloat16) => {
                Some("NumPy has no typestr for bfloat16")
            }
            // Postcard keeps no message.
            ("typed_array" | "any", Backend::Postcard, _) => Some("Serialization"),
            ("nested", Backend::Postcard, _) if loses_shape => Some("Serialization"),
            ("raw", Backend::Postcard, _) if self.layout.0.len() != 1 => Some("Serialization"),
            ("raw", ..) if self.layout.0.len() != 1 => Some("raw: bytes alone do not say a shape"),
            ("typed_array", ..) if !TAGS.contains(&backend) => {
                Some("the wire tagged goes through every data format")
            }
            ("any", ..) if backend.is_typed() => Some("bincode is not self-describing"),
            ("typed_array", _, DType::BFloat16 | DType::Complex64 | DType::Complex128) => {
                Some("RFC 8746 has no typed array of")
            }
            ("typed_array", Backend::CborValue, _) => {
                Some("serde_cbor::value::to_value loses tags")
            }
            _ if loses_shape => Some("nested: lists cannot hold the shape ["),
            // A value can only be asked for by its type, and the depth is part of that.
            ("nested", ..) if backend.is_typed() && !self.fixed_rank => Some(""),
            // The integers of toml::Value end at i64::MAX.
            (_, Backend::TomlValue, _) if is_list && self.is_beyond_i64 => Some("u64"),
            _ if self.loses_sign() => Some("came back as"),
            _ => None,
        }
    }

    /// sonic-rs, which stands for itself on such machines alone, reads the number -0.0 as 0.0.
    fn loses_sign(&self) -> bool {
        let is_sonic = matches!(
            self.backend,
            Backend::SonicSlice | Backend::SonicReader | Backend::SonicValue
        );
        cfg!(all(target_endian = "little", target_pointer_width = "64"))
            && is_sonic
            && values(self.wire) != Values::Bits
            && self.has_negative_zero
    }
}

/// The wires that are crossed with every element and every backend, one of bytes and one of lists.
const CROSSED: &[&str] = &["tagged", "readable"];

/// The others.
pub(crate) const WIRES: &[&str] = &[
    "nested",
    "triple",
    "npy",
    "npy_latin1",
    "pickle",
    "pickle_latin1",
    "ndarray_v1",
    "json_numpy",
    "msgpack_numpy",
    "packed",
    "raw",
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

/// The layouts that are tried. Text of thousands of numbers takes its time, and what is longer than a
/// buffer of a backend meets that in the same way on each wire.
pub(crate) fn layouts(wire: &str) -> impl Iterator<Item = (&'static [usize], Memory)> {
    let with_large = CROSSED.contains(&wire);
    LAYOUTS.iter().copied().filter(move |layout| with_large || layout.0 != LARGE)
}

// Each combination of wire, backend, element and dimension is code of its own to compile, so that
// with the other wires two at a time are tried with all of their values.

#[test]
fn every_element_comes_back_or_is_refused_by_name() {
    let mut seen = Seen::default();
    for wire in WIRES {
        for backend in kinds(wire) {
            with_wire!(*wire, W => {
                for_each_element!(A => with_backend!(
                    backend,
                    B in [JsonSlice, RmpCompact, BincodeSlice, Ciborium] => {
                        seen.dynamic::<B, W, A>();
                    }
                ));
            });
        }
    }
    seen.finish((KINDS.len() * WIRES.len() + 1) * 17 * layouts("nested").count());
}

#[test]
fn every_dimension_comes_back_bit_for_bit_or_is_refused_by_name() {
    let mut seen = Seen::default();
    for wire in CROSSED.iter().chain(WIRES) {
        for backend in kinds(wire) {
            with_wire!(*wire, W => with_backend!(
                backend,
                B in [JsonSlice, RmpCompact, BincodeSlice, Ciborium] => seen.fixed::<B, W, f64>()
            ));
        }
    }
    let few_axes = |wire| layouts(wire).filter(|layout| layout.0.len() <= 3).count();
    let crossed = KINDS.len() * CROSSED.len() * few_axes("tagged");
    seen.finish(crossed + (KINDS.len() * WIRES.len() + 1) * few_axes("nested"));
}

/// What was tried, and what went wrong.
#[derive(Default)]
pub(crate) struct Seen {
    count: usize,
    faults: Vec<String>,
}

impl Seen {
    pub(crate) fn finish(self, count: usize) {
        assert_eq!(self.count, count, "arrays were carried");
        let first = &self.faults[..self.faults.len().min(40)];
        assert!(first.is_empty(), "{} of {count}:\n{}", self.faults.len(), first.join("\n"));
    }

    /// Every layout as a field of any number of axes.
    pub(crate) fn dynamic<B: One, W: Wire, A: Sample>(&mut self) {
        self.all::<A>(W::NAME, B::BACKEND, false, carry::<B, W, A, IxDyn>);
    }

    /// Every layout as a field of as many axes as it has, up to three.
    fn fixed<B: One, W: Wire, A: Sample>(&mut self) {
        self.all::<A>(W::NAME, B::BACKEND, true, |array| match array.ndim() {
            0 => carry::<B, W, A, Ix0>(array),
            1 => carry::<B, W, A, Ix1>(array),
            2 => carry::<B, W, A, Ix2>(array),
            3 => carry::<B, W, A, Ix3>(array),
            _ => unreachable!(),
        });
    }

    /// What is made for each element, and not for each wire and backend.
    fn all<A: Sample>(
        &mut self,
        wire: &'static str,
        backend: Backend,
        fixed_rank: bool,
        carry: fn(&ArrayD<A>) -> Result<ArrayD<A>, String>,
    ) {
        // The one number that JSON and its like have no word for.
        let within = match values(wire) {
            Values::Finite if !backend.is_text() => Values::Bits,
            // A list brings back any NaN as a NaN.
            Values::PlainNan => Values::Bits,
            values => values,
        };
        let most_axes = if fixed_rank { 3 } else { usize::MAX };
        for layout in layouts(wire).filter(|layout| layout.0.len() <= most_axes) {
            let mut array: ArrayD<A> = array_within(within, layout.0, layout.1);
            let mut case = Case {
                wire,
                backend,
                dtype: A::DTYPE,
                layout,
                fixed_rank,
                has_negative_zero: array.iter().any(|x| x.has_negative_zero()),
                is_beyond_i64: A::DTYPE == DType::UInt64
                    && array.iter().any(|x| i64::try_from(x.bits()).is_err()),
            };
            let try_it =
                |array: &ArrayD<A>| carry(array).and_then(|back| compare(wire, array, &back));
            self.count += 1;
            self.note(&case, &try_it(&array));
            // What else is in the array must come back all the same.
            if case.loses_sign() {
                array.mapv_inplace(|x| if x.has_negative_zero() { A::of_bits(0) } else { x });
                case.has_negative_zero = false;
                self.note(&case, &try_it(&array));
            }
        }
    }

    fn note(&mut self, case: &Case, result: &Result<(), String>) {
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
fn carry<B: One, W: Wire, A: Sample, D: Dimension>(array: &ArrayD<A>) -> Result<ArrayD<A>, String>
where
    Array<A, D>: SerializeBy<W> + for<'de> DeserializeBy<'de, W>,
{
    let array = array.view().into_dimensionality::<D>().map_err(|error| error.to_string())?;
    let written = B::write_by::<W, _>(&array)?;
    B::read_by::<W, Array<A, D>>(&written).map(Array::into_dyn)
}

fn compare<A: Sample>(wire: &str, before: &ArrayD<A>, after: &ArrayD<A>) -> Result<(), String> {
    if before.shape() != after.shape() {
        return Err(format!("the shape {:?} came back as {:?}", before.shape(), after.shape()));
    }
    let is_list = values(wire) != Values::Bits;
    let is_same = |a: A, b: A| {
        // In a list of numbers a NaN is only a NaN, and the plain one comes back as itself.
        let is_special = is_list && a.bits() != a.value_bits();
        if is_special { a.value_bits() == b.value_bits() } else { a.bits() == b.bits() }
    };
    if let Some((a, b)) = before.iter().zip(after).find(|&(&a, &b)| !is_same(a, b)) {
        return Err(format!("{a:?} {:x} came back as {b:?} {:x}", a.bits(), b.bits()));
    }
    let keeps = KEEP_ORDER.contains(&wire) && order(before) == Some(Order::F);
    let expected = if keeps { Order::F } else { Order::C };
    // An array without elements lies in both orders.
    if order(after) != Some(expected) && !after.is_empty() {
        return Err(format!("the strides {:?} became {:?}", before.strides(), after.strides()));
    }
    Ok(())
}
