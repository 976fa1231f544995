//! A service that accepts arrays in whatever layout a client's library writes them.
//!
//! ```text
//! cargo run --example any_layout
//! ```

use ndarray::{Array2, IxDyn, arr2};
use ndserde::{DynArray, NdDeserialize, NdSerialize, wire::Any};

/// What clients send: the layout, the dtype and the data format are theirs.
#[derive(NdDeserialize)]
#[nd(wire = Any)]
struct Request {
    /// Of any dtype and rank, looked at when it is there.
    image: DynArray,

    /// Of any dtype whose values fit.
    #[nd(cast)]
    weights: Array2<f64>,
}

/// What they are sent: the wire `tagged`, which a line of NumPy reads.
#[derive(Debug, NdSerialize)]
struct Answer {
    means: Array2<f64>,
}

fn answer(request: &Request) -> Result<Answer, ndserde::Error> {
    let image = request.image.cast::<f64, IxDyn>()?;
    Ok(Answer { means: request.weights.mapv(|weight| weight * image.mean().unwrap_or_default()) })
}

fn main() {
    let requests = [
        // plotly, and plain lists
        r#"{"image": {"dtype": "u1", "bdata": "AQIDBA==", "shape": "2, 2"}, "weights": [[1, 2]]}"#,
        // json-numpy, and the list of dtype, base64 and shape
        r#"{"image": {"__numpy__": "AQACAAMABAA=", "dtype": "<i2", "shape": [4]},
            "weights": ["float32", "AACAPwAAAEA=", [1, 2]]}"#,
        // the Open Inference Protocol, and json_tricks
        r#"{"image": {"name": "a", "shape": [4], "datatype": "FP32", "data": [1, 2, 3, 4]},
            "weights": {"__ndarray__": [[1, 2]], "dtype": "int64", "shape": [1, 2], "Corder": true}}"#,
    ];
    for json in requests {
        let request = serde_json::from_str(json).unwrap();
        let answer = answer(&request).unwrap();
        println!("{} image: {answer:?}", request.image.dtype());
        assert_eq!(answer.means, arr2(&[[2.5, 5.0]]));
    }

    let unknown = r#"{"image": {"dtype": "u1", "pixels": "AQIDBA=="}, "weights": [[1, 2]]}"#;
    let error = serde_json::from_str::<Request>(unknown).err().unwrap();
    println!("refused: {error}");
    assert!(error.to_string().contains("unknown field \"pixels\", which no known layout has"));
}
