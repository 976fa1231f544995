//! Arrays of Python's objects: what they hold is read as lists, in a pickle and behind the header of a
//! `.npy` file, and nothing of it makes more than it deserves.

use std::io::Cursor;

use ndarray::Array1;
use ndserde::{DynArray, Error, Nd, Value, npy, pickle};
use serde::{
    Deserialize,
    de::{DeserializeOwned, IgnoredAny},
};

use ndserde_test_support::check::read_bounded;

/// What `pickle` writes of an array of objects up to its data, with a place in the memo for it.
fn array(shape: &str, is_f_order: bool, data: &[u8]) -> Vec<u8> {
    let order = if is_f_order { b"\x88" } else { b"\x89" };
    let axes: Vec<u8> =
        shape.split_terminator(',').flat_map(|axis| int(axis.parse().unwrap())).collect();
    [
        &b"cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x00\x85C\x01b\x87R"[..],
        b"(K\x01(",
        &axes,
        b"tcnumpy\ndtype\n\x8c\x02O8\x89\x88\x87R(K\x03\x8c\x01|NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x3ftb",
        order,
        data,
        b"tb",
    ]
    .concat()
}

fn int(number: i32) -> Vec<u8> {
    [&b"J"[..], &number.to_le_bytes()].concat()
}

fn whole(parts: &[&[u8]]) -> Vec<u8> {
    [&b"\x80\x04"[..], &parts.concat(), b"."].concat()
}

fn file(shape: &str, pickle: &[u8]) -> Vec<u8> {
    let dict = format!("{{'descr': '|O', 'fortran_order': False, 'shape': ({shape}), }}");
    [b"\x93NUMPY\x01\x00\x76\x00", format!("{dict:<117}\n").as_bytes(), pickle].concat()
}

