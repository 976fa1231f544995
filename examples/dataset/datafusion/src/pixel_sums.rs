//! `pixel_sums(image)`: the sum of each pixel and of its square, over the rows of a group.
//!
//! An aggregate from tensors to a tensor: of float32 (28, 28) to one of float64 (2, 28, 28). What
//! DataFusion's threads hand to each other on the way is the same tensor.

use std::sync::Arc;

use datafusion::{
    arrow::{
        array::ArrayRef,
        datatypes::{DataType, FieldRef},
    },
    common::{exec_err, internal_err},
    error::Result,
    logical_expr::{
        Accumulator, AggregateUDFImpl, Signature, Volatility,
        function::{AccumulatorArgs, StateFieldsArgs},
    },
    scalar::ScalarValue,
};
use ndarray::{Array3, Axis, Ix3, Ix4};
use ndserde::NdColumns;
use ndserde_arrow::arrow_59::{column, schema_of, to_record_batch};

use crate::tensor;

/// What a group has: of shape (2, 28, 28), of the pixels and of their squares.
#[derive(NdColumns)]
struct Sums {
    sums: Array3<f64>,
}

impl Sums {
    fn zero() -> Self {
        Self { sums: Array3::zeros((2, 28, 28)) }
    }

    /// How the column is described, in the result and between the threads.
    fn field() -> Result<FieldRef> {
        let schema = schema_of(&[Self::zero()]).map_err(tensor::external)?;
        Ok(Arc::new(schema.field(0).clone()))
    }

    /// A column with this as its only row.
    fn column(self) -> Result<ArrayRef> {
        let batch = to_record_batch(&[self]).map_err(tensor::external)?;
        Ok(Arc::clone(batch.column(0)))
    }
}

/// The function.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct PixelSums {
    signature: Signature,
}

impl PixelSums {
    /// The function.
    pub fn new() -> Self {
        Self { signature: Signature::any(1, Volatility::Immutable) }
    }
}

impl AggregateUDFImpl for PixelSums {
    fn name(&self) -> &'static str {
        "pixel_sums"
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(Sums::field()?.data_type().clone())
    }

    fn return_field(&self, _: &[FieldRef]) -> Result<FieldRef> {
        Sums::field()
    }

    fn state_fields(&self, _: StateFieldsArgs) -> Result<Vec<FieldRef>> {
        Ok(vec![Sums::field()?])
    }

    fn accumulator(&self, args: AccumulatorArgs) -> Result<Box<dyn Accumulator>> {
        let image = Arc::clone(&args.expr_fields[0]);
        Ok(Box::new(Adding { image, sums: Sums::zero().sums }))
    }
}

/// A group, on one thread.
#[derive(Debug)]
struct Adding {
    /// How the images are described.
    image: FieldRef,
    sums: Array3<f64>,
}

impl Accumulator for Adding {
    fn update_batch(&mut self, values: &[ArrayRef]) -> Result<()> {
        let batch = tensor::alone(&self.image, &values[0])?;
        let images = column::<f32, Ix3>(&batch, self.image.name()).map_err(tensor::external)?;
        if images.shape()[1..] != self.sums.shape()[1..] {
            return exec_err!("images of {:?} for sums of {:?}", images.shape(), self.sums.shape());
        }
        let (mut sums, mut squares) = self.sums.view_mut().split_at(Axis(0), 1);
        for image in images.axis_iter(Axis(0)) {
            sums.zip_mut_with(&image, |sum, &pixel| *sum += f64::from(pixel));
            squares.zip_mut_with(&image, |sum, &pixel| *sum += f64::from(pixel) * f64::from(pixel));
        }
        Ok(())
    }

    fn merge_batch(&mut self, states: &[ArrayRef]) -> Result<()> {
        let field = Sums::field()?;
        let batch = tensor::alone(&field, &states[0])?;
        let states = column::<f64, Ix4>(&batch, field.name()).map_err(tensor::external)?;
        if states.shape()[1..] != *self.sums.shape() {
            return internal_err!("states of {:?}", states.shape());
        }
        self.sums += &states.sum_axis(Axis(0));
        Ok(())
    }

    fn evaluate(&mut self) -> Result<ScalarValue> {
        let column = Sums { sums: self.sums.clone() }.column()?;
        ScalarValue::try_from_array(&column, 0)
    }

    fn state(&mut self) -> Result<Vec<ScalarValue>> {
        Ok(vec![self.evaluate()?])
    }

    fn size(&self) -> usize {
        size_of_val(self) + 8 * self.sums.len()
    }
}
