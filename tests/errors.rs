//! What can be asked of an error: its kind, its source, and what it is as an error of a reader.

use std::{
    error::Error as _,
    io::{self, Read, Write},
};

use ndarray::{Array2, Ix1, Ix2, arr1};
use ndserde::{
    DType, DynArray, Error, ErrorKind, Nd, Order, npy, pickle,
    wire::{Descr, Nested},
};

/// Whoever fails: each call, in the same way.
struct Failing(io::ErrorKind);

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(self.0.into())
    }
}

impl Write for Failing {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn error_of<T>(result: Result<T, Error>) -> Error {
    result.err().expect("it fails")
}

/// A `.npy` file of another header.
fn npy_of(from: &str, to: &str) -> Vec<u8> {
    let file = npy::to_vec(&arr1(&[1_u8, 2])).unwrap();
    let text: String = file.iter().map(|&byte| char::from(byte)).collect();
    assert!(text.contains(from) && from.len() == to.len(), "{text}");
    text.replace(from, to).chars().map(|c| u8::try_from(c).unwrap()).collect()
}

#[test]
fn each_error_has_the_kind_of_what_was_at_fault() {
    let pickled = |array| pickle::to_vec(&Nd::new(array)).unwrap();
    let numbers = pickled(arr1(&[1.0, 2.0]));
    for (error, kind, message) in [
        (
            error_of(npy::from_slice::<f32, Ix1>(&npy_of("", ""))),
            ErrorKind::DType,
            "npy: the data is uint8, the field holds float32",
        ),
        (
            error_of(DynArray::from(arr1(&[0.5, 1.5])).cast::<u8, Ix1>()),
            ErrorKind::Value,
            "the float64 at [0] is 0.5, which uint8 does not hold",
        ),
        (
            error_of(npy::from_slice::<u8, Ix2>(&npy_of("", ""))),
            ErrorKind::Shape,
            "npy: the data has 1 axes (shape [2]), the field has 2",
        ),
        (
            error_of(npy::from_slice::<bool, Ix1>(&npy_of("|u1", "|b1"))),
            ErrorKind::Value,
            "npy: element 1 of the bool data is the byte 2, only 0 and 1 are bools",
        ),
        (error_of(npy::from_slice::<u8, Ix1>(b"")), ErrorKind::Malformed, "npy: "),
        (
            error_of(npy::from_slice::<u8, Ix1>(&npy_of("(2,)", "(3,)"))),
            ErrorKind::Malformed,
            "npy: shape [3] of uint8 needs 3 bytes, the data has 2",
        ),
        (
            error_of(npy::from_slice::<u8, Ix1>(&npy_of("|u1", "|O8"))),
            ErrorKind::Unsupported,
            "npy: the dtype \"|O8\" is object, which is not carried: ",
        ),
        ("float99".parse::<DType>().unwrap_err(), ErrorKind::Malformed, "unknown dtype"),
        ("|O".parse::<Descr>().unwrap_err(), ErrorKind::Unsupported, "the dtype \"|O\""),
        ("[('x', 1)]".parse::<Descr>().unwrap_err(), ErrorKind::Malformed, "the dtype has"),
        ("up".parse::<Order>().unwrap_err(), ErrorKind::Malformed, "unknown order \"up\""),
        (error_of(pickle::from_slice::<u8>(b"\x80\x04")), ErrorKind::Malformed, "pickle: "),
        (
            error_of(pickle::from_slice::<u8>(&numbers)),
            ErrorKind::Malformed,
            "pickle: invalid type: map, expected u8",
        ),
        (
            error_of(pickle::from_slice::<Nd<Array2<f64>>>(&numbers)),
            ErrorKind::Malformed,
            "pickle: tagged: the data has 1 axes (shape [2]), the field has 2",
        ),
        (
            error_of(pickle::from_reader::<_, u8>(Failing(io::ErrorKind::TimedOut))),
            ErrorKind::Io,
            "pickle: timed out",
        ),
        (
            error_of(pickle::to_writer(Failing(io::ErrorKind::StorageFull), "text")),
            ErrorKind::Io,
            "pickle: no storage space",
        ),
        (
            error_of(pickle::to_vec(&Nd::by::<Nested>(Array2::<f64>::zeros((0, 3))))),
            ErrorKind::Custom,
            "pickle: nested: ",
        ),
        (Error::custom("why").in_wire("mine"), ErrorKind::Custom, "mine: why"),
    ] {
        assert_eq!(error.kind(), kind, "{error}");
        assert!(error.to_string().starts_with(message), "{error}");
    }
}

/// Whichever way a reader or a writer failed, its error is kept.
#[test]
fn errors_of_readers_and_writers_are_sources_and_become_themselves_again() {
    let large = Nd::new(Array2::<f64>::zeros((100, 100)));
    for kind in [io::ErrorKind::TimedOut, io::ErrorKind::BrokenPipe, io::ErrorKind::NotFound] {
        for error in [
            error_of(pickle::from_reader::<_, u8>(Failing(kind))),
            error_of(pickle::to_writer(Failing(kind), &1)),
            error_of(pickle::to_writer(Failing(kind), &large)),
        ] {
            assert_eq!(error.to_string(), format!("pickle: {}", io::Error::from(kind)));
            let source = error.source().and_then(|source| source.downcast_ref::<io::Error>());
            assert_eq!(source.map(io::Error::kind), Some(kind), "{error}");
            assert_eq!(io::Error::from(error).kind(), kind);
        }
    }
}

#[test]
fn other_errors_have_no_source_and_are_inside_of_those_of_readers() {
    for (error, kind) in [
        (error_of(npy::from_slice::<u8, Ix1>(b"")), io::ErrorKind::InvalidData),
        (error_of("float99".parse::<DType>()), io::ErrorKind::InvalidData),
        (Error::custom("why"), io::ErrorKind::Other),
    ] {
        assert!(error.source().is_none());
        let message = error.to_string();
        let error = io::Error::from(error);
        assert_eq!((error.kind(), error.to_string()), (kind, message));
        assert!(error.get_ref().is_some_and(|error| error.downcast_ref::<Error>().is_some()));
    }
}
