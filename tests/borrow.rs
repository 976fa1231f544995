//! Arrays that borrow their elements from the input.

#[cfg(target_endian = "little")]
use ndarray::arr2;
use ndarray::{Array, Array1, ArrayView, CowArray, Dimension, Ix1, Ix2, arr1};
use ndserde::{Element, tagged};
use serde::{Deserialize, Serialize};

#[derive(Serialize)]
#[serde(bound = "")]
struct Owned<A: Element, D: Dimension> {
    #[serde(with = "tagged")]
    array: Array<A, D>,
}

#[derive(Deserialize)]
#[serde(bound = "")]
struct View<'a, A: Element, D: Dimension> {
    #[serde(borrow, with = "tagged")]
    array: ArrayView<'a, A, D>,
}

#[derive(Serialize, Deserialize)]
#[serde(bound = "")]
struct Either<'a, A: Element, D: Dimension> {
    #[serde(borrow, with = "tagged")]
    array: CowArray<'a, A, D>,
}

/// Backends from which bytes of a slice can be borrowed.
#[derive(Clone, Copy, Debug)]
enum Lender {
    RmpNamed,
    RmpCompact,
    Cbor,
    Bincode,
    Postcard,
}

use Lender::{Bincode, Cbor, Postcard, RmpCompact, RmpNamed};

impl Lender {
    const ALL: [Self; 5] = [RmpNamed, RmpCompact, Cbor, Bincode, Postcard];

    fn write(self, value: &impl Serialize) -> Vec<u8> {
        match self {
            RmpNamed => rmp_serde::to_vec_named(value).unwrap(),
            RmpCompact => rmp_serde::to_vec(value).unwrap(),
            Cbor => serde_cbor::to_vec(value).unwrap(),
            Bincode => bincode::serde::encode_to_vec(value, bincode::config::standard()).unwrap(),
            Postcard => postcard::to_stdvec(value).unwrap(),
        }
    }

    fn read<'de, T: Deserialize<'de>>(self, input: &'de [u8]) -> Result<T, String> {
        match self {
            RmpNamed | RmpCompact => rmp_serde::from_slice(input).map_err(|e| e.to_string()),
            Cbor => serde_cbor::from_slice(input).map_err(|e| e.to_string()),
            Bincode => bincode::serde::borrow_decode_from_slice(input, bincode::config::standard())
                .map(|(value, _)| value)
                .map_err(|e| e.to_string()),
            Postcard => postcard::from_bytes(input).map_err(|e| e.to_string()),
        }
    }
}

/// The input at each distance from an aligned address, so that one of them has the payload aligned.
fn at_every_offset(input: &[u8], mut test: impl FnMut(&[u8])) {
    let mut room = vec![0; input.len() + 32];
    let aligned = room.as_ptr().align_offset(16);
    for offset in aligned..aligned + 16 {
        room[offset..offset + input.len()].copy_from_slice(input);
        test(&room[offset..offset + input.len()]);
    }
}

/// Whether the elements lie in the input.
fn lies_in<A>(elements: *const A, input: &[u8]) -> bool {
    input.as_ptr_range().contains(&elements.cast())
}

/// What is written is little-endian, so that other machines have only single bytes to borrow.
#[cfg(target_endian = "little")]
#[test]
fn a_view_borrows_where_the_payload_is_aligned() {
    let array = arr2(&[[1.5, -0.0], [f64::MAX, 1e-310], [0.1, 7.0]]);
    for lender in Lender::ALL {
        let input = lender.write(&Owned { array: array.clone().reversed_axes() });
        let (mut borrowed, mut refused) = (0, 0);
        at_every_offset(&input, |input| match lender.read::<View<'_, f64, Ix2>>(input) {
            Ok(view) => {
                assert_eq!(view.array, array.t());
                assert!(view.array.t().is_standard_layout(), "F order is kept");
                assert!(lies_in(view.array.as_ptr(), input), "{lender:?} copied");
                borrowed += 1;
            }
            // postcard's errors carry no message.
            Err(why) => {
                let says = why.contains("its address is not aligned for the element type")
                    && why.contains("tagged: an ArrayView cannot borrow this data");
                assert!(says || matches!(lender, Postcard), "{lender:?}: {why}");
                refused += 1;
            }
        });
        // On 32-bit machines an f64 may lie at each fourth byte.
        let aligned = 16 / align_of::<f64>();
        assert_eq!((borrowed, refused), (aligned, 16 - aligned), "{lender:?}");
    }
}

