//! More than a format holds in one piece: MessagePack 4 GiB, which rmp-serde cuts without a word.

use ndarray::Array1;
#[cfg(target_pointer_width = "64")]
use ndserde::Nd;
use ndserde::{As, wire::Npy};

/// The refusal knows the backend by this name.
#[test]
fn rmp_serde_is_known_by_the_path_of_its_error() {
    let name = std::any::type_name::<rmp_serde::encode::Error>();
    assert!(name.starts_with("rmp_serde::"), "{name}");
}

/// A layout whose readers do not join pieces.
#[cfg(target_pointer_width = "64")]
#[test]
#[ignore = "takes up to 4 GiB of memory"]
fn other_wires_refuse_four_gib_by_rmp_serde() {
    let array = Array1::<u8>::zeros(1 << 32);
    let mut serializer = rmp_serde::Serializer::new(std::io::sink());
    let error = <As<Npy>>::serialize(&array, &mut serializer).unwrap_err().to_string();
    assert!(error.contains("4294967424 bytes"), "{error}");
    assert!(error.contains("MessagePack"), "{error}");
}

#[cfg(target_pointer_width = "64")]
#[test]
#[ignore = "takes up to 9 GiB of memory"]
fn four_gib_are_pieces_and_one_byte_less_is_none() {
    let mut array = Array1::<u8>::zeros((1 << 32) + 3);
    for (at, byte) in (1..).zip(array.iter_mut().step_by(1 << 28)) {
        *byte = at;
    }
    let mut document = Vec::with_capacity((1 << 32) + (1 << 10));
    rmp_serde::encode::write_named(&mut document, &Nd::new(array.view())).unwrap();
    let start = document.windows(5).position(|key| key == b"\xa4data").unwrap();
    // Four of 1 GiB, and what is left.
    assert_eq!(document[start + 5..start + 11], *b"\x95\xc6\x40\0\0\0");
    assert_eq!(document[document.len() - 5..], [0xc4, 3, 17, 0, 0]);
    drop(array);
    let back: Array1<u8> = rmp_serde::from_slice::<Nd<_>>(&document).unwrap().into_inner();
    drop(document);
    let found: Vec<_> = back.iter().copied().step_by(1 << 28).collect();
    assert_eq!((back.len(), found), ((1 << 32) + 3, (1..=17).collect()));
    drop(back);

    let array = Array1::<u8>::zeros((1 << 32) - 1);
    let mut start = Vec::with_capacity(1 << 32);
    rmp_serde::encode::write_named(&mut start, &Nd::new(array)).unwrap();
    assert!(start[..200].windows(7).any(|key| key == b"\xa4data\xc6\xff"));
}

#[cfg(target_pointer_width = "64")]
#[test]
#[ignore = "takes up to 4 GiB of memory"]
fn other_backends_write_four_gib() {
    let array = Array1::<u8>::zeros(1 << 32);
    let mut serializer =
        serde_cbor::Serializer::new(serde_cbor::ser::IoWrite::new(std::io::sink()));
    <As>::serialize(&array, &mut serializer).unwrap();
}
