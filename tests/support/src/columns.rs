//! Any bytes as columns of rows, by four data formats.

use ndarray::{Array1, Array2};
use ndserde::{
    Columns, NdColumns, NdDeserialize, NdSerialize,
    wire::{Nested, Readable},
};
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    backend::{One, one},
    check::read_bounded,
    columns_made, work,
};

/// A field of each kind that a column can be, by the wire that keeps every bit.
#[derive(Clone, Debug, NdColumns)]
struct Row {
    mass: f64,
    name: String,
    position: Array1<f64>,
    image: Array2<u8>,
    #[serde(default)]
    history: Option<Array1<i16>>,
    #[nd(elements)]
    color: [f64; 3],
}

/// Columns that are lists of numbers and text, some of them under other names.
#[derive(Clone, Debug, NdColumns)]
#[nd(wire = Nested)]
#[serde(deny_unknown_fields)]
struct ListRow {
    #[nd(elements)]
    #[serde(rename = "x", alias = "y")]
    number: f32,
    #[nd(elements)]
    word: String,
    #[nd(wire = Readable)]
    flags: Array1<bool>,
}

/// Rows beside other fields, and none where they are left out.
#[derive(Debug, NdSerialize, NdDeserialize)]
struct Table<R> {
    #[serde(default)]
    title: Option<String>,
    #[nd(columns)]
    rows: Vec<R>,
}

/// Reads the bytes from the second on, or the document that is made of them, by the data format and as the
/// rows that the first chooses; what is read must be written, and be the same when it is read again.
/// Tells whether it was a value.
#[inline]
pub fn check_columns(input: &[u8]) -> bool {
    let [how, document @ ..] = input else { return false };
    match how % 4 {
        0 => check_by::<one::JsonSlice>(how >> 2, document),
        1 => check_by::<one::RmpNamed>(how >> 2, document),
        2 => check_by::<one::Ciborium>(how >> 2, document),
        _ => check_by::<one::CborSlice>(how >> 2, document),
    }
}

fn check_by<B: One>(rows: u8, document: &[u8]) -> bool {
    if rows & 2 != 0 {
        let document = columns_made::made::<B>(rows, document);
        return document.is_some_and(|document| check_by::<B>(rows & 1, &document));
    }
    match rows % 2 {
        0 => comes_back::<B, Table<Row>>(document, |table| bits(&table.rows)),
        _ => comes_back::<B, Table<ListRow>>(document, |table| bits(&table.rows)),
    }
}

fn comes_back<B: One, T: Serialize + DeserializeOwned>(
    document: &[u8],
    bits: impl Fn(&T) -> Vec<u8>,
) -> bool {
    let Ok(first) = read_bounded(document, || B::read::<T>(document)) else { return false };
    let written = work::writing(document, || B::write(&first))
        .unwrap_or_else(|error| panic!("read, but not written: {error}"));
    let second = read_bounded(&written, || B::read::<T>(&written))
        .unwrap_or_else(|error| panic!("written, but not read: {error}"));
    // CBOR's libraries write every NaN as one.
    if !std::any::type_name::<B>().contains("Cbor")
        && !std::any::type_name::<B>().contains("Ciborium")
    {
        assert_eq!(bits(&first), bits(&second), "other rows than were written");
    }
    let third = B::read::<T>(&written).unwrap_or_else(|error| panic!("read once only: {error}"));
    assert_eq!(bits(&second), bits(&third), "other rows than were read before");
    assert_eq!(Ok(written), B::write(&second), "other rows than were read first");
    true
}

/// What the rows are, bit for bit where the format keeps all bits: in MessagePack.
fn bits<R: ndserde::field::SerializeColumns>(rows: &[R]) -> Vec<u8> {
    rmp_serde::to_vec(&Columns::new(rows)).expect("MessagePack holds every column")
}
