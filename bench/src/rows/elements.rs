//! Vectors and fixed arrays, against what serde makes of them: element by element.

use ndserde::{
    Elements, Nd,
    field::{DeserializeElements, SerializeElements},
    wire::Tagged,
};
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    arrays::{Number, matrix},
    backends::{Backend, Ciborium, MessagePack, OurJson},
    table::Table,
    timing::{compare, side},
};

pub fn run(table: &mut Table) {
    table.head("Vectors and fixed arrays against serde's own");
    by::<MessagePack>(table, Some(10.0));
    by::<Ciborium>(table, None);
    by::<OurJson>(table, None);
}

fn by<B: Backend>(table: &mut Table, target: Option<f64>) {
    rows::<B, Vec<f64>>(table, "Vec<f64>", target, flat::<f64>);
    rows::<B, Vec<[f32; 3]>>(table, "Vec<[f32; 3]>", target, |size| {
        flat::<f32>(size).chunks_exact(3).map(|row| [row[0], row[1], row[2]]).collect()
    });
    // Copied once more, since rows of rows cannot be cast: decoded at 7 times.
    rows::<B, Vec<[[f64; 4]; 4]>>(table, "Vec<[[f64; 4]; 4]>", None, |size| {
        let elements = flat::<f64>(size);
        let row = |row: &[f64]| [row[0], row[1], row[2], row[3]];
        let rows = elements.chunks_exact(4).map(row).collect::<Vec<_>>();
        rows.chunks_exact(4).map(|rows| [rows[0], rows[1], rows[2], rows[3]]).collect()
    });
    rows::<B, Vec<Vec<f64>>>(table, "Vec<Vec<f64>>, rows of 64", None, |size| {
        flat::<f64>(size).chunks_exact(64).map(<[f64]>::to_vec).collect()
    });
}

fn flat<A: Number>(size: usize) -> Vec<A> {
    matrix(size).into_raw_vec_and_offset().0
}

fn rows<B: Backend, T>(table: &mut Table, ty: &str, target: Option<f64>, value: impl Fn(usize) -> T)
where
    T: SerializeElements<Tagged> + for<'de> DeserializeElements<'de, Tagged>,
    T: Serialize + DeserializeOwned,
{
    let name = |way| format!("{} {way} elements, {ty}", B::NAME);
    let targets = [None, None, target, None];
    table.line(&name("encode"), "serde's own", targets, |size, effort| {
        let value = value(size);
        compare(side(|| B::encode(&Nd::by::<Elements>(&value))), side(|| B::encode(&value)), effort)
    });
    table.line(&name("decode"), "serde's own", targets, |size, effort| {
        let value = value(size);
        let (ours, other) = (B::encode(&Nd::by::<Elements>(&value)), B::encode(&value));
        compare(
            side(|| B::decode::<Nd<T, Elements>>(&ours)),
            side(|| B::decode::<T>(&other)),
            effort,
        )
    });
}
