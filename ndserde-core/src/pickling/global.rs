//! The names that are understood. Names are compared, and nothing is looked up or called.

use alloc::{format, string::String};

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
    /// An array that dill has in the place of one by `_reconstruct`.
    DillArray,
    /// A masked array, which is filled with its elements and its mask.
    Masked,
    /// An object in the protocols 0 and 1: its class, the class below it, and what that was made with.
    CopyReconstruct,
    /// An object as later protocols have it, where the protocol has no opcode for that.
    NewObject,
    NewObjectWithKeywords,
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
    (&["numpy"], &["memmap", "matrix", "chararray"], Global::NdArray),
    (&["numpy.matrixlib.defmatrix"], &["matrix"], Global::NdArray),
    (
        &["numpy.char", "numpy.core.defchararray", "numpy._core.defchararray"],
        &["chararray"],
        Global::NdArray,
    ),
    (&["dill._dill", "dill.dill"], &["_create_array"], Global::DillArray),
    (&["numpy.ma.core"], &["_mareconstruct"], Global::Masked),
    (&["copyreg", "copy_reg"], &["_reconstructor"], Global::CopyReconstruct),
    (&["copyreg", "copy_reg"], &["__newobj__"], Global::NewObject),
    (&["copyreg", "copy_reg"], &["__newobj_ex__"], Global::NewObjectWithKeywords),
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
];

impl Global {
    /// What a module's name means, if it is known.
    pub(super) fn named(module: &str, name: &str) -> Option<Self> {
        let known = KNOWN
            .iter()
            .find(|(modules, names, _)| modules.contains(&module) && names.contains(&name));
        known.map(|(_, _, global)| *global)
    }

    /// The name by which most know it.
    pub(super) fn name(self) -> String {
        let known = KNOWN.iter().find(|(_, _, global)| *global == self);
        let names = known.and_then(|(modules, names, _)| Some((modules.first()?, names.first()?)));
        names.map(|(module, name)| format!("{module}.{name}")).unwrap_or_default()
    }
}
