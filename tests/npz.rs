//! `ndserde::npz`: archives of arrays.

use std::{
    collections::{BTreeMap, HashMap},
    io::{Cursor, Error as IoError, Read, Seek, SeekFrom},
};

use flate2::Crc;
use ndarray::{Array0, Array1, Array2, ArrayD, ShapeBuilder, arr0, arr1, arr2};
use ndserde::{
    DType, DynArray, ErrorKind, Nd, NdDeserialize, NdElement, NdSerialize, Order, Value, npy,
    npz::{self, Archive},
    wire::{Any, Cast, DateTime64, Npy, unit::Day},
};
use ndserde_test_support::work;
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

#[derive(Clone, Debug, PartialEq, NdElement)]
struct Point {
    x: f64,
    id: [i16; 2],
}

/// A field of each sort.
#[derive(Debug, PartialEq, NdSerialize, NdDeserialize)]
struct All {
    weights: Array2<f64>,
    flags: ArrayD<bool>,
    none: Option<Array1<f32>>,
    some: Option<Array1<f32>>,
    #[nd(wire = Any)]
    any: DynArray,
    #[nd(wire = Npy)]
    file: Array1<u8>,
    #[nd(wire = DateTime64<Day>)]
    days: Array1<i64>,
    #[nd(cast)]
    cast: Array1<i64>,
    words: Array1<String>,
    points: Array1<Point>,
    number: Array0<f32>,
    count: u64,
    rate: f64,
    is_on: bool,
    small: i8,
    title: String,
    letter: char,
}

fn all() -> All {
    let mut weights = Array2::zeros((2, 3).f());
    weights.assign(&arr2(&[[1.0, -0.0, f64::NAN], [4.0, 5.0, f64::INFINITY]]));
    weights[[0, 2]] = 3.0;
    All {
        weights,
        flags: arr1(&[true, false]).into_dyn(),
        none: None,
        some: Some(arr1(&[0.5])),
        any: arr1(&[1_u16]).into(),
        file: arr1(&[1, 2]),
        days: arr1(&[5_000, i64::MIN]),
        cast: arr1(&[-1]),
        words: arr1(&["a".to_owned(), "déjà vu".to_owned()]),
        points: arr1(&[Point { x: 0.5, id: [1, -1] }]),
        number: arr0(2.5),
        count: u64::MAX,
        rate: 0.1,
        is_on: true,
        small: -5,
        title: "Größe".to_owned(),
        letter: 'é',
    }
}

/// How archives are written: stored and deflated.
type WriteAll = fn(&All) -> Result<Vec<u8>, ndserde::Error>;

const WAYS: [WriteAll; 2] = [npz::to_vec, npz::to_vec_compressed];

#[test]
fn a_struct_of_arrays_comes_back() {
    for write in WAYS {
        let file = write(&all()).unwrap();
        let back: All = npz::from_slice(&file).unwrap();
        assert_eq!(back, all());
        assert_eq!(back.weights.strides(), [1, 2]);
        // Each member is the file that NumPy has.
        let mut archive = Archive::new(Cursor::new(&file)).unwrap();
        assert!(!archive.names().any(|name| name == "none"));
        assert_eq!(archive.names().len(), 16);
        let files: HashMap<String, ByteBuf> = archive.read().unwrap();
        assert_eq!(files["weights"], npy::to_vec(&all().weights).unwrap());
        assert_eq!(files["words"], npy::to_vec(&all().words).unwrap());
        assert_eq!(files["count"], npy::to_vec(&arr0(u64::MAX)).unwrap());
    }
}

