//! Wires around a wire: `i64` arrays as NumPy's dates and spans.

use core::marker::PhantomData;

use serde_core::{Deserializer, Serializer, de::Error as _, ser::Error as _};

use super::unit::Unit;
use crate::{
    backend::Backend,
    dtype::DType,
    error::{Error, Kind},
    time,
    untyped::{ArrayBytes, FieldType, UncheckedArray},
    wire::{Tagged, Wire},
};

macro_rules! times {
    ($($(#[$attribute:meta])* $wire:ident;)*) => {$(
        $(#[$attribute])*
        pub struct $wire<U, W = Tagged>(PhantomData<fn() -> (U, W)>);

        impl<U: Unit, W: Wire> Wire for $wire<U, W> {
            const NAME: &'static str = W::NAME;

            fn serialize<S: Serializer>(
                array: &ArrayBytes<'_>,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                write::<W, S>(array, DType::$wire(U::UNIT), serializer)
            }

            fn deserialize<'de, D: Deserializer<'de>>(
                deserializer: D,
                field: &FieldType,
            ) -> Result<UncheckedArray<'de>, D::Error> {
                read::<W, D>(deserializer, field, &DType::$wire(U::UNIT))
            }

            fn written_dtype(dtype: &DType) -> Result<DType, Error> {
                let times = DType::$wire(U::UNIT);
                check(dtype, &times).map_err(|error| error.in_wire(W::NAME))?;
                W::written_dtype(&times)
            }

            fn accept<'de>(
                array: UncheckedArray<'de>,
                field: &FieldType,
            ) -> Result<ArrayBytes<'de>, Error> {
                let dtype = DType::$wire(U::UNIT);
                let times = times_like(field, &dtype)?;
                counts(W::accept(array, &times)?, &dtype)
            }
        }
    )*};
}

times! {
    /// `i64` arrays as NumPy's `datetime64`, counted in the unit `U` from 1970-01-01 on, through the
    /// wire `W`.
    ///
    /// `i64::MIN` is not a time (`NaT`). A document that counts in another unit is refused, or, by
    /// [`Cast`](super::Cast) around this wire, converted where every date stands in the unit exactly.
    ///
    /// ```
    /// use ndarray::{Array1, arr1};
    /// use ndserde::{
    ///     Nd,
    ///     wire::{Cast, DateTime64, unit::{Day, Second}},
    /// };
    ///
    /// let days = arr1(&[20_000_i64, i64::MIN]);
    /// let json = serde_json::to_string(&Nd::by::<DateTime64<Day>>(&days))?;
    /// assert!(json.starts_with(r#"{"dtype":"datetime64[D]","shape":[2]"#));
    ///
    /// let back = serde_json::from_str::<Nd<Array1<i64>, DateTime64<Day>>>(&json)?.into_inner();
    /// assert_eq!(back, days);
    ///
    /// assert!(serde_json::from_str::<Nd<Array1<i64>, DateTime64<Second>>>(&json).is_err());
    /// let seconds = serde_json::from_str::<Nd<Array1<i64>, Cast<DateTime64<Second>>>>(&json)?;
    /// assert_eq!(seconds.into_inner(), arr1(&[20_000 * 86_400, i64::MIN]));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    DateTime64;
    /// `i64` arrays as NumPy's `timedelta64`, counted in the unit `U`, through the wire `W`.
    ///
    /// As [`DateTime64`], for spans of time; years and months, which have no length of their own, are
    /// converted into one another only.
    ///
    /// ```
    /// use ndserde::{Nd, wire::{NpyLatin1, TimeDelta64, unit::{Multiple, Second}}};
    ///
    /// // Steps of 25 seconds, in a .npy file.
    /// let steps = ndarray::arr1(&[1_i64, 2]);
    /// type Steps = TimeDelta64<Multiple<25, Second>, NpyLatin1>;
    /// let json = serde_json::to_string(&Nd::by::<Steps>(&steps))?;
    /// assert!(json.contains("'descr': '<m8[25s]'"));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    TimeDelta64;
}

fn write<W: Wire, S: Serializer>(
    array: &ArrayBytes<'_>,
    dtype: DType,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    check(array.dtype(), &dtype).map_err(|error| S::Error::custom(error.in_wire(W::NAME)))?;
    W::serialize(&array.lent_as(dtype), serializer)
}

fn read<'de, W: Wire, D: Deserializer<'de>>(
    deserializer: D,
    field: &FieldType,
    dtype: &DType,
) -> Result<UncheckedArray<'de>, D::Error> {
    let fail = |error: Error| D::Error::custom(error.in_wire(W::NAME));
    let times = times_like(field, dtype).map_err(fail)?;
    W::deserialize(deserializer, &times)?
        .check_from(Backend::of::<D::Error>, &times)
        .and_then(|array| counts(array, dtype))
        .map(UncheckedArray::from)
        .map_err(fail)
}

/// The same field, of times.
fn times_like(field: &FieldType, dtype: &DType) -> Result<FieldType, Error> {
    check(field.dtype().unwrap_or(&DType::Int64), dtype)?;
    // A field that takes any dtype is behind a cast.
    let times = match field.dtype() {
        Some(_) => FieldType::exactly(dtype.clone(), None),
        None => FieldType::any_or(dtype.clone(), None),
    };
    Ok(times.with_axes_of(field))
}

/// Times as the counts that they are, in the unit of this dtype.
fn counts<'de>(array: ArrayBytes<'de>, dtype: &DType) -> Result<ArrayBytes<'de>, Error> {
    time::convert(array, dtype).map(|array| ArrayBytes { dtype: DType::Int64, ..array })
}

/// Dates and spans are counts, which no other element type holds.
fn check(array: &DType, dtype: &DType) -> Result<(), Error> {
    if *array == DType::Int64 {
        return Ok(());
    }
    Err(Kind::DTypeMismatch { data: dtype.in_message(), field: array.in_message() }.into())
}
