use ndserde::NdElement;

#[derive(Clone, NdElement)]
enum Kind {
    Sea,
    Land,
}

#[derive(Clone, NdElement)]
#[repr(C)]
enum Side {
    Left,
    Right,
}

#[derive(Clone, NdElement)]
#[repr(usize)]
enum Wide {
    One,
}

fn main() {
    println!("{:?}", ndserde::DynArray::from(ndarray::arr1(&[Kind::Sea, Kind::Land])));
}