#[test]
fn one_member_is_read_without_the_others() {
    for write in WAYS {
        let mut file = write(&all()).unwrap();
        // Its last byte, before the next member.
        let next = find(&file, b"flags.npy") - 31;
        file[next] ^= 1;
        let mut archive = Archive::new(Cursor::new(file)).unwrap();
        let some: Array1<f32> = archive.get("some").unwrap();
        assert_eq!(some, arr1(&[0.5]));
        let boxed: Box<Option<ArrayD<bool>>> = archive.get("flags").unwrap();
        assert_eq!(*boxed, Some(all().flags));
        let any: DynArray = archive.get("days").unwrap();
        assert_eq!(any.dtype().to_string(), "datetime64[D]");
        let error = archive.get::<DynArray>("weights").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Malformed, "{error}");
        assert!(error.to_string().starts_with("npz: at \"weights\": "), "{error}");
        assert!(archive.read::<All>().is_err());
        let other = archive.get::<Array1<f64>>("flags").unwrap_err().to_string();
        assert!(other.contains("the data is bool, the field holds float64"), "{other}");
        let missing = archive.get::<Array1<f64>>("bias").unwrap_err().to_string();
        assert!(
            missing.contains("no array \"bias\"; there is \"weights\", \"flags\""),
            "{missing}"
        );
        assert!(missing.ends_with("and 8 more"), "{missing}");
    }
}

fn find(bytes: &[u8], part: &[u8]) -> usize {
    bytes.windows(part.len()).position(|window| window == part).unwrap()
}

#[test]
fn blocks_have_the_elements_and_the_checksum_at_the_end() {
    let array: Array1<u32> = (0..100_000).collect();
    for write in [npz::to_vec, npz::to_vec_compressed] {
        let mut file = write(&BTreeMap::from([("a", Nd::new(&array))])).unwrap();
        let mut archive = Archive::new(Cursor::new(&file)).unwrap().with_limit(0);
        let mut blocks = archive.blocks("a").unwrap();
        assert_eq!(
            (blocks.shape(), blocks.dtype(), blocks.order()),
            (&[100_000][..], &DType::UInt32, Order::C)
        );
        let mut sum = 0_u64;
        while let Some(block) = blocks.next_block(1000).unwrap() {
            sum += block
                .view::<u32, ndarray::Ix1>()
                .unwrap()
                .iter()
                .map(|&x| u64::from(x))
                .sum::<u64>();
        }
        assert_eq!(sum, 4_999_950_000);
        drop(blocks);
        // The checksum of the directory.
        let line = file.len() - 22 - 46 - "a.npy".len();
        file[line + 16] ^= 1;
        let mut archive = Archive::new(Cursor::new(&file)).unwrap();
        let error = archive.get::<Array1<u32>>("a").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Malformed);
        assert!(error.to_string().contains("the archive claims the checksum"), "{error}");
        let mut blocks = archive.blocks("a").unwrap();
        assert!(
            std::iter::from_fn(|| blocks.next_block(1000).transpose()).any(|block| block.is_err())
        );
    }
}

#[test]
fn maps_and_values_have_the_names() {
    #[derive(Serialize, Deserialize)]
    struct Outer {
        title: String,
        #[serde(flatten)]
        rest: HashMap<String, Nd<DynArray, Cast>>,
    }
    let file = npz::to_vec(&all()).unwrap();
    let value: Value = npz::from_slice(&file).unwrap();
    assert_eq!(value["title"].as_array().unwrap().dtype().to_string(), "<U5");
    assert_eq!(value.iter_arrays().count(), 16);
    let again: Value = npz::from_slice(&npz::to_vec(&value).unwrap()).unwrap();
    assert_eq!(again.to_string(), value.to_string());
    let map: Nd<BTreeMap<String, DynArray>> = npz::from_slice(&file).unwrap();
    assert_eq!(map.get_ref()["weights"], DynArray::from(all().weights));

    let outer: Outer = npz::from_slice(&file).unwrap();
    assert_eq!((outer.title.as_str(), outer.rest.len()), ("Größe", 15));
    let again: Outer = npz::from_slice(&npz::to_vec(&outer).unwrap()).unwrap();
    assert_eq!(again.rest.len(), 15);

    let empty: HashMap<String, DynArray> = HashMap::new();
    let file = npz::to_vec(&Nd::new(&empty)).unwrap();
    assert_eq!(file.len(), 22);
    assert!(npz::from_slice::<Value>(&file).unwrap().as_map().unwrap().is_empty());
}

