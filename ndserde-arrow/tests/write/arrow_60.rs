use arrow_array_60 as arrow_array;
use arrow_schema_60 as arrow_schema;
use ndserde_arrow::arrow_60 as by;

#[path = "cases/mod.rs"]
mod cases;
