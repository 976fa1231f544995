//! Memory at the peak, as a multiple of the array or of the document: what the pages state.

use std::{
    fs::{self, File},
    io::{BufReader, Cursor, Read, sink},
};

use ndarray::{Array1, ArrayView1};
use ndserde::{
    Elements, Nd,
    field::{DeserializeElements, SerializeElements},
    json, pickle,
    value::Document,
    wire::{Npy, NpyLatin1, Packed, Pickle, PickleLatin1, Tagged, Wire},
};
use serde::Serialize;

/// The elements of an array, and their bytes: no power of two, to which vectors grow.
const N: usize = 100_000;
const SIZE: usize = 8 * N;

fn array() -> Array1<f64> {
    (0_u32..).map(|n| f64::from(n) / 3.0).take(N).collect()
}

/// The bytes that are allocated at one time, in hundredths of so many.
fn peak(of: usize, run: impl FnOnce()) -> u64 {
    allocation_counter::measure(run).bytes_max * 100 / of as u64
}

/// Each row at the most, in hundredths of the elements' bytes.
fn check(rows: &[(&str, u64, u64)]) {
    let wrong: Vec<_> = rows.iter().filter(|(_, found, most)| found > most).collect();
    assert!(wrong.is_empty(), "name, found, at most: {wrong:#?}");
}

/// A wire writes JSON without a copy of the array, and into memory of the length of the text.
fn in_json<W: Wire>(text: u64)
where
    for<'a> Nd<ArrayView1<'a, f64>, W>: Serialize,
{
    let array = array();
    let nd = || Nd::by::<W>(array.view());
    let mut kept = 0;
    let in_memory = peak(SIZE, || {
        let document = json::to_vec(&nd()).unwrap();
        kept = document.capacity() * 100 / SIZE;
    });
    let streamed = |pretty: bool| {
        peak(SIZE, || {
            if pretty {
                json::to_writer_pretty(sink(), &nd()).unwrap();
            } else {
                json::to_writer(sink(), &nd()).unwrap();
            }
        })
    };
    check(&[
        ("to_writer", streamed(false), 0),
        ("to_writer_pretty", streamed(true), 0),
        ("by serde_json", peak(SIZE, || serde_json::to_writer(sink(), &nd()).unwrap()), 0),
        ("to_vec", in_memory, text),
        ("to_vec keeps", kept as u64, text),
    ]);
}

#[test]
fn json_is_written_in_blocks() {
    in_json::<Tagged>(134);
    in_json::<Packed>(134);
    in_json::<Npy>(134);
    in_json::<Pickle>(134);
    // Two bytes for a character beyond ASCII, and six for a control character.
    in_json::<NpyLatin1>(260);
    in_json::<PickleLatin1>(260);
}

/// What is read and written is the same text, however the runs of a file meet within it.
#[test]
fn runs_are_one_text() {
    fn same<W: Wire>()
    where
        Nd<Array1<u8>, W>: Serialize,
    {
        for len in (0..200).chain(1000..1010) {
            let values: Array1<u8> = (0_u8..=255).cycle().take(len).collect();
            let arrays = [Nd::by::<W>(values.clone()), Nd::by::<W>(values)];
            let text = json::to_string(&arrays).unwrap();
            assert_eq!(text, serde_json::to_string(&arrays).unwrap(), "{len}");
            let pretty = json::to_string_pretty(&arrays).unwrap();
            assert_eq!(pretty, serde_json::to_string_pretty(&arrays).unwrap(), "{len}");
        }
    }
    same::<Npy>();
    same::<NpyLatin1>();
    same::<Packed>();
    same::<Pickle>();
    same::<PickleLatin1>();
}