/// What NumPy writes, also as an archive of more than 4 GiB is.
#[test]
fn archives_of_numpy() {
    #[derive(Debug, NdDeserialize)]
    struct Theirs {
        weights: Array2<f64>,
        big: Array2<i16>,
        flags: Array1<bool>,
        #[nd(wire = DateTime64<Day>)]
        days: Array1<i64>,
        words: Array1<String>,
        raw: Array1<Vec<u8>>,
        points: Array1<Theirs1>,
        none: Array2<f32>,
        #[serde(rename = "a/b")]
        inner: Array1<num_complex::Complex<f32>>,
        #[serde(rename = "größe")]
        size: Array1<u64>,
        epochs: u8,
        rate: f64,
        name: String,
        is_on: bool,
        arr_0: DynArray,
    }
    #[derive(Clone, Debug, PartialEq, NdElement)]
    struct Theirs1 {
        x: f64,
        id: [i32; 2],
    }
    for name in ["stored", "compressed", "wide"] {
        let path = format!("{}/tests/golden/archives/{name}.npz", env!("CARGO_MANIFEST_DIR"));
        let a: Theirs = npz::from_reader(std::fs::File::open(&path).unwrap()).unwrap();
        assert_eq!(a.weights, arr2(&[[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]]));
        assert_eq!(a.weights.strides(), [1, 2]);
        assert_eq!(a.big, arr2(&[[1, 2], [-3, 4]]));
        assert_eq!((a.flags, a.days), (arr1(&[true, false]), arr1(&[19_782, i64::MIN])));
        assert_eq!(a.words, arr1(&["ab".to_owned(), "€".to_owned()]));
        assert_eq!(a.raw, arr1(&[vec![1, 255]]));
        assert_eq!(a.points, arr1(&[Theirs1 { x: 0.5, id: [1, 2] }]));
        assert_eq!(a.none.shape(), [0, 3]);
        assert_eq!(a.inner, arr1(&[num_complex::Complex::new(0.0, 1.0)]));
        assert_eq!((a.size, a.epochs, a.rate), (arr1(&[u64::MAX]), 3, 0.5));
        assert_eq!((a.name.as_str(), a.is_on), ("né", true));
        assert_eq!(a.arr_0, DynArray::from(arr1(&[7_u8])));
        let mut archive = Archive::new(std::fs::File::open(&path).unwrap()).unwrap();
        assert_eq!(archive.names().last(), Some("arr_0"));
        assert_eq!(archive.get::<Array1<bool>>("flags").unwrap(), arr1(&[true, false]));
    }
}

#[derive(Serialize)]
struct Unit {
    a: (),
}

/// What is written that an archive has no place for.
#[test]
fn what_is_no_member_is_refused_by_its_name() {
    fn refused(value: &impl Serialize, words: &[&str]) {
        let error = npz::to_vec(value).unwrap_err().to_string();
        assert!(error.starts_with("npz: "), "{error}");
        assert!(words.iter().all(|word| error.contains(word)), "{error}");
    }
    let array = arr1(&[1.0]);
    refused(&Nd::new(&array), &["this is one array", "by their names"]);
    refused(&[1, 2], &["this is a list"]);
    refused(&1, &["this is a number"]);
    refused(&"text", &["this is text"]);
    refused(&BTreeMap::from([(1, Nd::new(&array))]), &["a key that is no text"]);
    refused(
        &BTreeMap::from([("a", vec![1])]),
        &["at \"a\": a list where", "by the wire tagged or npy"],
    );
    refused(&BTreeMap::from([("a", BTreeMap::from([("b", 1)]))]), &["at \"a\": a map"]);
    refused(&Unit { a: () }, &["at \"a\": nothing where"]);
    refused(&BTreeMap::from([("a", ByteBuf::from(b"abc"))]), &["bytes that are no .npy file"]);
    refused(&BTreeMap::from([("a", i128::MAX)]), &["at \"a\"", "i128"]);
    refused(&BTreeMap::from([("a\0b", 1)]), &["contains NUL"]);
    refused(&BTreeMap::from([("a".repeat(65_532), 1)]), &["65532 bytes", "room for 65531"]);
    refused(&BTreeMap::from([("a", 1), ("a.npy", 2)]), &["at \"a.npy\"", "from the array \"a\""]);
    let half = arr1(&[half::bf16::ONE]);
    refused(&BTreeMap::from([("a", Nd::new(&half))]), &["no typestr for bfloat16"]);
    let nested: Nd<_, ndserde::wire::Nested> = Nd::by(&array);
    refused(&BTreeMap::from([("a", nested)]), &["a list where"]);
    let readable: Nd<_, ndserde::wire::Readable> = Nd::by(&array);
    refused(&BTreeMap::from([("a", readable)]), &["a struct where"]);
}

