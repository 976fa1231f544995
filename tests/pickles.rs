//! Whole pickles: what Python wrote is read, what cannot be read says why, and nothing that a pickle
//! repeats makes it larger than it deserves.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap},
    fs,
    path::PathBuf,
};

use ndarray::{Array0, Array1, Array2, ArrayView1, ShapeBuilder, arr0, arr1, arr2};
use ndserde::{DType, DynArray, Error, Nd, NdDeserialize, NdSerialize, TimeUnit, pickle, wire};
use num_complex::Complex;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_bytes::ByteBuf;

use ndserde_test_support::{
    any::Any,
    check::{fingerprint, read_bounded},
};

fn golden(name: &str) -> Vec<u8> {
    let path: PathBuf =
        [env!("CARGO_MANIFEST_DIR"), "tests/golden/whole_pickles", name].iter().collect();
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn names() -> Vec<String> {
    let folder: PathBuf =
        [env!("CARGO_MANIFEST_DIR"), "tests/golden/whole_pickles"].iter().collect();
    let names = fs::read_dir(folder).unwrap();
    names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// What `tests/golden/whole_pickles.py` writes.
#[derive(NdSerialize, NdDeserialize)]
struct Model {
    name: String,
    epoch: u8,
    size: u32,
    offset: i8,
    far: i64,
    wide: i128,
    rate: f64,
    nothing: Option<u8>,
    flag: bool,
    labels: Vec<String>,
    tags: BTreeSet<String>,
    frozen: BTreeSet<u8>,
    pair: (u8, f64),
    empty: (Vec<u8>, Vec<u8>, BTreeMap<u8, u8>),
    raw: ByteBuf,
    buffer: ByteBuf,
    ordered: BTreeMap<String, u8>,
    counts: BTreeMap<String, u64>,
    complex: (f64, f64),
    weights: Array2<f64>,
    fortran: Array2<i16>,
    strided: Array2<i16>,
    big_endian: Array1<f32>,
    zero_d: Array0<f64>,
    number: f32,
    numbers: (i64, bool, f32, (f32, f32)),
    scalar: Array0<f32>,
    #[nd(wire = wire::DateTime64<wire::unit::Day>)]
    dates: Array1<i64>,
    span: DynArray,
    layers: Vec<Array1<u8>>,
    records: DynArray,
    record_array: DynArray,
    words: Array1<String>,
    big_words: Array1<String>,
    word: String,
    byte_word: ByteBuf,
}

/// As the tagged wire has them: packed, little-endian.
fn records() -> DynArray {
    let json = r#"{"dtype":[["x","<i4"],["in",[["u","<f4"],["v","|u1"]]],["y","<f8",[2]]],"shape":[1],"byteorder":"little","order":"C","data":"AQAAAAAAAEADAAAAAAAAEEAAAAAAAAAUQA=="}"#;
    serde_json::from_str::<Nd<_>>(json).unwrap().into_inner()
}

fn model() -> Model {
    let weights = [[1.5, f64::NAN, -0.0], [f64::INFINITY, f64::from_bits(1), 3.0]];
    let layer = arr1(&[1, 2, 3]);
    let unit = TimeUnit::SECOND.times(25).unwrap();
    Model {
        name: "né \u{20ac} \\ 'x'\n".into(),
        epoch: 3,
        size: 70_000,
        offset: -2,
        far: 1 << 40,
        wide: -(1 << 100),
        rate: 0.1,
        nothing: None,
        flag: true,
        labels: vec!["a".into(), "b".into(), "a".into()],
        tags: ["x".to_owned()].into(),
        frozen: [7].into(),
        pair: (1, 2.5),
        empty: (vec![], vec![], BTreeMap::new()),
        raw: ByteBuf::from(*b"\x00\xff'\n"),
        buffer: ByteBuf::from(*b"ab\x80"),
        ordered: [("b".to_owned(), 1), ("a".to_owned(), 2)].into(),
        counts: [("z".to_owned(), 26)].into(),
        complex: (1.5, -2.0),
        weights: arr2(&weights),
        fortran: Array2::from_shape_vec((2, 3).f(), vec![0, 3, 1, 4, 2, 5]).unwrap(),
        strided: arr2(&[[5, 3, 1], [17, 15, 13]]),
        big_endian: arr1(&[1.5, -2.5]),
        zero_d: arr0(2.5),
        number: 1.5,
        numbers: (-3, true, 0.5, (1.0, -1.0)),
        scalar: arr0(2.5),
        dates: arr1(&[18_262, i64::MIN]),
        span: DynArray::from(arr0(3_i64)).reinterpret_time(DType::TimeDelta64(unit)).unwrap(),
        layers: vec![layer.clone(), layer, arr1(&[])],
        records: records(),
        record_array: records(),
        words: arr1(&["ab".to_owned(), "\u{20ac}".to_owned()]),
        big_words: arr1(&["ab".to_owned()]),
        word: "né".into(),
        byte_word: ByteBuf::from(*b"ab"),
    }
}

/// Everything of a model: numbers as text, arrays by their bits.
fn told(model: &Model) -> String {
    let Model { name, epoch, size, offset, far, wide, rate, nothing, flag, .. } = model;
    let Model { labels, tags, frozen, pair, empty, raw, buffer, ordered, counts, .. } = model;
    let Model { complex, number, numbers, span, words, big_words, word, byte_word, .. } = model;
    let plain = format!(
        "{:?} {:?} {:?} {:?} {span:?}",
        (name, epoch, size, offset, far, wide, rate, nothing, flag),
        (labels, tags, frozen, pair, empty, raw, buffer, ordered, counts),
        (complex, number, numbers),
        (words, big_words, word, byte_word),
    );
    let arrays = [
        fingerprint(&model.weights),
        fingerprint(&model.fortran),
        fingerprint(&model.strided),
        fingerprint(&model.big_endian),
        fingerprint(&model.zero_d),
        fingerprint(&model.scalar),
        fingerprint(&model.dates),
        fingerprint(&model.layers),
        fingerprint(&model.records),
        fingerprint(&model.record_array),
    ];
    format!("{plain} {arrays:02x?}")
}

#[test]
fn what_python_wrote_is_read() {
    let mut read = 0;
    let is_model = |name: &&String| {
        name.starts_with("model-")
            || name.starts_with("joblib-")
                && !name.contains("objects")
                && !name.contains("joblib-model")
                && !name.contains("longdouble")
    };
    for name in names().iter().filter(is_model) {
        let bytes = golden(name);
        let back = read_bounded(&bytes, || pickle::from_slice::<Model>(&bytes));
        let back = back.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(told(&back), told(&model()), "{name}");
        let back: Model = pickle::from_reader(&bytes[..]).unwrap();
        assert_eq!(told(&back), told(&model()), "{name}");
        read += 1;
    }
    assert!(read >= 19, "only {read} files");
}

#[test]
fn what_is_written_is_read() {
    let bytes = pickle::to_vec(&model()).unwrap();
    assert_eq!(told(&pickle::from_slice(&bytes).unwrap()), told(&model()));
    let mut written = Vec::new();
    pickle::to_writer(&mut written, &model()).unwrap();
    assert_eq!(written, bytes);
}

#[test]
fn the_layout_of_cifar() {
    #[derive(NdDeserialize)]
    #[allow(dead_code, reason = "only the error is looked at")]
    #[allow(clippy::struct_field_names, reason = "the names are CIFAR's")]
    struct Batch<'a> {
        batch_label: String,
        labels: Vec<u8>,
        data: ArrayView1<'a, u8>,
        filenames: Vec<&'a str>,
    }
    #[derive(NdDeserialize)]
    struct Rows {
        data: Array2<u8>,
    }
    for name in ["cifar-python-2.pkl", "cifar-bytes.pkl"] {
        let bytes = golden(name);
        let Rows { data } = pickle::from_slice(&bytes).unwrap();
        assert_eq!(data.into_raw_vec_and_offset().0, (0..24).collect::<Vec<u8>>(), "{name}");
        // Another number of axes says so.
        let error = pickle::from_slice::<Batch<'_>>(&bytes).err().unwrap().to_string();
        assert!(error.contains("2 axes (shape [2, 12]), the field has 1"), "{error}");
    }
    let bytes = pickle::to_vec(&(Nd::new(arr1(&[1_u8, 2])), "a")).unwrap();
    let (view, text): (Nd<ArrayView1<'_, u8>>, &str) = pickle::from_slice(&bytes).unwrap();
    assert_eq!((view.into_inner(), text), (arr1(&[1, 2]).view(), "a"));
}

#[test]
fn a_data_set_of_scikit_learn() {
    #[derive(NdDeserialize)]
    struct Iris {
        data: Array2<f64>,
        target: Array1<i64>,
        target_names: Array1<String>,
        feature_names: Vec<String>,
        frame: Option<u8>,
        filename: String,
    }
    let iris: Iris = pickle::from_slice(include_bytes!("golden/iris.pkl")).unwrap();
    assert_eq!((iris.data.dim(), iris.data[[149, 3]]), ((150, 4), 1.8));
    assert_eq!(iris.target.sum(), 150);
    assert_eq!(iris.target_names[2], "virginica");
    assert_eq!(iris.feature_names[0], "sepal length (cm)");
    assert_eq!((iris.frame, iris.filename.as_str()), (None, "iris.csv"));
}

/// Arrays that no struct expects are the tagged wire's map.
#[test]
fn arrays_in_data_that_is_not_known() {
    let bytes = golden("cifar-python-2.pkl");
    let map: HashMap<String, Any> = pickle::from_slice(&bytes).unwrap();
    assert_eq!(map["labels"], Any::List(vec![Any::Integer(6), Any::Integer(9)]));
    let text = |text: &str| Any::Text(text.to_owned());
    let expected = [
        (text("dtype"), text("uint8")),
        (text("shape"), Any::List(vec![Any::Integer(2), Any::Integer(12)])),
        (text("byteorder"), text("little")),
        (text("order"), text("C")),
        (text("data"), Any::Bytes((0..24).collect())),
    ];
    assert_eq!(map["data"], Any::Map(expected.into()));
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
enum Shape {
    Unit,
    New(u8),
    Tuple(u8, u8),
    Struct { a: u8 },
}

#[test]
fn serdes_own_shapes() {
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Everything(
        Vec<Shape>,
        char,
        u128,
        i128,
        Vec<(f32, Option<()>)>,
        BTreeMap<i8, Option<Vec<u8>>>,
    );
    let value = || {
        let shapes = vec![Shape::Unit, Shape::New(1), Shape::Tuple(1, 2), Shape::Struct { a: 3 }];
        let map = [(-1, None), (2, Some(vec![]))].into();
        Everything(shapes, 'é', u128::from(u64::MAX) + 1, i128::MIN, vec![(0.1, None)], map)
    };
    let bytes = pickle::to_vec(&value()).unwrap();
    assert_eq!(pickle::from_slice::<Everything>(&bytes).unwrap(), value());
    for integer in [
        0,
        255,
        256,
        65_535,
        65_536,
        1 << 31,
        -1,
        -128,
        -(1 << 31),
        -(1 << 31) - 1,
        i64::MAX,
        i64::MIN,
    ] {
        let bytes = pickle::to_vec(&integer).unwrap();
        assert_eq!(pickle::from_slice::<i64>(&bytes).unwrap(), integer);
    }
    for len in [0, 255, 256, 70_000] {
        let text = "x".repeat(len);
        let bytes = pickle::to_vec(&text).unwrap();
        assert_eq!(pickle::from_slice::<&str>(&bytes).unwrap(), text);
    }
}

/// Structs that only look like an array stay what they are.
#[test]
fn only_arrays_become_arrays() {
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct NdArray<T, U> {
        dtype: T,
        shape: Vec<u64>,
        byteorder: String,
        order: String,
        data: U,
    }
    let of = |dtype: &str, byteorder: &str, data| NdArray {
        dtype: dtype.to_owned(),
        shape: vec![1],
        byteorder: byteorder.to_owned(),
        order: "C".to_owned(),
        data,
    };
    let is_array = |bytes: &[u8]| bytes.windows(12).any(|w| w == b"_reconstruct");
    assert!(is_array(&pickle::to_vec(&of("uint8", "little", ByteBuf::from([1]))).unwrap()));
    for other in [
        of("uint9", "little", ByteBuf::from([1])),
        of("uint8", "big", ByteBuf::from([1])),
        of("uint8", "little", ByteBuf::from([1, 2])),
    ] {
        let bytes = pickle::to_vec(&other).unwrap();
        assert!(!is_array(&bytes), "{other:?}");
        assert_eq!(pickle::from_slice::<NdArray<String, ByteBuf>>(&bytes).unwrap(), other);
    }
    let list = NdArray {
        dtype: 1,
        shape: vec![],
        byteorder: String::new(),
        order: String::new(),
        data: vec![1],
    };
    let bytes = pickle::to_vec(&list).unwrap();
    assert_eq!(pickle::from_slice::<NdArray<i32, Vec<i32>>>(&bytes).unwrap(), list);
    let readable = pickle::to_vec(&Nd::by::<wire::Readable>(arr1(&[1, 2]))).unwrap();
    assert!(!is_array(&readable));
    let back: Nd<Array1<i32>, wire::Readable> = pickle::from_slice(&readable).unwrap();
    assert_eq!(back.into_inner(), arr1(&[1, 2]));
}

fn error<T: DeserializeOwned>(bytes: &[u8]) -> String {
    let result = read_bounded(bytes, || pickle::from_slice::<T>(bytes).map(drop));
    result.expect_err("refused").to_string()
}

#[test]
fn what_is_refused_and_why() {
    let table: &[(String, &[&str])] = &[
        (
            error::<Nd<Array1<u8>>>(b"cos\nsystem\n(S'ls'\ntR."),
            &["pickle: ", "an object of the class os.system where an array belongs"],
        ),
        (error::<Any>(&golden("joblib-5.pkl")[..700]), &["cut off"]),
        (error::<Any>(b"c__builtin__\nlist\n."), &["a type where a value belongs"]),
        (error::<u8>(b"K\x01.K\x02."), &["3 bytes behind the end"]),
        (error::<u8>(b"M\x01\x01."), &["257", "u8"]),
        (error::<u8>(b"N."), &["u8"]),
        (error::<String>(b"U\x01\xff."), &["Python 2 that is not UTF-8"]),
        (error::<Any>(b"\x8a\x11\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01."), &["more than 128 bits"]),
        (error::<Any>(b"L999999999999999999999999999999999999999999L\n."), &["more than 128 bits"]),
        (error::<(u8, u8)>(b"]."), &["0", "tuple"]),
        (error::<(u8,)>(b"K\x01K\x02\x86."), &["more items than are read"]),
        (error::<BTreeMap<u8, u8>>(b"ccollections\nOrderedDict\n](K\x01e\x85R."), &["no pairs"]),
        (error::<Shape>(b"}."), &["one entry"]),
        (error::<Shape>(b"\x8c\x03New."), &["without what it holds"]),
        (error::<Vec<u8>>(&golden("cifar-bytes.pkl")), &["map", "sequence"]),
        // A list in a list, deeper than any stack, and one that holds itself.
        (
            error::<Any>(&[vec![b']'; 2_000], vec![b'a'; 1_999], b".".to_vec()].concat()),
            &["deeper than 128"],
        ),
        (error::<Any>(b"]q\x00h\x00a."), &["a list that holds itself"]),
        (error::<Vec<Nest>>(b"]q\x00h\x00a."), &["a list that holds itself"]),
    ];
    for (error, words) in table {
        assert!(words.iter().all(|word| error.contains(word)), "{error} lacks one of {words:?}");
    }
}

/// As `zlib` and `gzip` of Python compress the tuple (1, 2).
#[test]
fn compressed_files_are_unpacked_within_a_bound() {
    let pickle = b"\x80\x04\x95\x07\x00\x00\x00\x00\x00\x00\x00\x4b\x01\x4b\x02\x86\x94\x2e";
    let gzip: &[u8] = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x6b\x60\x99\xca\xce\x00\x01\xde\x8c\xde\x4c\x6d\x53\xf4\x00\x73\x79\xc3\xc5\x12\x00\x00\x00";
    let zlib: &[u8] =
        b"\x78\x9c\x6b\x60\x99\xca\xce\x00\x01\xde\x8c\xde\x4c\x6d\x53\xf4\x00\x19\x89\x03\x02";
    for (name, file) in [("gzip", gzip), ("zlib", zlib)] {
        assert_eq!(&*pickle::unpack(file, pickle.len()).unwrap(), pickle);
        let pair: (u8, u8) = pickle::from_slice(&pickle::unpack(file, 1 << 20).unwrap()).unwrap();
        assert_eq!(pair, (1, 2));
        let error = |file: &[u8], most| pickle::unpack(file, most).unwrap_err().to_string();
        let why = format!("pickle: {name}: more than 3 bytes when unpacked");
        assert_eq!(error(file, 3), why);
        let behind = [file, b"!"].concat();
        for bad in [&file[..file.len() - 1], &behind] {
            assert!(error(bad, 99).starts_with(&format!("pickle: {name}: ")), "{}", error(bad, 99));
        }
    }
    // What is not compressed is as it is, and borrowed.
    assert!(matches!(pickle::unpack(pickle, 0), Ok(Cow::Borrowed(same)) if same == pickle));
    let error = pickle::unpack(b"\xfd7zXZ\0", 99).unwrap_err();
    assert_eq!(error.to_string(), "pickle: this is compressed by xz: unpack it first, with unxz");
}

/// A dict of these keys, each an opcode with its operand, and of None.
fn dict(keys: &[&[u8]]) -> Vec<u8> {
    let entries = keys.iter().flat_map(|key| [key, &b"N"[..]].concat());
    [b"\x80\x04}(".to_vec(), entries.collect(), b"u.".to_vec()].concat()
}

const ONE: &[u8] = b"K\x01";
const ZERO: &[u8] = b"K\0";
const TRUE: &[u8] = b"\x88";
const FALSE: &[u8] = b"\x89";
const ONE_FLOAT: &[u8] = b"G\x3f\xf0\0\0\0\0\0\0";
const HALF: &[u8] = b"G\x3f\xe0\0\0\0\0\0\0";
const MINUS_ZERO: &[u8] = b"G\x80\0\0\0\0\0\0\0";
const INFINITE: &[u8] = b"G\x7f\xf0\0\0\0\0\0\0";
const TWO_TO_80: &[u8] = b"\x8a\x0b\0\0\0\0\0\0\0\0\0\0\x01";
const TWO_TO_80_FLOAT: &[u8] = b"G\x44\xf0\0\0\0\0\0\0";
const TWO_TO_80_AND_ONE: &[u8] = b"\x8a\x0b\x01\0\0\0\0\0\0\0\0\0\x01";
/// `numpy.bool_(True)`, and a float32 of 1.
const NUMPY_TRUE: &[u8] = b"cnumpy.core.multiarray\nscalar\ncnumpy\ndtype\n\x8c\x02b1\x89\x88\x87R(K\x03\x8c\x01|NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\0tbC\x01\x01\x86R";
const NUMPY_ONE: &[u8] = b"cnumpy.core.multiarray\nscalar\ncnumpy\ndtype\n\x8c\x02f4\x89\x88\x87R(K\x03\x8c\x01<NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\0tbC\x04\0\0\x80\x3f\x86R";
const TEXT: &[u8] = b"\x8c\x011";

#[test]
fn keys_that_are_equal_in_python_are_refused_by_name() {
    for (keys, named) in [
        (&[ONE, TRUE][..], ["1", "True"]),
        (&[TRUE, TEXT, ONE], ["1", "True"]),
        (&[FALSE, ONE, ZERO], ["0", "False"]),
        (&[ONE, ONE_FLOAT], ["1", "1.0"]),
        (&[ONE_FLOAT, HALF, TRUE], ["True", "1.0"]),
        (&[HALF, ONE, TEXT, ONE_FLOAT], ["1", "1.0"]),
        (&[MINUS_ZERO, ONE, FALSE], ["False", "0.0"]),
        (&[NUMPY_TRUE, ONE], ["1", "True"]),
        (&[ONE, NUMPY_ONE], ["1", "1.0"]),
        (&[TWO_TO_80, TWO_TO_80_FLOAT], ["1208925819614629174706176", "1.2089258196146292e24"]),
    ] {
        let expected = format!("the keys {} and {}, which are equal", named[0], named[1]);
        let bytes = dict(keys);
        for error in [error::<Any>(&bytes), error::<AnyKeys>(&bytes)] {
            assert!(error.contains(&expected), "{error}, not {expected}");
        }
    }
    for keys in [
        &[ONE, FALSE, HALF, TEXT, INFINITE][..],
        &[TWO_TO_80_FLOAT, TWO_TO_80_AND_ONE, TRUE, ZERO],
        &[ONE_FLOAT, FALSE, TEXT],
    ] {
        pickle::from_slice::<AnyKeys>(&dict(keys)).unwrap();
    }
    // Of many keys each is looked at twice at most.
    let number = |n: u32| [&b"J"[..], &n.to_le_bytes()].concat();
    let float = |n: u32| [&b"G"[..], &f64::from(n).to_be_bytes()].concat();
    let many = (2..60_000).flat_map(|n| [number(2 * n), float(2 * n + 1)]).collect::<Vec<_>>();
    let many = many.iter().map(|key| &key[..]).chain([TRUE, FALSE]).collect::<Vec<_>>();
    let bytes = dict(&many);
    read_bounded(&bytes, || pickle::from_slice::<AnyKeys>(&bytes).map(drop)).unwrap();
}

/// A dict of keys of any type, which serde tells apart.
struct AnyKeys;

impl<'de> Deserialize<'de> for AnyKeys {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Keys;
        impl<'de> serde::de::Visitor<'de> for Keys {
            type Value = AnyKeys;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a dict")
            }
            fn visit_map<M: serde::de::MapAccess<'de>>(
                self,
                mut map: M,
            ) -> Result<AnyKeys, M::Error> {
                while map.next_entry::<serde::de::IgnoredAny, ()>()?.is_some() {}
                Ok(AnyKeys)
            }
        }
        deserializer.deserialize_map(Keys)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(untagged)]
enum NumberOrText {
    Bool(bool),
    Small(i8),
    Integer(i64),
    Wide(u128),
    Float(f64),
    Single(f32),
    Text(&'static str),
}

#[test]
fn keys_that_are_equal_in_python_are_not_written() {
    use NumberOrText::{Bool, Float, Integer, Single, Small, Text, Wide};

    struct Entries(Vec<NumberOrText>);
    impl Serialize for Entries {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_map(self.0.iter().map(|key| (key, "a value")))
        }
    }

    // So many before them that the bytes which wait for the writer are full at some.
    let with = |keys: &[NumberOrText]| {
        let others = (0..1_000).map(|n| Integer(1_000_000 + n));
        pickle::to_vec(&Entries(
            keys[..1].iter().copied().chain(others).chain(keys[1..].iter().copied()).collect(),
        ))
    };
    for (keys, named) in [
        (&[Small(1), Bool(true)][..], ["1", "True"]),
        (&[Bool(false), Text("0"), Integer(0)], ["False", "0"]),
        (&[Wide(1), Single(1.0)], ["1", "1.0"]),
        (&[Float(300.0), Integer(300)], ["300.0", "300"]),
        (&[Integer(-70_000), Text("a"), Float(-7e4)], ["-70000", "-70000.0"]),
        (
            &[Wide(1 << 80), Float(2_f64.powi(80))],
            ["1208925819614629174706176", "1.2089258196146292e24"],
        ),
        (&[Float(-0.0), Bool(false)], ["0.0", "False"]),
    ] {
        let error = with(keys).unwrap_err().to_string();
        let expected = format!("the keys {} and {}, which are equal", named[0], named[1]);
        assert!(error.contains(&expected), "{error}, not {expected}");
    }
    for keys in [
        &[Small(1), Bool(false), Float(0.5), Text("1"), Float(f64::INFINITY)][..],
        &[Wide((1 << 80) + 1), Float(2_f64.powi(80)), Integer(2), Float(f64::NAN)],
        // That is for the type to tell apart.
        &[Small(1), Integer(1)],
    ] {
        with(keys).unwrap();
    }
}

#[derive(Deserialize)]
struct Nest {
    _inner: Vec<Nest>,
}

/// A list of two times a list of two times another is small to write and has no end to read.
#[test]
fn repeated_values_do_not_multiply() {
    let mut laughs = b"\x80\x04K\x01".to_vec();
    for place in 0..60 {
        // Remember, and make a pair of it and itself.
        laughs.extend([b'q', place, b'h', place, 0x86]);
    }
    laughs.push(b'.');
    let error = error::<Any>(&laughs);
    assert!(error.contains("repeats its values until they are more than 32 times"), "{error}");
    // Nobody asks: nothing is repeated.
    pickle::from_slice::<serde::de::IgnoredAny>(&laughs).unwrap();

    // An array of 100 kB, ten thousand times.
    let array = pickle::to_vec(&Nd::new(Array1::<u8>::zeros(100_000))).unwrap();
    let repeated =
        [b"]", &array[..array.len() - 1], b"q\x00a(", &b"h\x00".repeat(10_000), b"e."].concat();
    let error = self::error::<Vec<Nd<Array1<u8>>>>(&repeated);
    assert!(error.contains("repeats"), "{error}");

    // Text that is encoded again and again.
    let text = [b"X\x00\x00\x01\x00", &b"a".repeat(65_536)[..]].concat();
    let encode = b"c_codecs\nencode\nh\x00U\x06latin1\x86R".repeat(2_000);
    let encoded = [&b"]("[..], &text, b"q\x000", &encode, b"e."].concat();
    let error = self::error::<Vec<ByteBuf>>(&encoded);
    assert!(error.contains("repeats"), "{error}");
}

/// A value that real programs repeat, as names of classes are, is read.
#[test]
fn repeated_values_are_read() {
    let labels = [b"(\x8c\x05truck\x94", &b"h\x00".repeat(50_000)[..], b"l."].concat();
    let labels: Vec<String> = pickle::from_slice(&labels).unwrap();
    assert_eq!((labels.len(), labels[50_000].as_str()), (50_001, "truck"));
}

/// One byte of input, as often as the input has bytes: what costs most of the machine's memory.
#[test]
fn the_machine_stays_within_the_bound() {
    for opcode in [
        &b"N"[..],
        b"]",
        b"}",
        b")",
        b"(",
        b"2",
        b"\x85",
        b"\x94",
        b"]\x94",
        b"\x8f",
        b"G\0\0\0\0\0\0\0\0",
        b"U\0",
        b"V\\\n",
        b"\x8a\x05\0\0\0\0\x01",
    ] {
        let bytes = [b"N", &opcode.repeat(200_000 / opcode.len())[..], b"."].concat();
        drop(read_bounded(&bytes, || pickle::from_slice::<()>(&bytes)));
        let marked = [b"(N", &opcode.repeat(200_000 / opcode.len())[..], b"l."].concat();
        drop(read_bounded(&marked, || pickle::from_slice::<serde::de::IgnoredAny>(&marked)));
    }
    let far = [b"N".repeat(100_000), b"r\x00\x80\x01\x00.".to_vec()].concat();
    drop(read_bounded(&far, || pickle::from_slice::<()>(&far)));
}

#[test]
fn errors_of_writers_come_through() {
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("the disk is full"))
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let error: Error = pickle::to_writer(Full, &Nd::new(arr1(&[1]))).unwrap_err();
    assert_eq!(error.to_string(), "pickle: the disk is full");
    let error =
        pickle::to_writer(Full, &Nd::new(Array1::<Complex<f64>>::zeros(10_000))).unwrap_err();
    assert_eq!(error.to_string(), "pickle: the disk is full");
}

