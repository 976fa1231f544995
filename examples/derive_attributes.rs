//! The attributes of the derives, beside serde's own.
//!
//! ```text
//! cargo run --example derive_attributes
//! ```

use ndarray::{Array1, Array2, arr1, arr2};
use ndserde::{NdDeserialize, NdSerialize};

/// An alias that the derive cannot see through.
type Weights = Array2<f32>;

/// Another crate's type that only happens to be called as an array is.
mod other {
    #[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    pub(crate) struct Array(pub(crate) Vec<u8>);
}

/// Arrays are found by their names; every attribute of serde keeps its meaning.
#[derive(Debug, PartialEq, NdSerialize, NdDeserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Model {
    /// An array: nothing to write.
    hidden_layer: Array2<f32>,

    /// Perhaps an array: `None` where the input has no such key.
    #[serde(skip_serializing_if = "Option::is_none")]
    bias: Option<Array1<f32>>,

    /// An array behind an alias: say so. Without `#[nd]` this does not compile.
    #[nd]
    output_layer: Weights,

    /// Not ndarray's array: leave it to serde.
    #[nd(plain)]
    icon: other::Array,

    /// No array.
    #[serde(default)]
    epochs: u32,
}

/// Arrays in containers, in enums, and of any element type.
#[derive(Debug, PartialEq, NdSerialize, NdDeserialize)]
#[serde(tag = "kind", content = "of")]
enum Step<T> {
    Scale(Array1<T>),
    Mix { weights: Vec<Option<Array2<T>>>, labels: (String, Array1<u8>) },
    Stop,
}

fn main() -> Result<(), serde_json::Error> {
    let model = Model {
        hidden_layer: arr2(&[[0.5, 1.0], [1.5, 2.0]]),
        bias: None,
        output_layer: arr2(&[[1.0], [2.0]]),
        icon: other::Array(vec![1, 2, 3]),
        epochs: 10,
    };
    let json = serde_json::to_string_pretty(&model)?;
    println!("{json}");
    assert_eq!(serde_json::from_str::<Model>(&json)?, model);

    let steps = vec![
        Step::Scale(arr1(&[1.0, 0.1])),
        Step::Mix { weights: vec![None, Some(arr2(&[[2.0]]))], labels: ("a".into(), arr1(&[7])) },
        Step::Stop,
    ];
    let json = serde_json::to_string(&steps)?;
    println!("{json}");
    assert_eq!(serde_json::from_str::<Vec<Step<f64>>>(&json)?, steps);
    Ok(())
}
