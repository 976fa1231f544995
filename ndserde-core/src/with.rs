//! The with-modules: for each wire the two functions that `#[serde(with = "..")]` asks for.

macro_rules! with_modules {
    ($($(#[$attribute:meta])* $module:ident => $Wire:ident $(, $(#[$own_attribute:meta])* $own:ident)*;)*) => {$(
        // The pages link to one another as files; here the same links lead to the modules, since the
        // first definition of a link counts.
        #[doc = include_str!("wire_links.md")]
        #[doc = include_str!(concat!("wire/", stringify!($module), ".md"))]
        pub mod $module {
            use serde_core::{Deserializer, Serializer};

            use crate::{field::{DeserializeBy, HoldsArray, SerializeBy}, wire::$Wire};

            $(
                $(#[$own_attribute])*
                #[cfg(feature = "std")]
                pub use crate::file::$module::$own;
            )*

            /// Writes the field, each array in it by this wire.
            ///
            /// # Errors
            /// When the wire cannot hold an array, or the data format fails.
            pub fn serialize<T, S>(field: &T, serializer: S) -> Result<S::Ok, S::Error>
            where
                T: SerializeBy<$Wire> + HoldsArray + ?Sized,
                S: Serializer,
            {
                field.serialize_by(serializer)
            }

            /// Reads the field, each array in it by this wire.
            ///
            /// # Errors
            /// When the input is not in this wire's form, does not fit the field, or the data
            /// format fails.
            pub fn deserialize<'de, T, D>(deserializer: D) -> Result<T, D::Error>
            where
                T: DeserializeBy<'de, $Wire> + HoldsArray,
                D: Deserializer<'de>,
            {
                T::deserialize_by(deserializer)
            }
        }
    )*};
}

with_modules! {
    tagged => Tagged;
    readable => Readable;
    nested => Nested;
    triple => Triple;
    npy => Npy, BlockReader, BlockWriter, from_slice, from_reader, objects_from_reader, objects_from_slice, to_vec, to_writer, to_writer_dyn, view,
        #[cfg(feature = "ndarray_0_16")] from_slice_0_16, #[cfg(feature = "ndarray_0_16")] from_reader_0_16, #[cfg(feature = "ndarray_0_16")] view_0_16;
    npy_latin1 => NpyLatin1;
    pickle => Pickle, from_slice, from_reader, to_vec, to_writer, unpack;
    pickle_latin1 => PickleLatin1;
    ndarray_v1 => NdarrayV1;
    json_numpy => JsonNumpy;
    msgpack_numpy => MsgpackNumpy;
    packed => Packed;
    raw => Raw;
    typed_array => TypedArray;
    any => Any;
}
