//! The job over the data set in DataFusion: SQL over the columns of numbers, user-defined functions over the
//! tensors.
//!
//! `cargo run --release -- FOLDER [--threads 2] [--written FILE]`; with FILE also what DataFusion writes of
//! some rows.

#[path = "../../src/model.rs"]
mod model;
mod outcome;
mod pixel_sums;
mod predict;
#[path = "../../src/sample.rs"]
mod sample;
mod tensor;

use std::{env, error::Error, fs, path::Path};

use datafusion::{
    arrow::{
        array::{AsArray, RecordBatch},
        compute::concat_batches,
        datatypes::{DataType, Int64Type, Schema},
    },
    dataframe::DataFrameWriteOptions,
    logical_expr::{AggregateUDF, ScalarUDF},
    prelude::{DataFrame, ParquetReadOptions, SessionConfig, SessionContext},
};
use ndarray::Ix4;
use ndserde_arrow::arrow_59::{column, from_record_batch};
use outcome::Outcome;
use pixel_sums::PixelSums;
use predict::Predict;
use sample::Sample;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// One pass over the data: few groups, each of one class and one prediction.
const JOB: &str = "
    SELECT label, predicted, count(*) AS rows, pixel_sums(image) AS sums
    FROM (SELECT label, image, predict(image) AS predicted FROM digits)
    GROUP BY label, predicted";

#[tokio::main]
async fn main() -> Result<()> {
    let mut folder = None;
    let (mut threads, mut written) = (2, None);
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--threads" => threads = arguments.next().ok_or("how many threads?")?.parse()?,
            "--written" => written = Some(arguments.next().ok_or("which file?")?),
            _ => folder = Some(argument),
        }
    }
    let folder = folder.ok_or("usage: FOLDER [--threads 2] [--written FILE]")?;

    let context = session(&folder, threads).await?;
    if let Some(file) = written {
        tensors_stay(&context, &file).await?;
    }
    println!("{}", job(&context).await?);
    Ok(())
}

/// A session that knows the data set as `digits`, and the functions.
async fn session(folder: &str, threads: usize) -> Result<SessionContext> {
    let context =
        SessionContext::new_with_config(SessionConfig::new().with_target_partitions(threads));
    let model = serde_json::from_slice(&fs::read(Path::new(folder).join("model.json"))?)?;
    context.register_udf(ScalarUDF::new_from_impl(Predict::new(model)));
    context.register_udaf(AggregateUDF::new_from_impl(PixelSums::new()));
    // The folders' names are a column: a query for one class reads its files alone.
    let options = with_tensors().table_partition_cols(vec![("class".into(), DataType::Int64)]);
    context.register_parquet("digits", format!("{folder}/images/"), options).await?;
    Ok(context)
}

/// By default DataFusion drops what makes a list of numbers a tensor.
fn with_tensors<'a>() -> ParquetReadOptions<'a> {
    ParquetReadOptions::default().skip_metadata(false)
}

async fn job(context: &SessionContext) -> Result<Outcome> {
    let rows = collect(context.sql(JOB).await?).await?;
    let numbers = |column: usize| rows.column(column).as_primitive::<Int64Type>().values();
    let sums = column::<f64, Ix4>(&rows, "sums")?;
    Outcome::new(numbers(0), numbers(1), numbers(2), sums)
}

/// Checks that the column is a tensor after SQL, and in the file that DataFusion writes of it.
async fn tensors_stay(context: &SessionContext, file: &str) -> Result<()> {
    const SOME: &str = "
        SELECT id, label, image FROM digits
        WHERE class = 3 AND predict(image) <> label ORDER BY id DESC LIMIT 100";

    let some = context.sql(SOME).await?;
    let found = collect(some.clone()).await?;
    let samples: Vec<Sample> = from_record_batch(&found)?;
    if samples.is_empty() || !samples.is_sorted_by(|a, b| a.id > b.id && a.label == 3) {
        return Err("other rows than those of the query".into());
    }
    some.write_parquet(file, DataFrameWriteOptions::new().with_single_file_output(true), None)
        .await?;
    let again = collect(context.read_parquet(file, with_tensors()).await?).await?;
    for schema in [found.schema(), again.schema()] {
        check(&schema)?;
    }
    if from_record_batch::<Sample>(&again)? != samples {
        return Err(format!("{file} has other rows").into());
    }
    Ok(())
}

fn check(schema: &Schema) -> Result<()> {
    let field = schema.field_with_name("image")?;
    let metadata = |key: &str| field.metadata().get(key).map(String::as_str);
    let found = ["ARROW:extension:name", "ARROW:extension:metadata"].map(metadata);
    if found != [Some("arrow.fixed_shape_tensor"), Some(r#"{"shape":[28,28]}"#)] {
        return Err(format!("the column of images is no tensor any more, but {field:?}").into());
    }
    Ok(())
}

async fn collect(rows: DataFrame) -> Result<RecordBatch> {
    let schema = rows.schema().as_arrow().clone();
    Ok(concat_batches(&schema.into(), &rows.collect().await?)?)
}
