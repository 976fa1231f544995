//! .npy files: one array.

use std::{borrow::Cow, io::Write, rc::Rc};

use ndserde::{DType, Value, npy};

use crate::{
    array::FileArray,
    content::Content,
    error::{Error, Result},
    lists,
    source::Source,
    unread::Unread,
};

/// Its array, whose header is right.
pub fn read(source: &Rc<Source>) -> Result<Content> {
    content(FileArray::new(Rc::clone(source)))
}

/// What a .npy file holds: an array whose header is right, the objects of an array of plain ones, or
/// what is not read.
pub fn content(file: FileArray) -> Result<Content> {
    let Err(error) = file.open().map(drop) else { return Ok(Content::Array(file)) };
    let Some((dtype, shape)) = file.claim()? else { return Err(error) };
    let unread = |sort: &str, why: ndserde::Error| {
        Content::Unread(Unread::new(format!("{sort} {shape:?}"), why, file.name()))
    };
    if dtype == OBJECT {
        let objects = file.objects().map(Content::Value);
        return Ok(objects.unwrap_or_else(|why| unread("object array", why)));
    }
    // Where the dtype is right, something else is wrong.
    dtype.parse::<DType>().map_or_else(|why| Ok(unread(&name(&dtype), why)), |_| Err(error))
}

/// NumPy's name for a longdouble, and anything else as it is spelled.
fn name(typestr: &str) -> Cow<'_, str> {
    let code = typestr.trim_start_matches(['<', '>', '=']);
    let size = |mark: char| code.strip_prefix(mark).and_then(|size| size.parse::<u8>().ok());
    let bits = |size: u8| u32::from(size).saturating_mul(8);
    match (size('f'), size('c')) {
        (Some(size), _) => Cow::Owned(format!("float{}", bits(size))),
        (_, Some(size)) => Cow::Owned(format!("complex{}", bits(size))),
        _ => Cow::Borrowed(typestr),
    }
}

/// The dtype of Python's objects, whose pickle stands behind the header.
const OBJECT: &str = "|O";

pub fn write(value: &Value, out: &mut dyn Write) -> Result<()> {
    let Some(array) = value.as_array() else {
        if lists::is_array(value) {
            return Err(Error::new(
                "the document is a list of numbers, which --lists takes as an array",
            ));
        }
        return Err(Error::new(
            "the document is not one array, which is what a .npy file holds; \
             `ndserde get` takes one out of it, and an .npz file holds many",
        ));
    };
    npy::to_writer_dyn(out, array).map_err(Error::new)
}
