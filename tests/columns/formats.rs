//! Columns by something else than serde: the traits alone.

use ndarray::{Array1, Array2, arr1, arr2};
use ndserde::{
    DType, Error, NdColumns,
    field::{
        ColumnRows, ColumnSink, ColumnSource, DeserializeColumns, SerializeColumns, StackColumn,
    },
    wire::{ArrayBytes, FieldType, UncheckedArray, Wire},
};
use serde::{Deserialize, Serialize};

#[derive(Debug, PartialEq, NdColumns)]
struct Row {
    a: Array1<f32>,
    b: Array2<i16>,
    #[serde(alias = "c")]
    name: String,
}

/// Arrays by their names, and lists as JSON.
#[derive(Default)]
struct Batch {
    arrays: Vec<(&'static str, ArrayBytes<'static>)>,
    lists: Vec<(&'static str, serde_json::Value)>,
}

impl ColumnSink for Batch {
    type Error = Error;

    fn array<W: Wire, A: StackColumn>(&mut self, column: &A) -> Result<(), Error> {
        let array = column.stack(|column| {
            let data = column.data().to_vec();
            let array = UncheckedArray::new(column.dtype().clone(), column.shape().clone(), data);
            array.with_byteorder(column.byteorder()).check(&FieldType::any(None))
        })??;
        self.arrays.push((column.name(), array));
        Ok(())
    }

    fn list<L: Serialize>(
        &mut self,
        name: &'static str,
        rows: usize,
        column: &L,
    ) -> Result<(), Error> {
        let list = serde_json::to_value(column).map_err(Error::custom)?;
        assert_eq!(list.as_array().map(Vec::len), Some(rows));
        self.lists.push((name, list));
        Ok(())
    }

    fn error(error: Error) -> Error {
        error
    }
}

/// The columns of a batch, the last one first.
struct Source {
    batch: Batch,
    names: &'static [&'static str],
    left: usize,
}

impl<'de> ColumnSource<'de> for Source {
    type Error = Error;

    fn column(&mut self) -> Result<Option<usize>, Error> {
        let next = self.left.checked_sub(1);
        self.left = next.unwrap_or_default();
        Ok(next)
    }

    fn array<W: Wire>(&mut self, row: &FieldType) -> Result<ColumnRows<'de>, Error> {
        let name = self.names[self.left];
        let (_, array) = self.batch.arrays.iter().find(|(known, _)| *known == name).unwrap();
        W::accept(array.clone().into(), &row.stacked()).map(ColumnRows::stacked)
    }

    fn list<L: Deserialize<'de>>(&mut self) -> Result<L, Error> {
        let name = self.names[self.left];
        let (_, list) = self.batch.lists.iter().find(|(known, _)| *known == name).unwrap();
        L::deserialize(list.clone()).map_err(Error::custom)
    }

    fn input(&self) -> usize {
        usize::MAX
    }

    fn error(error: Error) -> Error {
        error
    }
}

#[test]
fn columns_are_untyped_arrays_and_lists() {
    let row = |i: u8| Row {
        a: arr1(&[f32::from(i), -0.0]),
        b: arr2(&[[i16::from(i), 2, 3]]),
        name: i.to_string(),
    };
    let rows: Vec<_> = (0..3).map(row).collect();
    let mut batch = Batch::default();
    Row::serialize_columns(&rows, &mut batch).unwrap();
    let arrays: Vec<_> = batch
        .arrays
        .iter()
        .map(|(name, a)| (*name, a.dtype().clone(), a.shape().to_vec()))
        .collect();
    assert_eq!(arrays, [("a", DType::Float32, vec![3, 2]), ("b", DType::Int16, vec![3, 1, 3])]);
    assert_eq!(batch.lists, [("name", serde_json::json!(["0", "1", "2"]))]);
    assert_eq!((<Row as SerializeColumns>::NAME, <Row as SerializeColumns>::COLUMNS), ("Row", 3));
    let names = <Row as DeserializeColumns>::COLUMNS;
    assert_eq!(names, ["a", "b", "name"]);
    assert_eq!(Row::ALIASES, [("c", 2)]);
    let mut source = Source { batch, names, left: names.len() };
    assert_eq!(Row::deserialize_columns(&mut source).unwrap(), rows);
}
