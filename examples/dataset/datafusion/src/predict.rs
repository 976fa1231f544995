//! `predict(image)`: the class of each image.

use std::sync::Arc;

use datafusion::{
    arrow::{array::Int64Array, datatypes::DataType},
    common::exec_err,
    error::Result,
    logical_expr::{
        ColumnarValue, ScalarFunctionArgs, ScalarUDFImpl, Signature, Volatility, ptr_eq::PtrEq,
    },
};
use ndarray::{ArrayBase, ArrayView3, Axis, Ix3};
use ndserde_arrow::arrow_59::column;

use crate::{model::Model, tensor};

/// The function.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Predict {
    signature: Signature,
    model: PtrEq<Arc<Model>>,
}

impl Predict {
    /// The function for one model.
    pub fn new(model: Model) -> Self {
        let signature = Signature::any(1, Volatility::Immutable);
        Self { signature, model: Arc::new(model).into() }
    }

    fn classes(&self, images: ArrayView3<f32>) -> Result<Vec<i64>> {
        let Model { weights, bias } = &**self.model;
        if images.shape()[1..] != weights.shape()[1..] {
            return exec_err!(
                "images of {:?} for weights of {:?}",
                images.shape(),
                weights.shape()
            );
        }
        let flat = |array: ArrayView3<f64>| {
            let (rows, height, width) = array.dim();
            array
                .to_shape((rows, height * width))
                .map(ArrayBase::into_owned)
                .map_err(tensor::external)
        };
        let scores = flat(images.mapv(f64::from).view())?.dot(&flat(weights.view())?.t()) + bias;
        // The first of those whose score is the highest.
        let best = scores.map_axis(Axis(1), |scores| {
            let best = (0..).zip(scores).reduce(|a, b| if b.1 > a.1 { b } else { a });
            best.map_or(0, |(class, _)| class)
        });
        Ok(best.to_vec())
    }
}

impl ScalarUDFImpl for Predict {
    fn name(&self) -> &'static str {
        "predict"
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(DataType::Int64)
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let field = &args.arg_fields[0];
        let batch = tensor::alone(field, &args.args[0].to_array(args.number_rows)?)?;
        let images = column::<f32, Ix3>(&batch, field.name()).map_err(tensor::external)?;
        Ok(ColumnarValue::Array(Arc::new(Int64Array::from(self.classes(images)?))))
    }
}
