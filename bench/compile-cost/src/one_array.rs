// What the programs of one array have in common: each is compiled as a user's own crate is, so it is
// put in as text.

/// A struct that is read from JSON and written again, with an array on a wire.
macro_rules! program {
    ($wire:literal) => {
        #[derive(serde::Serialize, serde::Deserialize)]
        struct Model {
            name: String,
            #[serde(with = $wire)]
            a: ndarray::Array2<f64>,
        }

        fn main() -> Result<(), Box<dyn std::error::Error>> {
            let text = std::io::read_to_string(std::io::stdin())?;
            let model: Model = serde_json::from_str(&text)?;
            println!("{}", serde_json::to_string(&model)?);
            Ok(())
        }
    };
}
