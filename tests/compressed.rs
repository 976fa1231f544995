//! Wires of compressed data: in every format, by `any` and as a `Value`, and what they refuse.

use std::{collections::BTreeMap, io::Write as _};

use flate2::{Compression, write::GzEncoder};
use ndarray::{Array1, Array2, Ix2, arr1, arr2};
use ndserde::{
    DynArray, Element, Nd, Value, npy,
    wire::{Any, Cast, Gzip, Npy, Tagged, Wire, Zstd},
};
use num_complex::Complex;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::json;

/// Through each format and back.
fn through<T: Serialize + DeserializeOwned>(value: &T) -> Vec<(&'static str, T)> {
    let named = rmp_serde::to_vec_named(value).unwrap();
    let compact = rmp_serde::to_vec(value).unwrap();
    let cbor = serde_cbor::to_vec(value).unwrap();
    let text = serde_json::to_string(value).unwrap();
    let config = bincode::config::standard();
    let bincode = bincode::serde::encode_to_vec(value, config).unwrap();
    let postcard = postcard::to_stdvec(value).unwrap();
    assert_eq!(ndserde::json::to_string(value).unwrap(), text);
    vec![
        ("JSON", serde_json::from_str(&text).unwrap()),
        ("ndserde::json", ndserde::json::from_str(&text).unwrap()),
        ("MessagePack", rmp_serde::from_slice(&named).unwrap()),
        ("compact MessagePack", rmp_serde::from_slice(&compact).unwrap()),
        ("serde_cbor", serde_cbor::from_slice(&cbor).unwrap()),
        ("ciborium", ciborium::from_reader(&*cbor).unwrap()),
        ("bincode", bincode::serde::decode_from_slice(&bincode, config).unwrap().0),
        ("postcard", postcard::from_bytes(&postcard).unwrap()),
    ]
}

/// An array through each format, by a wire, by `any` and as a `Value`.
fn comes_back<W: Wire, A: Element + PartialEq + std::fmt::Debug>(
    array: &Array2<A>,
    has_keys: bool,
) {
    for (format, read) in through(&Nd::<_, W>::from(array.clone())) {
        let read = read.into_inner();
        assert_eq!(read, array, "{format}");
        assert_eq!(read.strides(), array.strides(), "{format}");
    }
    if has_keys {
        let text = serde_json::to_string(&Nd::by::<W>(array.view())).unwrap();
        let any = serde_json::from_str::<Nd<Array2<A>, Any>>(&text).unwrap();
        assert_eq!(any.into_inner(), array);
        let value: Value = serde_json::from_str(&text).unwrap();
        let found = value.as_array().map(|array| array.clone().into_array::<A, Ix2>().unwrap());
        assert_eq!(found.unwrap(), array);
    }
}

fn every_element<W: Wire>(has_keys: bool) {
    let shape = (70, 101);
    let number = |(i, j): (usize, usize)| f64::from(u32::try_from(i * 1000 + j).unwrap());
    comes_back::<W, f64>(&Array2::from_shape_fn(shape, |at| number(at) / 3.0), has_keys);
    comes_back::<W, f64>(
        &Array2::from_shape_fn(shape, number).reversed_axes().to_owned().reversed_axes(),
        has_keys,
    );
    comes_back::<W, i16>(&arr2(&[[1, -2, 300], [4, 5, -6]]), has_keys);
    comes_back::<W, u8>(
        &Array2::from_shape_fn((3, 5), |(i, j)| u8::try_from(i * j).unwrap()),
        has_keys,
    );
    comes_back::<W, bool>(&arr2(&[[true, false]]), has_keys);
    comes_back::<W, Complex<f32>>(
        &Array2::from_shape_fn((9, 4), |(i, j)| Complex::new(0.5, [0.5, 1e9, -3.0][(i + j) % 3])),
        has_keys,
    );
    comes_back::<W, String>(&arr2(&[["cat".to_owned(), "\u{1f40e}".to_owned()]]), has_keys);
    comes_back::<W, f32>(&Array2::zeros((0, 7)), has_keys);
    comes_back::<W, f64>(&Array2::zeros((200, 200)), has_keys);
}

#[test]
fn arrays_come_back_by_every_wire_that_is_compressed() {
    every_element::<Gzip>(true);
    every_element::<Gzip<Npy>>(false);
    every_element::<Zstd>(true);
    every_element::<Zstd<Npy>>(false);
}

