//! What serde's attributes say that columns do not know.
use ndarray::Array1;
use ndserde::NdColumns;

#[derive(NdColumns)]
#[serde(tag = "t", default, transparent)]
struct Type {
    x: Array1<f64>,
}

#[derive(NdColumns)]
struct Fields {
    #[serde(with = "ndserde::npy")]
    with: Array1<f64>,
    #[serde(flatten)]
    flatten: Inner,
    #[serde(skip_serializing_if = "Option::is_none")]
    option: Option<u8>,
    #[serde(skip_serializing)]
    one_way: u8,
}

#[derive(NdColumns)]
struct Inner {
    x: Array1<f64>,
}

#[derive(NdColumns)]
#[serde(rename_all = "CamelCase")]
struct Rule {
    x: Array1<f64>,
}

fn main() {}
