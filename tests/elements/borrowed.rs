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

#[test]
#[cfg(target_endian = "little")]
fn slices_are_borrowed_where_they_are_aligned() {
    fn test<W: Wire>() {
        let rows = [[0.5_f32, 1.5, 2.5], [3.5, 4.5, 5.5]];
        let document = rmp_serde::to_vec_named(&Nd::by::<Elements<W>>(&rows)).unwrap();
        let mut borrowed = 0;
        at_every_offset(&document, |document| {
            let cow: Cow<'_, [[f32; 3]]> = read::<W, _>(document).unwrap();
            assert_eq!(*cow, rows);
            match read::<W, &[[f32; 3]]>(document) {
                Ok(slice) => {
                    assert!(lies_in(slice, document) && lies_in(&cow, document));
                    assert_eq!(*slice, rows);
                    borrowed += 1;
                }
                Err(why) => {
                    assert!(!lies_in(&cow, document));
                    let words = "a slice cannot borrow this data: its address is not aligned";
                    assert!(why.contains(words) && why.contains("a Cow would copy it"), "{why}");
                }
            }
        });
        assert_eq!(borrowed, 4, "{}", W::NAME);
    }
    test::<Tagged>();
    test::<Npy>();
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
    let flags = read::<Tagged, Cow<'_, [[bool; 2]]>>(&flags).unwrap();
    assert_eq!(flags[..], [[true, false]]);
}