/// What is written, and what becomes of it elsewhere.
#[test]
fn the_document_says_how_its_data_is_compressed() {
    let array = arr2(&[[1_u16, 2], [3, 0x405]]);
    let document = serde_json::to_value(Nd::by::<Gzip>(array.view())).unwrap();
    let data = document["data"].as_str().unwrap();
    assert_eq!(
        document,
        json!({
            "dtype": "uint16", "shape": [2, 2], "byteorder": "little", "order": "C",
            "compression": "gzip", "shuffle": 2, "data": data,
        })
    );
    assert_eq!(unzipped(data), [1, 2, 3, 5, 0, 0, 0, 4]);
    let keys: Vec<String> = serde_json::to_string(&Nd::by::<Gzip>(array.view()))
        .map(|text| serde_json::from_str::<serde_json::Map<_, _>>(&text).unwrap())
        .unwrap()
        .into_iter()
        .map(|(key, _)| key)
        .collect();
    assert_eq!(keys.len(), 7);
    let file = serde_json::to_value(Nd::by::<Gzip<Npy>>(array.view())).unwrap();
    assert_eq!(unzipped(file.as_str().unwrap()), npy::to_vec(&array).unwrap());
    // By how many bytes.
    let steps = |value: serde_json::Value| value["shuffle"].as_u64().unwrap();
    for (value, step) in [
        (serde_json::to_value(Nd::by::<Gzip>(arr1(&[true]))), 1),
        (serde_json::to_value(Nd::by::<Gzip>(arr1(&[1.5]))), 8),
        (serde_json::to_value(Nd::by::<Gzip>(arr1(&[Complex::new(1.5, 0.0)]))), 16),
        (serde_json::to_value(Nd::by::<Gzip>(arr1(&["horse"]))), 4),
        (serde_json::to_value(Nd::by::<Gzip>(arr1(&[b"horse".to_vec()]))), 1),
    ] {
        assert_eq!(steps(value.unwrap()), step);
    }
    // A cast stands around it, as around any wire.
    let text = serde_json::to_string(&Nd::by::<Gzip>(array.view())).unwrap();
    let read = serde_json::from_str::<Nd<Array2<f64>, Cast<Gzip>>>(&text).unwrap();
    assert_eq!(read.into_inner(), array.mapv(f64::from));
    let read = serde_json::from_str::<Nd<DynArray, Gzip>>(&text).unwrap().into_inner();
    assert_eq!(read.view::<u16, Ix2>().unwrap(), array);
}

fn decoded(data: &str) -> Vec<u8> {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.decode(data).unwrap()
}

fn encoded(data: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(data)
}

fn unzipped(data: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let packed = decoded(data);
    std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(&*packed), &mut bytes).unwrap();
    bytes
}

