//! By arrow 59.

/// The crates of this version, by the names they have in all versions.
mod deps {
    pub(crate) use arrow_array_59 as arrow_array;
    pub(crate) use arrow_buffer_59 as arrow_buffer;
    pub(crate) use arrow_data_59 as arrow_data;
    pub(crate) use arrow_ipc_59 as arrow_ipc;
    pub(crate) use arrow_schema_59 as arrow_schema;
    #[cfg(feature = "parquet_59")]
    pub(crate) use parquet_59 as parquet;
}

#[cfg(feature = "parquet_59")]
#[path = "versioned/parquet.rs"]
mod parquet;
#[path = "versioned/mod.rs"]
mod versioned;

#[cfg(feature = "parquet_59")]
#[cfg_attr(ndserde_docs, doc(cfg(feature = "parquet_59")))]
pub use parquet::*;
pub use versioned::*;