#[test]
fn fields_of_another_type_are_refused() {
    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "never made")]
    struct One<T> {
        weights: T,
    }
    #[derive(Debug, NdDeserialize)]
    #[expect(dead_code, reason = "never made")]
    struct More {
        bias: Array1<f64>,
    }
    fn refused<T: for<'de> Deserialize<'de> + std::fmt::Debug>(words: &[&str]) {
        let file = npz::to_vec(&all()).unwrap();
        let error = npz::from_slice::<T>(&file).unwrap_err().to_string();
        assert!(error.starts_with("npz: "), "{error}");
        assert!(words.iter().all(|word| error.contains(word)), "{error}");
    }
    refused::<Nd<Array1<f64>>>(&["a map of arrays, where one array is expected"]);
    refused::<Vec<f64>>(&["map, expected a sequence"]);
    refused::<One<f64>>(&["at \"weights\"", "shape [2, 3] of float64, where a number or text"]);
    refused::<One<String>>(&["at \"weights\"", "where a number or text"]);
    refused::<One<Vec<f64>>>(&["at \"weights\"", "map, expected a sequence"]);
    refused::<One<Nd<Array1<f64>>>>(&["at \"weights\"", "2 axes", "the field has 1"]);
    refused::<One<Nd<Array2<f32>>>>(&["the data is float64, the field holds float32"]);
    refused::<More>(&["missing field `bias`"]);
}

/// A file that cannot be read is its own error.
#[test]
fn a_broken_reader_is_the_source() {
    #[derive(Debug)]
    struct Broken(Cursor<Vec<u8>>, u64);
    impl Read for Broken {
        fn read(&mut self, buffer: &mut [u8]) -> Result<usize, IoError> {
            if self.0.position() < self.1 {
                return Err(IoError::other("the disk is gone"));
            }
            self.0.read(buffer)
        }
    }
    impl Seek for Broken {
        fn seek(&mut self, to: SeekFrom) -> Result<u64, IoError> {
            self.0.seek(to)
        }
    }
    let file = npz::to_vec(&all()).unwrap();
    let len = file.len() as u64;
    for from in [40, len - 100, len] {
        let archive = Broken(Cursor::new(file.clone()), from);
        let error = npz::from_reader::<_, All>(archive).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Io, "{error}");
        assert!(std::error::Error::source(&error).is_some());
    }
}

/// Bytes that become a thousand times as many.
#[test]
fn what_is_unpacked_is_bounded() {
    type Both = HashMap<String, Nd<Array1<u8>>>;
    let zeros = Array1::<u8>::zeros(3 << 20);
    let file =
        npz::to_vec_compressed(&BTreeMap::from([("a", Nd::new(&zeros)), ("b", Nd::new(&zeros))]))
            .unwrap();
    assert!(file.len() < 10_000);
    let open = |limit| Archive::new(Cursor::new(&file)).unwrap().with_limit(limit);
    let one = (3 << 20) + 128;
    assert!(open(2 * one).read::<Both>().is_ok());
    let error = open(2 * one - 1).read::<Both>().unwrap_err().to_string();
    let words = "at \"b\": it takes 3145856 bytes unpacked, and 3145855 may be unpacked still";
    assert!(error.contains(words), "{error}");
    assert!(open(one).get::<Array1<u8>>("b").is_ok());
    assert!(open(one - 1).get::<Array1<u8>>("b").is_err());
    // One that claims less than there is.
    let mut claims = file.clone();
    let line = claims.len() - 22 - 2 * (46 + "a.npy".len());
    claims[line + 24..][..4].copy_from_slice(&1000_u32.to_le_bytes());
    let error = npz::from_slice::<Both>(&claims).unwrap_err().to_string();
    assert!(error.contains("claims 1000 bytes, the member has more"), "{error}");
    // What is not compressed has no limit.
    let stored = npz::to_vec(&BTreeMap::from([("a", Nd::new(&zeros))])).unwrap();
    assert!(Archive::new(Cursor::new(stored)).unwrap().with_limit(0).read::<Both>().is_ok());
}