fn zipped(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

#[test]
fn what_does_not_fit_is_refused() {
    let with = |changes: serde_json::Value| {
        let mut document = json!({
            "dtype": "<i2", "shape": [2, 2], "order": "C", "compression": "gzip", "shuffle": 2,
            "data": encoded(&zipped(&[1, 2, 3, 4, 0, 0, 0, 0])),
        });
        for (key, value) in changes.as_object().unwrap() {
            if value.is_null() {
                document.as_object_mut().unwrap().remove(key);
            } else {
                document[key] = value.clone();
            }
        }
        document.to_string()
    };
    let read = |text: &str| serde_json::from_str::<Nd<Array2<i16>, Gzip>>(text);
    assert_eq!(read(&with(json!({}))).unwrap().into_inner(), arr2(&[[1, 2], [3, 4]]));
    // Not shuffled where it does not say so.
    let plain = encoded(&zipped(&[1, 0, 2, 0, 3, 0, 4, 0]));
    let plain = with(json!({"shuffle": null, "data": plain}));
    assert_eq!(read(&plain).unwrap().into_inner(), arr2(&[[1, 2], [3, 4]]));
    let any = serde_json::from_str::<Nd<Array2<i16>, Any>>(&plain).unwrap();
    assert_eq!(any.into_inner(), arr2(&[[1, 2], [3, 4]]));

    let mut wrong_sum = zipped(&[0; 8]);
    let at = wrong_sum.len() - 6;
    wrong_sum[at] ^= 1;
    for (changes, message) in [
        (json!({"data": encoded(&zipped(&[0; 7]))}), "7 bytes, not the 8 that the shape needs"),
        (json!({"data": encoded(&zipped(&[0; 9]))}), "more than the 8 bytes of the shape"),
        (json!({"data": encoded(&[zipped(&[0; 8]), vec![1]].concat())}), "1 bytes stand behind"),
        (json!({"data": encoded(&zipped(&[0; 8])[..9])}), "gzip"),
        (json!({"data": encoded(&wrong_sum)}), "gzip"),
        (json!({"data": encoded(&[0; 8])}), "gzip"),
        (json!({"data": [1, 2, 3, 4]}), "compressed data is not base64"),
        (json!({"shuffle": 0}), "shuffled by 0 bytes, which do not divide elements of 2"),
        (
            json!({"dtype": "|V512", "shape": [1], "shuffle": 512}),
            "shuffled by 512 bytes, of which 255 are the most",
        ),
        (json!({"shuffle": 3}), "shuffled by 3 bytes, which do not divide elements of 2"),
        (json!({"shuffle": "2"}), "shuffle"),
        (json!({"compression": "lz4"}), "unknown compression \"lz4\""),
        (json!({"compression": null}), "compression"),
        (json!({"shape": [1_u64 << 40, 2]}), "4398046511104 bytes, more than 1032 times the"),
        (json!({"dtype": "<i4"}), "16"),
    ] {
        let text = with(changes);
        let error = read(&text).map(drop).unwrap_err().to_string();
        assert!(error.contains(message), "{text}: {error}");
        assert!(serde_json::from_str::<Nd<Array2<i16>, Any>>(&text).is_err(), "{text}");
    }
    // Other wires say which one reads it.
    let error = serde_json::from_str::<Nd<Array2<i16>>>(&with(json!({}))).map(drop).unwrap_err();
    assert!(
        error.to_string().contains("compressed data, which the wires Gzip, Zstd and any read"),
        "{error}"
    );
    let file = |bytes: &[u8]| encoded(&zipped(bytes));
    let npy = npy::to_vec(&arr1(&[1_i16, 2])).unwrap();
    for (text, message) in [
        (file(&npy[..npy.len() - 1]), "needs 4 bytes, the data has 3"),
        (file(&[&npy[..], &[0]].concat()), "more behind them"),
        (file(&npy[..9]), "gzip: the header needs 12 bytes, the data has 9"),
        (encoded(&npy), "gzip"),
    ] {
        let text = json!(text).to_string();
        let error = serde_json::from_str::<Nd<Array1<i16>, Gzip<Npy>>>(&text).map(drop);
        let error = error.unwrap_err().to_string();
        assert!(error.contains(message), "{error}");
    }
}

/// Little that becomes much: an error before memory is taken, as far as the wire says.
#[test]
fn memory_is_bounded_by_the_ratio() {
    let zeros = Array1::<u8>::zeros(2 << 20);
    let text = serde_json::to_string(&Nd::by::<Gzip>(zeros.view())).unwrap();
    assert!(text.len() < 20_000);
    let read = serde_json::from_str::<Nd<Array1<u8>, Gzip>>(&text).unwrap();
    assert_eq!(read.into_inner(), zeros);
    let mut error = String::new();
    let memory = allocation_counter::measure(|| {
        let read = serde_json::from_str::<Nd<Array1<u8>, Gzip<Tagged, 10>>>(&text).map(drop);
        error = read.unwrap_err().to_string();
    });
    assert!(error.contains("2097152 bytes, more than 10 times the"), "{error}");
    assert!(memory.bytes_max < 32 * text.len() as u64 + 4096, "{}", memory.bytes_max);

    let file = serde_json::to_string(&Nd::by::<Gzip<Npy>>(zeros.view())).unwrap();
    assert!(serde_json::from_str::<Nd<Array1<u8>, Gzip<Npy>>>(&file).is_ok());
    let read = serde_json::from_str::<Nd<Array1<u8>, Gzip<Npy, 10>>>(&file).map(drop);
    let error = read.unwrap_err().to_string();
    assert!(error.contains("the array needs 2097152 bytes, more than the"), "{error}");

    // As far as the ratio of gzip goes, zstd goes too, and no further.
    let text = serde_json::to_string(&Nd::by::<Zstd>(zeros.view())).unwrap();
    assert!((2000..5000).contains(&text.len()), "{}", text.len());
    let read = serde_json::from_str::<Nd<Array1<u8>, Zstd>>(&text).unwrap();
    assert_eq!(read.into_inner(), zeros);
    let read = serde_json::from_str::<Nd<Array1<u8>, Zstd<Tagged, 10>>>(&text).map(drop);
    let error = read.unwrap_err().to_string();
    assert!(error.contains("2097152 bytes, more than 10 times the"), "{error}");
    // A window of 64 MiB, for three bytes.
    let window = [&0xfd2f_b528_u32.to_le_bytes()[..], &[0, 16 << 3, 0x19, 0, 0, 1, 2, 3]].concat();
    let text = json!({
        "dtype": "uint8", "shape": [3], "compression": "zstd", "data": encoded(&window),
    })
    .to_string();
    let mut error = String::new();
    let memory = allocation_counter::measure(|| {
        let read = serde_json::from_str::<Nd<Array1<u8>, Zstd>>(&text).map(drop);
        error = read.unwrap_err().to_string();
    });
    assert!(error.contains("too much memory"), "{error}");
    assert!(memory.bytes_max < 1 << 20, "{}", memory.bytes_max);

    // A claim of much that nothing stands behind takes what stands there.
    let map = |shape: usize| {
        BTreeMap::from([
            ("data", json!(encoded(&[&zipped(&[]), &vec![0; 100_000][..]].concat()))),
            ("dtype", json!("uint8")),
            ("shape", json!([shape])),
            ("compression", json!("gzip")),
        ])
    };
    let text = json!(map(100_000_000)).to_string();
    let memory = allocation_counter::measure(|| {
        assert!(serde_json::from_str::<Nd<Array1<u8>, Gzip>>(&text).is_err());
    });
    assert!(memory.bytes_max < 1 << 20, "{}", memory.bytes_max);
    // And numbers that are no zeros stay within the bound of other wires.
    let numbers: Array1<f64> = (0_u32..50_000).map(|n| f64::from(n).sqrt()).collect();
    let packed = rmp_serde::to_vec_named(&Nd::by::<Gzip>(numbers.view())).unwrap();
    let memory = allocation_counter::measure(|| {
        let read = rmp_serde::from_slice::<Nd<Array1<f64>, Gzip<Tagged, 10>>>(&packed).unwrap();
        assert_eq!(read.into_inner(), numbers);
    });
    assert!(memory.bytes_max < (1 << 20) + 32 * packed.len() as u64, "{}", memory.bytes_max);
    let written = allocation_counter::measure(|| {
        rmp_serde::to_vec_named(&Nd::by::<Gzip>(numbers.view())).map(drop).unwrap();
    });
    assert!(written.bytes_max < 4 * 400_000, "{}", written.bytes_max);
}

/// Of numbers three times what is unpacked; a text or byte string takes memory of its own, however short
/// it is.
#[test]
fn memory_is_a_multiple_of_what_is_unpacked() {
    fn read<A: Element, W: Wire>(array: &Array1<A>, unpacked: usize, most: usize) {
        let text = serde_json::to_string(&Nd::by::<Gzip>(array)).unwrap();
        let memory = allocation_counter::measure(|| {
            let read = serde_json::from_str::<Nd<Array1<A>, W>>(&text);
            assert_eq!(read.unwrap().into_inner().len(), N);
        });
        let times = (memory.bytes_max.saturating_sub(text.len() as u64 + 4096)) / unpacked as u64;
        let what = format!("{} of {} bytes", A::DTYPE, unpacked / N);
        assert!(times <= most as u64, "{what}: {times} times, more than {most}");
        // What the page says is not more than there is to say.
        assert!(most == 3 || times + 1 >= most as u64, "{what}: {times} times, less than {most}");
    }
    const N: usize = 100_000;
    read::<f64, Gzip>(&Array1::zeros(N), 8 * N, 3);
    read::<f64, Any>(&Array1::zeros(N), 8 * N, 3);
    read::<u8, Gzip>(&Array1::zeros(N), N, 3);
    for (len, of_text, of_bytes) in [(1, 9, 26), (2, 5, 14), (8, 3, 5), (100, 3, 3)] {
        let texts = Array1::from_elem(N, "a".repeat(len));
        read::<String, Gzip>(&texts, 4 * len * N, of_text);
        read::<String, Any>(&texts, 4 * len * N, of_text);
        let bytes = Array1::from_elem(N, vec![b'a'; len]);
        read::<Vec<u8>, Gzip>(&bytes, len * N, of_bytes);
    }
}
