//! The golden files as rows, and what they hold.

use std::{fs::File, path::Path};

use ndserde::{DynArray, Nd, field::DeserializeColumns};
use ndserde_arrow::Error;

use super::by::{read_ipc_file, read_ipc_stream, read_parquet};

/// Where the golden files are.
pub(super) const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/");

/// All rows of a file, by its name.
pub(super) fn rows<T: for<'de> DeserializeColumns<'de>>(name: &str) -> Result<Vec<T>, Error> {
    let file = File::open(Path::new(GOLDEN).join(name)).unwrap();
    match name.rsplit_once('.') {
        Some((_, "parquet")) => read_parquet(file),
        Some((_, "arrow")) => read_ipc_file(file)?.all(),
        _ => read_ipc_stream(file)?.all(),
    }
}

/// What the column `x` of a file holds, as `expected.json` in its folder says.
pub(super) fn expected(name: &str) -> Vec<Option<DynArray>> {
    let (folder, file) = name.split_once('/').unwrap();
    let page = std::fs::read(Path::new(GOLDEN).join(folder).join("expected.json")).unwrap();
    let mut page: serde_json::Value = serde_json::from_slice(&page).unwrap();
    let rows: Vec<Option<Nd<DynArray>>> = serde_json::from_value(page[file].take()).unwrap();
    rows.into_iter().map(|row| row.map(Nd::into_inner)).collect()
}
