//! The matrices, vectors and views, which are all one type: their elements lie by columns.
//!
//! What has one column or one row by its type is a vector, and has one axis.

use super::nalgebra::{
    ArrayStorage, Const, Dim, Dyn, IsContiguous, Matrix, Point, Quaternion, RawStorage, SMatrix,
    Scalar, U1, VecStorage, ViewStorage, ViewStorageMut,
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
        S::with(self, |elements| {
            if vector::<R, C>().is_some() {
                return with_elements(elements, &[elements.len()], Order::C, true, write);
            }
            // One row or column lies in both orders, of which more wires know this one.
            let order = if rows <= 1 || columns <= 1 { Order::C } else { Order::F };
            with_elements(elements, &[rows, columns], order, true, write)
        })?
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
trait Storage<T, R: Dim, C: Dim>: RawStorage<T, R, C> {
    /// Lends the elements by columns.
    ///
    /// # Errors
    /// When they must be copied, and there is no memory for that.
    fn with<Out>(
        matrix: &Matrix<T, R, C, Self>,
        take: impl FnOnce(&[T]) -> Out,
    ) -> Result<Out, Error>;
}

macro_rules! owned {
    ($([$($param:tt)*] $storage:ty, $rows:ty, $columns:ty;)*) => {$(
        impl<T, $($param)*> Storage<T, $rows, $columns> for $storage
        where
            Self: RawStorage<T, $rows, $columns> + IsContiguous,
        {
            fn with<Out>(
                matrix: &Matrix<T, $rows, $columns, Self>,
                take: impl FnOnce(&[T]) -> Out,
            ) -> Result<Out, Error> {
                Ok(take(matrix.as_slice()))
            }
        }
    )*};
}

owned! {
    [R: Dim, C: Dim] VecStorage<T, R, C>, R, C;
    [const R: usize, const C: usize] ArrayStorage<T, R, C>, Const<R>, Const<C>;
}

macro_rules! views {
    ($($storage:ident)*) => {$(
        impl<T: Scalar, R: Dim, C: Dim, X: Dim, Y: Dim> Storage<T, R, C>
            for $storage<'_, T, R, C, X, Y>
        {
            fn with<Out>(
                matrix: &Matrix<T, R, C, Self>,
                take: impl FnOnce(&[T]) -> Out,
            ) -> Result<Out, Error> {
                with_view(matrix, take)
            }
        }
    )*};
}

views! { ViewStorage ViewStorageMut }

/// Shorter columns are as well copied one element after the other.
const SHORT: usize = 8;

/// Lends the elements of a view: as they lie, if that is one behind the other, and else as a copy.
fn with_view<T: Scalar, R: Dim, C: Dim, S: RawStorage<T, R, C>, Out>(
    matrix: &Matrix<T, R, C, S>,
    take: impl FnOnce(&[T]) -> Out,
) -> Result<Out, Error> {
    let (rows, columns) = matrix.shape();
    let (step, distance) = matrix.strides();
    let mut elements = Vec::new();
    let mut reserve = || {
        elements.try_reserve_exact(matrix.len()).map_err(|error| {
            Error::custom(format_args!("a copy of a view of shape [{rows}, {columns}]: {error}"))
        })
    };
    if step != 1 || matrix.is_empty() || (rows < SHORT && distance != rows) {
        reserve()?;
        elements.extend(matrix.iter().cloned());
        return Ok(take(&elements));
    }
    // Only of types whose rows are neighbours by a constant nalgebra lends slices.
    let view = matrix.view_with_steps((0, 0), (rows, columns), (0, 0));
    let view = view.as_view::<Dyn, Dyn, U1, Dyn>();
    if distance == rows || columns == 1 {
        return Ok(take(view.reshape_generic(Dyn(matrix.len()), Const::<1>).as_slice()));
    }
    reserve()?;
    for column in view.column_iter() {
        elements.extend_from_slice(column.as_slice());
    }
    Ok(take(&elements))
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
