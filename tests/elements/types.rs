//! Each type is the array of its shape: the same document, by each wire, data format and element.

use std::{collections::VecDeque, fmt::Debug, rc::Rc, sync::Arc};

use ndarray::{
    Array, Array1, Array2, Array3, Dimension, Ix1, Ix2, ShapeBuilder, arr1, arr2, arr3, array,
};
use ndserde::{
    Element, Nd, NdElement,
    field::{DeserializeElements, SerializeElements},
    wire::{Raw, Tagged, TypedArray, Wire},
};
use ndserde_test_support::{
    Sample,
    backend::{
        One,
        one::{Ciborium, JsonSlice, RmpNamed},
    },
    for_each_backend, for_each_element, for_each_wire,
};

use crate::{comes_back, read, write};

/// The value is written as the array is, and read from it.
#[allow(clippy::needless_pass_by_value, reason = "rows make their values on the spot")]
fn same<B: One, W: Wire, T, A: Element, D: Dimension>(value: T, array: &Array<A, D>)
where
    T: SerializeElements<W> + for<'de> DeserializeElements<'de, W> + PartialEq + Debug,
{
    let document = comes_back::<B, W, T>(&value);
    let expected = B::write(&Nd::by::<W>(array)).unwrap();
    assert!(document == expected, "{value:?} by {} in {:?}", W::NAME, B::BACKEND);
}

#[test]
fn by_each_wire_and_data_format() {
    for_each_wire!(W => for_each_backend!(B in [
        JsonSlice, Ciborium, RmpNamed, BincodeSlice, Postcard,
    ] => {
        let rows = [[0.5, -1.5, 2.0], [3.0, 4.25, 5.0]];
        same::<B, W, [[f64; 3]; 2], _, _>(rows, &arr2(&rows));
    }));
    same::<JsonSlice, Raw, _, _, _>(vec![1_i16, -2, 3], &arr1(&[1_i16, -2, 3]));
    same::<RmpNamed, Raw, _, _, _>([1.5_f32, f32::INFINITY], &arr1(&[1.5, f32::INFINITY]));
    same::<Ciborium, TypedArray, _, _, _>(vec![[1_u8, 2], [3, 4]], &arr2(&[[1_u8, 2], [3, 4]]));
}

/// A record, cast in memory or put together.
#[derive(Clone, Copy, Debug, PartialEq, NdElement)]
struct Pair {
    key: u32,
    value: f32,
}

#[test]
fn of_each_type() {
    for_each_backend!(B in [JsonSlice, RmpNamed] => each_type::<B>());
}

