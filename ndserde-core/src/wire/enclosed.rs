//! A file as one value of a document: base64, Latin-1 text or bytes.

use alloc::vec::Vec;
use core::{fmt, marker::PhantomData};

use serde_core::de::{Deserializer, Error as _, SeqAccess, Visitor};

use super::Wire;
use crate::{
    error::Error,
    untyped::{EnclosedArray, UncheckedArray},
};

/// A format of files that hold one array.
pub(super) trait File {
    /// Its spellings as text, for messages.
    const TEXT: &'static str = "base64, Latin-1 text";

    /// Whether bytes start as such a file does, as far as they go.
    fn starts(bytes: &[u8]) -> bool;

    /// The array of a file in any of these.
    fn text(text: &str) -> Result<EnclosedArray<'static>, Error>;

    /// The array of a file, which keeps lending its bytes.
    fn bytes(file: &[u8]) -> Result<EnclosedArray<'_>, Error>;
}

/// Reads a file in whichever encoding it stands.
pub(super) fn read<'de, W: Wire, F: File, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<UncheckedArray<'de>, D::Error> {
    let visitor = FileVisitor::<F> { wire: W::NAME, file: PhantomData };
    let array = if deserializer.is_human_readable() {
        deserializer.deserialize_any(visitor)
    } else {
        deserializer.deserialize_byte_buf(visitor)
    };
    array.map(UncheckedArray::from)
}

/// Bytes that the input lends stay lent; others are copied into the array's own memory.
struct FileVisitor<F> {
    /// The name that error messages start with.
    wire: &'static str,
    file: PhantomData<F>,
}

impl<F: File> FileVisitor<F> {
    fn named<T, E: serde_core::de::Error>(&self, read: Result<T, Error>) -> Result<T, E> {
        read.map_err(|error| E::custom(error.in_wire(self.wire)))
    }
}

/// Bytes, which may be text that some formats hand over so.
fn copied<F: File>(bytes: &[u8]) -> Result<EnclosedArray<'static>, Error> {
    let text = core::str::from_utf8(bytes).ok().filter(|_| !F::starts(bytes));
    if let Some(Ok(array)) = text.map(F::text) {
        return Ok(array);
    }
    F::bytes(bytes).map(EnclosedArray::into_owned)
}

impl<'de, F: File> Visitor<'de> for FileVisitor<F> {
    type Value = EnclosedArray<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a {} array: {} or bytes", self.wire, F::TEXT)
    }

    fn visit_str<E: serde_core::de::Error>(self, text: &str) -> Result<Self::Value, E> {
        self.named(F::text(text))
    }

    fn visit_borrowed_bytes<E: serde_core::de::Error>(
        self,
        bytes: &'de [u8],
    ) -> Result<Self::Value, E> {
        if F::starts(bytes) { self.named(F::bytes(bytes)) } else { self.visit_bytes(bytes) }
    }

    fn visit_bytes<E: serde_core::de::Error>(self, bytes: &[u8]) -> Result<Self::Value, E> {
        self.named(copied::<F>(bytes))
    }

    /// What a `Vec<u8>` becomes in serde's hands when nobody says that it is bytes.
    fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<Self::Value, S::Error> {
        let mut bytes = Vec::new();
        let named = |why| S::Error::custom(format_args!("{}: {why}", self.wire));
        while let Some(byte) = list.next_element::<u8>().map_err(named)? {
            bytes.push(byte);
        }
        self.named(copied::<F>(&bytes))
    }
}
