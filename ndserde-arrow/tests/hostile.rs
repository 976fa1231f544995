//! Batches that say what is not so: an error each, which names what is at fault.

#![allow(clippy::duplicate_mod, reason = "the same tests for each version of arrow")]

#[cfg(feature = "arrow_59")]
#[path = "."]
mod arrow_59 {
    mod deps {
        pub(crate) use arrow_array_59 as arrow_array;
        pub(crate) use arrow_buffer_59 as arrow_buffer;
        pub(crate) use arrow_ipc_59 as arrow_ipc;
        pub(crate) use arrow_schema_59 as arrow_schema;
    }
    use ndserde_arrow::arrow_59 as by;

    #[path = "support/build.rs"]
    mod build;
    #[path = "hostile/mod.rs"]
    mod hostile;
}

#[cfg(feature = "arrow_60")]
#[path = "."]
mod arrow_60 {
    mod deps {
        pub(crate) use arrow_array_60 as arrow_array;
        pub(crate) use arrow_buffer_60 as arrow_buffer;
        pub(crate) use arrow_ipc_60 as arrow_ipc;
        pub(crate) use arrow_schema_60 as arrow_schema;
    }
    use ndserde_arrow::arrow_60 as by;

    #[path = "support/build.rs"]
    mod build;
    #[path = "hostile/mod.rs"]
    mod hostile;
}
