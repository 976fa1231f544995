//! The one reader of wires whose arrays are maps, or the values of a struct without their keys.

mod data;
mod key;
mod plain;
mod slots;
mod unseen;

use serde_core::{Deserializer, de::Error as _};

use self::unseen::Unseen;
use super::{
    Wire,
    codec::Codec,
    kind::{NumpyKind, check_kind},
};
use crate::{
    byteorder::ByteOrder,
    dtype::{DType, Descr},
    erased::{self, Format, StructFields},
    error::Error,
    order::Order,
    shape::Shape,
    untyped::{FieldType, Payload, UncheckedArray},
};

/// Reads an array that is a map, or the values of a struct without their keys.
pub(super) fn read<'de, W: Wire, D: Deserializer<'de>>(
    deserializer: D,
    field: &FieldType,
    spec: &'static Spec,
) -> Result<UncheckedArray<'de>, D::Error> {
    let mut keyed = Keyed::new(W::NAME, spec, field, Format::of(&deserializer), unseen::<D>());
    erased::read_slots(deserializer, &mut keyed)?;
    keyed.finish().map_err(|error| D::Error::custom(error.in_wire(W::NAME)))
}

/// Reads an array whose data may be compressed, and what the document says of that.
#[cfg(feature = "compression")]
pub(super) fn read_zipped<'de, D: Deserializer<'de>>(
    wire: &'static str,
    deserializer: D,
    field: &FieldType,
    spec: &'static Spec,
) -> Result<(UncheckedArray<'de>, Option<Codec>, usize), D::Error> {
    let mut keyed = Keyed::new(wire, spec, field, Format::of(&deserializer), unseen::<D>());
    erased::read_slots(deserializer, &mut keyed)?;
    let (codec, shuffle) = (keyed.codec, keyed.shuffle);
    let array = keyed.finish().map_err(|error| D::Error::custom(error.in_wire(wire)))?;
    Ok((array, codec, shuffle))
}

/// Whether a format hands over texts that it has not looked at: our own reader of JSON does.
#[inline]
#[cfg_attr(
    not(feature = "json"),
    allow(clippy::extra_unused_type_parameters, reason = "of the reader of the feature")
)]
fn unseen<D>() -> Unseen {
    #[cfg(feature = "json")]
    if crate::json::is_reader::<D>() {
        return Unseen::Yes;
    }
    Unseen::No
}

/// What a value of the array is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    DType,
    Shape,
    ByteOrder,
    Order,
    Data,
    /// The version of ndarray's own form, which is 1.
    Version,
    /// Whether this is an array.
    Nd,
    Kind,
    /// By what the data is compressed.
    #[cfg_attr(not(feature = "compression"), allow(dead_code, reason = "of a wire of the feature"))]
    Compression,
    /// By how many bytes its elements are shuffled.
    #[cfg_attr(not(feature = "compression"), allow(dead_code, reason = "of a wire of the feature"))]
    Shuffle,
    /// All of it.
    Whole,
    Key,
    /// A length in the shape.
    Axis,
    /// The data, whose tag has been read or is known not to be there.
    BareData,
}

/// The form of a wire.
pub(super) struct Spec {
    pub(super) fields: StructFields,
    pub(super) roles: &'static [Role],
    /// What is written most often of the five keys, by the dtype of the field, for our own reader of JSON:
    /// the last text ends in the key of the data, the one before in that of the shape. Only if there is a
    /// third one, the key of the dtype, doesn't that have the dtype, too.
    pub(super) likely: Option<fn(Option<&DType>) -> &'static StructFields>,
    /// Those that may be left out of a map.
    pub(super) optional: &'static [Role],
    pub(super) data: Encoding,
}

/// How the data stands in formats that do not describe themselves; others tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Bytes,
    /// As bytes that had better be borrowed.
    Borrowed,
    /// As nested lists.
    Lists,
    /// As one flat list of numbers in every format, halves as their bits, with the dtype and the
    /// number of axes of the field.
    Elements,
}

/// What has been read of an array.
struct Keyed<'a, 'de> {
    wire: &'static str,
    spec: &'static Spec,
    /// How the format is asked for all of it.
    fields: &'static StructFields,
    field: &'a FieldType,
    format: Format,
    is_binary: bool,
    descr: Option<Descr>,
    shape: Shape,
    byteorder: Option<ByteOrder>,
    order: Order,
    data: Payload<'de>,
    /// The CBOR tag before the data.
    tag: Option<u64>,
    kind: Option<NumpyKind>,
    codec: Option<Codec>,
    shuffle: usize,
    /// The place of the last key.
    key: usize,
    /// The roles whose keys have been read, by their bits.
    seen: u16,
    unseen: Unseen,
}

impl<'a, 'de> Keyed<'a, 'de> {
    #[inline]
    fn new(
        wire: &'static str,
        spec: &'static Spec,
        field: &'a FieldType,
        format: Format,
        unseen: Unseen,
    ) -> Self {
        let fields = match (unseen, spec.likely) {
            (Unseen::Yes, Some(likely)) => likely(field.dtype_or(None)),
            _ => &spec.fields,
        };
        Self {
            wire,
            spec,
            fields,
            field,
            format,
            is_binary: false,
            descr: None,
            shape: Shape::default(),
            byteorder: None,
            order: Order::C,
            data: Payload::default(),
            tag: None,
            kind: None,
            codec: None,
            shuffle: 1,
            key: 0,
            seen: 0,
            unseen,
        }
    }

    /// The array, once all values have been read.
    fn finish(self) -> Result<UncheckedArray<'de>, Error> {
        if let Some(kind) = self.kind {
            let dtype = self.descr.as_ref().map(Descr::dtype).or(self.field.dtype_or(None));
            check_kind(kind, dtype)?;
        }
        let Self { field, descr, shape, byteorder, order, data, .. } = self;
        let descr = match descr {
            Some(descr) => descr,
            None => unstated(field)?,
        };
        Ok(UncheckedArray { descr, shape, byteorder, order, data })
    }

    /// The key whose value is for this.
    fn name(&self, role: Role) -> &'static str {
        let mut keys = self.spec.roles.iter().zip(self.spec.fields.names);
        keys.find_map(|(of, name)| (*of == role).then_some(*name)).unwrap_or_default()
    }
}

#[cold]
fn unstated(field: &FieldType) -> Result<Descr, Error> {
    Ok(field.require_dtype()?.into())
}