fn each_type<B: One>() {
    let two = arr2(&[[1_i32, 2, 3], [4, 5, 6]]);
    same::<B, Tagged, [i32; 3], _, _>([1, 2, 3], &arr1(&[1, 2, 3]));
    same::<B, Tagged, Vec<i32>, _, _>(vec![1, 2, 3], &arr1(&[1, 2, 3]));
    same::<B, Tagged, Box<[i32]>, _, _>([1, 2, 3].into(), &arr1(&[1, 2, 3]));
    same::<B, Tagged, Rc<[i32]>, _, _>([1, 2, 3].into(), &arr1(&[1, 2, 3]));
    same::<B, Tagged, Arc<[i32]>, _, _>([1, 2, 3].into(), &arr1(&[1, 2, 3]));
    same::<B, Tagged, Box<[[i32; 3]; 2]>, _, _>(Box::new([[1, 2, 3], [4, 5, 6]]), &two);
    same::<B, Tagged, Rc<[[i32; 3]; 2]>, _, _>(Rc::new([[1, 2, 3], [4, 5, 6]]), &two);
    same::<B, Tagged, Arc<[[i32; 3]; 2]>, _, _>(Arc::new([[1, 2, 3], [4, 5, 6]]), &two);
    same::<B, Tagged, Vec<[i32; 3]>, _, _>(vec![[1, 2, 3], [4, 5, 6]], &two);
    same::<B, Tagged, Box<[[i32; 3]]>, _, _>([[1, 2, 3], [4, 5, 6]].into(), &two);
    same::<B, Tagged, Vec<Vec<i32>>, _, _>(vec![vec![1, 2, 3], vec![4, 5, 6]], &two);
    same::<B, Tagged, [Vec<i32>; 2], _, _>([vec![1, 2, 3], vec![4, 5, 6]], &two);
    same::<B, Tagged, Vec<Box<[i32]>>, _, _>(vec![[1, 2, 3].into(), [4, 5, 6].into()], &two);
    // In two parts, in each place.
    for start in 0..5 {
        let mut deque = VecDeque::from(vec![0; 5]);
        deque.rotate_left(start);
        for value in 1..=5 {
            deque.pop_front();
            deque.push_back(value);
        }
        same::<B, Tagged, VecDeque<i32>, _, _>(deque.clone(), &arr1(&[1, 2, 3, 4, 5]));
        let rows = VecDeque::from(vec![deque.clone(), deque.iter().map(|n| n * 2).collect()]);
        same::<B, Tagged, VecDeque<VecDeque<i32>>, _, _>(
            rows,
            &arr2(&[[1, 2, 3, 4, 5], [2, 4, 6, 8, 10]]),
        );
    }
    let three = arr3(&[[[1_u8, 2], [3, 4]], [[5, 6], [7, 8]], [[9, 10], [11, 12]]]);
    same::<B, Tagged, [[[u8; 2]; 2]; 3], _, _>(
        [[[1, 2], [3, 4]], [[5, 6], [7, 8]], [[9, 10], [11, 12]]],
        &three,
    );
    same::<B, Tagged, Vec<[[u8; 2]; 2]>, _, _>(
        vec![[[1, 2], [3, 4]], [[5, 6], [7, 8]], [[9, 10], [11, 12]]],
        &three,
    );
    let vectors =
        || three.outer_iter().map(|rows| rows.outer_iter().map(|row| row.to_vec()).collect());
    same::<B, Tagged, Vec<Vec<Vec<u8>>>, _, _>(vectors().collect(), &three);
    let four = array![[[[1.5, 2.5]]], [[[3.5, 4.5]]]];
    same::<B, Tagged, [[[[f64; 2]; 1]; 1]; 2], _, _>([[[[1.5, 2.5]]], [[[3.5, 4.5]]]], &four);
    same::<B, Tagged, Vec<[[[f64; 2]; 1]; 1]>, _, _>(vec![[[[1.5, 2.5]]], [[[3.5, 4.5]]]], &four);
    // Without elements.
    same::<B, Tagged, [f32; 0], _, _>([], &Array1::<f32>::zeros(0));
    same::<B, Tagged, Vec<f32>, _, _>(vec![], &Array1::<f32>::zeros(0));
    same::<B, Tagged, [[f32; 3]; 0], _, _>([], &Array2::<f32>::zeros((0, 3)));
    same::<B, Tagged, [[f32; 0]; 3], _, _>([[]; 3], &Array2::<f32>::zeros((3, 0)));
    same::<B, Tagged, Vec<[f32; 3]>, _, _>(vec![], &Array2::<f32>::zeros((0, 3)));
    same::<B, Tagged, Vec<[f32; 0]>, _, _>(vec![[]; 3], &Array2::<f32>::zeros((3, 0)));
    same::<B, Tagged, Vec<Vec<f32>>, _, _>(vec![vec![]; 3], &Array2::<f32>::zeros((3, 0)));
    same::<B, Tagged, Vec<Vec<f32>>, _, _>(vec![], &Array2::<f32>::zeros((0, 0)));
    same::<B, Tagged, Vec<[[f32; 0]; 2]>, _, _>(vec![[[]; 2]; 3], &Array3::<f32>::zeros((3, 2, 0)));
    same::<B, Tagged, Vec<Vec<[String; 0]>>, _, _>(
        vec![vec![[], []]; 3],
        &Array3::<String>::default((3, 2, 0)),
    );
    // Text and records.
    let words = ["a", "bcd", ""].map(String::from);
    same::<B, Tagged, Vec<String>, _, _>(words.to_vec(), &arr1(&words));
    same::<B, Tagged, [[String; 1]; 3], _, _>(
        words.clone().map(|word| [word]),
        &arr2(&[[words[0].clone()], [words[1].clone()], [words[2].clone()]]),
    );
    same::<B, Tagged, Vec<Vec<String>>, _, _>(
        vec![words.to_vec(); 2],
        &arr2(&[words.clone(), words.clone()]),
    );
    let pairs = [Pair { key: 1, value: 0.5 }, Pair { key: 2, value: 1.5 }];
    same::<B, Tagged, Vec<Pair>, _, _>(pairs.to_vec(), &arr1(&pairs));
    same::<B, Tagged, Vec<[Pair; 2]>, _, _>(vec![pairs, pairs], &arr2(&[pairs, pairs]));
    same::<B, Tagged, [[bool; 2]; 1], _, _>([[true, false]], &arr2(&[[true, false]]));
    same::<B, Tagged, Vec<[usize; 2]>, _, _>(vec![[1, 2]], &arr2(&[[1_usize, 2]]));
}