#[test]
fn what_they_hold_is_read_as_lists() {
    let six = b"](K\x01NK\x03K\x04\x88K\x06e";
    for (shape, data, expected) in [
        ("", &b"]}\x8c\x01aK\x01sa"[..], r#"{"a": 1}"#),
        ("", b"]Na", "null"),
        ("3,", b"](K\x01N\x8c\x01xe", r#"[1, null, "x"]"#),
        ("0,", b"]", "[]"),
        ("2,3,", six, "[[1, null, 3], [4, true, 6]]"),
        ("3,2,", six, "[[1, null], [3, 4], [true, 6]]"),
        ("1,2,3,", six, "[[[1, null, 3], [4, true, 6]]]"),
        ("2,1,3,", six, "[[[1, null, 3]], [[4, true, 6]]]"),
        ("6,1,", six, "[[1], [null], [3], [4], [true], [6]]"),
        ("2,0,", b"]", "[[], []]"),
        ("0,2,", b"]", "[]"),
        ("1,1,1,", b"]](K\x01K\x02ea", "[[[[1, 2]]]]"),
    ] {
        let expected: Value = serde_json::from_str(expected).unwrap();
        for is_f_order in [false, true] {
            let array = array(shape, is_f_order, data);
            let bytes = whole(&[&array]);
            let read = read_bounded(&bytes, || pickle::from_slice::<Value>(&bytes)).unwrap();
            assert_eq!(read, expected, "{shape}");
            let file = file(shape, &bytes);
            let read = read_bounded(&file, || npy::objects_from_slice::<Value>(&file)).unwrap();
            assert_eq!(read, expected, "{shape}");
            let read: Value = npy::objects_from_reader(Cursor::new(&file)).unwrap();
            assert_eq!(read, expected, "{shape}");
            // Beside others, and twice.
            let bytes = whole(&[b"(", &array, b"q\x00K\x07h\x00l"]);
            let read: Value = pickle::from_slice(&bytes).unwrap();
            assert_eq!(read, Value::from(vec![expected.clone(), 7.into(), expected.clone()]));
        }
    }
}

#[test]
fn types_are_read_from_what_they_hold() {
    #[derive(Debug, PartialEq, Deserialize)]
    enum Kind {
        Small,
        Large(u8),
    }
    let read = |data: &[u8]| whole(&[&array("", false, data)]);
    let none = read(b"]Na");
    assert_eq!(pickle::from_slice::<Option<u8>>(&none).unwrap(), None);
    assert_eq!(pickle::from_slice::<Option<u8>>(&read(b"]K\x05a")).unwrap(), Some(5));
    assert_eq!(pickle::from_slice::<String>(&read(b"]U\x01xa")).unwrap(), "x");
    assert_eq!(pickle::from_slice::<Kind>(&read(b"]\x8c\x05Smalla")).unwrap(), Kind::Small);
    let large = read(b"]}\x8c\x05LargeK\x02sa");
    assert_eq!(pickle::from_slice::<Kind>(&large).unwrap(), Kind::Large(2));
    let floats = whole(&[&array("2,", false, b"](G\x3f\xf0\0\0\0\0\0\0K\x02e")]);
    assert_eq!(pickle::from_slice::<Vec<f64>>(&floats).unwrap(), [1.0, 2.0]);
    assert_eq!(npy::objects_from_slice::<Vec<f64>>(&file("2,", &floats)).unwrap(), [1.0, 2.0]);
}

/// The pickle has each list once, and says so where it names it again.
#[test]
fn a_list_that_is_named_again_stays_whole() {
    let array = array("2,2,", false, b"](K\x01K\x02K\x03K\x04eq\x05");
    let read: Value = pickle::from_slice(&whole(&[b"(", &array, b"h\x05l"])).unwrap();
    assert_eq!(read, serde_json::from_str("[[[1, 2], [3, 4]], [1, 2, 3, 4]]").unwrap());
    // That of a list within it is not the list of the array.
    let within = b"](K\x01]q\x06K\x03h\x06e";
    let read: Value = pickle::from_slice(&whole(&[&self::array("2,2,", false, within)])).unwrap();
    assert_eq!(read, serde_json::from_str("[[1, []], [3, []]]").unwrap());
}

fn error<T>(result: Result<T, Error>) -> String {
    result.err().expect("refused").to_string()
}

#[test]
fn what_is_refused_and_why() {
    // In its place: nothing else is hidden.
    let refuse = |bytes: &[u8], why: &str| {
        let value = read_bounded(bytes, || pickle::from_slice::<Value>(bytes)).unwrap();
        let shown = value.to_string();
        assert!(shown.contains(why), "{} bytes", shown.len());
        assert!(shown.contains("not read: ") || shown.contains("the same as"), "{shown}");
    };
    for (shape, why) in [
        ("3,", "shape [3] needs 3 objects, the list has 2"),
        ("2,2,", "shape [2, 2] needs 4 objects, the list has 2"),
        ("", "shape [] needs 1 objects, the list has 2"),
        ("2147483647,2147483647,2147483647,", "objects, the list has 2"),
    ] {
        refuse(&whole(&[&array(shape, false, b"](NNe")]), why);
    }
    let more = "repeats its values until they are more than 32 times";
    refuse(&whole(&[&array("1000000000,0,", false, b"]")]), more);
    // One list of a thousand, for a thousand arrays of it.
    let list = [&b"]("[..], &[b'N'; 1000], b"eq\x01"].concat();
    let again = array("1000,", false, b"h\x01");
    refuse(&whole(&[&list, &b"0("[..], &again.repeat(1000), b"l"]), more);
    let rows = array("500,2,", false, b"h\x01");
    refuse(&whole(&[&list, &b"0("[..], &rows.repeat(1000), b"l"]), more);
    // One that holds itself.
    let [start, end] = [
        &b"cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x00\x85C\x01b\x87Rq\x07"[..],
        b"",
    ];
    let state = array("", false, b"]h\x07a");
    let state = &state[state.iter().position(|byte| *byte == b'R').unwrap() + 1..];
    refuse(&whole(&[start, state, end]), "the same as the whole");
    // Arrays of a type are none of these.
    let bytes = whole(&[&array("1,", false, b"]K\x01a")]);
    let typed = [
        error(pickle::from_slice::<Nd<Array1<i64>>>(&bytes)),
        error(pickle::from_slice::<Nd<DynArray>>(&bytes)),
        error(npy::from_slice::<i64, ndarray::Ix1>(&file("1,", &bytes))),
    ];
    for error in typed {
        assert!(
            error.contains("is object") && error.contains("npy::objects_from_slice"),
            "{error}"
        );
    }
    for (bytes, why) in [
        (file("2,", &bytes), "npy: the header says shape [2], the pickle behind it has shape [1]"),
        (file("1,", b"\x80\x04N."), "npy: the pickle is None, not an array of objects"),
        (
            file("1,", b"\x80\x04cos\nsystem\n."),
            "npy: the pickle is a type, not an array of objects",
        ),
        (file("1,", &[&bytes[..], b"N."].concat()), "npy: 2 bytes behind the end of the pickle"),
        (npy::to_vec(&ndarray::arr1(&[1_u8])).unwrap(), "the dtype is \"|u1\", not \"|O\""),
    ] {
        let found = error(npy::objects_from_slice::<Value>(&bytes));
        assert!(found.contains(why), "{found}");
        let found = error(npy::objects_from_reader::<_, Value>(Cursor::new(&bytes)));
        assert!(found.contains(why), "{found}");
    }
}

#[test]
fn memory_stays_within_the_bound() {
    fn read<T: DeserializeOwned>(shape: &str, item: &[u8]) {
        let data = [&b"]("[..], &item.repeat(100_000), b"e"].concat();
        let bytes = whole(&[&array(shape, false, &data)]);
        read_bounded(&bytes, || pickle::from_slice::<T>(&bytes)).unwrap();
    }
    read::<Vec<Option<u8>>>("100000,", b"N");
    read::<Vec<Vec<Option<u8>>>>("2,50000,", b"N");
    read::<Vec<Vec<u8>>>("25000,4,", b"K\x01");
    read::<Vec<Vec<Vec<Vec<u8>>>>>("10,10,10,100,", b"K\x01");
    read::<IgnoredAny>("50000,2,", b"K\x01");
}
