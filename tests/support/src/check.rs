//! The one check: any bytes, as any kind of field, on any wire.

use std::{collections::BTreeMap, io::Cursor};

use ndarray::{ArrayD, IxDyn};
use ndserde::{
    DType, DynArray, Element, Nd, Value,
    field::{DeserializeBy, HoldsArray, SerializeBy},
    npy, npz, pickle,
    wire::{Tagged, TypedArray, Wire},
};
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    Backend,
    any::Any,
    backend::{One, one},
    work::{self, Bound, TIMES, TIMES_INFLATED},
};

/// Reads within the bound, or panics.
pub fn read_bounded<T>(input: &[u8], read: impl FnOnce() -> T) -> T {
    work::reading(TIMES, input, read)
}

/// Reads the bytes as one kind of field on one wire. They may give an error; what they give as a
/// value must come back from what it is written as. Tells whether it was a value.
pub fn check<B, W, T>(input: &[u8]) -> bool
where
    B: One,
    W: Wire,
    T: for<'de> DeserializeBy<'de, W> + SerializeBy<W> + SerializeBy<Tagged> + HoldsArray,
{
    let read = |input: &[u8]| B::read::<Nd<T, W>>(input).map(Nd::into_inner);
    let write = |field: &T| B::write(&Nd::<&T, W>::from(field));
    let bound = if W::NAME == "any" { Bound::INFLATED } else { Bound::PLAIN };
    comes_back_within(bound, W::NAME, input, &read, &write)
}

/// What is made for each kind of field, and not for each wire and data format.
pub(crate) fn comes_back_within<T: SerializeBy<Tagged> + HoldsArray>(
    bound: Bound,
    wire: &str,
    input: &[u8],
    read: &dyn Fn(&[u8]) -> Result<T, String>,
    write: &dyn Fn(&T) -> Result<Vec<u8>, String>,
) -> bool {
    let Ok(first) = bound.reading(input, || read(input)) else { return false };
    // Lists cannot hold everything that a document can spell otherwise: refused, not lost.
    let written = match bound.writing(input, || write(&first)) {
        Ok(written) => written,
        Err(_) if holds_lists(wire) => return true,
        // NumPy's typestrs have no bfloat16, which some readers of typestrs know by its name.
        Err(error) if error.contains("bfloat16") => return true,
        // NumPy writes its words for a record into a triple, and does not read them back.
        Err(error) if error.contains("NumPy does not read back") => return true,
        // One long text among short ones, as wide as all of them stood in the input.
        Err(error) if error.contains("each as wide as") => return true,
        Err(error) => panic!("{wire}: read, but not written: {error}"),
    };
    let second = bound
        .reading(&written, || read(&written))
        .unwrap_or_else(|error| panic!("{wire}: written, but not read: {error}"));
    if holds_lists(wire) {
        // Text has one NaN only, so that values are compared by what is written of them.
        assert_eq!(written, write(&second).expect("written before"), "{wire}");
    } else {
        assert_eq!(fingerprint(&first), fingerprint(&second), "{wire}");
    }
    true
}

/// Which values a wire brings back bit for bit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Values {
    /// All: it carries bytes.
    Bits,
    /// All but the sign and payload of NaN: it carries numbers, and text has a word for NaN.
    PlainNan,
    /// Finite ones: it carries numbers alone.
    Finite,
}

pub fn values(wire: &str) -> Values {
    match wire {
        "readable" | "nested" => Values::PlainNan,
        "ndarray_v1" => Values::Finite,
        _ => Values::Bits,
    }
}

fn holds_lists(wire: &str) -> bool {
    values(wire) != Values::Bits
}

/// Whether the wire can carry such an array by this backend, and bring it back.
pub fn carries(wire: &str, backend: Backend, dtype: &DType, shape: &[usize]) -> bool {
    match wire {
        // Lists alone: nothing tells a format without names how deep they are, nor anyone how long the
        // rows are that an array does not have.
        "nested" => {
            ![Backend::BincodeSlice, Backend::Postcard].contains(&backend)
                && shape.split_last().is_none_or(|(_, rows)| !rows.contains(&0))
        }
        // NumPy has no typestr for it.
        "npy" | "npy_latin1" | "json_numpy" | "msgpack_numpy" => *dtype != DType::BFloat16,
        // Nothing states the shape.
        "raw" => shape.len() == 1,
        "typed_array" => ![DType::BFloat16, DType::Complex64, DType::Complex128].contains(dtype),
        _ => true,
    }
}

