use ndserde::NdElement;

#[derive(Clone, NdElement)]
#[repr(u8)]
enum Shape {
    Point,
    Circle { radius: f64 },
    Square(f64),
}

#[derive(Clone, NdElement)]
#[repr(u8)]
enum Generic<T> {
    #[nd(default)]
    One,
    Of(T),
}

#[derive(Clone, NdElement)]
enum Never {}

fn main() {}
