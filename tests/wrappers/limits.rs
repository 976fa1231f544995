//! What fails, and why: limits of the backend or of serde itself, with or without arrays.

use ndserde_test_support::Backend::{
    self, BincodeReader, BincodeSlice, CborPacked, Postcard, RmpCompact, RmpReader,
};

/// Backends, wrappers, and the reason.
type Row = (&'static [Backend], &'static [&'static str], &'static str);

/// The first table in `docs/data-formats.md` has the same rows.
const LIMITS: &[Row] = &[
    (
        &[BincodeSlice, BincodeReader, Postcard],
        &["flatten", "flattened map", "internally tagged in flatten, beside untagged"],
        "flatten writes a map of unknown length, these formats need the length first",
    ),
    (
        &[BincodeSlice, BincodeReader, Postcard],
        &[
            "untagged",
            "untagged newtype",
            "internally tagged",
            "internally tagged newtype",
            "adjacently tagged",
            "adjacently tagged newtype",
        ],
        "these enums are read by what the input says of its types, which these formats do not",
    ),
    (
        &[RmpCompact, RmpReader],
        &["untagged", "adjacently tagged"],
        "struct variants are written without the names that serde reads them back by",
    ),
    (
        &[CborPacked],
        &["internally tagged", "internally tagged newtype"],
        "the tag is written as a number and looked for by its name",
    ),
];

/// Why this wrapper does not work in this backend, if it does not.
pub(crate) fn limit(backend: Backend, wrapper: &str) -> Option<&'static str> {
    let row = LIMITS.iter().find(|row| row.0.contains(&backend) && row.1.contains(&wrapper));
    row.map(|row| row.2)
}
