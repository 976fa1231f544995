//! Objects of Python, by pythonize.

use pyo3::{
    Python,
    types::{PyAnyMethods, PyBytes},
};
use serde::{Serialize, de::DeserializeOwned};

use crate::formats::Failure;

pub(crate) fn write<T: Serialize>(value: &T) -> Result<Vec<u8>, Failure> {
    Python::attach(|py| {
        let object = pythonize::pythonize(py, value)?;
        let bytes = py.import("marshal")?.call_method1("dumps", (object,))?;
        Ok(bytes.extract()?)
    })
}

pub(crate) fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Failure> {
    Python::attach(|py| {
        let object = py.import("marshal")?.call_method1("loads", (PyBytes::new(py, bytes),))?;
        Ok(pythonize::depythonize(&object)?)
    })
}
