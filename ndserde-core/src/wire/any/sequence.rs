//! A sequence: numbers, a triple, or the values of a struct without their keys.

use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, Error as _, SeqAccess, Visitor};

use super::{NAME, fail, form::Form};
use crate::{
    byteorder::ByteOrder,
    dtype::{DType, Descr},
    error::Error,
    order::Order,
    payload::{Hint, Opening, PayloadSeed, check_listed},
    shape::{Axes, Shape},
    untyped::{Payload, Source, UncheckedArray},
    wire::{dtype::DTypeSeed, nested, word::Word},
};

const AXES: Axes = Axes { wire: Some(NAME), tuple: None };

/// Reads a sequence, which its first values tell.
pub(super) fn read<'de, S: SeqAccess<'de>>(
    form: &Form<'_>,
    mut list: S,
) -> Result<UncheckedArray<'de>, S::Error> {
    let Some(dtype) = form.field.dtype_of(None).filter(|dtype| check_listed(dtype).is_ok()) else {
        return match list.next_element_seed(First { form })? {
            Some(Beginning::DType(descr)) => behind_dtype(form, descr, list),
            Some(Beginning::Bytes(data)) => behind_data(form, data, list),
            None => Err(fail(no_dtype(form))),
        };
    };
    match Form::payload(Some(dtype), Hint::Any).open(&mut list)? {
        Ok(data) => nested::unchecked(dtype, form.field.ndim(), data).map_err(fail),
        Err(Opening::DType(descr)) => behind_dtype(form, descr, list),
        Err(Opening::Bytes(bytes)) => behind_data(form, Payload(Source::Bytes(bytes)), list),
        Err(Opening::One(shape)) => behind_version(dtype, shape, list),
    }
}

/// The error for numbers that are all that stands there, where the field takes any dtype.
fn no_dtype(form: &Form<'_>) -> Error {
    match form.field.unstated() {
        Err(error) => error,
        Ok(dtype) => Error::custom(format_args!("a list of nothing that states the dtype {dtype}")),
    }
}

/// `[dtype, data, shape]`, the wire triple, or `[dtype, shape, byte order, order, data]`, the wire
/// tagged in formats that leave out the keys.
fn behind_dtype<'de, S: SeqAccess<'de>>(
    form: &Form<'_>,
    descr: Descr,
    mut list: S,
) -> Result<UncheckedArray<'de>, S::Error> {
    let short = |len| S::Error::invalid_length(len, &"dtype, data and shape, by the wire any");
    let dtype = form.field.dtype_of(Some(descr.dtype()));
    let (mut shape, mut data) = (Shape::default(), Payload::default());
    let second =
        Second { seed: Form::payload(dtype, Hint::Any), shape: &mut shape, data: &mut data };
    if list.next_element_seed(second)?.ok_or_else(|| short(1))? {
        let word = Word::<ByteOrder>::of(NAME, "byteorder").of_either();
        let byteorder = list.next_element_seed(&word)?.ok_or_else(|| short(2))?;
        let word = Word::<Order>::of(NAME, "order").of_either();
        let order = list.next_element_seed(&word)?.ok_or_else(|| short(3))?;
        let seed = Form::payload(dtype, form.hint);
        list.next_element_seed(seed.in_place(&mut data))?.ok_or_else(|| short(4))?;
        list.next_element_seed(End("a sixth value behind the data"))?;
        let array = UncheckedArray::new(descr, shape, data);
        return Ok(array.with_byteorder(byteorder).with_order(order));
    }
    let shape = list.next_element_seed(AXES)?;
    list.next_element_seed(End("a fourth value behind the shape"))?;
    let shape = match (shape, form.field.ndim()) {
        (Some(shape), _) => shape,
        (None, _) if matches!(form.field.only(), Some(DType::Str(_))) => {
            return Err(fail(Error::custom(
                "two words could be the texts of the wire nested, or dtype and data of a triple \
                 without its shape",
            )));
        }
        // Programs leave the shape of one axis out.
        (None, Some(1)) => data.own_shape(descr.dtype()),
        (None, _) => return Err(short(2)),
    };
    let byteorder = descr.byteorder().unwrap_or(ByteOrder::Little);
    Ok(UncheckedArray::new(descr, shape, data).with_byteorder(byteorder))
}

/// `[data, dtype, shape]`, the wire `json_numpy` in formats that leave out the keys.
fn behind_data<'de, S: SeqAccess<'de>>(
    form: &Form<'_>,
    data: Payload<'de>,
    mut list: S,
) -> Result<UncheckedArray<'de>, S::Error> {
    let short = |len| S::Error::invalid_length(len, &"data, dtype and shape, by the wire any");
    let dtype = DTypeSeed { wire: NAME, what: "dtype", field: form.field, describes_itself: true };
    let descr = list.next_element_seed(&dtype)?.ok_or_else(|| short(1))?;
    let shape = list.next_element_seed(AXES)?.ok_or_else(|| short(2))?;
    list.next_element_seed(End("a fourth value behind the shape"))?;
    Ok(UncheckedArray::new(descr, shape, data))
}

