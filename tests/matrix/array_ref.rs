//! What ndarray lends of an array since 0.17.

use ndarray::{ArrayRef, Ix2, arr2};
use ndserde::{
    npy,
    wire::{Readable, Tagged},
};

use crate::written::same;

#[test]
fn array_refs_are_written_like_the_array() {
    let array = arr2(&[[1.0, 2.5, -0.0], [f32::MIN, 1e-40, 3.0]]);
    let lent: &ArrayRef<f32, Ix2> = &array;
    same::<Tagged, _>(&array, lent);
    same::<Readable, _>(&array, lent);
    assert_eq!(npy::to_vec(lent).unwrap(), npy::to_vec(&array).unwrap());
}
