//! The arrays themselves.

use alloc::borrow::Cow;
use core::{any::type_name, marker::PhantomData};

use ndarray::{ArrayRef, Dimension};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{SchemaBy, SchemaWire, parts};
use crate::{
    array::for_each_ndarray,
    dtype::DType,
    dynamic::DynArray,
    element::Element,
    wire::{FieldType, Tagged, Wire},
};

/// A type of arrays, whose dtype and number of axes make its schema.
pub trait SchemaArray {
    /// What the arrays are: their dtype, unless it is any, and their number of axes, unless it is any.
    fn field() -> FieldType;
}

impl<A: Element, D: Dimension> SchemaArray for ArrayRef<A, D> {
    fn field() -> FieldType {
        FieldType::exactly(A::DTYPE, D::NDIM)
    }
}

impl SchemaArray for DynArray {
    fn field() -> FieldType {
        FieldType::any(None)
    }
}

/// The schema of an array of type `T` on the wire `W`; no values of it are needed.
///
/// ```
/// use ndserde::{
///     DType,
///     schema::{ArrayByWire, SchemaArray, SchemaBy, SchemaWire},
///     wire::{FieldType, Tagged},
/// };
///
/// /// A type that is written as an array of float32 with two axes.
/// struct Matrix;
///
/// impl SchemaArray for Matrix {
///     fn field() -> FieldType {
///         FieldType::exactly(DType::Float32, Some(2))
///     }
/// }
///
/// impl<W: SchemaWire> SchemaBy<W> for Matrix {
///     type As = ArrayByWire<Self, W>;
/// }
///
/// let schema = schemars::schema_for!(ArrayByWire<Matrix, Tagged>);
/// assert_eq!(schema.get("title").unwrap(), "Array2_of_float32");
/// ```
pub struct ArrayByWire<T: ?Sized, W>(PhantomData<W>, PhantomData<T>);

impl<T: SchemaArray + ?Sized, W: SchemaWire> JsonSchema for ArrayByWire<T, W> {
    fn schema_name() -> Cow<'static, str> {
        let name = name(&T::field());
        if W::NAME == Tagged::NAME { name } else { format!("{name}_by_{}", W::NAME) }.into()
    }

    fn schema_id() -> Cow<'static, str> {
        let (field, wire) = (T::field(), type_name::<W>());
        let dtype = field.dtype().map(ToString::to_string);
        format!("{wire} {} {dtype:?}", name(&field)).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        W::schema(&T::field(), generator)
    }
}

/// A name for people and programs: no more than letters, digits and underscores.
fn name(field: &FieldType) -> String {
    let axes = match field.ndim() {
        Some(ndim) => ndim.to_string(),
        None => "D".to_owned(),
    };
    let dtype = match field.dtype() {
        None => return format!("Array{axes}"),
        Some(DType::DateTime64(_)) => "datetime64",
        Some(DType::TimeDelta64(_)) => "timedelta64",
        Some(DType::Str(_)) => "str",
        Some(DType::Bytes(_)) => "bytes",
        Some(DType::Void(_)) => "void",
        Some(dtype) => dtype.plain_name().unwrap_or("record"),
    };
    format!("Array{axes}_of_{dtype}")
}

macro_rules! arrays {
    ($ndarray:ident) => {
        impl<S, D> SchemaArray for $ndarray::ArrayBase<S, D>
        where
            S: $ndarray::RawData,
            S::Elem: Element,
            D: $ndarray::Dimension,
        {
            fn field() -> FieldType {
                FieldType::exactly(<S::Elem as Element>::DTYPE, D::NDIM)
            }
        }

        impl<S, D, W> SchemaBy<W> for $ndarray::ArrayBase<S, D>
        where
            S: $ndarray::RawData,
            S::Elem: Element,
            D: $ndarray::Dimension,
            W: SchemaWire,
        {
            type As = ArrayByWire<Self, W>;
        }

        impl<I: ?Sized, W: SchemaWire> SchemaBy<W> for $ndarray::Dim<I>
        where
            Self: $ndarray::Dimension,
        {
            type As = AxesOf<Self>;
        }

        impl<I: ?Sized> JsonSchema for AxesOf<$ndarray::Dim<I>>
        where
            $ndarray::Dim<I>: $ndarray::Dimension,
        {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                let ndim = <$ndarray::Dim<I> as $ndarray::Dimension>::NDIM;
                ndim.map_or("Axes".into(), |ndim| format!("Axes{ndim}").into())
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                parts::shape(<$ndarray::Dim<I> as $ndarray::Dimension>::NDIM)
            }
        }
    };
}

for_each_ndarray!(arrays);

impl<A: Element, D: Dimension, W: SchemaWire> SchemaBy<W> for ArrayRef<A, D> {
    type As = ArrayByWire<Self, W>;
}

impl<W: SchemaWire> SchemaBy<W> for DynArray {
    type As = ArrayByWire<Self, W>;
}

/// The lengths of the axes, as a list.
pub struct AxesOf<D: ?Sized>(PhantomData<D>);

/// An array of any type, for what names no type: [`As`](crate::As).
pub(super) fn of_any<W: SchemaWire>(generator: &mut SchemaGenerator) -> Schema {
    let any = W::schema(&FieldType::any(None), generator);
    json_schema!({ "anyOf": [any], "description": "An array; the field's type is not known here" })
}
