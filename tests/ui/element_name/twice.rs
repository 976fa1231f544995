use ndserde::NdElement;

#[derive(Clone, NdElement)]
struct Point {
    x: f64,
    #[nd(rename = "x")]
    y: f64,
    #[nd(rename = "")]
    z: f64,
}

fn main() {}
