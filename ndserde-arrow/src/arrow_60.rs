//! By arrow 60.

/// The crates of this version, by the names they have in all versions.
mod deps {
    pub(crate) use arrow_array_60 as arrow_array;
    pub(crate) use arrow_buffer_60 as arrow_buffer;
    pub(crate) use arrow_data_60 as arrow_data;
    pub(crate) use arrow_ipc_60 as arrow_ipc;
    pub(crate) use arrow_schema_60 as arrow_schema;
    #[cfg(feature = "parquet_60")]
    pub(crate) use parquet_60 as parquet;
}

#[cfg(feature = "parquet_60")]
#[path = "versioned/parquet.rs"]
mod parquet;
#[path = "versioned/mod.rs"]
mod versioned;

#[cfg(feature = "parquet_60")]
#[cfg_attr(ndserde_docs, doc(cfg(feature = "parquet_60")))]
pub use parquet::*;
pub use versioned::*;
