// What both programs of five arrays have in common, put in as text.

/// Arrays of five types, read from JSON, and through MessagePack and CBOR.
macro_rules! program {
    ($($derive:path),*) => {
        #[derive($($derive),*)]
        struct Model {
            name: String,
            a: ndarray::Array1<f64>,
            b: ndarray::Array2<f32>,
            c: ndarray::Array3<i32>,
            d: ndarray::ArrayD<u8>,
            e: ndarray::Array2<i64>,
        }

        fn main() -> Result<(), Box<dyn std::error::Error>> {
            let text = std::io::read_to_string(std::io::stdin())?;
            let model: Model = serde_json::from_str(&text)?;
            println!("{}", serde_json::to_string(&model)?);

            let packed = rmp_serde::to_vec_named(&model)?;
            let model: Model = rmp_serde::from_slice(&packed)?;

            let mut cbor = Vec::new();
            ciborium::into_writer(&model, &mut cbor)?;
            let _: Model = ciborium::from_reader(cbor.as_slice())?;
            Ok(())
        }
    };
}
