//! A whole .npy file as one value.

mod headed;
mod header;
mod literal;

use serde_core::{Deserializer, Serialize, Serializer, de::DeserializeSeed, ser::Error as _};

use self::headed::Headed;
pub(crate) use self::header::{Header, header_of};
use super::Wire;
use crate::{
    buffer::Buffer,
    payload::Joined,
    untyped::{FieldType, Payload, Source, UncheckedArray, UntypedArray},
};

/// NumPy's file format: base64 of the file in text formats, its bytes in the others.
#[derive(Clone, Copy, Debug)]
pub struct Npy;

impl Wire for Npy {
    const NAME: &'static str = "npy";

    fn serialize<S: Serializer>(
        array: &UntypedArray<'_>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let head = header_of(array).map_err(|e| S::Error::custom(e.in_wire(Self::NAME)))?;
        Joined { head: &head, body: array.data() }.serialize(serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        field: &FieldType,
    ) -> Result<UncheckedArray<'de>, D::Error> {
        read::<Self, D>(deserializer, field)
    }
}

/// Reads either spelling of the file.
pub(super) fn read<'de, W: Wire, D: Deserializer<'de>>(
    deserializer: D,
    field: &FieldType,
) -> Result<UncheckedArray<'de>, D::Error> {
    let describes_itself = deserializer.is_human_readable();
    let seed = Headed { wire: W::NAME, field, describes_itself };
    let (header, data) = seed.deserialize(deserializer)?;
    Ok(unchecked(header, data))
}

/// What the file says, for the hub to check.
pub(crate) fn unchecked(header: Header, data: Buffer<'_>) -> UncheckedArray<'_> {
    let Header { descr, order, shape } = header;
    UncheckedArray::new(descr, shape, Payload(Source::Bytes(data))).with_order(order)
}
