//! Columns whose rows are handed over one by one: ragged, or null.

use ndarray::{Array1, Array2, ArrayView1, ShapeBuilder, arr1, arr2, aview1};
use ndserde::{
    ByteOrder, DType, DynArray, Error, NdColumns,
    field::{
        ArrayColumn, ColumnRows, ColumnSink, ColumnSource, DeserializeColumns, OptionalColumn,
        SerializeColumns, StackColumn,
    },
    wire::{
        ArrayBytes, Cast, DateTime64, FieldType, Payload, Shape, Tagged, UncheckedArray, Wire,
        unit::{Millisecond, Second},
    },
};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, NdColumns)]
struct Row {
    ragged: Array2<i16>,
    option: Option<Array1<f32>>,
    any: DynArray,
    #[nd(elements)]
    vector: Vec<u8>,
    #[nd(elements)]
    number: f64,
    #[nd(wire = DateTime64<Second>)]
    time: Array1<i64>,
    text: Array1<String>,
}

/// One row of a column, as bytes.
type Part = Option<(DType, Vec<usize>, Vec<u8>)>;

/// Each column with its rows.
#[derive(Default)]
struct Parts(Vec<(&'static str, String, Vec<Part>)>);

impl Parts {
    fn add<W: Wire, A: ArrayColumn>(&mut self, column: &A) -> Result<(), Error> {
        let mut rows = Vec::new();
        column.each(&mut |row| {
            let part = row.map(|row| -> Result<_, Error> {
                let row = row.to_c_order();
                let dtype = W::written_dtype(row.dtype())?;
                Ok((dtype, row.shape().to_vec(), row.data().to_vec()))
            });
            rows.push(part.transpose()?);
            Ok(())
        })?;
        assert_eq!(rows.len(), column.rows());
        let row = column.row()?;
        let mut bytes = Vec::new();
        let alike = column.each_bytes(&mut |row| {
            bytes.push(row.map(|(shape, bytes)| (shape.to_vec(), bytes.to_vec())));
            Ok(())
        });
        if matches!(row.dtype(), None | Some(DType::Str(_))) {
            let error = alike.unwrap_err().to_string();
            assert_eq!(error, format!("column {}: the dtype is each row's own", column.name()));
        } else {
            alike?;
            let parts = rows.iter().map(|row| row.as_ref().map(|(_, a, b)| (a.clone(), b.clone())));
            assert_eq!(bytes, parts.collect::<Vec<_>>());
        }
        self.0.push((column.name(), format!("{:?} {:?}", row.dtype(), row.ndim()), rows));
        Ok(())
    }
}

impl ColumnSink for Parts {
    type Error = Error;

    fn array<W: Wire, A: StackColumn>(&mut self, column: &A) -> Result<(), Error> {
        self.add::<W, A>(column)
    }

    fn optional<W: Wire, A: ArrayColumn, L: Serialize>(
        &mut self,
        column: &A,
        list: &L,
    ) -> Result<(), Error> {
        let list = serde_json::to_value(list).map_err(Error::custom)?;
        assert_eq!(list.as_array().map(Vec::len), Some(column.rows()));
        self.add::<W, A>(column)
    }

    fn list<L: Serialize>(&mut self, _: &'static str, _: usize, _: &L) -> Result<(), Error> {
        Err(Error::custom("no lists"))
    }

    fn error(error: Error) -> Error {
        error
    }
}

/// The columns, read again from the first on.
struct Source<'a> {
    parts: &'a Parts,
    next: usize,
}

impl<'de> Source<'de> {
    fn rows<W: Wire>(&self, row: &FieldType) -> ColumnRows<'de> {
        let (_, _, rows) = &self.parts.0[self.next - 1];
        let row = row.clone();
        let each = rows.iter().map(move |part| {
            let part = part.as_ref().map(|(dtype, shape, data)| {
                let data = Payload::from(&data[..]);
                let array = UncheckedArray::new(dtype.clone(), Shape::new(shape)?, data);
                W::accept(array.with_byteorder(ByteOrder::Little), &row)
            });
            part.transpose()
        });
        ColumnRows::each(rows.len(), each)
    }
}

