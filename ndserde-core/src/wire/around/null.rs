//! A wire around a wire: null for NaN, as JSON of other programs has it.

use core::marker::PhantomData;

use serde_core::{Deserializer, Serializer};

use crate::{
    dtype::DType,
    error::Error,
    untyped::{ArrayBytes, FieldType, UncheckedArray, Written},
    wire::{Nested, Wire},
};

/// Reads `null` in lists of floats as NaN, through the wire `W`; writes as `W` does.
///
/// JSON has no NaN, and JavaScript's `JSON.stringify`, Python's orjson, Octave, pandas and `serde_json`
/// write `null` for it, and the first two for infinities, too: which number it was is lost, and a list
/// may have `null` for what is missing. So no wire takes it for a number by itself.
///
/// ```
/// use ndarray::Array2;
/// use ndserde::{Nd, wire::{Nested, NullAsNan}};
///
/// let document = "[[1.0, null], [2.5, -3]]";
/// let read: Array2<f32> = serde_json::from_str::<Nd<_, NullAsNan>>(document)?.into_inner();
/// assert!(read[(0, 1)].is_nan() && read[(1, 1)] == -3.0);
/// assert!(serde_json::from_str::<Nd<Array2<f32>, Nested>>(document).is_err());
///
/// // What is written has the word that every wire of lists has.
/// let text = serde_json::to_string(&Nd::by::<NullAsNan>(&read))?;
/// assert_eq!(text, r#"[[1.0,"NaN"],[2.5,-3.0]]"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// It is for the wires of lists ([`Nested`], [`Readable`](crate::wire::Readable) and
/// [`NdarrayV1`](crate::wire::NdarrayV1)), in formats that describe themselves, and floats and complex
/// numbers of every size: `null` for an integer, a bool or a text stays an error, and so does `null`
/// for a list. A NaN that is written is text (`"NaN"`) in text formats, and the number in binary ones;
/// both are read, too.
pub struct NullAsNan<W = Nested>(PhantomData<fn() -> W>);

impl<W: Wire> Wire for NullAsNan<W> {
    const NAME: &'static str = W::NAME;

    fn serialize<S: Serializer>(array: &ArrayBytes<'_>, serializer: S) -> Result<S::Ok, S::Error> {
        W::serialize(array, serializer)
    }

    fn serialize_written<S: Serializer>(
        array: Written<'_>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        W::serialize_written(array, serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        field: &FieldType,
    ) -> Result<UncheckedArray<'de>, D::Error> {
        W::deserialize(deserializer, &field.clone().with_null(true))
    }

    fn written_dtype(dtype: &DType) -> Result<DType, Error> {
        W::written_dtype(dtype)
    }

    fn accept<'de>(
        array: UncheckedArray<'de>,
        field: &FieldType,
    ) -> Result<ArrayBytes<'de>, Error> {
        W::accept(array, field)
    }
}
