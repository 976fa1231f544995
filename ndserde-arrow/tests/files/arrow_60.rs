use arrow_array_60 as arrow_array;
use arrow_ipc_60 as arrow_ipc;
use arrow_schema_60 as arrow_schema;
use ndserde_arrow::arrow_60 as by;
use parquet_60 as parquet;

#[path = "cases/mod.rs"]
mod cases;
