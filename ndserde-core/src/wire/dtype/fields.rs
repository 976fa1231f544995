//! Reading the list of a record's fields.

use alloc::{borrow::ToOwned, string::String};
use core::fmt;

use crate::{
    dtype::{DType, Descr, Layout, Record, RecordField, layout},
    erased::{Ask, Bytes, Fail, List, Take},
    error::{Error, Quoted},
    number::Number,
    shape::Axes,
};

/// Takes fields, of records within records as deep as `deepest` says.
pub(super) struct FieldsTake<'a> {
    deepest: usize,
    /// What must come, in formats that do not describe themselves.
    expected: Option<&'a Record>,
    pub(super) layout: Layout,
}

impl<'a> FieldsTake<'a> {
    pub(super) fn new(expected: Option<&'a Record>) -> Self {
        Self { deepest: Layout::DEEPEST, expected, layout: Layout::default() }
    }
}

impl<'de> Take<'de> for FieldsTake<'_> {
    fn ask(&self) -> Ask {
        Ask::Seq
    }

    fn expecting(&self, wire: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the list of a record's fields in a {wire} array")
    }

    fn list(&mut self, list: &mut dyn List<'de>) -> Result<(), Fail> {
        let Some(deepest) = self.deepest.checked_sub(1) else {
            return Err(layout::too_deep().into());
        };
        let mut fields = self.expected.map(|record| record.fields().iter());
        loop {
            let expected = fields.as_mut().and_then(Iterator::next);
            if fields.is_some() && expected.is_none() {
                return Ok(());
            }
            if !list.next(&mut FieldTake { deepest, expected, layout: &mut self.layout })? {
                return Ok(());
            }
        }
    }
}

/// Takes one field into the record: `["x", "<f8"]`, with a third value where it is an array.
struct FieldTake<'a, 'l> {
    deepest: usize,
    expected: Option<&'a RecordField>,
    layout: &'l mut Layout,
}

impl<'de> Take<'de> for FieldTake<'_, '_> {
    fn ask(&self) -> Ask {
        match self.expected {
            Some(field) if field.shape().is_empty() => Ask::Tuple(2),
            Some(_) => Ask::Tuple(3),
            None => Ask::Any,
        }
    }

    fn expecting(&self, wire: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a field of a {wire} array's record: its name, dtype and axes")
    }

    fn number(&mut self, _: Number) -> Result<(), Fail> {
        Err(plain_lists())
    }

    fn list(&mut self, list: &mut dyn List<'de>) -> Result<(), Fail> {
        let mut name = NameTake { is_typed: self.expected.is_some(), name: String::new() };
        if !list.next(&mut name)? {
            return Err(Fail::Length(0));
        }
        let name = name.name;
        let mut part =
            PartTake { deepest: self.deepest, expected: self.expected, name: &name, part: None };
        if !list.next(&mut part)? {
            return Err(Fail::Length(1));
        }
        let part = part.part.ok_or(Fail::Kind)?;
        let mut axes = Axes::default();
        if self.expected.is_none_or(|field| !field.shape().is_empty()) {
            list.next(&mut axes)?;
        }
        Ok(part.add_to(self.layout, &name, &axes.shape)?)
    }
}

/// The error for numbers where a dtype belongs, in fields that take more than one.
#[cold]
fn plain_lists() -> Fail {
    Error::custom(
        "a number where a record's field belongs; plain lists state no dtype, and are read by the \
         wires nested and any into fields of one dtype",
    )
    .into()
}

/// Takes a name; with a title, which NumPy keeps beside it, as the second of a pair.
struct NameTake {
    is_typed: bool,
    name: String,
}

impl<'de> Take<'de> for NameTake {
    fn ask(&self) -> Ask {
        if self.is_typed { Ask::Str } else { Ask::Any }
    }

    fn expecting(&self, _: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a record's field, or a pair of title and name")
    }

    fn number(&mut self, _: Number) -> Result<(), Fail> {
        Err(plain_lists())
    }

    fn text(&mut self, name: &str, _: Option<&'de str>) -> Result<(), Fail> {
        name.clone_into(&mut self.name);
        Ok(())
    }

    fn bytes(&mut self, name: Bytes<'_, 'de>) -> Result<(), Fail> {
        self.name = String::from_utf8_lossy(name.as_slice()).into_owned();
        Ok(())
    }

    fn list(&mut self, pair: &mut dyn List<'de>) -> Result<(), Fail> {
        // A pair within a pair is no name, and some formats hand over a list whatever is asked for.
        if self.is_typed {
            return Err(Fail::Kind);
        }
        let mut word = Self { is_typed: true, name: String::new() };
        for len in 0..2 {
            if !pair.next(&mut word)? {
                return Err(Fail::Length(len));
            }
        }
        self.name = word.name;
        Ok(())
    }
}

/// Takes a field's dtype: a word, or the fields of a record within the record.
struct PartTake<'a> {
    deepest: usize,
    expected: Option<&'a RecordField>,
    name: &'a str,
    part: Option<layout::Field>,
}

impl<'de> Take<'de> for PartTake<'_> {
    fn ask(&self) -> Ask {
        match self.expected.map(RecordField::dtype) {
            Some(DType::Record(_)) => Ask::Seq,
            Some(_) => Ask::Str,
            None => Ask::Any,
        }
    }

    fn expecting(&self, wire: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the dtype of the field {} in a {wire} array's record", Quoted(self.name))
    }

    fn text(&mut self, word: &str, _: Option<&'de str>) -> Result<(), Fail> {
        self.part = Some(layout::Field::parse(self.name, word)?);
        Ok(())
    }

    fn bytes(&mut self, word: Bytes<'_, 'de>) -> Result<(), Fail> {
        self.text(&String::from_utf8_lossy(word.as_slice()), None)
    }

    fn list(&mut self, list: &mut dyn List<'de>) -> Result<(), Fail> {
        let expected = match self.expected.map(RecordField::dtype) {
            Some(DType::Record(record)) => Some(record),
            _ => None,
        };
        let mut fields = FieldsTake { deepest: self.deepest, expected, layout: Layout::default() };
        fields.list(list)?;
        self.part = Some(layout::Field::Part(Descr::record(fields.layout)?));
        Ok(())
    }
}
