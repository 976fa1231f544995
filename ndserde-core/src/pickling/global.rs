//! What a pickle may name. The names are compared, and nothing is looked up or called.

use crate::error::{Error, Quoted};

/// A name that is understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Global {
    Reconstruct,
    Scalar,
    FromBuffer,
    NdArray,
    DType,
    /// The element of a record array, by which its dtype is called.
    Record,
    BFloat16,
    Encode,
    Bytes,
    ByteArray,
    Complex,
    Set,
    OrderedDict,
    DefaultDict,
    /// A dict of scikit-learn's.
    Bunch,
    /// What joblib has in the place of an array.
    JoblibArray,
    /// A type that a `defaultdict` may make its missing values of, which changes none that it has.
    Factory,
}

const MULTIARRAY: &[&str] = &["numpy.core.multiarray", "numpy._core.multiarray"];
const NUMERIC: &[&str] = &["numpy.core.numeric", "numpy._core.numeric"];
const BUILTINS: &[&str] = &["builtins", "__builtin__"];

const KNOWN: &[(&[&str], &[&str], Global)] = &[
    (MULTIARRAY, &["_reconstruct"], Global::Reconstruct),
    (MULTIARRAY, &["scalar"], Global::Scalar),
    (NUMERIC, &["_frombuffer"], Global::FromBuffer),
    (&["numpy"], &["ndarray", "recarray"], Global::NdArray),
    (&["numpy.rec", "numpy.core.records"], &["recarray"], Global::NdArray),
    (&["numpy"], &["record"], Global::Record),
    (&["numpy"], &["dtype"], Global::DType),
    (&["ml_dtypes"], &["bfloat16"], Global::BFloat16),
    (&["_codecs"], &["encode"], Global::Encode),
    (BUILTINS, &["bytes"], Global::Bytes),
    (BUILTINS, &["bytearray"], Global::ByteArray),
    (BUILTINS, &["complex"], Global::Complex),
    (BUILTINS, &["set", "frozenset"], Global::Set),
    (&["collections"], &["OrderedDict"], Global::OrderedDict),
    (&["collections"], &["defaultdict"], Global::DefaultDict),
    (&["sklearn.utils._bunch", "sklearn.utils"], &["Bunch"], Global::Bunch),
    (&["joblib.numpy_pickle"], &["NumpyArrayWrapper"], Global::JoblibArray),
    (
        BUILTINS,
        &["list", "dict", "tuple", "int", "long", "float", "bool", "str", "unicode"],
        Global::Factory,
    ),
];

impl Global {
    /// What a module's name means.
    ///
    /// # Errors
    /// When it is no part of an array or of plain data; the message has it.
    pub(super) fn named(module: &str, name: &str) -> Result<Self, Error> {
        let known = KNOWN
            .iter()
            .find(|(modules, names, _)| modules.contains(&module) && names.contains(&name));
        if let Some((_, _, global)) = known {
            return Ok(*global);
        }
        let global = format!("{module}.{name}");
        let why = "which is no part of an array or of plain data; nothing in a pickle is executed";
        // Names are seldom hostile, and read better without quotes.
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '<' | '>');
        if global.len() <= 64 && global.chars().all(plain) {
            Err(Error::custom(format_args!("the pickle names {global}, {why}")))
        } else {
            let global = Quoted(&global);
            Err(Error::custom(format_args!("the pickle names {global}, {why}")))
        }
    }
}
