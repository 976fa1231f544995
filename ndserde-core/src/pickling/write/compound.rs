//! Lists, tuples and dicts.

#[cfg(feature = "std")]
use std::io;

use serde_core::{
    Serialize,
    ser::{
        SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
        SerializeTupleStruct, SerializeTupleVariant,
    },
};

use super::{
    super::equal::{NumberKey, WrittenKeys},
    array::{PickledArray, written},
    field::ArrayFields,
    output::Output,
};
use crate::{error::Error, untyped::ArrayBytes};

/// The items of a list or tuple.
pub(super) struct Sequence<'a, W> {
    output: &'a mut Output<W>,
    end: &'static [u8],
}

impl<'a, W: io::Write> Sequence<'a, W> {
    pub(super) fn begin(
        output: &'a mut Output<W>,
        begin: &[u8],
        end: &'static [u8],
    ) -> Result<Self, Error> {
        output.put(begin)?;
        Ok(Self { output, end })
    }

    fn item<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), Error> {
        item.serialize(&mut *self.output)
    }

    fn finish(self) -> Result<(), Error> {
        self.output.put(self.end)
    }
}

/// The traits of serde that are the same but for their names.
macro_rules! items {
    ($($Trait:ident: $item:ident;)*) => {$(
        impl<W: io::Write> $Trait for Sequence<'_, W> {
            type Ok = ();
            type Error = Error;

            fn $item<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), Error> {
                self.item(item)
            }

            fn end(self) -> Result<(), Error> {
                self.finish()
            }
        }
    )*};
}

items! {
    SerializeSeq: serialize_element;
    SerializeTuple: serialize_element;
    SerializeTupleStruct: serialize_field;
    SerializeTupleVariant: serialize_field;
}

/// The keys and values of a dict.
pub(super) struct Dict<'a, W> {
    output: &'a mut Output<W>,
    end: &'static [u8],
    keys: WrittenKeys,
}

impl<'a, W: io::Write> Dict<'a, W> {
    pub(super) fn begin(output: &'a mut Output<W>, end: &'static [u8]) -> Result<Self, Error> {
        output.put(b"}(")?;
        Ok(Self { output, end, keys: WrittenKeys::default() })
    }

    pub(super) fn entry<T: Serialize + ?Sized>(
        &mut self,
        key: &str,
        value: &T,
    ) -> Result<(), Error> {
        self.output.text(key)?;
        value.serialize(&mut *self.output)
    }

    pub(super) fn finish(self) -> Result<(), Error> {
        self.output.put(self.end)
    }
}

impl<W: io::Write> SerializeMap for Dict<'_, W> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        let mark = self.output.mark()?;
        key.serialize(&mut *self.output)?;
        NumberKey::of_opcodes(self.output.since(mark)).map_or(Ok(()), |key| self.keys.take(key))
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(&mut *self.output)
    }

    fn end(self) -> Result<(), Error> {
        self.finish()
    }
}

impl<W: io::Write> SerializeStructVariant for Dict<'_, W> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.entry(key, value)
    }

    fn end(self) -> Result<(), Error> {
        self.finish()
    }
}

/// The fields of a struct: a dict, unless they are those of an array.
pub(super) struct Struct<'a, W> {
    output: &'a mut Output<W>,
    /// What may still become an array.
    array: Option<ArrayFields>,
}

impl<'a, W: io::Write> Struct<'a, W> {
    pub(super) fn begin(output: &'a mut Output<W>, name: &str, len: usize) -> Result<Self, Error> {
        let array = ArrayFields::of(name, len);
        if array.is_none() {
            output.put(b"}(")?;
        }
        Ok(Self { output, array })
    }
}

fn put_array<W: io::Write>(output: &mut Output<W>, array: &ArrayBytes<'_>) -> Result<(), Error> {
    let data = array.data();
    let PickledArray { head, tail } =
        written(array.dtype(), array.shape(), array.order(), data.len());
    output.put(&head)?;
    output.put(data)?;
    output.put(tail)
}

impl<W: io::Write> SerializeStruct for Struct<'_, W> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        if let Some(fields) = &mut self.array {
            let output = &mut *self.output;
            if fields.take(key, value, &mut |array| put_array(output, array))? {
                return Ok(());
            }
        }
        if let Some(fields) = self.array.take() {
            fields.put_dict(self.output)?;
        }
        self.output.text(key)?;
        value.serialize(&mut *self.output)
    }

    fn end(self) -> Result<(), Error> {
        match self.array {
            Some(fields) if fields.complete() => return Ok(()),
            Some(fields) => fields.put_dict(self.output)?,
            None => {}
        }
        self.output.put(b"u")
    }
}