/// `[1, shape, elements]`, the wire `ndarray_v1` in formats that leave out the keys.
fn behind_version<'de, S: SeqAccess<'de>>(
    dtype: &DType,
    shape: Shape,
    mut list: S,
) -> Result<UncheckedArray<'de>, S::Error> {
    let seed = Form::payload(Some(dtype), Hint::Elements { ndim: None });
    let data = list.next_element_seed(seed)?;
    let data = data.ok_or_else(|| {
        S::Error::invalid_length(2, &"version, shape and elements, by the wire any")
    })?;
    list.next_element_seed(End("a fourth value behind the elements"))?;
    Ok(UncheckedArray::new(dtype, shape, data))
}

/// Refuses one value more without a look at it: it may be nested as deep as the backend lets it.
pub(super) struct End(pub(super) &'static str);

impl<'de> DeserializeSeed<'de> for End {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, _: D) -> Result<(), D::Error> {
        Err(fail(Error::custom(format_args!("there is {}", self.0))))
    }
}

/// The first value, where it can be no number.
enum Beginning<'de> {
    DType(Descr),
    Bytes(Payload<'de>),
}

struct First<'a> {
    form: &'a Form<'a>,
}

impl<'de> DeserializeSeed<'de> for First<'_> {
    type Value = Beginning<'de>;

    fn deserialize<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Beginning<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for First<'_> {
    type Value = Beginning<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the dtype of an array, or its data")
    }

    fn visit_str<E: serde_core::de::Error>(self, word: &str) -> Result<Beginning<'de>, E> {
        word.parse().map(Beginning::DType).map_err(fail)
    }

    fn visit_borrowed_bytes<E>(self, bytes: &'de [u8]) -> Result<Beginning<'de>, E> {
        Ok(Beginning::Bytes(bytes.into()))
    }

    fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Beginning<'de>, E> {
        Ok(Beginning::Bytes(bytes.to_vec().into()))
    }

    fn visit_seq<S: SeqAccess<'de>>(self, list: S) -> Result<Beginning<'de>, S::Error> {
        let field = self.form.field;
        let seed = DTypeSeed { wire: NAME, what: "dtype", field, describes_itself: true };
        seed.visit_seq(list).map(Beginning::DType).map_err(|error| {
            let no_dtype = no_dtype(self.form);
            S::Error::custom(format_args!(
                "{NAME}: no record ({error}), and of numbers: {no_dtype}"
            ))
        })
    }

    fn visit_bool<E: serde_core::de::Error>(self, _: bool) -> Result<Beginning<'de>, E> {
        Err(fail(no_dtype(self.form)))
    }

    fn visit_i64<E: serde_core::de::Error>(self, _: i64) -> Result<Beginning<'de>, E> {
        Err(fail(no_dtype(self.form)))
    }

    fn visit_u64<E: serde_core::de::Error>(self, _: u64) -> Result<Beginning<'de>, E> {
        Err(fail(no_dtype(self.form)))
    }

    fn visit_f64<E: serde_core::de::Error>(self, _: f64) -> Result<Beginning<'de>, E> {
        Err(fail(no_dtype(self.form)))
    }
}

/// The value behind a dtype: the shape, if it is a list, or the data; whether it is the shape.
struct Second<'a, 'de> {
    seed: PayloadSeed<'a>,
    shape: &'a mut Shape,
    data: &'a mut Payload<'de>,
}

impl<'de> DeserializeSeed<'de> for Second<'_, 'de> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Second<'_, 'de> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the data of an array as base64 or bytes, or its shape")
    }

    fn visit_seq<S: SeqAccess<'de>>(self, list: S) -> Result<bool, S::Error> {
        AXES.in_place(self.shape).visit_seq(list).map(|()| true)
    }

    fn visit_str<E: serde_core::de::Error>(self, text: &str) -> Result<bool, E> {
        self.seed.in_place(self.data).visit_str(text).map(|()| false)
    }

    fn visit_borrowed_bytes<E: serde_core::de::Error>(self, bytes: &'de [u8]) -> Result<bool, E> {
        self.seed.in_place(self.data).visit_borrowed_bytes(bytes).map(|()| false)
    }

    fn visit_bytes<E: serde_core::de::Error>(self, bytes: &[u8]) -> Result<bool, E> {
        self.seed.in_place(self.data).visit_bytes(bytes).map(|()| false)
    }

    fn visit_byte_buf<E: serde_core::de::Error>(self, bytes: Vec<u8>) -> Result<bool, E> {
        self.seed.in_place(self.data).visit_byte_buf(bytes).map(|()| false)
    }
}
