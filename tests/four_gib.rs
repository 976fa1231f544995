//! MessagePack cannot hold 4 GiB in one piece, and rmp-serde cuts the length without a word.

use ndarray::Array1;
use ndserde::As;

/// The refusal knows the backend by this name.
#[test]
fn rmp_serde_is_known_by_the_path_of_its_error() {
    let name = std::any::type_name::<rmp_serde::encode::Error>();
    assert!(name.starts_with("rmp_serde::"), "{name}");
}

#[cfg(target_pointer_width = "64")]
#[test]
#[ignore = "takes up to 4 GiB of memory"]
fn four_gib_are_refused_by_rmp_serde_and_one_byte_less_is_written() {
    let array = Array1::<u8>::zeros(1 << 32);
    let mut writer = std::io::sink();
    let mut serializer = rmp_serde::Serializer::new(&mut writer);
    let error = <As>::serialize(&array, &mut serializer).unwrap_err().to_string();
    assert!(error.contains("4294967296 bytes"), "{error}");
    assert!(error.contains("MessagePack"), "{error}");

    let array = Array1::<u8>::zeros((1 << 32) - 1);
    <As>::serialize(&array, &mut serializer).unwrap();
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
