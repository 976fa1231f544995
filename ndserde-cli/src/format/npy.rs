//! .npy files: one array.

use std::{io::Write, rc::Rc};

use ndserde::{DynArray, Value, npy};

use crate::{
    array::FileArray,
    content::Content,
    error::{Error, Result},
    source::Source,
};

/// Its array, whose header is right.
pub fn read(source: &Rc<Source>) -> Result<Content> {
    let array = FileArray::new(Rc::clone(source));
    array.open()?;
    Ok(Content::Array(array))
}

pub fn write(value: &Value, out: &mut dyn Write) -> Result<()> {
    let Some(array) = value.as_array() else {
        return Err(Error::new(
            "the document is not one array, which is what a .npy file holds; \
             `ndserde get` takes one out of it, and an .npz file holds many",
        ));
    };
    write_array(array, out)
}

pub fn write_array(array: &DynArray, out: &mut dyn Write) -> Result<()> {
    npy::to_writer_dyn(out, array).map_err(Error::new)
}