/// In binary formats a serializer takes bytes in one piece, so that a file costs a copy beside what is
/// written; reading costs what it costs in the default wire.
#[test]
fn binary_formats_copy_a_file_once() {
    macro_rules! row {
        ($wire:ty, $written:expr) => {{
            type Read = Nd<Array1<f64>, $wire>;
            let nd = Nd::by::<$wire>(array());
            let (mut packed, mut cbor) = (Vec::new(), Vec::new());
            check(&[
                ("MessagePack", peak(SIZE, || packed = rmp_serde::to_vec(&nd).unwrap()), $written),
                ("CBOR", peak(SIZE, || cbor = serde_cbor::to_vec(&nd).unwrap()), $written),
            ]);
            check(&[
                (
                    "from MessagePack",
                    peak(SIZE, || drop(rmp_serde::from_slice::<Read>(&packed).unwrap())),
                    101,
                ),
                (
                    "from CBOR",
                    peak(SIZE, || drop(serde_cbor::from_slice::<Read>(&cbor).unwrap())),
                    101,
                ),
                (
                    // With its own memory of the bytes, which grows to 2^20.
                    "from CBOR by ciborium",
                    peak(SIZE, || drop(ciborium::from_reader::<Read, _>(&cbor[..]).unwrap())),
                    232,
                ),
            ]);
        }};
    }
    row!(Tagged, 101);
    row!(Packed, 201);
    row!(Npy, 201);
    row!(Pickle, 201);
}

/// Neither format keeps more memory than an eighth beyond its text, nor ever has more than the text and
/// a quarter of it beside what it had before.
#[test]
fn documents_keep_what_they_need() {
    fn rows(value: &impl Serialize, most: u64) {
        let (mut text, mut bytes) = (Vec::new(), Vec::new());
        let json = allocation_counter::measure(|| text = json::to_vec(value).unwrap()).bytes_max;
        let pickled = allocation_counter::measure(|| bytes = pickle::to_vec(value).unwrap());
        let times = |found: usize, of: usize| (found * 100 / of) as u64;
        let of = |found: u64, document: &[u8]| found * 100 / document.len() as u64;
        check(&[
            ("json::to_vec", of(json, &text), most),
            ("json::to_vec keeps", times(text.capacity(), text.len()), 113),
            ("pickle::to_vec", of(pickled.bytes_max, &bytes), most),
            ("pickle::to_vec keeps", times(bytes.capacity(), bytes.len()), 113),
        ]);
    }
    rows(&Nd::new(array()), 101);
    rows(&vec![Nd::new(array()); 2], 151);
    for arrays in [3, 4, 5, 7, 9] {
        rows(&vec![Nd::new(array()); arrays], 226);
    }
    for tenths in 5..15 {
        rows(&Array1::<f64>::linspace(0.0, 1.0, N * tenths / 10).to_vec(), 226);
    }
}

/// What the page of `Elements` says of copies.
#[test]
fn elements_are_copied_once() {
    fn rows<T>(value: &T, name: &str, written: u64, read: u64)
    where
        T: SerializeElements<Tagged> + for<'de> DeserializeElements<'de, Tagged>,
    {
        let nd = || Nd::by::<Elements>(value);
        let document = rmp_serde::to_vec(&nd()).unwrap();
        let writing = peak(SIZE, || rmp_serde::encode::write(&mut sink(), &nd()).unwrap());
        let reading = peak(SIZE, || {
            drop(rmp_serde::from_slice::<Nd<T, Elements>>(&document).unwrap());
        });
        check(&[(name, writing, written), (name, reading, read)]);
    }
    let array = array().into_raw_vec_and_offset().0;
    let row = |row: &[f64]| <[f64; 4]>::try_from(row).unwrap();
    let quads: Vec<[f64; 4]> = array.chunks_exact(4).map(row).collect();
    let square = |rows: &[[f64; 4]]| <[[f64; 4]; 4]>::try_from(rows).unwrap();
    let squares: Vec<_> = quads.chunks_exact(4).map(square).collect();
    let boxed: Box<[[f64; 4]; N / 4]> = quads.clone().try_into().unwrap();
    rows(&array, "Vec<f64>", 0, 100);
    rows(&quads, "Vec<[f64; 4]>", 0, 100);
    rows(&boxed, "Box<[[f64; 4]; _]>", 0, 100);
    rows(&squares, "Vec<[[f64; 4]; 4]>", 0, 200);
    let vectors: Vec<Vec<f64>> = array.chunks_exact(100).map(<[f64]>::to_vec).collect();
    rows(&vectors, "Vec<Vec<f64>>", 100, 205);
}

