//! What cannot be written, and what the messages say.

use ndarray::{ArrayD, IxDyn, arr1};
use ndserde::DynArray;
use serde::{Serialize, Serializer};

use super::{batch, by};

/// What cannot be written in some rows.
struct Bad(bool);

impl Serialize for Bad {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 {
            Err(serde::ser::Error::custom("it is bad"))
        } else {
            serializer.serialize_u8(1)
        }
    }
}

impl<'de> serde::Deserialize<'de> for Bad {
    fn deserialize<D: serde::Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        Ok(Self(true))
    }
}

#[derive(Serialize, serde::Deserialize)]
#[serde(untagged)]
enum Either {
    Number(u8),
    Text(String),
}

#[test]
fn messages() {
    let zeros = |shape: &[usize]| ArrayD::<u8>::zeros(IxDyn(shape));
    let batches = [
        (
            batch!(ArrayD<u8>: zeros(&[1]), zeros(&[2, 2])),
            "column `x`, row 1: shape [2, 2], where the column's arrays have 1 axes",
            Some(1),
        ),
        (
            batch!(ArrayD<u8>: zeros(&[]), zeros(&[1])),
            "column `x`, row 1: shape [1], where the column's arrays have 0 axes",
            Some(1),
        ),
        (
            batch!(DynArray: DynArray::from(arr1(&[1_u8])), DynArray::from(arr1(&[1_u8])), DynArray::from(arr1(&[1.0]))),
            "column `x`, row 2: float64, where the rows before it are uint8",
            Some(2),
        ),
        (batch!(Bad: Bad(false), Bad(true)), "column `x`, row 1: ", Some(1)),
        (
            batch!(Either: Either::Number(1), Either::Text("a".into())),
            "column `x`, row 1: ",
            Some(1),
        ),
        (batch!(i128: 1), "column `x`, row 0: ", Some(0)),
    ];
    for (batch, message, row) in batches {
        let error = batch.unwrap_err();
        let said = error.to_string();
        assert!(said.starts_with(message), "{said}");
        assert_eq!((error.column(), error.row()), (Some("x"), row), "{said}");
    }
}

/// Rows that the type of the column can't count.
#[test]
fn too_large() {
    #[derive(ndserde::NdColumns)]
    struct Row<'a> {
        x: ndarray::ArrayViewD<'a, u8>,
    }
    let one = arr1(&[1_u8]).into_dyn();
    let row = |len: usize| Row { x: one.broadcast(IxDyn(&[len])).unwrap() };
    let error = by::to_record_batch(&[row(1), row(2), row(usize::MAX / 4)]).unwrap_err();
    assert!(error.to_string().contains("row 2"), "{error}");
}
