//! A wire of the user's own that does what `packed` does, by what is public: a head and the elements
//! as one string of bytes.

use ndarray::{Array1, Array2, ArrayD, ArrayView1, CowArray, IxDyn, ShapeBuilder, arr1, arr2};
use ndserde::{
    As, ByteOrder, DType, DynArray, Error, Nd, Order,
    wire::{
        ArrayBytes, Descr, FieldType, HeadedBytes, HeadedSeed, Packed, Payload, Shape,
        UncheckedArray, Wire,
    },
};
use ndserde_test_support::{Sample, backend::One, for_each_backend, for_each_element};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::DeserializeSeed};

/// The bytes of `packed`, but that a dtype without a code has its name for a text.
struct Mine;

impl Wire for Mine {
    const NAME: &'static str = "mine";

    fn serialize<S: Serializer>(array: &ArrayBytes<'_>, serializer: S) -> Result<S::Ok, S::Error> {
        HeadedBytes::new(&write_head(array), array.data()).serialize(serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
        _: &FieldType,
    ) -> Result<UncheckedArray<'de>, D::Error> {
        HeadedSeed::new(Self::NAME, &read_head).deserialize(deserializer)
    }
}

fn write_head(array: &ArrayBytes<'_>) -> Vec<u8> {
    let axes = u8::try_from(array.shape().len()).unwrap();
    let few = if axes < 4 { axes << 2 } else { 0 };
    let order = u8::from(array.order() == Order::F);
    let mut head = vec![0xfa, array.dtype().code().unwrap_or(15) << 4 | few | order];
    if array.dtype().code().is_none() {
        let text = array.dtype().to_string();
        push(&mut head, text.len());
        head.extend(text.as_bytes());
    }
    if few == 0 {
        head.push(axes);
    }
    array.shape().iter().for_each(|&axis| push(&mut head, axis));
    head
}

fn push(head: &mut Vec<u8>, mut number: usize) {
    while number > 0x7f {
        head.push(u8::try_from(number & 0x7f).unwrap() | 0x80);
        number >>= 7;
    }
    head.push(u8::try_from(number).unwrap());
}

fn read_head(bytes: &mut &[u8]) -> Result<UncheckedArray<'static>, Error> {
    if byte(bytes)? != 0xfa {
        return Err(Error::custom("another mark"));
    }
    let second = byte(bytes)?;
    let descr = match DType::from_code(second >> 4) {
        Some(dtype) => dtype.into(),
        None => text(bytes)?,
    };
    let axes = match second >> 2 & 3 {
        0 => byte(bytes)?,
        few => few,
    };
    let mut shape = Shape::default();
    for _ in 0..axes {
        shape.push(number(bytes)?)?;
    }
    let order = if second & 1 == 1 { Order::F } else { Order::C };
    let array = UncheckedArray::new(descr, shape, Payload::default());
    Ok(array.with_order(order).with_byteorder(ByteOrder::Little))
}

fn take<'a>(bytes: &mut &'a [u8], len: usize) -> Result<&'a [u8], Error> {
    let ends = || Error::custom("the data ends within the head");
    let (taken, rest) = bytes.split_at_checked(len).ok_or_else(ends)?;
    *bytes = rest;
    Ok(taken)
}

fn byte(bytes: &mut &[u8]) -> Result<u8, Error> {
    Ok(take(bytes, 1)?[0])
}

fn number(bytes: &mut &[u8]) -> Result<usize, Error> {
    let byte = usize::from(byte(bytes)?);
    Ok(if byte < 0x80 { byte } else { byte - 0x80 + (number(bytes)? << 7) })
}

fn text(bytes: &mut &[u8]) -> Result<Descr, Error> {
    let len = number(bytes)?;
    std::str::from_utf8(take(bytes, len)?).map_err(Error::custom)?.parse()
}

/// Arrays of every dtype, and with few axes, none and many, in both orders.
fn arrays() -> Vec<DynArray> {
    let mut arrays = Vec::new();
    for_each_element!(A => {
        arrays.push(DynArray::from(Array1::from(A::hard())));
    });
    arrays.push(DynArray::from(ArrayD::from_elem(IxDyn(&[]), 1.5_f32)));
    arrays.push(DynArray::from(Array2::from_elem((300, 2).f(), 0.25_f64)));
    arrays.push(DynArray::from(arr2(&[[1_i16, 2, 3], [4, 5, 6]]).reversed_axes()));
    arrays.push(DynArray::from(Array2::<u8>::zeros((0, 3))));
    arrays.push(DynArray::from(ArrayD::from_elem(IxDyn(&[1, 2, 1, 2, 1]), 7_u64)));
    arrays
}

