//! .npy files: one array.

use std::io::Write;

use ndserde::{DynArray, Nd, Value, wire::Npy};
use serde::{Deserialize, de::value::BorrowedBytesDeserializer};

use crate::{
    elements::bytes_of,
    error::{Error, Result},
};

pub fn read(bytes: &[u8]) -> Result<Value> {
    array(bytes).map(Value::from)
}

pub fn array(bytes: &[u8]) -> Result<DynArray> {
    let file = BorrowedBytesDeserializer::<ndserde::Error>::new(bytes);
    Nd::<DynArray, Npy>::deserialize(file).map(Nd::into_inner).map_err(Error::new)
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
    bytes_of::<Npy, _>(array, |file| out.write_all(file)).map_err(Error::new)?.map_err(Error::new)
}