/// Of a list of numbers a value takes twice what an array does. The numbers are packed first, and make way
/// for it.
#[test]
fn numbers_of_values_make_way() {
    let numbers = array().into_raw_vec_and_offset().0;
    let text = json::to_vec(&numbers.chunks(1000).collect::<Vec<_>>()).unwrap();
    let read = peak(SIZE, || drop(json::from_slice::<Document>(&text).unwrap()));
    check(&[("lists of a thousand", read, 280)]);
}

/// The text and the array, where it is known how long the text is; text of two lengths, of anything else,
/// while that grows.
#[test]
fn json_is_read_with_its_text() {
    let array = array();
    let text = json::to_vec(&Nd::new(array.view())).unwrap();
    let path = std::env::temp_dir().join(format!("ndserde-memory-{}.json", std::process::id()));
    fs::write(&path, &text).unwrap();
    let open = || File::open(&path).unwrap();
    let read = |reader: &mut dyn FnMut() -> json::Result<Nd<Array1<f64>>>| {
        peak(SIZE, || assert_eq!(reader().unwrap().into_inner(), array))
    };
    // What the comparison takes is not counted.
    let rows = [
        ("slice", read(&mut || json::from_slice(&text)), 101),
        ("slice as a reader", read(&mut || json::from_reader(&text[..])), 235),
        ("cursor", read(&mut || json::from_reader(Cursor::new(&text))), 235),
        ("file", read(&mut || json::from_reader(open())), 235),
        ("buffered file", read(&mut || json::from_reader(BufReader::new(open()))), 235),
        ("file by reference", read(&mut || json::from_reader(&mut open())), 235),
        ("of unknown length", read(&mut || json::from_reader(open().take(u64::MAX))), 300),
    ];
    fs::remove_file(&path).unwrap();
    check(&rows);
}

/// A list of arrays of three numbers, as Python 3 writes it with NumPy 1: it remembers each value.
fn by_python(arrays: u16) -> Vec<u8> {
    let first: &[&[u8]] = &[
        b"\x80\x04]\x94(\x8c\x15numpy.core.multiarray\x94\x8c\x0c_reconstruct\x94\x93\x94",
        b"\x8c\x05numpy\x94\x8c\x07ndarray\x94\x93\x94K\0\x85\x94C\x01b\x94\x87\x94R\x94",
        b"(K\x01K\x03\x85\x94h\x04\x8c\x05dtype\x94\x93\x94\x8c\x02f8\x94\x89\x88\x87\x94R\x94",
        b"(K\x03\x8c\x01<\x94NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\0t\x94b\x89C\x18",
    ];
    let next = b"h\x03h\x06K\0\x85\x94h\x08\x87\x94R\x94(K\x01K\x03\x85\x94h\x10\x89C\x18";
    let mut pickle = first.concat();
    for number in 0..arrays {
        if number > 0 {
            pickle.extend(next);
        }
        pickle.extend([f64::from(number); 3].iter().flat_map(|number| number.to_le_bytes()));
        pickle.extend(b"\x94t\x94b");
    }
    pickle.extend(b"e.");
    pickle
}

/// What an array of three numbers takes beside the document, which has 139 bytes for each that ndserde
/// writes and 52 for each of Python's; what is read has 72 of them.
#[test]
fn small_arrays_take_little_of_the_machine() {
    const MANY: u16 = 10_000;
    let small: Vec<Nd<Array1<f64>>> =
        (0..MANY).map(|n| Nd::new(Array1::from_elem(3, f64::from(n)))).collect();
    let bytes = |pickle: &[u8]| {
        peak(usize::from(MANY) * 100, || {
            let read: Vec<Nd<Array1<f64>>> = pickle::from_slice(pickle).unwrap();
            assert_eq!(read, small);
        })
    };
    check(&[
        ("of ndserde", bytes(&pickle::to_vec(&small).unwrap()), 210),
        ("of Python", bytes(&by_python(MANY)), 250),
    ]);
}
