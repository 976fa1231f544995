//! The matrices, vectors and views, which are all one type: their elements lie by columns.
//!
//! What has one column or one row by its type is a vector, and has one axis.

use alloc::borrow::Cow;

use super::nalgebra::{
    ArrayStorage, Const, Dim, Matrix, Point, Quaternion, RawStorage, SMatrix, Scalar, VecStorage,
    ViewStorage, ViewStorageMut,
};

use crate::{
    array::{into_elements, with_elements},
    element::{Element, Write},
    error::Error,
    field::matrix::{LendArray, MakeArray, array_types, field_of, other_shape},
    order::Order,
    untyped::{ArrayBytes, FieldType},
};

array_types! {
    [T, R, C, S] Matrix<T, R, C, S>;
    [T: Scalar, const D: usize] Point<T, D>;
    [T] Quaternion<T>;
}

/// Which axis of a type has the length 1, so that it is a vector.
#[derive(Clone, Copy)]
enum VectorKind {
    Column,
    Row,
}

fn vector<R: Dim, C: Dim>() -> Option<VectorKind> {
    match (R::try_to_usize(), C::try_to_usize()) {
        (_, Some(1)) => Some(VectorKind::Column),
        (Some(1), _) => Some(VectorKind::Row),
        _ => None,
    }
}

impl<T: Write, R: Dim, C: Dim, S: Storage<T, R, C>> LendArray for Matrix<T, R, C, S> {
    type Element = T;

    fn ndim() -> usize {
        if vector::<R, C>().is_some() { 1 } else { 2 }
    }

    fn lend<Out>(&self, write: impl FnOnce(&ArrayBytes<'_>) -> Out) -> Result<Out, Error> {
        let (rows, columns) = self.shape();
        let elements = S::elements(self)?;
        if vector::<R, C>().is_some() {
            return with_elements(&elements, &[elements.len()], Order::C, true, write);
        }
        // One row or column lies in both orders, of which more wires know this one.
        let order = if rows <= 1 || columns <= 1 { Order::C } else { Order::F };
        with_elements(&elements, &[rows, columns], order, true, write)
    }
}

impl<T: Element, R: Dim, C: Dim, S: OwnedStorage<T, R, C>> MakeArray for Matrix<T, R, C, S> {
    fn field() -> &'static FieldType {
        let [matrix, column, row] = const {
            &[field_of::<T>(2), FieldType::vector(T::DTYPE, 1), FieldType::vector(T::DTYPE, 0)]
        };
        match vector::<R, C>() {
            None => matrix,
            Some(VectorKind::Column) => column,
            Some(VectorKind::Row) => row,
        }
    }

    fn make(array: ArrayBytes<'_>) -> Result<Self, Error> {
        let (r, c) = (R::try_to_usize(), C::try_to_usize());
        let (lens, kind) = (array.shape(), vector::<R, C>());
        let (rows, columns) = match (&lens[..], kind) {
            (&[rows, columns], _) => (rows, columns),
            (&[len], Some(VectorKind::Column)) => (len, 1),
            (&[len], Some(VectorKind::Row)) => (1, len),
            _ => return Err(other_shape(&array, &[r, c])),
        };
        if r.is_some_and(|r| r != rows) || c.is_some_and(|c| c != columns) {
            return Err(match kind {
                None => other_shape(&array, &[r, c]),
                Some(VectorKind::Column) => other_shape(&array, &[r]),
                Some(VectorKind::Row) => other_shape(&array, &[c]),
            });
        }
        let (elements, ..) = into_elements(array.into_f_order())?;
        Ok(S::of(R::from_usize(rows), C::from_usize(columns), elements))
    }
}

