//! A program that takes what it is sent: any dtype, or any that fits.
//!
//! ```text
//! cargo run --example any_dtype
//! ```

use ndarray::{Array1, ArrayD, IxDyn, arr1, arr2};
use ndserde::{DType, DynArray, Error, Nd, NdDeserialize};

/// What a client sends.
#[derive(NdDeserialize)]
struct Request {
    /// Any dtype and rank, known only after reading.
    image: DynArray,

    /// Python's numbers are `float64` and `int64`; what does not fit exactly is an error.
    #[nd(cast)]
    offsets: Array1<i32>,

    /// Rounded to the nearest, as NumPy does.
    #[nd(cast = "same_kind")]
    weights: Array1<f32>,
}

/// A match on the dtype is the way to typed code.
fn brightest(image: &DynArray) -> Result<f64, Error> {
    match image.dtype() {
        DType::UInt8 => Ok(max(image.view::<u8, IxDyn>()?.mapv(f64::from))),
        DType::UInt16 => Ok(max(image.view::<u16, IxDyn>()?.mapv(f64::from))),
        DType::Float32 | DType::Float64 => image.cast::<f64, IxDyn>().map(max),
        dtype => Err(Error::custom(format_args!("no images of {dtype}"))),
    }
}

fn max(values: ArrayD<f64>) -> f64 {
    values.into_iter().fold(f64::NEG_INFINITY, f64::max)
}

fn main() {
    let image = Nd::new(DynArray::from(arr2(&[[0_u16, 700], [41, 3]])));
    let json = serde_json::json!({
        "image": image,
        "offsets": Nd::new(arr1(&[1_i64, -2])),
        "weights": Nd::new(arr1(&[0.1_f64, 0.2])),
    });
    let request = serde_json::from_value::<Request>(json.clone()).unwrap();
    println!("an image:\n{}", request.image);
    println!("its brightest pixel: {}", brightest(&request.image).unwrap());
    println!("offsets {} and weights {}", request.offsets, request.weights);
    assert_eq!(request.weights, arr1(&[0.1_f32, 0.2]));

    let mut too_large = json;
    too_large["offsets"] = serde_json::to_value(Nd::new(arr1(&[1_i64 << 40]))).unwrap();
    let error = serde_json::from_value::<Request>(too_large).err().unwrap();
    println!("refused: {error}");
    assert!(error.to_string().contains("the int64 at [0] is 1099511627776, which int32"));
}