#[test]
fn the_bytes_of_packed_through_every_format() {
    let mut wrong = Vec::new();
    for array in arrays() {
        for_each_backend!(B => {
            let packed = B::write_by::<Packed, _>(&array).unwrap();
            let mine = B::write_by::<Mine, _>(&array).unwrap();
            let back = B::read_by::<Mine, DynArray>(&packed)
                .and_then(B::write_by::<Packed, _>);
            if mine != packed || back.as_ref() != Ok(&packed) {
                wrong.push(format!("{:?} {} {:?}", B::BACKEND, array.dtype(), back.err()));
            }
        });
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A head that is longer than what is decoded of a text at first.
#[test]
fn a_dtype_by_its_text() {
    let fields: Vec<String> = (0..20).map(|at| format!("('field{at}', '<f8')")).collect();
    let dtype: DType = format!("[{}]", fields.join(", ")).parse().unwrap();
    let mut document = vec![0xfa, 0xf4];
    let text = dtype.to_string();
    push(&mut document, text.len());
    document.extend(text.as_bytes());
    document.push(2);
    document.extend(0..160);
    document.extend(0..160);
    let messagepack = rmp_serde::to_vec(serde_bytes::Bytes::new(&document)).unwrap();
    let array: Nd<DynArray, Mine> = rmp_serde::from_slice(&messagepack).unwrap();
    assert_eq!(array.get_ref().dtype(), &dtype);
    assert_eq!(rmp_serde::to_vec(&array).unwrap(), messagepack);
    let json = serde_json::to_string(&array).unwrap();
    let array: Nd<DynArray, Mine> = serde_json::from_str(&json).unwrap();
    assert_eq!(rmp_serde::to_vec(&array).unwrap(), messagepack);
}

#[derive(Serialize, Deserialize)]
struct View<'a> {
    #[serde(borrow, with = "As::<Mine>")]
    bytes: ArrayView1<'a, u8>,
    #[serde(borrow, with = "As::<Mine>")]
    floats: CowArray<'a, f64, ndarray::Ix1>,
}

#[test]
fn elements_are_lent() {
    let (bytes, floats) = (arr1(&[1_u8, 2]), arr1(&[0.5, -1.5]));
    let document =
        rmp_serde::to_vec(&View { bytes: bytes.view(), floats: floats.view().into() }).unwrap();
    let view: View<'_> = rmp_serde::from_slice(&document).unwrap();
    assert!(document.as_ptr_range().contains(&view.bytes.as_ptr()));
    assert_eq!((view.bytes, view.floats), (bytes.view(), floats.view().into()));
}

/// The memory of a program that does this.
fn peak(run: impl FnOnce()) -> u64 {
    allocation_counter::measure(run).bytes_max
}

#[test]
fn elements_are_copied_once() {
    const ELEMENTS: usize = 1 << 20;
    const BYTES: u64 = 8 << 20;
    const FEW: u64 = 64 << 10;
    let array = Nd::<_, Mine>::from(Array1::from_elem(ELEMENTS, 1.5));
    let json = serde_json::to_string(&array).unwrap();
    let messagepack = rmp_serde::to_vec(&array).unwrap();
    let mut cbor = Vec::new();
    ciborium::into_writer(&array, &mut cbor).unwrap();

    // A binary format takes the bytes in one piece, base64 is made in blocks.
    let text = peak(|| serde_json::to_writer(std::io::sink(), &array).unwrap());
    assert!(text < FEW, "{text}");
    let binary = peak(|| rmp_serde::encode::write(&mut std::io::sink(), &array).unwrap());
    assert!(binary < BYTES + FEW, "{binary}");
    // The array itself.
    let text = peak(|| drop(serde_json::from_str::<Nd<Array1<f64>, Mine>>(&json).unwrap()));
    assert!(text < BYTES + FEW, "{text}");
    let binary =
        peak(|| drop(rmp_serde::from_slice::<Nd<Array1<f64>, Mine>>(&messagepack).unwrap()));
    assert!(binary < BYTES + FEW, "{binary}");
}

/// What a document is read as: the words of the message.
#[test]
fn messages_lead_with_the_wire() {
    let read =
        |json: &str| serde_json::from_str::<Nd<Array1<u8>, Mine>>(json).unwrap_err().to_string();
    for (json, words) in [
        (r#""+w==""#, "mine: another mark"),
        (r#""+lQ=""#, "mine: the data ends within the head"),
        (r#""+lQCAQ==""#, "mine: shape [2] of uint8 needs 2 bytes, the data has 1"),
        (r#""+lQCAQIDBA==""#, "mine: shape [2] of uint8 needs 2 bytes, the data has 4"),
        (r#""+lQ!""#, "mine: "),
        ("null", "a mine array: base64 or bytes"),
        ("[250, 84, 300]", "mine: "),
        ("[250, 84, [1]]", "mine: the list at [2] mixes numbers and lists"),
        ("[[250, 84, 1, 8]]", "a mine array: base64 or bytes"),
        ("{}", "a mine array: base64 or bytes"),
    ] {
        let message = read(json);
        assert!(message.contains(words), "{json}: {message}");
    }
    let list: Nd<Array1<u8>, Mine> = serde_json::from_str("[250, 84, 2, 8, 9]").unwrap();
    assert_eq!(list.into_inner(), arr1(&[8, 9]));
}
