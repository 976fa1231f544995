//! A whole .npy file as a string with a character for each byte.

use serde::{Deserializer, Serialize, Serializer, ser::Error as _};

use super::{Wire, npy};
use crate::{
    parts::{Expect, Parts, RawParts},
    payload::{Joined, Latin1},
};

/// [`Npy`](super::Npy) with Latin-1 in place of base64.
#[derive(Clone, Copy, Debug)]
pub struct NpyLatin1;

impl Wire for NpyLatin1 {
    const NAME: &'static str = "npy_latin1";

    fn serialize<S: Serializer>(parts: &Parts<'_>, serializer: S) -> Result<S::Ok, S::Error> {
        let head = npy::header_of(parts).map_err(|e| S::Error::custom(e.in_wire(Self::NAME)))?;
        Latin1(Joined { head: &head, body: parts.data() }).serialize(serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        expect: Expect,
    ) -> Result<RawParts<'de>, D::Error> {
        npy::read::<Self, D>(deserializer, expect)
    }
}
