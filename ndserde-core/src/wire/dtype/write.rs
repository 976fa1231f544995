//! Writing a dtype.

use serde_core::{
    Serialize, Serializer,
    ser::{SerializeSeq, SerializeTuple},
};

use crate::dtype::{DType, Record, RecordField};

/// A dtype by NumPy's name, or the list of its fields.
pub(crate) struct DTypeName<'a>(pub(crate) &'a DType);

impl Serialize for DTypeName<'_> {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self.0.plain_name(), self.0) {
            (Some(name), _) => serializer.serialize_str(name),
            (None, DType::Record(record)) => RecordFields(record).serialize(serializer),
            (None, dtype) => serializer.serialize_str(&dtype.name()),
        }
    }
}

/// A dtype by NumPy's typestr, or the list of its fields; by its name where NumPy has no typestr.
pub(crate) struct Typed<'a>(pub(crate) &'a DType);

impl Serialize for Typed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            DType::Record(record) => RecordFields(record).serialize(serializer),
            dtype => serializer.serialize_str(&dtype.typestr().unwrap_or_else(|| dtype.name())),
        }
    }
}

/// `[["x", "<f8"], ["id", "<i4", [3]]]`
struct RecordFields<'a>(&'a Record);

impl Serialize for RecordFields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let fields = self.0.fields();
        let mut list = serializer.serialize_seq(Some(fields.len()))?;
        for field in fields {
            list.serialize_element(&FieldTuple(field))?;
        }
        list.end()
    }
}

struct FieldTuple<'a>(&'a RecordField);

impl Serialize for FieldTuple<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let axes = self.0.shape();
        let mut tuple = serializer.serialize_tuple(if axes.is_empty() { 2 } else { 3 })?;
        tuple.serialize_element(self.0.name())?;
        tuple.serialize_element(&Typed(self.0.dtype()))?;
        if !axes.is_empty() {
            tuple.serialize_element(&FieldShape(axes))?;
        }
        tuple.end()
    }
}

struct FieldShape<'a>(&'a [usize]);

impl Serialize for FieldShape<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut axes = serializer.serialize_seq(Some(self.0.len()))?;
        for &axis in self.0 {
            axes.serialize_element(&(axis as u64))?;
        }
        axes.end()
    }
}
