//! Whole pickles.

use std::io;

use serde_core::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{
    error::Error,
    pickling,
    wire::{Pickle, Wire},
};

/// Reads a value from a whole pickle, as `pickle.dump` writes it, without executing anything.
///
/// A field that holds arrays of the default wire takes NumPy arrays, whatever their memory order,
/// byte order and the pickle's protocol; [`DynArray`](crate::DynArray) takes any. The rest of Python's
/// data is what serde has for it:
///
/// | Python | serde |
/// |---|---|
/// | `None`, `bool`, `int` of up to 128 bits, `float`, `str` | the same |
/// | an `int` of up to 4,300 digits | in a [`Value`](crate::Value) the same, and elsewhere an error |
/// | `bytes`, `bytearray` | bytes |
/// | a `str` of Python 2 | text or bytes, as the field asks |
/// | `list`, `tuple`, `set`, `frozenset` | a sequence |
/// | `dict`, `OrderedDict`, `defaultdict` | a map or struct |
/// | `complex`, NumPy's too | a sequence of two floats for a tuple or list; otherwise an array without axes |
/// | scikit-learn's `Bunch` | a map or struct |
/// | a NumPy array, also as `joblib.dump` writes it | the map of the wire [`tagged`](crate::tagged), with its data as bytes |
/// | a NumPy scalar | a number or text; for a field that is an array, an array without axes |
/// | a NumPy date, span or record | an array without axes, also where no type is asked for |
///
/// What is said of no type holds for [`Value`](crate::Value) and for what is flattened or untagged:
/// there a complex number is no sequence.
///
/// ```
/// use ndarray::{Array2, arr2};
/// use ndserde::{NdDeserialize, NdSerialize, pickle};
///
/// #[derive(NdSerialize, NdDeserialize)]
/// struct Model {
///     weights: Array2<f64>,
///     names: Vec<String>,
/// }
///
/// // with open("model.pkl", "wb") as f: pickle.dump({"weights": weights, "names": ["a"]}, f)
/// # let model = Model { weights: arr2(&[[1.0, 2.0]]), names: vec!["a".into()] };
/// # let bytes = pickle::to_vec(&model)?;
/// let model: Model = pickle::from_slice(&bytes)?;
/// assert_eq!(model.weights, arr2(&[[1.0, 2.0]]));
/// # Ok::<(), ndserde::Error>(())
/// ```
///
/// A pickle may name a value again instead of repeating it. Where a reader takes such a value apart
/// each time, the whole may be no more than 32 times as large as the pickle; lists and dicts may be
/// nested 128 deep.
///
/// # Errors
/// When the pickle is malformed or cut off, names anything but the parts of arrays and plain data
/// (the message has the name), or is not what the type asks for.
pub fn from_slice<'a, T: Deserialize<'a>>(pickle: &'a [u8]) -> Result<T, Error> {
    pickling::from_slice(pickle).map_err(|error| error.in_input().in_wire(Pickle::NAME))
}

/// Reads a value from a file or socket that has a pickle and nothing behind it, as [`from_slice`]
/// does from memory.
///
/// # Errors
/// As [`from_slice`], and when the reader fails, whose error is then the
/// [`source`](std::error::Error::source).
pub fn from_reader<R: io::Read, T: DeserializeOwned>(mut reader: R) -> Result<T, Error> {
    let mut pickle = Vec::new();
    match reader.read_to_end(&mut pickle) {
        Ok(_) => from_slice(&pickle),
        Err(error) => Err(Error::from(error).in_wire(Pickle::NAME)),
    }
}

/// Writes a value as a pickle of protocol 4, which `pickle.load` reads.
///
/// Arrays of the default wire become NumPy arrays: they are known by the name and the five fields
/// with which the wire [`tagged`](crate::tagged) writes them, and a struct of anyone else's that has
/// all of these would become one too. Structs and maps become dicts, sequences lists, tuples tuples,
/// variants their name or a dict of one entry. Arrays of other wires are what these write: those of
/// [`readable`](crate::readable) a dict of lists. What was a complex number in the pickle that a
/// [`Value`](crate::Value) came from becomes an array without axes, which Python has equal to it.
///
/// ```
/// use ndarray::arr1;
/// use ndserde::{Nd, pickle};
///
/// let bytes = pickle::to_vec(&(1, "two", Nd::new(arr1(&[3.0]))))?;
/// // pickle.loads(bytes) == (1, "two", array([3.]))
/// let (one, two, array): (u8, String, Nd<ndarray::Array1<f64>>) = pickle::from_slice(&bytes)?;
/// assert_eq!((one, two.as_str(), array.into_inner()), (1, "two", arr1(&[3.0])));
/// # Ok::<(), ndserde::Error>(())
/// ```
///
/// # Errors
/// When a `Serialize` implementation fails, as that of a wire that cannot hold an array.
pub fn to_vec<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, Error> {
    pickling::to_vec(value).map_err(|error| error.in_wire(Pickle::NAME))
}

/// Writes a value as a pickle to a file, a socket, or memory that is there already, as [`to_vec`]
/// does.
///
/// # Errors
/// As [`to_vec`], and when the writer fails, whose error is then the
/// [`source`](std::error::Error::source).
pub fn to_writer<W: io::Write, T: Serialize + ?Sized>(writer: W, value: &T) -> Result<(), Error> {
    pickling::to_writer(writer, value).map_err(|error| error.in_wire(Pickle::NAME))
}
