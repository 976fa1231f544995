//! Whole pickles.

use std::{borrow::Cow, io};

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
/// | `list`, `tuple`, `set`, `frozenset`, `deque` | a sequence |
/// | `dict`, `OrderedDict`, `defaultdict`, `Counter`, `SimpleNamespace` | a map or struct |
/// | `datetime`, `date`, `time` | text as `isoformat()` has it: `2024-01-31T12:30:00+01:00`; with the name of a zone (`zoneinfo`, `pytz`, `dateutil`) as RFC 9557 has it: `2024-01-31T12:30:00[Europe/Berlin]`, and `[fold=1]` behind the second of two hours of one name |
/// | `timedelta` | text of ISO 8601: `P1DT2H0.5S`, `-PT5S` |
/// | `Decimal`, `Fraction`, `UUID`, `Path` | text: `1.50`, `1/3` |
/// | `range`, `slice` | a map or struct of `start`, `stop` and `step` |
/// | any other object of a class | for a type a map or struct of its attributes, or a sequence of what it was made with; in a [`Value`](crate::Value) an [`Object`](crate::value::Object) |
/// | `complex`, NumPy's too | a sequence of two floats for a tuple or list; otherwise an array without axes |
/// | scikit-learn's `Bunch` | a map or struct |
/// | a NumPy array, also as dill and `joblib.dump` write it, `memmap`, `matrix`, `chararray` | the map of the wire [`tagged`](crate::tagged), with its data as bytes |
/// | `array.array` of numbers | an array of one axis |
/// | a NumPy scalar | a number or text; for a field that is an array, an array without axes |
/// | a NumPy date, span or record | an array without axes, also where no type is asked for |
/// | a NumPy array of objects, or of `StringDType` | nested sequences of its items |
/// | a masked array of NumPy | a map or struct of `data`, `mask` and `fill_value` |
/// | a `dtype` | its name: `float32` |
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
/// An object is what it was filled with: its attributes, or the value that its class keeps instead. One
/// that was only made with arguments is a sequence of these (a named tuple, an enum's member), a subclass
/// of `list` or `dict` its items. What else there is beside attributes stands by the names `__args__`,
/// `__state__`, `__items__` and `__entries__`. A subclass of NumPy's arrays is read as an array where one
/// is asked for.
///
/// In a [`Value`](crate::Value) also a class or function by itself is an object, which holds null; a dict
/// with keys that no map has, such as tuples, is one of the class `builtins.dict` that holds pairs; and an
/// array whose dtype is not carried one of the class `numpy.ndarray` that holds its dtype, shape and data.
/// What is odd in one place hides no other: text with a lone surrogate, a `longdouble` or an array whose
/// data do not fit is [`Unread`](crate::Value::Unread), and so is what is nested too deep.
///
/// A pickle may name a value again instead of repeating it. A `Value` has each object once, and where it
/// stands again the path to it ([`Same`](crate::Value::Same)): trees whose nodes know their parents,
/// linked lists and graphs are as long as their pickle. Lists, dicts and arrays are copied, unless they
/// hold themselves or the copies would be much larger than the pickle; then they too stand once. A type
/// reads copies of all, which may be no more than 32 times as large as the pickle. Lists and dicts may be
/// nested 128 deep, and objects in a `Value` 64.
///
/// # Errors
/// When the pickle is malformed or cut off, refers to what stands outside of it, or is not what the type asks
/// for; for a type also when an object, a list or a dict holds itself.
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

/// The pickle in a file that may be compressed by gzip or zlib, as `joblib.dump(.., compress=3)` and
/// Python's `gzip.open` write it, for [`from_slice`]; of any other file the bytes as they are.
///
/// A pickle of no more than `most` bytes is unpacked, as a small file may become very large. It needs
/// the feature `compression`.
///
/// ```
/// # #[cfg(feature = "compression")] {
/// use ndserde::pickle;
///
/// // with gzip.open("list.pkl.gz", "wb") as f: pickle.dump((1, 2), f, protocol=4)
/// let file = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x6b\x60\x99\xca\xce\x00\x01\xde\x8c\xde\x4c\x6d\x53\xf4\x00\x73\x79\xc3\xc5\x12\x00\x00\x00";
/// let pickle = pickle::unpack(file, 1 << 30)?;
/// assert_eq!(pickle::from_slice::<(u8, u8)>(&pickle)?, (1, 2));
/// # }
/// # Ok::<(), ndserde::Error>(())
/// ```
///
/// # Errors
/// When the compressed data is malformed or cut off, has something behind its end, or more than `most`
/// bytes in it; without the feature when there is some; when another program has compressed the file,
/// which is named.
pub fn unpack(file: &[u8], most: usize) -> Result<Cow<'_, [u8]>, Error> {
    pickling::unpack(file, most).map_err(|error| error.in_input().in_wire(Pickle::NAME))
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
