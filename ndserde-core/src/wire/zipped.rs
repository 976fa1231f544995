//! Wires whose data may be compressed.

use serde_core::{
    Deserializer, Serialize, Serializer,
    de::Error as _,
    ser::{Error as _, SerializeStruct},
};

use super::{
    Npy, Tagged, Wire,
    codec::{Codec, compressed, most},
    dtype::DTypeName,
    keyed::{self, Encoding, Role, Spec},
    npy::{self, header_of},
    shuffle,
    tagged::{BYTEORDER, DATA, DTYPE, ORDER, SHAPE},
};
use crate::{
    dtype::DType,
    erased::{self, StructFields},
    error::Error,
    payload::{Data, Hint, PayloadBytes, PiecedBytes},
    untyped::{ArrayBytes, FieldType, Payload, Source, UncheckedArray},
};

/// A wire around which [`Gzip`](crate::wire::Gzip) and the like can stand: its data is compressed within its own document.
#[diagnostic::on_unimplemented(
    message = "no wire of compressed data stands around `{Self}`",
    note = "it stands around `Tagged` and `Npy`"
)]
pub trait CompressedWire: Wire + private::Sealed {
    #[doc(hidden)]
    fn write_packed<S: Serializer>(
        array: &ArrayBytes<'_>,
        packing: Packing,
        serializer: S,
    ) -> Result<S::Ok, S::Error>;

    #[doc(hidden)]
    fn read_packed<'de, D: Deserializer<'de>>(
        deserializer: D,
        field: &FieldType,
        packing: Packing,
    ) -> Result<UncheckedArray<'de>, D::Error>;
}

mod private {
    pub trait Sealed {}
    impl Sealed for super::Tagged {}
    impl Sealed for super::Npy {}
}

/// What a wire says of its compressed data.
#[derive(Clone, Copy, Debug)]
pub struct Packing {
    pub(crate) wire: &'static str,
    pub(crate) codec: Codec,
    pub(crate) ratio: usize,
}

const COMPRESSION: &str = "compression";
const SHUFFLE: &str = "shuffle";

const SPEC: Spec = Spec {
    fields: StructFields {
        name: "NdArray",
        names: &[DTYPE, SHAPE, BYTEORDER, ORDER, COMPRESSION, SHUFFLE, DATA],
        is_struct: true,
    },
    roles: &[
        Role::DType,
        Role::Shape,
        Role::ByteOrder,
        Role::Order,
        Role::Compression,
        Role::Shuffle,
        Role::Data,
    ],
    optional: &[Role::ByteOrder, Role::Order, Role::Shuffle],
    likely: None,
    data: Encoding::Bytes,
};

/// The five keys, and two before the data.
impl CompressedWire for Tagged {
    fn write_packed<S: Serializer>(
        array: &ArrayBytes<'_>,
        packing: Packing,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let (step, packed) = packed(array, packing)
            .map_err(|error| S::Error::custom(error.in_wire(packing.wire)))?;
        let mut map = serializer.serialize_struct("NdArray", SPEC.fields.names.len())?;
        map.serialize_field(DTYPE, &DTypeName(array.dtype()))?;
        map.serialize_field(SHAPE, array.shape())?;
        map.serialize_field(BYTEORDER, array.byteorder().as_str())?;
        map.serialize_field(ORDER, array.order().as_str())?;
        map.serialize_field(COMPRESSION, packing.codec.as_str())?;
        map.serialize_field(SHUFFLE, &(step as u64))?;
        map.serialize_field(DATA, &PiecedBytes(&packed))?;
        map.end()
    }

    fn read_packed<'de, D: Deserializer<'de>>(
        deserializer: D,
        field: &FieldType,
        packing: Packing,
    ) -> Result<UncheckedArray<'de>, D::Error> {
        let (array, codec, step) = keyed::read_zipped(packing.wire, deserializer, field, &SPEC)?;
        let array = match codec {
            Some(codec) if codec == packing.codec => {
                unpacked(array, Packing { codec, ..packing }, step)
            }
            Some(other) => Err(Error::custom(format_args!(
                "the data is compressed by {}, which another wire reads",
                other.as_str()
            ))),
            // The format has shown that it is there.
            None => Err(Error::custom("no compression is stated")),
        };
        array.map_err(|error| D::Error::custom(error.in_wire(packing.wire)))
    }
}

/// By how many bytes the elements are shuffled, and what they are compressed.
fn packed(array: &ArrayBytes<'_>, packing: Packing) -> Result<(usize, Vec<u8>), Error> {
    let step = shuffle::step(array.dtype());
    let packed = match step {
        0 | 1 => packing.codec.pack(&[array.data()])?,
        step => packing.codec.pack(&[&shuffle::shuffled(array.data(), step)])?,
    };
    Ok((step.max(1), packed))
}

/// The array whose data is what this becomes.
fn unpacked<'de>(
    array: UncheckedArray<'_>,
    packing: Packing,
    step: usize,
) -> Result<UncheckedArray<'de>, Error> {
    let UncheckedArray { descr, shape, byteorder, order, data } = array;
    let data = packing.codec.unpack_data(&data, &descr, &shape, step, packing.ratio)?;
    Ok(UncheckedArray { descr, shape, byteorder, order, data })
}

/// A whole file, compressed: what gunzip makes one of.
impl CompressedWire for Npy {
    fn write_packed<S: Serializer>(
        array: &ArrayBytes<'_>,
        packing: Packing,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let file = header_of(array).and_then(|head| packing.codec.pack(&[&head, array.data()]));
        let file = file.map_err(|error| S::Error::custom(error.in_wire(packing.wire)))?;
        PayloadBytes(&file).serialize(serializer)
    }

    fn read_packed<'de, D: Deserializer<'de>>(
        deserializer: D,
        _: &FieldType,
        packing: Packing,
    ) -> Result<UncheckedArray<'de>, D::Error> {
        let hint = if deserializer.is_human_readable() { Hint::Any } else { Hint::Bytes };
        let mut data = Data::new(Some(&DType::UInt8), hint);
        erased::read(deserializer, packing.wire, &mut data)?;
        file(&data.payload, packing).map_err(|error| D::Error::custom(error.in_wire(packing.wire)))
    }
}

/// The array of a compressed file.
fn file<'de>(data: &Payload<'_>, packing: Packing) -> Result<UncheckedArray<'de>, Error> {
    let Packing { codec, ratio, .. } = packing;
    let packed = match &data.0 {
        // What a `Vec<u8>` becomes in serde's hands when nobody says that it is bytes.
        Source::List(list) => list.numbers.as_bytes(),
        _ => compressed(data)?,
    };
    let most = most(packed, ratio);
    codec.read(packed, &mut |unpacked| {
        let array = npy::read_most(unpacked, most)?;
        Ok(UncheckedArray::from(array))
    })
}
