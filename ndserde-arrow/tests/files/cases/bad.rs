//! Files that are cut off, or are something else.

use std::{io::Cursor, sync::Arc};

use bytes::Bytes;
use ndarray::{Array1, arr1};
use ndserde::{DynArray, NdColumns};
use ndserde_arrow::Options;
use serde::{Deserialize, Serialize};

use super::{
    Kind,
    arrow_ipc::writer::StreamWriter,
    by::{read_ipc_stream, read_parquet, to_record_batch},
    parquet::{arrow::ArrowWriter, file::properties::WriterProperties},
};

#[derive(Clone, Debug, PartialEq, NdColumns)]
struct Row {
    x: Array1<f32>,
    s: String,
}

#[derive(Debug, PartialEq, NdColumns)]
struct Other {
    x: Array1<u8>,
    s: String,
}

#[derive(Debug, PartialEq, NdColumns)]
#[serde(deny_unknown_fields)]
struct Fewer {
    x: Array1<f32>,
}

#[derive(Debug, PartialEq, NdColumns)]
struct More {
    x: Array1<f32>,
    z: u8,
}

fn rows() -> Vec<Row> {
    let row = |n: u8| Row { x: arr1(&[n.into(), 0.5]), s: "abc".into() };
    (0..3).map(row).collect()
}

/// Cut off anywhere: an error, or in a stream the rows that are whole.
#[test]
fn cut_off() {
    for kind in Kind::ALL {
        let file = kind.write(&rows(), &Options::new()).unwrap();
        for len in 0..file.len() {
            let read = kind.read::<Row>(file[..len].to_vec());
            match (kind, read) {
                (_, Err(error)) => assert!(!error.to_string().is_empty()),
                (Kind::Stream, Ok(read)) => assert!(read == rows() || read.is_empty(), "{len}"),
                (_, Ok(_)) => panic!("{kind:?}: {len} of {} bytes", file.len()),
            }
        }
    }
}

#[test]
fn something_else() {
    for kind in Kind::ALL {
        for file in
            [&b""[..], b"PAR1", b"ARROW1\0\0", b"not a file, but a text that is long enough"]
        {
            let read = kind.read::<Row>(file.to_vec());
            assert!(read.is_err() || matches!(kind, Kind::Stream) && file.is_empty(), "{kind:?}");
        }
    }
}

#[test]
fn other_columns() {
    for kind in Kind::ALL {
        let file = kind.write(&rows(), &Options::new()).unwrap();
        let errors = [
            (kind.read::<Other>(file.clone()).unwrap_err(), "float32"),
            (kind.read::<Fewer>(file.clone()).unwrap_err(), "`s`"),
            (kind.read::<More>(file.clone()).unwrap_err(), "z"),
        ];
        for (error, part) in errors {
            assert!(error.to_string().contains(part), "{kind:?}: {error}");
        }
    }
}

#[derive(Serialize, Deserialize)]
enum Shape {
    Dot,
    Circle(f64),
}

/// What Parquet has no type for.
#[test]
fn not_in_parquet() {
    #[derive(NdColumns)]
    struct Row {
        x: Shape,
    }
    let rows = [Row { x: Shape::Dot }, Row { x: Shape::Circle(1.0) }];
    let error = Kind::Parquet.write(&rows, &Options::new()).unwrap_err();
    assert!(error.to_string().contains("is a union"), "{error}");
    for kind in [Kind::File, Kind::Stream] {
        let file = kind.write(&rows, &Options::new()).unwrap();
        let back = kind.read::<Row>(file).unwrap();
        assert!(matches!(back[..], [Row { x: Shape::Dot }, Row { x: Shape::Circle(_) }]));
    }
}

/// Rows are counted from the first of the file.
#[test]
fn rows_in_messages() {
    #[derive(NdColumns)]
    struct Optional {
        x: Option<DynArray>,
    }
    #[derive(Debug, NdColumns)]
    struct Required {
        #[allow(dead_code, reason = "it is only read")]
        x: Array1<u8>,
    }
    let some = || Optional { x: Some(DynArray::from(arr1(&[1_u8]))) };
    let first = to_record_batch(&[some(), some()]).unwrap();
    let second = to_record_batch(&[some(), Optional { x: None }]).unwrap();
    let mut stream = StreamWriter::try_new(Vec::new(), &first.schema()).unwrap();
    stream.write(&first).unwrap();
    stream.write(&second).unwrap();
    let stream = Cursor::new(stream.into_inner().unwrap());
    let read = read_ipc_stream::<Required, _>(stream).unwrap().all();
    let error = read.unwrap_err();
    let said = error.to_string();
    assert!(said.starts_with("in the batch after 2 rows: column x, row 1: "), "{said}");
    let properties = WriterProperties::default();
    let mut parquet =
        ArrowWriter::try_new(Vec::new(), Arc::clone(&first.schema()), Some(properties)).unwrap();
    parquet.write(&first).unwrap();
    parquet.write(&second).unwrap();
    let file = Bytes::from(parquet.into_inner().unwrap());
    let error = read_parquet::<Required, _>(file).unwrap_err();
    let said = error.to_string();
    assert!(said.starts_with("column x, row 3: "), "{said}");
}
