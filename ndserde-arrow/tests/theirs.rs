//! Files of pyarrow, pandas, Polars, `DuckDB`, Daft and Ray Data, which `tests/golden` has, as Rust structs:
//! at least one row a file.

#![allow(clippy::unwrap_used, reason = "a test may panic")]
#![allow(clippy::duplicate_mod, reason = "the same tests over each version of arrow")]

#[cfg(feature = "parquet_59")]
#[path = "."]
mod arrow_59 {
    use ndserde_arrow::arrow_59 as by;

    #[path = "theirs/mod.rs"]
    mod theirs;
}

#[cfg(feature = "parquet_60")]
#[path = "."]
mod arrow_60 {
    use ndserde_arrow::arrow_60 as by;

    #[path = "theirs/mod.rs"]
    mod theirs;
}
