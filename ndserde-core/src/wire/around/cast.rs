//! A wire around a wire: arrays of other dtypes become what the field holds.

use core::marker::PhantomData;

use serde_core::{Deserializer, Serializer, de::Error as _};

use crate::wire::{Tagged, Wire};
use crate::{
    backend::Backend,
    cast::{Casting, Exact, cast, hold_list},
    dtype::DType,
    erased::Format,
    error::Error,
    untyped::{ArrayBytes, FieldType, UncheckedArray, Written},
};

/// Reads arrays of any dtype that fits into the field, through the wire `W`; writes as `W` does.
///
/// For documents of other programs: a Python list of numbers is `int64` or `float64`, whatever the
/// model holds. `C` is the rule by which one dtype becomes another:
///
/// | rule | in `#[nd(..)]` | what it takes |
/// |---|---|---|
/// | [`Exact`] | `cast` | any dtype, if the field's holds each value as it is |
/// | [`Safe`](crate::wire::cast::Safe) | `cast = "safe"` | the dtypes that NumPy's `"safe"` casting takes |
/// | [`SameKind`](crate::wire::cast::SameKind) | `cast = "same_kind"` | integers that fit, into integers or floats; floats, rounded |
///
/// ```
/// use ndarray::Array1;
/// use ndserde::{Nd, wire::{Cast, Tagged, cast::SameKind}};
///
/// let document = serde_json::to_string(&Nd::new(ndarray::arr1(&[1_i64, 2, 300])))?;
/// let read = serde_json::from_str::<Nd<Array1<f32>, Cast>>(&document)?;
/// assert_eq!(read.into_inner(), ndarray::arr1(&[1.0, 2.0, 300.0]));
///
/// let error = serde_json::from_str::<Nd<Array1<u8>, Cast>>(&document).unwrap_err();
/// assert!(error.to_string().contains("the int64 at [2] is 300, which uint8 does not hold"));
///
/// let tenth = serde_json::to_string(&Nd::new(ndarray::arr1(&[0.1_f64])))?;
/// assert!(serde_json::from_str::<Nd<Array1<f32>, Cast>>(&tenth).is_err());
/// let read = serde_json::from_str::<Nd<Array1<f32>, Cast<Tagged, SameKind>>>(&tenth)?;
/// assert_eq!(read.into_inner(), ndarray::arr1(&[0.1_f32]));
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// A document that states the field's own dtype is read as by `W` alone, and still lends its bytes
/// to a [`CowArray`](ndarray::CowArray). A wire whose documents state no dtype, such as
/// [`Nested`](crate::wire::Nested), reads numbers as the field's dtype in any case.
///
/// In a list of a binary format each number has a type, so one that the dtype does not hold is refused
/// as an array of that type would be, with its place: 2^53 + 1 for `float64` by [`Exact`], 0.1 for
/// `float32` by all rules but [`SameKind`](crate::wire::cast::SameKind). In text a number is a decimal, of whatever the writer had,
/// and is rounded: JavaScript writes the float 2^60 as 1152921504606847000. What serde has buffered of a
/// format that ndserde does not know counts as text.
///
/// Reading takes up to 16 times the memory of the data, where single bytes become complex numbers of
/// doubles.
pub struct Cast<W = Tagged, C = Exact>(PhantomData<fn() -> (W, C)>);

impl<W: Wire, C: Casting> Wire for Cast<W, C> {
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
        let Some((dtype, any)) = any_like(field) else {
            return W::deserialize(deserializer, field);
        };
        let format = Format::of(&deserializer);
        let array = W::deserialize(deserializer, &any)?;
        let array = hold_list(array, format, C::RULE)
            .map_err(|error| D::Error::custom(error.in_wire(W::NAME)))?;
        if array.descr.dtype() == dtype {
            return Ok(array);
        }
        array
            .check_from(Backend::of::<D::Error>, &any)
            .and_then(|array| cast(&array, dtype, C::RULE))
            .map(UncheckedArray::from)
            .map_err(|error| D::Error::custom(error.in_wire(W::NAME)))
    }

    fn written_dtype(dtype: &DType) -> Result<DType, Error> {
        W::written_dtype(dtype)
    }

    fn accept<'de>(
        array: UncheckedArray<'de>,
        field: &FieldType,
    ) -> Result<ArrayBytes<'de>, Error> {
        let Some((dtype, any)) = any_like(field) else { return W::accept(array, field) };
        let array = W::accept(array, &any)?;
        if array.dtype() == dtype { Ok(array) } else { cast(&array, dtype, C::RULE) }
    }
}

/// The dtype of the field, and a field that takes any beside it; none where nothing is converted: text
/// and records become nothing else, and records are looked for by the names of the field.
fn any_like(field: &FieldType) -> Option<(&DType, FieldType)> {
    let dtype = field.dtype().filter(|dtype| {
        !matches!(dtype, DType::Str(_) | DType::Bytes(_) | DType::Void(_) | DType::Record(_))
    })?;
    let any = FieldType::any_or(dtype.clone(), None).with_axes_of(field);
    Some((dtype, any.with_null(field.takes_null())))
}
