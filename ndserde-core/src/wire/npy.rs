//! A whole .npy file as one value.

mod header;
mod literal;

use serde::{Deserializer, Serialize, Serializer, de::DeserializeSeed, ser::Error as _};

pub(crate) use self::header::{Header, header_of};
use super::Wire;
use crate::{
    Bytes,
    parts::{Expect, Parts, RawData, RawParts},
    payload::{Headed, Joined},
};

/// NumPy's file format: base64 of the file in text formats, its bytes in the others.
#[derive(Clone, Copy, Debug)]
pub struct Npy;

impl Wire for Npy {
    const NAME: &'static str = "npy";

    fn serialize<S: Serializer>(parts: &Parts<'_>, serializer: S) -> Result<S::Ok, S::Error> {
        let head = header_of(parts).map_err(|e| S::Error::custom(e.in_wire(Self::NAME)))?;
        Joined { head: &head, body: parts.data() }.serialize(serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        expect: Expect,
    ) -> Result<RawParts<'de>, D::Error> {
        read::<Self, D>(deserializer, expect)
    }
}

/// Reads either spelling of the file.
pub(super) fn read<'de, W: Wire, D: Deserializer<'de>>(
    deserializer: D,
    expect: Expect,
) -> Result<RawParts<'de>, D::Error> {
    let describes_itself = deserializer.is_human_readable();
    let seed = Headed::<Header>::new(W::NAME, expect.dtype.width(), describes_itself);
    let (header, data) = seed.deserialize(deserializer)?;
    Ok(raw_parts(header, data))
}

/// What the file says, for the hub to check.
pub(crate) fn raw_parts(header: Header, data: Bytes<'_>) -> RawParts<'_> {
    let Header { dtype, order, shape } = header;
    RawParts { dtype, shape, byteorder: None, order, data: RawData::Bytes(data) }
}
