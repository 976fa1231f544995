//! Structs of small arrays as columns, against the same `Vec` by `tagged`: their bytes and times.

use ndarray::{Array1, arr1};
use ndserde::{Columns, NdColumns, NdDeserialize, NdSerialize};

use crate::{
    backends::{Backend, Ciborium, Json, MessagePack, Named, OurJson},
    rows::small::ARRAYS,
    table::Table,
    timing::{compare, side},
};

/// A place, a velocity and a colour: 60 bytes of elements.
#[derive(NdColumns, NdDeserialize, NdSerialize)]
struct Body {
    x: Array1<f64>,
    v: Array1<f64>,
    c: Array1<f32>,
}

pub fn run(table: &mut Table) {
    println!("\n### {ARRAYS} structs of three small arrays, as columns\n");
    println!("| ours | against | ratio | to reach | ours takes |\n|---|---|---:|---|---|");
    both::<MessagePack>(table, [None; 2]);
    let figures = [Some(3.0), Some(5.0)];
    both::<Named>(table, figures);
    both::<Ciborium>(table, figures);
    both::<Json>(table, figures);
    both::<OurJson>(table, figures);

    println!("\n| bytes of columns | found | limit |\n|---|---:|---:|");
    bytes::<MessagePack>(table, 1);
    bytes::<Named>(table, 3);
    bytes::<Ciborium>(table, 3);
    bytes::<Json>(table, 3);
}

fn bodies() -> Vec<Body> {
    let body = |i: usize| {
        let number = u32::try_from(i).map_or(0.0, f64::from);
        let color = arr1(&[0.25, 0.5, 0.75]);
        Body { x: arr1(&[number, 0.5, -number]), v: arr1(&[1.0, number, 0.1]), c: color }
    };
    (0..ARRAYS).map(body).collect()
}

fn both<B: Backend>(table: &mut Table, [encode, decode]: [Option<f64>; 2]) {
    let bodies = bodies();
    let (columns, tagged) = (B::encode(&Columns::new(&bodies)), B::encode(&bodies));
    table.single(&format!("{} columns encode", B::NAME), "tagged", encode, |effort| {
        compare(side(|| B::encode(&Columns::new(&bodies))), side(|| B::encode(&bodies)), effort)
    });
    table.single(&format!("{} columns decode", B::NAME), "tagged", decode, |effort| {
        compare(
            side(|| B::decode::<Columns<Vec<Body>>>(&columns)),
            side(|| B::decode::<Vec<Body>>(&tagged)),
            effort,
        )
    });
}

/// So many times fewer than `tagged`.
fn bytes<B: Backend>(table: &mut Table, times: usize) {
    let bodies = bodies();
    let columns = B::encode(&Columns::new(&bodies)).len();
    table.limit(&format!("{} columns", B::NAME), columns, B::encode(&bodies).len() / times);
}