/// Types around a vector.
macro_rules! around_vectors {
    ($([$($size:tt)*] $Type:ty;)*) => {$(
        impl<T: Write + Scalar, $($size)*> LendArray for $Type {
            type Element = T;

            fn ndim() -> usize {
                1
            }

            fn lend<Out>(&self, write: impl FnOnce(&ArrayBytes<'_>) -> Out) -> Result<Out, Error> {
                self.coords.lend(write)
            }
        }

        impl<T: Element + Scalar, $($size)*> MakeArray for $Type {
            fn field() -> &'static FieldType {
                const { &FieldType::vector(T::DTYPE, 1) }
            }

            fn make(array: ArrayBytes<'_>) -> Result<Self, Error> {
                MakeArray::make(array).map(|coords| Self { coords })
            }
        }
    )*};
}

around_vectors! {
    [const D: usize] Point<T, D>;
    [] Quaternion<T>;
}

/// Where the elements of a matrix are.
trait Storage<T: Clone, R: Dim, C: Dim>: RawStorage<T, R, C> {
    /// The elements by columns.
    ///
    /// # Errors
    /// When they must be copied, and there is no memory for that.
    fn elements(matrix: &Matrix<T, R, C, Self>) -> Result<Cow<'_, [T]>, Error>;
}

impl<T: Clone, R: Dim, C: Dim> Storage<T, R, C> for VecStorage<T, R, C>
where
    Self: RawStorage<T, R, C>,
{
    fn elements(matrix: &Matrix<T, R, C, Self>) -> Result<Cow<'_, [T]>, Error> {
        Ok(Cow::Borrowed(matrix.as_slice()))
    }
}

impl<T: Clone, const R: usize, const C: usize> Storage<T, Const<R>, Const<C>>
    for ArrayStorage<T, R, C>
{
    fn elements(matrix: &Matrix<T, Const<R>, Const<C>, Self>) -> Result<Cow<'_, [T]>, Error> {
        Ok(Cow::Borrowed(matrix.as_slice()))
    }
}

impl<T: Clone, R: Dim, C: Dim, X: Dim, Y: Dim> Storage<T, R, C> for ViewStorage<'_, T, R, C, X, Y> {
    fn elements(matrix: &Matrix<T, R, C, Self>) -> Result<Cow<'_, [T]>, Error> {
        copied(matrix)
    }
}

impl<T: Clone, R: Dim, C: Dim, X: Dim, Y: Dim> Storage<T, R, C>
    for ViewStorageMut<'_, T, R, C, X, Y>
{
    fn elements(matrix: &Matrix<T, R, C, Self>) -> Result<Cow<'_, [T]>, Error> {
        copied(matrix)
    }
}

/// The elements one by one: only types whose strides are constants lend a view's as a slice.
fn copied<T: Clone, R: Dim, C: Dim, S: RawStorage<T, R, C>>(
    matrix: &Matrix<T, R, C, S>,
) -> Result<Cow<'_, [T]>, Error> {
    let mut elements = Vec::new();
    elements.try_reserve_exact(matrix.len()).map_err(|error| {
        let (rows, columns) = matrix.shape();
        Error::custom(format_args!("a copy of a view of shape [{rows}, {columns}]: {error}"))
    })?;
    elements.extend(matrix.iter().cloned());
    Ok(Cow::Owned(elements))
}

/// What owns the elements of a matrix.
trait OwnedStorage<T, R: Dim, C: Dim>: Sized {
    /// A matrix of these elements by columns, which are as many as it has places.
    fn of(rows: R, columns: C, elements: Vec<T>) -> Matrix<T, R, C, Self>;
}

impl<T, R: Dim, C: Dim> OwnedStorage<T, R, C> for VecStorage<T, R, C>
where
    Self: RawStorage<T, R, C>,
{
    fn of(rows: R, columns: C, elements: Vec<T>) -> Matrix<T, R, C, Self> {
        Matrix::from_data(Self::new(rows, columns, elements))
    }
}

impl<T: Scalar, const R: usize, const C: usize> OwnedStorage<T, Const<R>, Const<C>>
    for ArrayStorage<T, R, C>
{
    fn of(_: Const<R>, _: Const<C>, elements: Vec<T>) -> SMatrix<T, R, C> {
        SMatrix::from_iterator(elements)
    }
}
