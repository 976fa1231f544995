//! Records as NumPy and its packages write them.

use base64::{Engine, prelude::BASE64_STANDARD};
use ndarray::{Array1, Ix2};
use ndserde::{
    DynArray, Nd, npy,
    wire::{JsonNumpy, MsgpackNumpy, Npy, NpyLatin1},
};
use serde_json::{Value, json};

use super::{Scan, read, scans};

/// What NumPy writes, see `golden/generate.py`.
const RECORDS: &str = include_str!("../golden/records.jsonl");

fn rows() -> Vec<Value> {
    RECORDS.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn bytes(text: &Value) -> Vec<u8> {
    BASE64_STANDARD.decode(text.as_str().unwrap()).unwrap()
}

#[test]
fn records_of_each_layout_are_read() {
    type Scans<W> = Nd<Array1<Scan>, W>;

    let rows = rows();
    assert_eq!(rows.len(), 7);
    for row in rows {
        let (file, layout) = (bytes(&row["npy"]), &row["layout"]);
        let json = row["json_numpy"].as_str().unwrap();
        let packed = bytes(&row["msgpack_numpy"]);
        let latin1 = Value::from(file.iter().map(|&byte| char::from(byte)).collect::<String>());
        let read = [
            npy::from_slice(&file).map_err(|error| error.to_string()),
            serde_json::from_str::<Scans<JsonNumpy>>(json)
                .map(Nd::into_inner)
                .map_err(|e| e.to_string()),
            rmp_serde::from_slice::<Scans<MsgpackNumpy>>(&packed)
                .map(Nd::into_inner)
                .map_err(|e| e.to_string()),
            serde_json::from_value::<Scans<NpyLatin1>>(latin1)
                .map(Nd::into_inner)
                .map_err(|e| e.to_string()),
        ];
        for read in read {
            assert_eq!(read, Ok(scans()), "{layout}");
        }
        let any =
            rmp_serde::from_slice::<Nd<DynArray, MsgpackNumpy>>(&packed).unwrap().into_inner();
        let last = scans().map(|scan| scan.id[2]);
        let ids = any.field("id").unwrap().into_array::<i32, Ix2>().unwrap();
        assert_eq!(ids.column(2), last, "{layout}");
    }
}

/// Characters that a terminal would act on are escaped, as by Python's `repr`.
#[test]
fn names_that_python_escapes_are_read_and_written_as_numpy_does() {
    let files: [&[u8]; 2] = [
        include_bytes!("../golden/field_names_latin1.npy"),
        include_bytes!("../golden/field_names_utf8.npy"),
    ];
    for (file, version) in files.into_iter().zip([1, 3]) {
        assert_eq!(file[6], version);
        let npy = serde_json::to_string(&BASE64_STANDARD.encode(file)).unwrap();
        let array = serde_json::from_str::<Nd<DynArray, Npy>>(&npy).unwrap();
        let dtype = array.get_ref().dtype().to_string();
        assert!(dtype.contains(r"('\x1b[2J', '|u1'), ('z\u200bw', '|u1')"), "{dtype}");
        for name in ["caf\u{e9}", "\u{1b}[2J", "\u{e0001}x", "\0"] {
            assert!(array.get_ref().field(name).is_ok(), "{name:?}");
        }
        assert_eq!(array.get_ref().field("\u{96ea}").is_ok(), version == 3);
        assert_eq!(serde_json::to_string(&array).unwrap(), npy);
    }
    let cut = npy::from_slice::<u8, Ix2>(b"\x93NUMPY\x01\0\x12\0{'descr': '\\ud800'");
    assert!(cut.unwrap_err().to_string().contains("without such an escape"));
}

#[test]
fn a_header_that_numpy_would_not_read_is_not_written() {
    let with_fields = |fields: usize| {
        let dtype: Vec<_> = (0..fields).map(|n| (format!("field {n:04}"), "|u1")).collect();
        let data = BASE64_STANDARD.encode(vec![0; fields]);
        let tagged = json!({
            "dtype": dtype, "shape": [1], "byteorder": "little", "order": "C", "data": data
        });
        let array: Nd<DynArray> = serde_json::from_value(tagged).unwrap();
        serde_json::to_string(&Nd::by::<Npy>(array.into_inner())).map_err(|why| why.to_string())
    };
    assert!(with_fields(400).is_ok());
    let error = with_fields(500).unwrap_err();
    assert_eq!(error, "npy: the header is 11574 bytes, longer than NumPy's limit of 10000");
}

/// Byte for byte, so that NumPy reads what is written here.
#[test]
fn packed_records_are_written_as_numpy_does() {
    let row = rows().into_iter().find(|row| row["layout"] == "packed").unwrap();
    for array in [DynArray::from(scans()), read(row["tagged"].as_str().unwrap()).unwrap()] {
        assert_eq!(
            serde_json::to_string(&Nd::new(&array)).unwrap(),
            row["tagged"].as_str().unwrap()
        );
        assert_eq!(
            serde_json::to_string(&Nd::by::<JsonNumpy>(&array)).unwrap(),
            row["json_numpy"].as_str().unwrap()
        );
        let packed = rmp_serde::to_vec(&Nd::by::<MsgpackNumpy>(&array)).unwrap();
        assert_eq!(
            packed.escape_ascii().to_string(),
            bytes(&row["msgpack_numpy"]).escape_ascii().to_string()
        );
    }
    assert_eq!(npy::to_vec(&scans()).unwrap(), bytes(&row["npy"]));
}