/// Reads the bytes from the third on as the kind of field and on the wire that the first two choose:
/// the form of the fuzz targets' inputs. Tells whether it was a value.
///
/// Inlined, as the others that choose: each is a thousand functions, which the crates that call it
/// compile, and not everything that depends on this one.
#[inline]
pub fn check_chosen<B: One>(input: &[u8]) -> bool {
    let [wire, kind, input @ ..] = input else { return false };
    check_nth::<B>(*wire, *kind, input)
}

/// Reads the bytes as one kind of array on one wire, by their places in the lists, around and around; the
/// place behind the last wire is that of the other kinds of field, on the wire `tagged`.
#[inline]
pub fn check_nth<B: One>(wire: u8, kind: u8, input: &[u8]) -> bool {
    let mut wires: Vec<fn(u8, &[u8]) -> bool> = Vec::new();
    crate::for_each_wire!(W => wires.push(check_kind::<B, W>));
    wires.push(check_other_kind::<B>);
    wires[usize::from(wire) % wires.len()](kind, input)
}

/// The same by CBOR, on the wire that it alone carries: the first byte chooses the kind of field, and
/// by its two highest bits the library, and whether the document becomes a value first.
#[inline]
pub fn check_typed_array(input: &[u8]) -> bool {
    let [kind, input @ ..] = input else { return false };
    match kind >> 6 {
        0 => check_kind::<one::Ciborium, TypedArray>(*kind & 63, input),
        1 => check_kind::<one::CborSlice, TypedArray>(*kind & 63, input),
        _ => check_kind::<one::CiboriumValue, TypedArray>(*kind & 63, input),
    }
}

/// The same on the wire that looks, and as a document of any content: the first byte chooses the kind
/// of field, and by its two highest bits the data format.
#[inline]
pub fn check_any(input: &[u8]) -> bool {
    let [kind, input @ ..] = input else { return false };
    match kind >> 6 {
        0 => check_any_by::<one::JsonSlice>(kind & 63, input),
        1 => check_any_by::<one::RmpNamed>(kind & 63, input),
        2 => check_any_by::<one::Ciborium>(kind & 63, input),
        _ => check_any_by::<one::CborSlice>(kind & 63, input),
    }
}

fn check_any_by<B: One>(kind: u8, input: &[u8]) -> bool {
    check_document::<B>(input);
    check_kind::<B, ndserde::wire::Any>(kind, input)
}

/// Reads the bytes as a document, which must come back from what it is written as.
fn check_document<B: One>(input: &[u8]) {
    // A value takes 32 bytes, and an entry of a map twice as much, however few a format spends on it:
    // less than what is compressed may become.
    let Ok(first) = work::reading(TIMES_INFLATED, input, || B::read::<Value>(input)) else {
        return;
    };
    let written = work::writing(input, || B::write(&first)).expect("read from the same format");
    let second: Value = B::read(&written).expect("written in the same format");
    let displayed = work::writing(input, || Ok::<_, ()>(first.to_string()));
    assert_eq!(displayed, Ok(second.to_string()));
    let arrays = |value: &Value| {
        let arrays = value.iter_arrays();
        arrays.map(|(path, array)| (path.to_string(), fingerprint(array))).collect::<Vec<_>>()
    };
    check_paths(&first, &first, "");
    // JSON's one word for NaN beside arrays is null, and its bytes are lists.
    if !B::BACKEND.is_text() {
        assert_eq!(arrays(&first), arrays(&second));
    }
}

/// The path that is displayed for each value of a document must lead to that value; `path` leads to
/// this one.
pub fn check_paths(document: &Value, value: &Value, path: &str) {
    let found = document.get_path(path);
    assert!(found.is_some_and(|found| std::ptr::eq(found, value)), "{path} leads elsewhere");
    match value {
        Value::List(items) => items.iter().enumerate().for_each(|(place, item)| {
            check_paths(document, item, &format!("{path}[{place}]"));
        }),
        Value::Map(map) => map.iter().for_each(|(key, value)| {
            let dot = if path.is_empty() { "" } else { "." };
            check_paths(document, value, &format!("{path}{dot}{key}"));
        }),
        _ => {}
    }
}

fn check_kind<B: One, W: Wire>(kind: u8, input: &[u8]) -> bool {
    let mut kinds: Vec<fn(&[u8]) -> bool> = Vec::new();
    crate::for_each_kind!(T => kinds.push(check::<B, W, T>));
    kinds[usize::from(kind) % kinds.len()](input)
}

