//! The lists of wires, element types and kinds of field, which every test uses.

/// Runs the body once for each wire that goes through every data format, with its type as `$W`; new
/// ones go at the end, since the fuzzers' inputs name them by index.
#[macro_export]
macro_rules! for_each_wire {
    ($W:ident => $body:expr) => {
        $crate::for_each_wire!(@ $W => $body;
            Tagged,
            Readable,
            Nested,
            Triple,
            Npy,
            NpyLatin1,
            NdarrayV1,
            JsonNumpy,
            MsgpackNumpy,
            Pickle,
            PickleLatin1,
            Packed,
        )
    };
    (@ $W:ident => $body:expr; $($wire:ident,)*) => {
        $({
            type $W = ndserde::wire::$wire;
            $body;
        })*
    };
}

/// Runs the body once for each wire that only some libraries of CBOR carry.
#[macro_export]
macro_rules! for_each_wire_of_cbor {
    ($W:ident => $body:expr) => {
        $crate::for_each_wire!(@ $W => $body; TypedArray,)
    };
}

/// Runs the body once for each wire that carries arrays of one axis alone.
#[macro_export]
macro_rules! for_each_wire_of_one_axis {
    ($W:ident => $body:expr) => {
        $crate::for_each_wire!(@ $W => $body; Raw,)
    };
}

/// Runs the body once for each wire that detects the layout, which self-describing formats allow.
#[macro_export]
macro_rules! for_each_wire_that_looks {
    ($W:ident => $body:expr) => {
        $crate::for_each_wire!(@ $W => $body; Any,)
    };
}

/// Runs the body once for each element type.
#[macro_export]
macro_rules! for_each_element {
    ($A:ident => $body:expr) => {
        $crate::for_each_element!(@ $A => $body;
            bool, i8, i16, i32, i64, isize, u8, u16, u32, u64, usize,
            half::f16, half::bf16, f32, f64,
            num_complex::Complex<f32>, num_complex::Complex<f64>,
        )
    };
    (@ $A:ident => $body:expr; $($element:ty,)*) => {
        $({
            type $A = $element;
            $body;
        })*
    };
}

/// Runs the body once for each kind of array that bytes are read as, by any wire; new ones go at the
/// end, too.
#[macro_export]
macro_rules! for_each_kind {
    ($T:ident => $body:expr) => {
        $crate::for_each_kind!(@ $T => $body;
            ndarray::ArrayD<f64>,
            ndarray::Array2<bool>,
            ndarray::ArrayD<half::f16>,
            ndarray::Array1<num_complex::Complex<f32>>,
            ndserde::DynArray,
            ndarray::ArrayD<String>,
            ndarray::ArrayD<$crate::record::Record>,
        )
    };
    (@ $T:ident => $body:expr; $($kind:ty,)*) => {
        $({
            type $T = $kind;
            $body;
        })*
    };
}

/// Runs the body once for each kind of field that a wire cannot tell from those: it sees dtype and rank
/// alone. To cross them with all wires would compile the same code many times.
#[macro_export]
macro_rules! for_each_other_kind {
    ($T:ident => $body:expr) => {
        $crate::for_each_kind!(@ $T => $body;
            ndarray::ArrayD<usize>,
            (
                Option<ndarray::ArrayD<i16>>,
                Vec<ndarray::Array1<f32>>,
                std::collections::HashMap<String, ndarray::ArrayD<u8>>,
            ),
            ndserde::Nd<ndarray::ArrayD<f32>, ndserde::wire::Cast>,
            ndserde::Nd<
                ndarray::ArrayD<i64>,
                ndserde::wire::Cast<ndserde::wire::DateTime64<ndserde::wire::unit::Second>>,
            >,
            ndarray::Array1<Vec<u8>>,
        )
    };
}

/// Runs the body once for each backend in each way of using it, with its type as `$B`, or for those of
/// a list: `for_each_backend!(B in [JsonSlice, RmpNamed] => body)`.
#[macro_export]
macro_rules! for_each_backend {
    ($B:ident => $body:expr) => {
        $crate::for_each_backend!($B in [
            JsonSlice, JsonReader, JsonValue, CborSlice, CborReader, CborValue, Ciborium,
            CiboriumValue, RmpCompact, RmpNamed, RmpReader, BincodeSlice, BincodeReader, Postcard,
            JsonStr, JsonPretty, SonicSlice, SonicReader, SonicValue, CborPacked, Ron, Yaml,
            YamlValue, Toml, TomlValue,
        ] => $body)
    };
    ($B:ident in [$($backend:ident),+ $(,)?] => $body:expr) => {{
        $({
            type $B = $crate::backend::one::$backend;
            $body;
        })+
    }};
}

/// Runs the body once for each backend whose documents say what stands in them, with its type as `$B`.
#[macro_export]
macro_rules! for_each_self_describing {
    ($B:ident => $body:expr) => {
        $crate::for_each_backend!($B in [
            JsonSlice, JsonReader, JsonValue, CborSlice, CborReader, CborValue, Ciborium,
            CiboriumValue, RmpCompact, RmpNamed, RmpReader, JsonStr, JsonPretty, SonicSlice,
            SonicReader, SonicValue, CborPacked, Ron, Yaml, YamlValue, Toml, TomlValue,
        ] => $body)
    };
}

/// Runs the body once for one way of each backend that the tests of random input attack, with its type
/// as `$B`.
#[macro_export]
macro_rules! for_each_attacked {
    ($B:ident => $body:expr) => {
        $crate::for_each_backend!($B in [
            JsonSlice, Ciborium, CborSlice, RmpCompact, RmpNamed, BincodeSlice, Postcard,
        ] => $body)
    };
}
