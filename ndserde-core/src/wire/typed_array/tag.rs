//! The tags of RFC 8746.

use crate::{byteorder::ByteOrder, dtype::DType, error::Error, order::Order, untyped::Payload};

/// A list whose items are all of one type.
pub(in crate::wire) const HOMOGENEOUS: u64 = 41;

/// What may stand before any document, to mark it as CBOR.
pub(super) const SELF_DESCRIBED: u64 = 55_799;

/// Bytes that are clamped when a number is assigned, which is nothing to who reads them.
const CLAMPED: u64 = 68;

/// The tags of little- and of big-endian elements.
const TABLE: &[(u64, u64, DType)] = &[
    (64, 64, DType::UInt8),
    (69, 65, DType::UInt16),
    (70, 66, DType::UInt32),
    (71, 67, DType::UInt64),
    (72, 72, DType::Int8),
    (77, 73, DType::Int16),
    (78, 74, DType::Int32),
    (79, 75, DType::Int64),
    (84, 80, DType::Float16),
    (85, 81, DType::Float32),
    (86, 82, DType::Float64),
];

/// The tag around a shape and the elements.
pub(super) const fn of_order(order: Order) -> u64 {
    match order {
        Order::C => 40,
        Order::F => 1040,
    }
}

/// The order of the elements that such a tag states.
pub(in crate::wire) const fn order(tag: u64) -> Option<Order> {
    match tag {
        40 => Some(Order::C),
        1040 => Some(Order::F),
        _ => None,
    }
}

/// The tag of little-endian elements; none for bools, which stand in a list.
pub(in crate::wire) fn of_dtype(dtype: &DType) -> Result<Option<u64>, Error> {
    match TABLE.iter().find(|(_, _, known)| known == dtype) {
        Some((little, ..)) => Ok(Some(*little)),
        None if *dtype == DType::Bool => Ok(None),
        None => Err(Error::custom(format_args!(
            "RFC 8746 has no typed array of {}; the wire tagged carries it",
            dtype.in_message()
        ))),
    }
}

/// What a tag says of the bytes behind it.
pub(in crate::wire) fn dtype(tag: u64) -> Result<(DType, ByteOrder), Error> {
    let why = match tag {
        CLAMPED => return Ok((DType::UInt8, ByteOrder::Little)),
        76 => "is reserved, not that of a typed array",
        83 | 87 => "is that of float128, which is not carried",
        _ => "is none of those of typed arrays: 40, 41, 64 to 87 and 1040",
    };
    for (little, big, dtype) in TABLE {
        if tag == *little {
            return Ok((dtype.clone(), ByteOrder::Little));
        }
        if tag == *big {
            return Ok((dtype.clone(), ByteOrder::Big));
        }
    }
    Err(Error::custom(format_args!("the CBOR tag {tag} {why}")))
}

/// The bytes behind a tag, which stand as the data of an array of any wire.
pub(in crate::wire) fn data(tag: u64, bytes: Payload<'_>) -> Result<Payload<'_>, Error> {
    check_data(tag)?;
    let (dtype, byteorder) = dtype(tag)?;
    Ok(bytes.typed(dtype, byteorder))
}

/// Whether bytes may follow a tag in the place of the data.
pub(in crate::wire) fn check_data(tag: u64) -> Result<(), Error> {
    if tag == HOMOGENEOUS || order(tag).is_some() {
        return Err(Error::custom(format_args!(
            "the CBOR tag {tag} in the place of the data, where only the tags 64 to 87 may stand"
        )));
    }
    dtype(tag).map(|_| ())
}
