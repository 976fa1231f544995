//! The rows of manifest.json.

use std::{fs, path::PathBuf};

use base64::{Engine, prelude::BASE64_STANDARD};
use ndserde::Order;
use serde::Deserialize;

/// One golden file.
#[derive(Deserialize)]
#[serde(try_from = "Raw")]
pub(crate) struct Row {
    pub(crate) wire: String,
    pub(crate) backend: String,
    pub(crate) file: String,
    pub(crate) dtype: String,
    pub(crate) shape: Vec<usize>,
    pub(crate) order: Order,
    pub(crate) values: Vec<u8>,
    pub(crate) exact: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    wire: String,
    backend: String,
    file: String,
    dtype: String,
    shape: Vec<usize>,
    order: String,
    values: String,
    exact: bool,
}

impl TryFrom<Raw> for Row {
    type Error = String;

    fn try_from(raw: Raw) -> Result<Self, String> {
        let Raw { wire, backend, file, dtype, shape, order, values, exact } = raw;
        let order = order.parse().map_err(|error: ndserde::Error| error.to_string())?;
        let values = BASE64_STANDARD.decode(values).map_err(|error| error.to_string())?;
        Ok(Self { wire, backend, file, dtype, shape, order, values, exact })
    }
}

pub(crate) fn folder() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "golden"].iter().collect()
}

pub(crate) fn rows() -> Vec<Row> {
    let manifest = fs::read(folder().join("manifest.json")).unwrap();
    let rows: Vec<Row> = serde_json::from_slice(&manifest).unwrap();
    assert!(rows.len() > 700, "only {} rows", rows.len());
    rows
}
