//! Writing a dtype.

use serde_core::{
    Serialize, Serializer,
    ser::{SerializeSeq, SerializeTuple},
};

use crate::dtype::{DType, Record, RecordField};

/// A dtype by NumPy's name, or the list of its fields.
pub(in crate::wire) struct Named<'a>(pub(in crate::wire) &'a DType);

impl Serialize for Named<'_> {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self.0.plain_name(), self.0) {
            (Some(name), _) => serializer.serialize_str(name),
            (None, DType::Record(record)) => Fields(record).serialize(serializer),
            (None, dtype) => serializer.serialize_str(&dtype.name()),
        }
    }
}

/// A dtype by NumPy's typestr, or the list of its fields; by its name where NumPy has no typestr.
pub(in crate::wire) struct Typed<'a>(pub(in crate::wire) &'a DType);

impl Serialize for Typed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            DType::Record(record) => Fields(record).serialize(serializer),
            dtype => serializer.serialize_str(&dtype.typestr().unwrap_or_else(|| dtype.name())),
        }
    }
}

/// `[["x", "<f8"], ["id", "<i4", [3]]]`
struct Fields<'a>(&'a Record);

impl Serialize for Fields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fields = self.0.fields();
        let mut list = serializer.serialize_seq(Some(fields.len()))?;
        for field in fields {
            list.serialize_element(&Field(field))?;
        }
        list.end()
    }
}

struct Field<'a>(&'a RecordField);

impl Serialize for Field<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let axes = self.0.shape();
        let mut tuple = serializer.serialize_tuple(if axes.is_empty() { 2 } else { 3 })?;
        tuple.serialize_element(self.0.name())?;
        tuple.serialize_element(&Typed(self.0.dtype()))?;
        if !axes.is_empty() {
            tuple.serialize_element(&Axes(axes))?;
        }
        tuple.end()
    }
}

struct Axes<'a>(&'a [usize]);

impl Serialize for Axes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut axes = serializer.serialize_seq(Some(self.0.len()))?;
        for &axis in self.0 {
            axes.serialize_element(&(axis as u64))?;
        }
        axes.end()
    }
}
