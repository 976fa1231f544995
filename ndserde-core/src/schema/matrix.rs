//! Matrices and vectors of other crates, which are arrays by their type.

use super::{ArrayByWire, SchemaArray, SchemaBy, SchemaWire};
use crate::{element::Element, field::matrix::LendArray, wire::FieldType};

impl<T: LendArray<Element: Element>> SchemaArray for T {
    fn field() -> FieldType {
        FieldType::exactly(T::Element::DTYPE, Some(T::ndim()))
    }
}

macro_rules! matrices {
    ($([$($param:tt)*] $matrix:ty;)*) => {$(
        impl<Wi: SchemaWire, $($param)*> SchemaBy<Wi> for $matrix
        where
            Self: SchemaArray,
        {
            type As = ArrayByWire<Self, Wi>;
        }
    )*};
}

#[cfg(feature = "nalgebra_0_33")]
matrices! {
    [T, R, C, S] nalgebra_0_33::Matrix<T, R, C, S>;
    [T: nalgebra_0_33::Scalar, const N: usize] nalgebra_0_33::Point<T, N>;
    [T] nalgebra_0_33::Quaternion<T>;
}

#[cfg(feature = "nalgebra_0_34")]
matrices! {
    [T, R, C, S] nalgebra_0_34::Matrix<T, R, C, S>;
    [T: nalgebra_0_34::Scalar, const N: usize] nalgebra_0_34::Point<T, N>;
    [T] nalgebra_0_34::Quaternion<T>;
}

#[cfg(feature = "nalgebra_0_35")]
matrices! {
    [T, R, C, S] nalgebra_0_35::Matrix<T, R, C, S>;
    [T: nalgebra_0_35::Scalar, const N: usize] nalgebra_0_35::Point<T, N>;
    [T] nalgebra_0_35::Quaternion<T>;
}

#[cfg(any(feature = "glam_0_30", feature = "glam_0_34"))]
macro_rules! of_glam {
    ($glam:ident: $($matrix:ident)*) => {
        matrices! { $([] $glam::$matrix;)* }
    };
}

#[cfg(feature = "glam_0_30")]
of_glam! { glam_0_30: Vec2 Vec3 Vec3A Vec4 Quat DVec2 DVec3 DVec4 DQuat I8Vec2 I8Vec3 I8Vec4 I16Vec2 I16Vec3 I16Vec4 IVec2 IVec3 IVec4 I64Vec2 I64Vec3 I64Vec4 U8Vec2 U8Vec3 U8Vec4 U16Vec2 U16Vec3 U16Vec4 UVec2 UVec3 UVec4 U64Vec2 U64Vec3 U64Vec4 USizeVec2 USizeVec3 USizeVec4 Mat2 Mat3 Mat3A Mat4 DMat2 DMat3 DMat4 }

#[cfg(feature = "glam_0_34")]
of_glam! { glam_0_34: Vec2 Vec3 Vec3A Vec4 Quat DVec2 DVec3 DVec4 DQuat I8Vec2 I8Vec3 I8Vec4 I16Vec2 I16Vec3 I16Vec4 IVec2 IVec3 IVec4 I64Vec2 I64Vec3 I64Vec4 U8Vec2 U8Vec3 U8Vec4 U16Vec2 U16Vec3 U16Vec4 UVec2 UVec3 UVec4 U64Vec2 U64Vec3 U64Vec4 USizeVec2 USizeVec3 USizeVec4 Mat2 Mat3 Mat3A Mat4 DMat2 DMat3 DMat4 }