/// An archive by hand: its members with their names in the directory, and where it says they start.
fn archive(members: &[(&str, &str, Option<usize>)]) -> Vec<u8> {
    let content = npy::to_vec(&arr1(&[7_u8])).unwrap();
    let mut checksum = Crc::new();
    checksum.update(&content);
    let (mut out, mut starts, mut directory) = (Vec::new(), Vec::new(), Vec::new());
    let len = u32::try_from(content.len()).unwrap().to_le_bytes();
    let common = |name: &str, out: &mut Vec<u8>| {
        out.extend([0; 8]);
        out.extend(checksum.sum().to_le_bytes());
        out.extend([len, len].concat());
        out.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        out.extend([0; 2]);
    };
    for (name, ..) in members {
        starts.push(out.len());
        out.extend(b"PK\x03\x04\x14\0");
        common(name, &mut out);
        out.extend(name.as_bytes());
        out.extend(&content);
    }
    for (number, (_, name, at)) in members.iter().enumerate() {
        directory.extend(b"PK\x01\x02\x14\0\x14\0");
        common(name, &mut directory);
        directory.extend([0; 10]);
        directory.extend(u32::try_from(starts[at.unwrap_or(number)]).unwrap().to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let start = out.len();
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    let number = u16::try_from(members.len()).unwrap().to_le_bytes();
    out.extend([number, number].concat());
    out.extend(u32::try_from(directory.len()).unwrap().to_le_bytes());
    out.extend(u32::try_from(start).unwrap().to_le_bytes());
    out.extend([0; 2]);
    out
}

#[test]
fn what_programs_read_differently_is_refused() {
    let good = archive(&[("a.npy", "a.npy", None), ("b.npy", "b.npy", None)]);
    let read = |file: &[u8]| npz::from_slice::<Nd<BTreeMap<String, Array1<u8>>>>(file);
    assert_eq!(read(&good).unwrap().get_ref()["b"], arr1(&[7]));
    assert!(read(&[b"#!/bin/sh\n", &good[..]].concat()).is_ok());
    let comment = [&good[..good.len() - 2], b"\x03\0abc"].concat();
    assert!(read(&comment).is_ok());
    let refused = |file: &[u8], words: &str| {
        let error = read(file).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Malformed, "{error}");
        assert!(error.to_string().contains(words), "{error}: {words}");
    };
    let of = |members: &[(&str, &str)]| {
        archive(&members.iter().map(|&(name, listed)| (name, listed, None)).collect::<Vec<_>>())
    };
    refused(&of(&[("a.npy", "a.npy"), ("a.npy", "a.npy")]), "two members are called \"a\"");
    refused(&of(&[("a.npy", "a.npy"), ("a", "a")]), "two members are called \"a\"");
    refused(
        &of(&[("a.npy", "b.npy")]),
        "\"b.npy\": what stands before it is not what the directory",
    );
    refused(&of(&[("a\0.npy", "a\0.npy")]), "contains NUL");
    let shared = archive(&[("a.npy", "a.npy", None), ("a.npy", "b.npy", Some(0))]);
    refused(&shared, "what stands before it");
    refused(&[&good[..], b"x"].concat(), "1 bytes stand behind the end");
    refused(&good[..good.len() - 1], "the end of the archive is missing");
    refused(b"", "the end of the archive is missing");
    refused(b"PK\x03\x04", "it is cut off, or no zip");
    let mut more = good.clone();
    let end = more.len() - 22;
    more[end + 8] = 3;
    more[end + 10] = 3;
    refused(&more, "claims 3 members, its directory has 2");
    let mut encrypted = good.clone();
    let line = encrypted.len() - 22 - 2 * 51;
    encrypted[line + 8] = 1;
    refused(&encrypted, "a member that is encrypted");
    let mut method = good.clone();
    let header = find(&method, b"PK\x03\x04");
    (method[header + 8], method[line + 10]) = (12, 12);
    let why = "it is compressed by method 12, bzip2; the command `ndserde convert` reads it";
    refused(&method, &format!("at \"a\": {why}"));
    let mut long = good.clone();
    long[line + 20..][..8].copy_from_slice(&[0xff; 8]);
    assert!(read(&long).is_err());
    // What is no array is refused where it is asked for.
    let readme = of(&[("a.npy", "a.npy"), ("README.txt", "README.txt")]);
    assert!(read(&readme).is_ok(), "it happens to be a .npy file");
}

/// Each byte and each length: a value or an error, in no more memory than there is input for.
#[test]
fn changed_and_truncated_archives() {
    // What deflates becomes up to so many times as large.
    for (write, times) in WAYS.into_iter().zip([32, 32 * 1032]) {
        let file = write(&all()).unwrap();
        let read = |input: &[u8]| {
            let archive = work::reading(times, input, || npz::from_slice::<Value>(input));
            archive.map(|archive| archive.iter_arrays().count())
        };
        for at in 0..file.len() {
            let mut changed = file.clone();
            changed[at] ^= 1 << (at % 8);
            let found = read(&changed);
            assert!(found.is_err() || found.is_ok_and(|arrays| arrays == 16));
            assert!(read(&file[..at]).is_err());
        }
    }
}

/// Each member has a small share of the archive, and each is looked up by its name.
#[test]
fn many_small_members_take_what_they_have() {
    let arrays: BTreeMap<String, Nd<Array1<u8>>> =
        (0..5_000).map(|n| (n.to_string(), Nd::new(Array1::zeros(0)))).collect();
    let (stored, compressed) = (npz::to_vec(&arrays), npz::to_vec_compressed(&arrays));
    for (file, times) in [(stored.unwrap(), 32), (compressed.unwrap(), 32 * 1032)] {
        let read: Nd<BTreeMap<String, DynArray>> =
            work::reading(times, &file, || npz::from_slice(&file).unwrap());
        assert_eq!(read.get_ref().len(), 5_000);
        let mut archive = Archive::new(Cursor::new(&file)).unwrap();
        for n in 0..5_000 {
            assert_eq!(archive.get::<DynArray>(&n.to_string()).unwrap().shape(), [0]);
        }
    }
}

/// In hundredths of the elements' bytes.
#[test]
fn memory_is_what_the_page_says() {
    const N: usize = 100_000;
    let array: Array1<f64> = (0_u32..).map(|n| f64::from(n) / 3.0).take(N).collect();
    let arrays = BTreeMap::from([("a", Nd::new(array.view())), ("b", Nd::new(array.view()))]);
    let peak = |run: &dyn Fn()| allocation_counter::measure(run).bytes_max * 100 / (8 * N as u64);
    let (stored, compressed) = (npz::to_vec(&arrays), npz::to_vec_compressed(&arrays));
    let (stored, compressed) = (stored.unwrap(), compressed.unwrap());
    let one = |file: &[u8]| {
        let mut archive = Archive::new(Cursor::new(file)).unwrap();
        drop(archive.get::<Array1<f64>>("b").unwrap());
    };
    let blocks = |file: &[u8]| {
        let mut archive = Archive::new(Cursor::new(file)).unwrap();
        let mut blocks = archive.blocks("b").unwrap();
        while blocks.next_block(1000).unwrap().is_some() {}
    };
    let rows = [
        ("to_writer", peak(&|| npz::to_writer(std::io::sink(), &arrays).unwrap()), 2),
        ("one", peak(&|| one(&stored)), 205),
        ("one, compressed", peak(&|| one(&compressed)), 220),
        // Where the end of the archive is looked for.
        ("blocks", peak(&|| blocks(&stored)), 25),
        ("blocks, compressed", peak(&|| blocks(&compressed)), 25),
    ];
    let wrong: Vec<_> = rows.iter().filter(|(_, found, most)| found > most).collect();
    assert!(wrong.is_empty(), "name, found, at most: {wrong:#?} of {rows:?}");
}

/// As a file may go to another thread.
const _: () = {
    const fn crosses<T: Send + Sync>() {}
    crosses::<Archive<std::fs::File>>();
};
