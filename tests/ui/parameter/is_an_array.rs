use ndarray::Array1;
use ndserde::{NdDeserialize, NdSerialize};

#[derive(NdSerialize, NdDeserialize)]
struct Page<P> {
    item: Option<P>,
}

#[derive(NdSerialize, NdDeserialize)]
struct Book {
    page: Page<Array1<f64>>,
}

fn main() {}