/// Arrays that are spelled as the one before them, and those that are not, from one document; none of
/// them can end anywhere else.
#[test]
fn arrays_one_after_the_other() {
    let long = Array1::from_elem(40_000, 1.5);
    let arrays: Vec<DynArray> = vec![
        arr1(&[1.0, 2.0]).into_dyn().into(),
        arr1(&[3.0, 4.0]).into_dyn().into(),
        arr1(&[5.0]).into_dyn().into(),
        arr0(6.0).into_dyn().into(),
        arr0(7_u8).into_dyn().into(),
        arr2(&[[1_i16, 2], [3, 4]]).into_dyn().into(),
        Array2::from_shape_vec((2, 2).f(), vec![1_i16, 2, 3, 4]).unwrap().into_dyn().into(),
        Array2::<i16>::zeros((0, 70_000)).into_dyn().into(),
        records(),
        records(),
        arr1(&[Complex::new(1.0, 2.0)]).into_dyn().into(),
        long.clone().into_dyn().into(),
        long.into_dyn().into(),
        arr1(&[1.0, 2.0]).into_dyn().into(),
    ];
    let pickle = pickle::to_vec(&Nd::new(arrays.clone())).unwrap();
    let read: Nd<Vec<DynArray>> = pickle::from_slice(&pickle).unwrap();
    assert_eq!(read.into_inner(), arrays);
    let short = pickle::to_vec(&Nd::new(arrays[..11].to_vec())).unwrap();
    let read = |pickle: &[u8]| pickle::from_slice::<Nd<Vec<DynArray>>>(pickle).map(Nd::into_inner);
    for len in 0..short.len() - 1 {
        assert!(read(&short[..len]).is_err(), "{len}");
        // The shape of an array without axes is an empty tuple.
        let end = [&short[..len], b"."].concat();
        assert!(read(&end).map_or(true, |read| read.is_empty()), "{len}");
    }
    // Filled once more.
    let array = pickle::to_vec(&Nd::new(arr1(&[1.0]))).unwrap();
    let array = &array[2..array.len() - 1];
    let twice = [b"\x80\x04", array, b")b."].concat();
    assert_eq!(error::<Nd<Array1<f64>>>(&twice), "pickle: the pickle fills an array twice");
    // The same array twice, and a negative axis.
    let copy = [b"\x80\x04(", array, b"2t."].concat();
    let (one, two): (Nd<Array1<f64>>, Nd<Array1<f64>>) = pickle::from_slice(&copy).unwrap();
    assert_eq!((one.into_inner(), two.into_inner()), (arr1(&[1.0]), arr1(&[1.0])));
    let at = array.windows(5).position(|part| part == b"(K\x01(K").unwrap() + 4;
    let negative = [b"\x80\x04", &array[..at], b"J\xff\xff\xff\xff", &array[at + 2..], b"."];
    let why = error::<Nd<Array1<f64>>>(&negative.concat());
    assert!(why.contains("the length of an axis"), "{why}");
}

