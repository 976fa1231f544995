use ndserde::NdElement;

#[derive(Clone, NdElement)]
struct Unit;

#[derive(Clone, NdElement)]
struct Empty {}

#[derive(Clone, NdElement)]
struct Tuple(f64, f64);

#[derive(Clone, NdElement)]
struct Borrowing<'a> {
    name: &'a str,
}

#[derive(Clone, Copy, NdElement)]
union Either {
    a: u8,
    b: u16,
}

fn main() {
    // And no second error follows.
    let elements = ndserde::DynArray::from(ndarray::arr1(&[Tuple(0.5, 1.5)]));
    println!("{elements}");
}
