//! What is checked of a file: that its rows are the expected arrays bit for bit, or the error.

use ndarray::{Array1, Array2};
use ndserde::{DynArray, Element, Nd, NdColumns, field::DeserializeColumns};

use super::files::{expected, rows};

/// A row of most files.
#[derive(NdColumns)]
pub(super) struct Row<A> {
    id: i64,
    #[nd]
    x: A,
}

/// A row of those with rows that have no array.
#[derive(NdColumns)]
pub(super) struct Maybe<T: Element> {
    id: i64,
    x: Option<Array2<T>>,
}

/// The same of arrays of one axis.
#[derive(NdColumns)]
pub(super) struct MaybeFlat {
    id: i64,
    x: Option<Array1<f32>>,
}

/// Numbers are not arrays.
#[derive(NdColumns)]
pub(super) struct Number {
    id: i64,
    #[nd(elements)]
    x: f64,
}

/// An array that has another dtype in the file.
#[derive(NdColumns)]
pub(super) struct Cast<A> {
    id: i64,
    #[nd(cast)]
    x: A,
}

/// A row whose column `x` is compared.
pub(super) trait Compared {
    fn split(self) -> (i64, Option<DynArray>);
}

macro_rules! compared {
    ($($row:ident, $x:ident => $array:expr;)*) => {
        $(impl<A: Into<DynArray>> Compared for $row<A> {
            fn split(self) -> (i64, Option<DynArray>) {
                let $x = self.x;
                (self.id, $array)
            }
        })*
    };
}
compared! {
    Row, x => Some(x.into());
    Cast, x => Some(x.into());
}

impl<T: Element> Compared for Maybe<T>
where
    Array2<T>: Into<DynArray>,
{
    fn split(self) -> (i64, Option<DynArray>) {
        (self.id, self.x.map(Into::into))
    }
}

impl Compared for MaybeFlat {
    fn split(self) -> (i64, Option<DynArray>) {
        (self.id, self.x.map(Into::into))
    }
}

impl Compared for Number {
    fn split(self) -> (i64, Option<DynArray>) {
        (self.id, Some(ndarray::arr0(self.x).into()))
    }
}

/// The file as rows of `T`, which must be those of `expected.json`.
pub(super) fn are<T>(file: &str) -> Result<(), String>
where
    T: for<'de> DeserializeColumns<'de> + Compared,
{
    let rows = rows::<T>(file).map_err(|error| error.to_string())?;
    let rows: Vec<_> = rows.into_iter().map(Compared::split).collect();
    let expected = expected(file);
    if rows.len() != expected.len() {
        return Err(format!("{} rows and not {}", rows.len(), expected.len()));
    }
    let start = rows.first().map_or(0, |(id, _)| *id);
    for (i, ((id, row), expected)) in rows.iter().zip(&expected).enumerate() {
        if *id - start != i64::try_from(i).unwrap() {
            return Err(format!("row {i} has the id {id}"));
        }
        if !same(row.as_ref(), expected.as_ref()) {
            return Err(format!("row {i} is {row:?} and not {expected:?}"));
        }
    }
    Ok(())
}

/// Bit for bit where both lie in one order of memory, else by value.
fn same(row: Option<&DynArray>, expected: Option<&DynArray>) -> bool {
    let (Some(row), Some(expected)) = (row, expected) else {
        return row.is_none() && expected.is_none();
    };
    let (one, other) = (tagged(row), tagged(expected));
    one == other || one["order"] != other["order"] && row == expected
}

fn tagged(array: &DynArray) -> serde_json::Value {
    serde_json::to_value(Nd::new(array)).unwrap()
}

/// A file that cannot be read as rows of `T`: its error must have this in it.
pub(super) fn refused<T>(file: &str, error: &str) -> Result<(), String>
where
    T: for<'de> DeserializeColumns<'de> + Compared,
{
    match are::<T>(file) {
        Err(message) if message.contains(error) => Ok(()),
        Err(message) => Err(format!("says {message:?} and not {error:?}")),
        Ok(()) => Err("is read".to_owned()),
    }
}
