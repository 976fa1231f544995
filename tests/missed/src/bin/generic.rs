//! missed: `layers` holds an ndarray array

use ndserde::__private::serde::Serialize;

type Weights<T> = ndarray::Array2<T>;

#[derive(ndserde::NdSerialize)]
struct Model<'a, T> {
    name: &'a str,
    layers: Option<Weights<T>>,
}

fn main() {
    // The check waits for somebody to name the type; `fmt::Formatter` is a serializer of serde's own.
    struct Show<'a>(Model<'a, f64>);
    impl std::fmt::Display for Show<'_> {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            self.0.serialize(f)
        }
    }
    println!("{}", Show(Model { name: "", layers: None }));
}
