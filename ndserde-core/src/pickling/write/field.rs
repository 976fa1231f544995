//! The five fields of the tagged wire, which become an array.

#[cfg(feature = "std")]
use std::io;

use serde_core::Serialize;

use super::{
    output::Output,
    probe::{Probe, Probed},
};
use crate::{
    buffer::Buffer,
    byteorder::ByteOrder,
    dtype::{DType, Descr, Layout, layout},
    error::Error,
    order::Order,
    shape::Shape,
    untyped::ArrayBytes,
};

/// What the tagged wire calls its struct, and the fields of it.
const NAME: &str = "NdArray";
const FIELDS: [&str; 5] = ["dtype", "shape", "byteorder", "order", "data"];

/// The fields that have come, as long as they are what the tagged wire writes.
#[derive(Default)]
pub(crate) struct ArrayFields {
    found: Vec<Probed>,
    complete: bool,
}

impl ArrayFields {
    pub(crate) fn of(name: &str, len: usize) -> Option<Self> {
        (name == NAME && len == FIELDS.len()).then(Self::default)
    }

    /// Takes the next field, and with the last of them writes the array; tells whether the field is
    /// such a one.
    pub(crate) fn take<T: Serialize + ?Sized>(
        &mut self,
        key: &str,
        value: &T,
        write: &mut dyn FnMut(&ArrayBytes<'_>) -> Result<(), Error>,
    ) -> Result<bool, Error> {
        if FIELDS.get(self.found.len()) != Some(&key) {
            return Ok(false);
        }
        let mut result = None;
        let mut written = |data: &[u8]| result = self.array(data).map(|array| write(&array));
        let probe = Probe { data: (key == "data").then_some(&mut written) };
        let found = value.serialize(probe);
        // Where the data are bytes, only the writer can have failed.
        if let Some(result) = result {
            self.complete = true;
            return result.map(|()| true);
        }
        match found {
            Ok(Probed::Data) | Err(_) => Ok(false),
            Ok(found) => {
                self.found.push(found);
                Ok(true)
            }
        }
    }

    /// The array of these elements; none where the fields do not fit together, as those of the tagged
    /// wire do.
    fn array<'a>(&self, data: &'a [u8]) -> Option<ArrayBytes<'a>> {
        let [dtype, shape, Probed::Word(byteorder), Probed::Word(order)] = &self.found[..] else {
            return None;
        };
        let (dtype, axes) = (dtype_of(dtype)?, axes_of(shape)?);
        let (shape, order) = (Shape::new(&axes).ok()?, order.parse::<Order>().ok()?);
        let fits = shape.byte_len(&dtype).is_ok_and(|len| len == data.len());
        if !fits || byteorder != "little" {
            return None;
        }
        let (byteorder, data) = (ByteOrder::Little, Buffer::Borrowed(data));
        Some(ArrayBytes { dtype, shape, order, byteorder, data, fixed_rank: false })
    }

    /// Whether the array is written.
    pub(crate) const fn complete(&self) -> bool {
        self.complete
    }

    /// Writes the fields that have come as the first of a dict's.
    pub(super) fn put_dict<W: io::Write>(&self, output: &mut Output<W>) -> Result<(), Error> {
        output.put(b"}(")?;
        for (key, found) in FIELDS.iter().zip(&self.found) {
            output.text(key)?;
            found.put(output)?;
        }
        Ok(())
    }
}

/// A dtype by its name, or the list of a record's fields.
fn dtype_of(found: &Probed) -> Option<DType> {
    match found {
        Probed::Word(word) => word.parse().ok(),
        Probed::List(fields) => Descr::record(layout_of(fields)?).ok().map(Descr::into_dtype),
        _ => None,
    }
}

/// `[("x", "<f8"), ("id", "<i4", [3])]`; no deeper than the record that is written.
fn layout_of(fields: &[Probed]) -> Option<Layout> {
    let mut layout = Layout::default();
    for field in fields {
        let Probed::Tuple(field) = field else { return None };
        let [Probed::Word(name), dtype, axes @ ..] = &field[..] else { return None };
        let axes = axes.first().map_or(Some(Vec::new()), axes_of)?;
        let field = match dtype {
            Probed::Word(word) => layout::Field::parse(name, word).ok()?,
            Probed::List(fields) => layout::Field::Part(Descr::record(layout_of(fields)?).ok()?),
            _ => return None,
        };
        field.add_to(&mut layout, name, &axes).ok()?;
    }
    Some(layout)
}

fn axes_of(found: &Probed) -> Option<Vec<usize>> {
    let Probed::List(axes) = found else { return None };
    let length = |found: &Probed| match found {
        Probed::Number(length) => usize::try_from(*length).ok(),
        _ => None,
    };
    axes.iter().map(length).collect()
}
