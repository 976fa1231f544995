//! typetag: arrays inside trait objects, which go through serde's buffering.

use ndarray::{Array1, arr1};
use ndserde::{NdDeserialize, NdSerialize};

#[typetag::serde(tag = "type")]
trait Layer {
    fn weights(&self) -> &Array1<f32>;
}

#[derive(NdSerialize, NdDeserialize)]
struct Dense {
    weights: Array1<f32>,
}

#[typetag::serde]
impl Layer for Dense {
    fn weights(&self) -> &Array1<f32> {
        &self.weights
    }
}

#[test]
fn arrays_in_trait_objects() {
    let layers: Vec<Box<dyn Layer>> = vec![Box::new(Dense { weights: arr1(&[0.5, f32::NAN]) })];
    let json = serde_json::to_string(&layers).unwrap();
    let msgpack = rmp_serde::to_vec_named(&layers).unwrap();
    let backs: [Vec<Box<dyn Layer>>; 2] =
        [serde_json::from_str(&json).unwrap(), rmp_serde::from_slice(&msgpack).unwrap()];
    for back in backs {
        let bits = |layer: &dyn Layer| layer.weights().mapv(f32::to_bits);
        assert_eq!(bits(&*back[0]), bits(&*layers[0]));
    }
}
