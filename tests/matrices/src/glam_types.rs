//! glam's types.

use glam::{
    DMat3, DQuat, DVec4, I8Vec2, IVec3, Mat2, Mat3A, Mat4, Quat, USizeVec2, UVec2, Vec3, Vec3A,
};
use ndserde::{
    NdColumns, NdDeserialize, NdSerialize,
    wire::{Nested, Tagged},
};

use crate::formats::{everywhere, json, read};

#[test]
fn each_type_goes_everywhere() {
    everywhere(&Vec3::new(1.5, -2.0, 3.0));
    everywhere(&Vec3A::new(1.5, -2.0, 3.0));
    everywhere(&DVec4::new(1.5, -2.0, 3.0, 4.0));
    everywhere(&IVec3::new(1, -2, 3));
    everywhere(&UVec2::new(1, 2));
    everywhere(&I8Vec2::new(1, -2));
    everywhere(&USizeVec2::new(1, 2));
    everywhere(&Quat::from_rotation_x(0.5));
    everywhere(&DQuat::from_rotation_y(0.5));
    everywhere(&Mat2::from_cols_array(&[1.0, 3.0, 2.0, 4.0]));
    everywhere(&Mat3A::from_rotation_x(0.5));
    everywhere(&Mat4::from_rotation_z(0.5));
    everywhere(&DMat3::from_rotation_z(0.5));
    everywhere(&vec![Vec3::X, Vec3::Y]);
    everywhere(&glam_0_30::Vec3::new(1.5, -2.0, 3.0));
    everywhere(&glam_0_30::Mat4::from_rotation_z(0.5));
}

#[test]
fn shapes_and_orders() {
    let rows = Mat2::from_cols_array(&[1.0, 3.0, 2.0, 4.0]);
    assert_eq!(json::<Nested, _>(&rows), "[[1.0,2.0],[3.0,4.0]]");
    let tagged = json::<Tagged, _>(&rows);
    assert!(tagged.contains(r#""shape":[2,2],"byteorder":"little","order":"F""#), "{tagged}");
    assert_eq!(read::<Tagged, Mat2>(&tagged).unwrap(), rows);
    assert_eq!(read::<Nested, Mat2>("[[1,2],[3,4]]").unwrap(), rows);
    assert_eq!(json::<Nested, _>(&Quat::from_xyzw(1.0, 2.0, 3.0, 4.0)), "[1.0,2.0,3.0,4.0]");
    assert_eq!(read::<Nested, Vec3>("[[1],[2],[3]]").unwrap(), Vec3::new(1.0, 2.0, 3.0));
}

#[test]
fn other_shapes_are_refused() {
    let refused = [
        (read::<Nested, Vec3>("[1,2]").err(), "nested: the data has shape [2], the field has [3]"),
        (
            read::<Nested, Vec3>("[[1,2,3]]").err(),
            "nested: the data has 2 axes (shape [1, 3]), the field has 1",
        ),
        (
            read::<Nested, Vec3>("[[1],[2]]").err(),
            "nested: the data has shape [2, 1], the field has [3]",
        ),
        (
            read::<Nested, Mat2>("[[1,2,3],[4,5,6]]").map(|_| Vec3::X).err(),
            "nested: the data has shape [2, 3], the field has [2, 2]",
        ),
        (
            read::<Nested, Mat2>("[1,2,3,4]").map(|_| Vec3::X).err(),
            "nested: the data has 1 axes (shape [4]), the field has 2",
        ),
    ];
    for (error, expected) in refused {
        let error = error.unwrap();
        assert!(error.starts_with(expected), "{error}\n{expected}");
    }
}

#[test]
fn fields_and_columns() {
    #[derive(NdSerialize, NdDeserialize, NdColumns, Clone, PartialEq, Debug)]
    struct Point {
        #[nd]
        at: Vec3,
        #[nd]
        turn: Quat,
        id: u32,
    }
    #[derive(NdSerialize, NdDeserialize, PartialEq, Debug)]
    struct Scene {
        #[nd]
        camera: Option<Mat4>,
        #[nd(columns)]
        points: Vec<Point>,
        #[nd(plain)]
        plain: Vec3,
    }
    let point = |id| Point { at: Vec3::X, turn: Quat::IDENTITY, id };
    let scene =
        Scene { camera: Some(Mat4::IDENTITY), points: vec![point(1), point(2)], plain: Vec3::Y };
    let json = serde_json::to_value(&scene).unwrap();
    assert_eq!(json["points"]["at"]["shape"], serde_json::json!([2, 3]));
    assert_eq!(json["plain"], serde_json::json!([0.0, 1.0, 0.0]));
    assert_eq!(serde_json::from_value::<Scene>(json).unwrap(), scene);
}
