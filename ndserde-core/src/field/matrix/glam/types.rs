//! Vectors and quaternions, of one axis, and matrices, whose elements lie by columns.

use super::glam;

use crate::{
    array::with_elements,
    element::Element,
    error::Error,
    field::matrix::{LendArray, MakeArray, array_types, field_of, fixed},
    order::Order,
    untyped::{ArrayBytes, FieldType},
};

/// Types of so many elements on one axis.
macro_rules! vectors {
    ($($Type:ident $A:ident $len:literal;)*) => {
        array_types! { $([] glam::$Type;)* }

        $(impl LendArray for glam::$Type {
            type Element = $A;

            fn ndim() -> usize {
                1
            }

            fn lend<R>(&self, write: impl FnOnce(&ArrayBytes<'_>) -> R) -> Result<R, Error> {
                with_elements(&self.to_array(), &[$len], Order::C, true, write)
            }
        }

        impl MakeArray for glam::$Type {
            fn field() -> &'static FieldType {
                const { &FieldType::vector($A::DTYPE, 1) }
            }

            fn make(array: ArrayBytes<'_>) -> Result<Self, Error> {
                fixed::<$A, $len>(array, &[$len]).map(Self::from_array)
            }
        })*
    };
}

vectors! {
    Vec2 f32 2;
    Vec3 f32 3;
    Vec3A f32 3;
    Vec4 f32 4;
    Quat f32 4;
    DVec2 f64 2;
    DVec3 f64 3;
    DVec4 f64 4;
    DQuat f64 4;
    I8Vec2 i8 2;
    I8Vec3 i8 3;
    I8Vec4 i8 4;
    I16Vec2 i16 2;
    I16Vec3 i16 3;
    I16Vec4 i16 4;
    IVec2 i32 2;
    IVec3 i32 3;
    IVec4 i32 4;
    I64Vec2 i64 2;
    I64Vec3 i64 3;
    I64Vec4 i64 4;
    U8Vec2 u8 2;
    U8Vec3 u8 3;
    U8Vec4 u8 4;
    U16Vec2 u16 2;
    U16Vec3 u16 3;
    U16Vec4 u16 4;
    UVec2 u32 2;
    UVec3 u32 3;
    UVec4 u32 4;
    U64Vec2 u64 2;
    U64Vec3 u64 3;
    U64Vec4 u64 4;
    USizeVec2 usize 2;
    USizeVec3 usize 3;
    USizeVec4 usize 4;
}

/// Types of as many rows as columns, and so many elements in all.
macro_rules! matrices {
    ($($Type:ident $A:ident $len:literal $all:literal;)*) => {
        array_types! { $([] glam::$Type;)* }

        $(impl LendArray for glam::$Type {
            type Element = $A;

            fn ndim() -> usize {
                2
            }

            fn lend<R>(&self, write: impl FnOnce(&ArrayBytes<'_>) -> R) -> Result<R, Error> {
                with_elements(&self.to_cols_array(), &[$len, $len], Order::F, true, write)
            }
        }

        impl MakeArray for glam::$Type {
            fn field() -> &'static FieldType {
                const { &field_of::<$A>(2) }
            }

            fn make(array: ArrayBytes<'_>) -> Result<Self, Error> {
                let elements = fixed::<$A, $all>(array, &[$len, $len])?;
                Ok(Self::from_cols_array(&elements))
            }
        })*
    };
}

matrices! {
    Mat2 f32 2 4;
    Mat3 f32 3 9;
    Mat3A f32 3 9;
    Mat4 f32 4 16;
    DMat2 f64 2 4;
    DMat3 f64 3 9;
    DMat4 f64 4 16;
}