#[cfg(target_endian = "little")]
#[test]
fn a_cow_borrows_or_copies() {
    let array = arr1(&[1.5_f32, -0.0, f32::MAX]);
    for lender in Lender::ALL {
        let input = lender.write(&Owned { array: array.clone() });
        let mut borrowed = 0;
        at_every_offset(&input, |input| {
            let either: Either<'_, f32, Ix1> = lender.read(input).unwrap();
            assert_eq!(either.array, array);
            assert_eq!(either.array.is_view(), lies_in(either.array.as_ptr(), input));
            borrowed += usize::from(either.array.is_view());
            assert_eq!(lender.write(&either), input);
        });
        assert_eq!(borrowed, 4, "{lender:?}");
    }
}

#[test]
fn one_byte_elements_are_aligned_anywhere() {
    fn table<A: Element + PartialEq + std::fmt::Debug>(array: &Array1<A>) {
        for lender in Lender::ALL {
            let input = lender.write(&Owned { array: array.clone() });
            at_every_offset(&input, |input| {
                let view: View<'_, A, Ix1> = lender.read(input).unwrap();
                assert_eq!(view.array, *array);
                assert!(lies_in(view.array.as_ptr(), input), "{lender:?} copied");
            });
        }
    }
    table(&arr1(&[1_u8, 0, 255]));
    table(&arr1(&[1_i8, 0, -1]));
    table(&arr1(&[true, false, true]));
}

#[test]
fn nothing_to_borrow_is_aligned_anywhere() {
    for lender in Lender::ALL {
        let input = lender.write(&Owned { array: Array::<f64, _>::zeros((3, 0)) });
        at_every_offset(&input, |input| {
            let view: View<'_, f64, Ix2> = lender.read(input).unwrap();
            assert_eq!(view.array.dim(), (3, 0));
        });
    }
}

/// `{"array": {..}}` with these bytes in it.
fn document(dtype: &str, byteorder: &str, data: &[u8]) -> Vec<u8> {
    let text = |text: &str| ciborium::Value::Text(text.to_owned());
    let array = [
        ("dtype", text(dtype)),
        ("shape", ciborium::Value::Array(vec![1.into()])),
        ("byteorder", text(byteorder)),
        ("order", text("C")),
        ("data", ciborium::Value::Bytes(data.to_vec())),
    ];
    let array = array.map(|(key, value)| (text(key), value)).to_vec();
    serde_cbor::to_vec(&[("array", ciborium::Value::Map(array))].into_iter().collect::<Map>())
        .unwrap()
}

type Map = std::collections::BTreeMap<&'static str, ciborium::Value>;

#[test]
fn another_byte_order_is_copied_or_refused() {
    let other = if cfg!(target_endian = "big") { "little" } else { "big" };
    let number = 258_u16.to_ne_bytes();
    at_every_offset(&document("uint16", other, &number), |input| {
        let why = Cbor.read::<View<'_, u16, Ix1>>(input).err().unwrap();
        assert!(why.contains("its byte order is not this machine's"), "{why}");
        assert!(why.contains("a CowArray would copy it"), "{why}");
        let either: Either<'_, u16, Ix1> = Cbor.read(input).unwrap();
        assert_eq!(either.array, arr1(&[258_u16.swap_bytes()]));
        assert!(!either.array.is_view());
    });
    at_every_offset(&document("uint8", other, &[7]), |input| {
        assert_eq!(Cbor.read::<View<'_, u8, Ix1>>(input).unwrap().array, arr1(&[7]));
    });
}

#[test]
fn what_is_read_through_a_view_is_checked_all_the_same() {
    for data in [&[2][..], &[255], &[]] {
        let input = document("bool", "little", data);
        assert!(Cbor.read::<View<'_, bool, Ix1>>(&input).is_err());
        assert!(Cbor.read::<Either<'_, bool, Ix1>>(&input).is_err());
    }
    let input = document("bool", "little", &[2]);
    let why = Cbor.read::<View<'_, bool, Ix1>>(&input).err().unwrap();
    assert!(why.contains("element 0 of the bool data is the byte 2"), "{why}");
}

#[test]
fn text_lends_nothing() {
    let json = serde_json::to_string(&Owned { array: arr1(&[1_u8]) }).unwrap();
    let why = serde_json::from_str::<View<'_, u8, Ix1>>(&json).err().unwrap().to_string();
    assert!(why.contains("the input does not lend its bytes"), "{why}");
    let either: Either<'_, u8, Ix1> = serde_json::from_str(&json).unwrap();
    assert_eq!(either.array, arr1(&[1]));
}