#[test]
fn text_that_is_lent_is_written() {
    let owned = write::<JsonSlice, Tagged, _>(vec!["a".to_owned(), "bc".to_owned()]);
    assert_eq!(write::<JsonSlice, Tagged, _>(["a", "bc"]), owned);
    assert_eq!(write::<JsonSlice, Tagged, _>(&["a", "bc"][..]), owned);
}

#[test]
fn every_bit_of_every_element() {
    for_each_element!(A => {
        bits::<A>();
    });
}

fn bits<A: Sample>() -> usize
where
    Vec<A>: SerializeElements<Tagged> + for<'de> DeserializeElements<'de, Tagged>,
    Vec<[A; 1]>: SerializeElements<Tagged> + for<'de> DeserializeElements<'de, Tagged>,
    Vec<[[A; 1]; 1]>: SerializeElements<Tagged> + for<'de> DeserializeElements<'de, Tagged>,
    Vec<Vec<A>>: SerializeElements<Tagged> + for<'de> DeserializeElements<'de, Tagged>,
{
    let hard = A::hard();
    let bits = |elements: &[A]| elements.iter().map(|element| element.bits()).collect::<Vec<_>>();
    let document = write::<RmpNamed, Tagged, _>(hard.clone()).unwrap();
    let back: Vec<A> = read::<RmpNamed, Tagged, _>(&document).unwrap();
    assert_eq!(bits(&back), bits(&hard));
    let rows: Vec<[A; 1]> = hard.iter().map(|&element| [element]).collect();
    let document = write::<RmpNamed, Tagged, _>(&rows).unwrap();
    let back: Vec<[A; 1]> = read::<RmpNamed, Tagged, _>(&document).unwrap();
    assert_eq!(bits(back.as_flattened()), bits(&hard));
    let back: Vec<Vec<A>> = read::<RmpNamed, Tagged, _>(&document).unwrap();
    assert_eq!(bits(&back.concat()), bits(&hard));
    let cubes: Vec<[[A; 1]; 1]> = rows.iter().map(|&row| [row]).collect();
    let document = write::<RmpNamed, Tagged, _>(&cubes).unwrap();
    let back: Vec<[[A; 1]; 1]> = read::<RmpNamed, Tagged, _>(&document).unwrap();
    assert_eq!(bits(back.as_flattened().as_flattened()), bits(&hard));
    hard.len()
}

#[test]
fn documents_in_f_order_are_read_by_index() {
    let c = arr2(&[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]);
    let mut f = Array::<f64, Ix2>::zeros((2, 3).f());
    f.assign(&c);
    let rows = [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]];
    for_each_backend!(B in [JsonSlice, RmpNamed, BincodeSlice] => {
        let document = B::write(&Nd::new(&f)).unwrap();
        assert_ne!(document, B::write(&Nd::new(&c)).unwrap());
        assert_eq!(read::<B, Tagged, [[f64; 3]; 2]>(&document).unwrap(), rows);
        assert_eq!(read::<B, Tagged, Box<[[f64; 3]; 2]>>(&document).unwrap(), rows.into());
        assert_eq!(read::<B, Tagged, Vec<[f64; 3]>>(&document).unwrap(), rows);
        assert_eq!(read::<B, Tagged, Vec<Vec<f64>>>(&document).unwrap(), rows);
    });
    let one = Array::<f64, Ix1>::zeros(3.f()) + 1.0;
    let document = JsonSlice::write(&Nd::new(one)).unwrap();
    assert_eq!(read::<JsonSlice, Tagged, [f64; 3]>(&document), Ok([1.0; 3]));
}

/// Serde's own arrays end at 32; and what is boxed does not pass the stack, which has no room for it.
#[test]
fn large_arrays() {
    comes_back::<RmpNamed, Tagged, [[f32; 3]; 100]>(&[[0.5; 3]; 100]);
    let value = vec![[1.5_f64; 1000]; 1000].into_boxed_slice();
    let value: Box<[[f64; 1000]; 1000]> = value.try_into().unwrap();
    let document = write::<RmpNamed, Tagged, _>(&value).unwrap();
    assert!(read::<RmpNamed, Tagged, _>(&document) == Ok(value));
}