/// Of the memo only that is kept which is named again: each way to remember and to name a value.
#[test]
fn the_memo_has_what_is_named_again() {
    for (pickle, values) in [
        (&b"(K\x01q\x05K\x02q\x05h\x05h\x05l."[..], &[1, 2, 2, 2][..]),
        (b"(K\x01r\x03\0\0\0g3\nj\x03\0\0\0l.", &[1, 1, 1]),
        (b"(K\x01q\x0aK\x02\x94K\x03h\x0bh\x0al.", &[1, 2, 3, 2, 1]),
        (b"(K\x01q\x04K\x02\x94K\x03\x94h\x05h\x06h\x04l.", &[1, 2, 3, 2, 3, 1]),
        (b"(K\x01\x94K\x02\x94h\x01K\x03\x94h\0l.", &[1, 2, 2, 3, 1]),
        // What looks like a name stands in text, which is taken away.
        (b"(K\x01\x94\x8c\x02h\x010h\0l.", &[1, 1]),
    ] {
        assert_eq!(pickle::from_slice::<Vec<u8>>(pickle).unwrap(), values);
    }
    for (pickle, why) in [
        (&b"(K\x01\x94h\x07l."[..], "the pickle's memo has nothing at 7"),
        (b"(h\0K\x01q\0l.", "the pickle's memo has nothing at 0"),
        (b"(K\x01q\x01h\0l.", "the pickle's memo has nothing at 0"),
        (b"(K\x01\x94Ph\0\n.", "the pickle has a persistent id"),
        (b"(K\x01\x94\xff.", "byte 4 is 0xff, which is no opcode"),
        (b"(K\x01\x94h", "the pickle is cut off"),
    ] {
        let found = error::<Vec<u8>>(pickle);
        assert!(found.starts_with(&format!("pickle: {why}")), "{found}");
    }
}