fn check_other_kind<B: One>(kind: u8, input: &[u8]) -> bool {
    let mut kinds: Vec<fn(&[u8]) -> bool> = Vec::new();
    crate::for_each_other_kind!(T => kinds.push(check::<B, Tagged, T>));
    kinds[usize::from(kind) % kinds.len()](input)
}

/// Reads the bytes as a .npy file; what it holds must come back from the file that is written.
pub fn check_npy<A: Element>(file: &[u8]) -> Option<ArrayD<A>> {
    let first = read_bounded(file, || npy::from_slice::<A, IxDyn>(file)).ok()?;
    let written = work::writing(file, || npy::to_vec(&first)).expect("read from the same format");
    let second = npy::from_slice::<A, IxDyn>(&written).expect("written in the same format");
    assert_eq!(fingerprint(&first), fingerprint(&second));
    Some(first)
}

/// Reads the bytes as an archive of arrays; what it holds must come back from the archives that are
/// written, and each array by its name. Tells whether it was one.
pub fn check_npz(input: &[u8]) -> bool {
    type Arrays = Nd<BTreeMap<String, DynArray>>;
    // What deflates becomes up to so many times as large.
    const TIMES: u64 = 32 * 1032;
    let read = || npz::from_slice::<Arrays>(input);
    let Ok(first) = work::reading(TIMES, input, read) else { return false };
    let mut archive = npz::Archive::new(Cursor::new(input)).expect("read as a whole");
    for name in first.get_ref().keys() {
        archive.get::<DynArray>(name).expect("read as a part of the whole");
    }
    // Of some arrays, such as bfloat16, no .npy file comes, so that none was read.
    let stored = npz::to_vec(&first).expect("read from the same format");
    let packed = npz::to_vec_compressed(&first).expect("read from the same format");
    for written in [&stored, &packed] {
        let second: Arrays = npz::from_slice(written).expect("written in the same format");
        assert_eq!(npz::to_vec(&second).expect("read from the same format"), stored);
    }
    true
}

/// Reads the bytes from the second on as a whole pickle of the kind that the first chooses; what it
/// holds must come back from the pickle that is written. Tells whether it was a value.
#[inline]
pub fn check_pickle_chosen(input: &[u8]) -> bool {
    let [kind, pickle @ ..] = input else { return false };
    match kind % 5 {
        0 => check_pickle::<Nd<DynArray>>(pickle),
        1 => check_pickle::<Nd<ArrayD<f64>>>(pickle),
        2 => check_pickle::<Nd<ArrayD<u8>, ndserde::wire::Pickle>>(pickle),
        3 => check_pickle::<(Vec<Nd<ArrayD<i16>>>, BTreeMap<String, Option<Nd<DynArray>>>)>(pickle),
        _ => check_pickle_value(pickle) | check_pickle::<Any>(pickle),
    }
}

/// Reads the bytes as a whole pickle; what it holds must come back from the pickle that is written.
pub fn check_pickle<T: Serialize + DeserializeOwned>(input: &[u8]) -> bool {
    let Ok(first) = read_bounded(input, || pickle::from_slice::<T>(input)) else { return false };
    let written =
        work::writing(input, || pickle::to_vec(&first)).expect("read from the same format");
    let second: T = pickle::from_slice(&written).expect("written in the same format");
    let again = pickle::to_vec(&second).expect("written before");
    assert_eq!(written, again, "a value is another after it was written and read");
    true
}

/// Reads the bytes as a whole pickle of any content, looks at all of it, and writes it if it can be: what it
/// holds must come back. Tells whether it was a value.
pub fn check_pickle_value(input: &[u8]) -> bool {
    let Ok(first) = read_bounded(input, || pickle::from_slice::<Value>(input)) else {
        return false;
    };
    for (path, array) in first.iter_arrays() {
        let found = first.get_path(&path.to_string()).and_then(|found| found.untagged().as_array());
        assert!(found.is_some_and(|found| std::ptr::eq(found, array)), "{path} leads elsewhere");
    }
    assert!(!first.to_string().is_empty(), "it is shown");
    if let Ok(written) = work::writing(input, || pickle::to_vec(&first)) {
        let second: Value = pickle::from_slice(&written).expect("written in the same format");
        let again = pickle::to_vec(&second).expect("written before");
        assert_eq!(written, again, "a value is another after it was written and read");
    }
    true
}

/// Shape, order and every bit of every element: equal bytes are equal values, NaN or not.
pub fn fingerprint<T: SerializeBy<Tagged> + HoldsArray>(field: &T) -> Vec<u8> {
    rmp_serde::to_vec(&Nd::new(field)).expect("MessagePack holds every array")
}
