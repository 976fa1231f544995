//! Parquet files.

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::DataType;
use parquet::arrow::{
    ProjectionMask,
    arrow_reader::{ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder},
};

use super::{
    chunks::Chunks,
    pages,
    table::{Columns, Table, width},
};
use crate::{
    error::{Error, Result},
    source::Source,
};

/// The columns of a file, by its footer.
pub fn open(source: &Source) -> Result<Table> {
    let chunks = Chunks::of(source)?;
    let metadata = ArrowReaderMetadata::load(&chunks, ArrowReaderOptions::new()).map_err(wrong)?;
    let parquet = metadata.metadata();
    let groups = parquet.row_groups();
    let rows = groups.iter().try_fold(0_i64, |rows, group| {
        rows.checked_add(group.num_rows()).filter(|_| group.num_rows() >= 0)
    });
    let claim = parquet.file_metadata().num_rows();
    let rows = rows.filter(|rows| *rows == claim).ok_or_else(|| {
        wrong(format_args!("the footer claims {claim} rows, and its row groups others"))
    })?;
    let count = groups.len();
    let plural = |count: i64| if count == 1 { "" } else { "s" };
    let about = format!(
        "Parquet: {rows} row{} in {count} row group{}",
        plural(rows),
        if count == 1 { "" } else { "s" }
    );
    let schema = Arc::clone(metadata.schema());
    Ok(Table { about, schema, columns: Box::new(Parquet { chunks, metadata }) })
}

struct Parquet {
    chunks: Chunks,
    metadata: ArrowReaderMetadata,
}

/// As many bytes are unpacked at once, about.
const ROOM: u64 = 16 << 20;

/// No more rows are.
const MANY: u64 = 8192;

impl Columns for Parquet {
    fn check(&self, column: usize) -> Result<()> {
        self.leaves(column).try_for_each(|leaf| {
            let groups = self.metadata.metadata().row_groups().iter();
            groups.filter_map(|group| group.columns().get(leaf)).try_for_each(pages::is_read)
        })
    }

    fn read(
        &self,
        column: usize,
        most: u64,
        take: &mut dyn FnMut(RecordBatch) -> Result<()>,
    ) -> Result<()> {
        let mut longest = 1;
        for leaf in self.leaves(column) {
            let mut left = most;
            for group in self.metadata.metadata().row_groups() {
                let Some(chunk) = group.columns().get(leaf) else { continue };
                let page = pages::check(&self.chunks, chunk, left)?;
                left = left.saturating_sub(page);
                longest = longest.max(page);
            }
        }
        let row = self.metadata.schema().fields().get(column).map_or(1, |field| {
            let data_type = field.data_type();
            // One value of a dictionary may stand in every row.
            width(data_type).max(if has_lengths(data_type) { longest } else { 1 })
        });
        if row > most {
            return Err(Error::new(format_args!(
                "a row takes {row} bytes; --max-bytes sets how many may be"
            )));
        }
        let rows = (ROOM / row.max(1)).clamp(1, MANY);
        let mask = ProjectionMask::roots(self.metadata.parquet_schema(), [column]);
        let chunks = self.chunks.again().map_err(wrong)?;
        let batches =
            ParquetRecordBatchReaderBuilder::new_with_metadata(chunks, self.metadata.clone())
                .with_projection(mask)
                .with_batch_size(usize::try_from(rows).map_err(Error::new)?)
                .build()
                .map_err(wrong)?;
        let mut found = 0_u64;
        for batch in batches {
            let batch = batch.map_err(wrong)?;
            found = found.saturating_add(batch.num_rows() as u64);
            take(batch)?;
        }
        let claim = self.metadata.metadata().file_metadata().num_rows();
        if u64::try_from(claim).ok() != Some(found) {
            return Err(wrong(format_args!(
                "the footer claims {claim} rows, the column has {found}"
            )));
        }
        Ok(())
    }
}

impl Parquet {
    /// Which of the file's own columns, that hold no others, are in one.
    fn leaves(&self, column: usize) -> impl Iterator<Item = usize> {
        let schema = self.metadata.parquet_schema();
        (0..schema.num_columns()).filter(move |leaf| schema.get_column_root_idx(*leaf) == column)
    }
}

/// Whether values of a type are as long as each of them says.
fn has_lengths(data_type: &DataType) -> bool {
    match data_type {
        DataType::FixedSizeList(item, _) => has_lengths(item.data_type()),
        DataType::Struct(fields) => fields.iter().any(|field| has_lengths(field.data_type())),
        DataType::FixedSizeBinary(_) | DataType::Boolean => false,
        other => !other.is_primitive(),
    }
}

fn wrong(why: impl std::fmt::Display) -> Error {
    let why = why.to_string();
    // Some begin with the name already.
    Error::new(why.strip_prefix("Parquet error: ").unwrap_or(&why)).about("Parquet")
}