/// What made an array, and is named again or stands twice, is still there.
#[test]
fn what_made_an_array_stays() {
    let new = b"cnumpy.core.multiarray\n_reconstruct\n";
    let dtype = b"cnumpy\ndtype\n\x8c\x02u1\x89\x88\x87R(K\x03\x8c\x01|NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\0tb";
    let of = |parts: &[&[u8]]| [b"\x80\x04(", &parts.concat()[..], b"t."].concat();
    let arguments: &[u8] = b"cnumpy\nndarray\nK\0\x85";
    for pickle in [
        // The shape that it was made with, and that of its state, which is the same one.
        of(&[
            new,
            arguments,
            b"q\x01C\x01b\x87R(K\x01K\x02\x85q\x02",
            dtype,
            b"\x89C\x02\x07\x08tbh\x02",
        ]),
        // The arguments named in the end.
        of(&[
            new,
            arguments,
            b"C\x01b\x87q\x03R(K\x01K\x02\x85",
            dtype,
            b"\x89C\x02\x07\x08tbh\x030K\x02\x85",
        ]),
        // The state named in the end, as a tuple that is not looked at.
        of(&[
            new,
            arguments,
            b"C\x01b\x87R(K\x01K\x02\x85q\0",
            dtype,
            b"\x89C\x02\x07\x08tq\x04bh\x040h\0",
        ]),
    ] {
        let (array, shape): (Nd<Array1<u8>>, (u8,)) = pickle::from_slice(&pickle).unwrap();
        assert_eq!((array.into_inner(), shape), (arr1(&[7, 8]), (2,)));
    }
    // A tuple that stands twice on the stack.
    let nested = b"\x80\x04(K\x02\x852\x85K\x03\x85t.";
    let (one, two, three): ((u8,), ((u8,),), (u8,)) = pickle::from_slice(nested).unwrap();
    assert_eq!((one.0, two.0.0, three.0), (2, 2, 3));
}
