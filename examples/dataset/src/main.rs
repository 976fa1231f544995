//! The handwritten digits, multiplied into a Parquet data set of tensors.
//!
//! `cargo run --release -- --rows 200000 --out FOLDER` writes `images/class=N/part-N.parquet` for each digit,
//! and the model as `model.json`. The same numbers give the same files.

#[path = "../../digits/mod.rs"]
#[allow(dead_code, reason = "the other examples use all of it")]
mod digits;
mod enlarge;
mod fit;
mod model;
mod sample;

use std::{
    env,
    error::Error,
    fs::{self, File},
    path::{Path, PathBuf},
};

use digits::Digits;
use ndarray::Axis;
use ndserde_arrow::arrow_60::write_parquet;
use parquet::{basic::Compression, file::properties::WriterProperties};
use sample::Sample;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// So that a class has several files even in a small data set.
const ROW_GROUPS_IN_FILE: usize = 4;

/// The command line.
struct Arguments {
    rows: usize,
    row_group: usize,
    out: PathBuf,
}

fn main() -> Result<()> {
    let Arguments { rows, row_group, out } = arguments()?;
    let digits = Digits::load()?;

    fs::create_dir_all(&out)?;
    fs::write(out.join("model.json"), serde_json::to_vec(&fit::fit(&digits)?)?)?;
    for class in 0..10 {
        let folder = out.join("images").join(format!("class={class}"));
        fs::create_dir_all(&folder)?;
        let of_class = |id: &usize| digits.labels[id % digits.labels.len()] == class;
        let ids: Vec<usize> = (0..rows).filter(of_class).collect();
        for (part, ids) in ids.chunks(ROW_GROUPS_IN_FILE * row_group).enumerate() {
            write(&folder.join(format!("part-{part}.parquet")), &digits, ids, row_group)?;
        }
    }
    println!("{rows} rows in {}", out.display());
    Ok(())
}

/// Writes one file.
fn write(path: &Path, digits: &Digits, ids: &[usize], row_group: usize) -> Result<()> {
    let samples = ids.iter().map(|&id| sample(digits, id)).collect::<Result<Vec<_>>>()?;
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_max_row_group_row_count(Some(row_group))
        .build();
    write_parquet(File::create(path)?, &samples, properties)?;
    Ok(())
}

fn sample(digits: &Digits, id: usize) -> Result<Sample> {
    let (copy, digit) = (id / digits.labels.len(), id % digits.labels.len());
    Ok(Sample {
        id: id.try_into()?,
        label: digits.labels[digit].try_into()?,
        image: enlarge::enlarge(digits.images.index_axis(Axis(0), digit), copy),
    })
}

fn arguments() -> Result<Arguments> {
    let mut found = Arguments { rows: 200_000, row_group: 2_500, out: PathBuf::new() };
    let mut given = env::args().skip(1);
    while let Some(name) = given.next() {
        let value = given.next().ok_or_else(|| format!("{name} needs a value"))?;
        match name.as_str() {
            "--rows" => found.rows = value.parse()?,
            "--row-group" => found.row_group = value.parse()?,
            "--out" => found.out = value.into(),
            _ => return Err(format!("no option {name}").into()),
        }
    }
    if found.out.as_os_str().is_empty() || found.row_group == 0 {
        return Err("usage: --out FOLDER [--rows 200000] [--row-group 2500]".into());
    }
    Ok(found)
}
