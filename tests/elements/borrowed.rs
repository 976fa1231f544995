//! Slices that borrow from the input.

use std::borrow::Cow;

use ndserde::{
    Elements, Nd,
    field::DeserializeElements,
    wire::{Npy, Tagged, Wire},
};

/// The document at each distance from an aligned address.
fn at_every_offset(document: &[u8], mut test: impl FnMut(&[u8])) {
    let mut room = vec![0; document.len() + 32];
    let aligned = room.as_ptr().align_offset(16);
    for offset in aligned..aligned + 16 {
        room[offset..offset + document.len()].copy_from_slice(document);
        test(&room[offset..offset + document.len()]);
    }
}

fn read<'de, W: Wire, T: DeserializeElements<'de, W>>(document: &'de [u8]) -> Result<T, String> {
    let value = rmp_serde::from_slice::<Nd<T, Elements<W>>>(document);
    value.map(Nd::into_inner).map_err(|error| error.to_string())
}

fn lies_in<A>(elements: &[A], document: &[u8]) -> bool {
    document.as_ptr_range().contains(&elements.as_ptr().cast())
}

/// As many of the items as an array has on its first axis, at all distances from an aligned address:
/// slice and fixed array are borrowed at some of these alone, a `Cow` there, too.
#[cfg(target_endian = "little")]
fn borrowed<W: Wire, T, const N: usize>(rows: &[T; N], aligned: usize)
where
    T: Clone + std::fmt::Debug + PartialEq + 'static,
    [T; N]: ndserde::field::SerializeElements<W>,
    for<'a> Cow<'a, [T]>: DeserializeElements<'a, W>,
    for<'a> &'a [T]: DeserializeElements<'a, W>,
    for<'a> &'a [T; N]: DeserializeElements<'a, W>,
{
    let document = rmp_serde::to_vec_named(&Nd::by::<Elements<W>>(rows)).unwrap();
    let mut borrowed = 0;
    at_every_offset(&document, |document| {
        let cow: Cow<'_, [T]> = read::<W, _>(document).unwrap();
        assert_eq!(*cow, *rows);
        let (slice, fixed) = (read::<W, &[T]>(document), read::<W, &[T; N]>(document));
        match (slice, fixed) {
            (Ok(slice), Ok(fixed)) => {
                let all = [slice, &fixed[..], &cow[..]];
                assert!(all.iter().all(|items| lies_in(items, document)));
                assert!(*slice == *rows && fixed == rows);
                borrowed += 1;
            }
            (Err(slice), Err(fixed)) => {
                assert!(!lies_in(&cow, document));
                for why in [slice, fixed] {
                    let words = "a slice cannot borrow this data: its address is not aligned";
                    assert!(why.contains(words) && why.contains("a Cow would copy it"), "{why}");
                }
            }
            (slice, fixed) => panic!("{slice:?}, {fixed:?}"),
        }
    });
    assert_eq!(borrowed, 16 / aligned, "{}", W::NAME);
}

#[test]
#[cfg(target_endian = "little")]
fn slices_are_borrowed_where_they_are_aligned() {
    fn test<W: Wire>() {
        borrowed::<W, _, 3>(&[1_u8, 2, 3], 1);
        borrowed::<W, _, 3>(&[0.5_f64, f64::INFINITY, -0.0], 8);
        borrowed::<W, _, 2>(&[[0.5_f32, 1.5, 2.5], [3.5, 4.5, 5.5]], 4);
        borrowed::<W, _, 2>(&[[[1_i16; 2]; 3], [[2; 2]; 3]], 2);
        borrowed::<W, _, 2>(&[[[[1_usize, 2]; 2]; 2]; 2], size_of::<u64>());
    }
    test::<Tagged>();
    test::<Npy>();
}

#[test]
fn fixed_arrays_that_are_borrowed_have_one_length() {
    let document = rmp_serde::to_vec_named(&Nd::by::<Elements>([[1_u8, 2, 3]; 2])).unwrap();
    let message = "tagged: the data has shape [2, 3], the field has";
    let error = read::<Tagged, &[[u8; 3]; 3]>(&document).unwrap_err();
    assert!(error.starts_with(&format!("{message} [3, 3]")), "{error}");
    let error = read::<Tagged, &[[u8; 2]; 3]>(&document).unwrap_err();
    assert!(error.starts_with(&format!("{message} [3, 2]")), "{error}");
    let error = read::<Tagged, &[[u8; 2]]>(&document).unwrap_err();
    assert!(error.starts_with(&format!("{message} [_, 2]")), "{error}");
    assert_eq!(read::<Tagged, &[[u8; 3]; 2]>(&document), Ok(&[[1, 2, 3]; 2]));
}

#[test]
fn bytes_are_borrowed_anywhere() {
    let document = rmp_serde::to_vec(&Nd::by::<Elements>([1_u8, 2, 3])).unwrap();
    let slice: &[u8] = read::<Tagged, _>(&document).unwrap();
    assert!(lies_in(slice, &document));
    assert_eq!(slice, [1, 2, 3]);
    let none = rmp_serde::to_vec(&Nd::by::<Elements>([[0_u8; 3]; 0])).unwrap();
    assert_eq!(read::<Tagged, &[[u8; 3]]>(&none), Ok(&[][..]));
}

#[test]
fn what_cannot_be_borrowed() {
    use ndarray::ShapeBuilder;
    let f = ndarray::Array2::<u8>::zeros((2, 3).f());
    let document = rmp_serde::to_vec_named(&Nd::new(f)).unwrap();
    let error = read::<Tagged, &[[u8; 3]]>(&document).unwrap_err();
    assert!(error.contains("its elements are in F order"), "{error}");
    assert_eq!(read::<Tagged, Cow<'_, [[u8; 3]]>>(&document).unwrap()[..], [[0; 3]; 2]);

    let text = serde_json::to_string(&Nd::by::<Elements>([1_u8])).unwrap();
    let error = serde_json::from_str::<Nd<&[u8], Elements>>(&text).unwrap_err().to_string();
    assert!(error.contains("the input does not lend its bytes"), "{error}");

    let flags = rmp_serde::to_vec(&Nd::by::<Elements>([[true, false]])).unwrap();
    let error = read::<Tagged, &[[bool; 2]]>(&flags).unwrap_err();
    assert!(error.contains("its rows are made of it"), "{error}");
    let error = read::<Tagged, &[[bool; 2]; 1]>(&flags).unwrap_err();
    assert!(error.contains("its rows are made of it"), "{error}");
    let flags = read::<Tagged, Cow<'_, [[bool; 2]]>>(&flags).unwrap();
    assert_eq!(flags[..], [[true, false]]);
}
