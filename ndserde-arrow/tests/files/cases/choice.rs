//! Parts of files: columns, row groups, some rows at a time.

use std::{io::Cursor, sync::Arc};

use bytes::Bytes;
use ndarray::{Array1, arr1};
use ndserde::NdColumns;

use super::{
    arrow_array::RecordBatch,
    arrow_ipc::writer::StreamWriter,
    arrow_schema::Schema,
    by::{
        Appender, parquet_batches, read_ipc_stream, read_parquet, schema_of, to_record_batch,
        write_parquet,
    },
    parquet::{
        arrow::{ArrowWriter, arrow_reader::ParquetRecordBatchReaderBuilder},
        file::{metadata::RowGroupMetaData, properties::WriterProperties},
    },
};

#[derive(Clone, Debug, PartialEq, NdColumns)]
struct Row {
    n: u32,
    x: Array1<f32>,
    s: String,
}

#[derive(Debug, PartialEq, NdColumns)]
struct Some {
    #[serde(alias = "x")]
    y: Array1<f32>,
}

fn rows(numbers: std::ops::Range<u16>) -> Vec<Row> {
    let row = |n: u16| Row { n: n.into(), x: arr1(&[n.into(), 0.5]), s: format!("{n}") };
    numbers.map(row).collect()
}

fn groups(row_group: usize) -> WriterProperties {
    WriterProperties::builder()
        .set_max_row_group_row_count(std::option::Option::Some(row_group))
        .build()
}

#[test]
fn row_groups_and_columns() {
    let all = rows(0..10);
    let file = Bytes::from(write_parquet(Vec::new(), &all, groups(4)).unwrap());
    let builder = || ParquetRecordBatchReaderBuilder::try_new(file.clone()).unwrap();
    let sizes: Vec<i64> =
        builder().metadata().row_groups().iter().map(RowGroupMetaData::num_rows).collect();
    assert_eq!(sizes, [4, 4, 2]);
    assert_eq!(read_parquet::<Row, _>(file.clone()).unwrap(), all);
    let last: Vec<Row> =
        parquet_batches(builder().with_row_groups(vec![2])).unwrap().all().unwrap();
    assert_eq!(last, all[8..]);
    let some: Vec<Vec<Some>> =
        parquet_batches(builder().with_batch_size(3)).unwrap().collect::<Result<_, _>>().unwrap();
    assert_eq!(some.iter().map(Vec::len).collect::<Vec<_>>(), [3, 3, 3, 1]);
    assert_eq!(some[3][0].y, all[9].x);
}

/// Rows that come bit by bit, as one file.
#[test]
fn appended() {
    let all = rows(0..10);
    let appender = Appender::new(schema_of(&all[..1]).unwrap());
    let mut stream = StreamWriter::try_new(Vec::new(), appender.schema()).unwrap();
    let mut parquet =
        ArrowWriter::try_new(Vec::new(), Arc::clone(appender.schema()), None).unwrap();
    for some in all.chunks(3) {
        let batch = appender.batch(some).unwrap();
        stream.write(&batch).unwrap();
        parquet.write(&batch).unwrap();
    }
    let stream = Cursor::new(stream.into_inner().unwrap());
    let batches: Vec<Vec<Row>> =
        read_ipc_stream(stream).unwrap().collect::<Result<_, _>>().unwrap();
    assert_eq!(batches.iter().map(Vec::len).collect::<Vec<_>>(), [3, 3, 3, 1]);
    assert_eq!(batches.concat(), all);
    assert_eq!(read_parquet::<Row, _>(Bytes::from(parquet.into_inner().unwrap())).unwrap(), all);
}

/// The schema of the batch comes back whole, which keeps the tensors.
#[test]
fn schemas_are_kept() {
    let batch = to_record_batch(&rows(0..3)).unwrap();
    let file = write_parquet(Vec::new(), &rows(0..3), groups(4)).unwrap();
    let builder = ParquetRecordBatchReaderBuilder::try_new(Bytes::from(file)).unwrap();
    let fields = |schema: &Schema| schema.fields().clone();
    assert_eq!(fields(builder.schema()), fields(&batch.schema()));
    let back: Vec<RecordBatch> = builder.build().unwrap().collect::<Result<_, _>>().unwrap();
    assert_eq!(back.len(), 1);
    assert_eq!(back[0].columns(), batch.columns());
}
