use arrow_array_59 as arrow_array;
use arrow_schema_59 as arrow_schema;
use ndserde_arrow::arrow_59 as by;

#[path = "cases/mod.rs"]
mod cases;