impl<'de> ColumnSource<'de> for Source<'de> {
    type Error = Error;

    fn column(&mut self) -> Result<Option<usize>, Error> {
        let at = self.next;
        self.next += 1;
        Ok((at < self.parts.0.len()).then_some(at))
    }

    fn array<W: Wire>(&mut self, row: &FieldType) -> Result<ColumnRows<'de>, Error> {
        Ok(self.rows::<W>(row))
    }

    fn optional<W: Wire, L: Deserialize<'de>>(
        &mut self,
        row: &FieldType,
    ) -> Result<OptionalColumn<'de, L>, Error> {
        Ok(OptionalColumn::Rows(self.rows::<W>(row)))
    }

    fn list<L: Deserialize<'de>>(&mut self) -> Result<L, Error> {
        Err(Error::custom("no lists"))
    }

    fn input(&self) -> usize {
        usize::MAX
    }

    fn error(error: Error) -> Error {
        error
    }
}

fn rows() -> Vec<Row> {
    let row = |n: u8| Row {
        ragged: Array2::from_shape_fn((usize::from(n), 2).set_f(n == 3), |(i, j)| {
            i16::try_from(i * 2 + j).unwrap()
        }),
        option: (n != 1).then(|| arr1(&[f32::from(n), -0.0][..usize::from(n % 3)])),
        any: if n == 0 { DynArray::from(arr1(&[true])) } else { DynArray::from(arr2(&[[n]])) },
        vector: (0..n).collect(),
        number: f64::from(n) / 2.0,
        time: arr1(&[i64::from(n)]),
        text: arr1(&["x".repeat(n.into())]),
    };
    (0..4).map(row).collect()
}

fn parts<T: SerializeColumns>(rows: &[T]) -> Result<Parts, Error> {
    let mut parts = Parts::default();
    T::serialize_columns(rows, &mut parts)?;
    Ok(parts)
}

fn read<'de, T: DeserializeColumns<'de>>(parts: &'de Parts) -> Result<Vec<T>, Error> {
    T::deserialize_columns(&mut Source { parts, next: 0 })
}

#[test]
fn rows_need_not_be_alike() {
    let rows = rows();
    let parts = parts(&rows).unwrap();
    let table = [
        ("ragged", "Some(Int16) Some(2)", vec![0, 2]),
        ("option", "Some(Float32) Some(1)", vec![0]),
        ("any", "None None", vec![1]),
        ("vector", "Some(UInt8) Some(1)", vec![0]),
        ("number", "Some(Float64) Some(0)", vec![]),
        ("time", "Some(Int64) Some(1)", vec![1]),
        ("text", "Some(Str(1)) Some(1)", vec![1]),
    ];
    for ((name, row, first), (found, said, parts)) in table.iter().zip(&parts.0) {
        assert_eq!((name, *row), (found, said.as_str()));
        assert_eq!(&parts[0].as_ref().unwrap().1, first, "{name}");
    }
    assert_eq!(parts.0.len(), table.len());
    assert_eq!(parts.0[1].2[1], None);
    assert_eq!(parts.0[5].2[1].as_ref().unwrap().0.to_string(), "datetime64[s]");
    assert_eq!(read::<Row>(&parts).unwrap(), rows);
}

#[derive(Debug, PartialEq, NdColumns)]
struct View<'a> {
    a: ArrayView1<'a, i16>,
}

#[test]
fn rows_borrow() {
    let data = [1, 2, 3];
    let views = [View { a: aview1(&data) }, View { a: aview1(&data[1..]) }];
    let parts = parts(&views).unwrap();
    let read: Vec<View<'_>> = read(&parts).unwrap();
    assert_eq!(read, views);
    assert_eq!(read[0].a.as_ptr().cast(), parts.0[0].2[0].as_ref().unwrap().2.as_ptr());
}

#[derive(Debug, NdColumns)]
struct Always {
    a: Array1<f32>,
}

#[derive(Debug, NdColumns)]
struct Numbers {
    #[nd(elements)]
    a: [f32; 2],
}

#[derive(Debug, NdColumns)]
struct Milliseconds {
    #[nd(cast, wire = DateTime64<Millisecond>)]
    a: Array1<i64>,
}

#[derive(Debug, NdColumns)]
struct Casts {
    #[nd(wire = Cast<ndserde::wire::Tagged>)]
    a: Option<Array1<u8>>,
}

#[test]
fn what_is_read_is_checked_and_converted() {
    let of = |dtype: &str, shape: &[usize], data: &[u8]| {
        Some((dtype.parse::<DType>().unwrap(), shape.to_vec(), data.to_vec()))
    };
    let parts = |rows: Vec<Part>| Parts(vec![("a", String::new(), rows)]);
    let float = of("float32", &[1], &[0; 4]);

    let null = parts(vec![float.clone(), None]);
    let error = read::<Always>(&null).unwrap_err().to_string();
    assert_eq!(
        error,
        "column a, row 1: null, where the field always holds an array: an `Option` takes it"
    );
    let error = read::<Numbers>(&parts(vec![of("float32", &[2], &[0; 8]), None])).unwrap_err();
    assert!(error.to_string().starts_with("column a, row 1: null"), "{error}");

    let table: &[(Part, &str)] = &[
        (of("float32", &[2], &[0; 4]), "row 1: shape [2] of float32 needs 8 bytes, the data has 4"),
        (of("float64", &[1], &[0; 8]), "row 1: the data is float64, the field holds float32"),
        (
            of("float32", &[1, 1], &[0; 4]),
            "row 1: the data has 2 axes (shape [1, 1]), the field has 1",
        ),
    ];
    for (row, expected) in table {
        let parts = parts(vec![float.clone(), row.clone()]);
        let error = read::<Always>(&parts).unwrap_err().to_string();
        assert_eq!(error, format!("column a, {expected}"));
    }
    let error = read::<Numbers>(&parts(vec![of("float32", &[3], &[0; 12])])).unwrap_err();
    assert_eq!(
        error.to_string(),
        "column a, row 0: the data has shape [1, 3], the field has [_, 2]"
    );

    let seconds = parts(vec![of("datetime64[s]", &[1], &7_i64.to_le_bytes())]);
    assert_eq!(read::<Milliseconds>(&seconds).unwrap()[0].a, arr1(&[7000]));
    let wide = parts(vec![None, of("int64", &[1], &7_i64.to_le_bytes())]);
    let read: Vec<Casts> = read(&wide).unwrap();
    assert_eq!((&read[0].a, &read[1].a), (&None, &Some(arr1(&[7]))));
}

#[test]
fn an_error_of_the_sink_has_its_place() {
    struct Second;

    impl ColumnSink for Second {
        type Error = Error;

        fn array<W: Wire, A: StackColumn>(&mut self, column: &A) -> Result<(), Error> {
            let mut left = 2_u8;
            column.each(&mut |_| {
                left -= 1;
                if left == 0 { Err(Error::custom("enough")) } else { Ok(()) }
            })
        }

        fn list<L: Serialize>(&mut self, _: &'static str, _: usize, _: &L) -> Result<(), Error> {
            Ok(())
        }

        fn error(error: Error) -> Error {
            error
        }
    }

    let error = Row::serialize_columns(&rows(), &mut Second).unwrap_err();
    assert_eq!(error.to_string(), "column ragged, row 1: enough");
}

/// A column of somebody else's, which says one dtype and lends another.
struct Mislabelled;

impl ArrayColumn for Mislabelled {
    fn name(&self) -> &'static str {
        "a"
    }

    fn rows(&self) -> usize {
        1
    }

    fn row(&self) -> Result<FieldType, Error> {
        Ok(FieldType::exactly(DType::Float32, Some(0)))
    }

    fn each(
        &self,
        take: &mut dyn FnMut(Option<&ArrayBytes<'_>>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let data = Payload::from(&[0; 8][..]);
        let row = UncheckedArray::new(DType::Float64, Shape::new(&[])?, data);
        let row = row.with_byteorder(ByteOrder::Little);
        take(Some(&Tagged::accept(row, &FieldType::any(None))?))
    }
}

#[test]
fn bytes_are_of_the_dtype_that_a_column_says() {
    let error = Mislabelled.each_bytes(&mut |_| Ok(())).unwrap_err().to_string();
    assert_eq!(error, "float64, where the column is float32");
}
