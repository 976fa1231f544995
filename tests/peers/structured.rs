//! Records, text and dates, which NumPy's own files of them hold the other side to.

use std::{fs, path::Path};

use ndserde::{
    DynArray,
    wire::{
        JsonNumpy, MsgpackNumpy, Nested, Npy, NpyLatin1, Packed, Pickle, PickleLatin1, Readable,
        Tagged, Triple, Wire,
    },
};
use ndserde_test_support::backend::{One, one};
use serde_json::{Value, json};

/// Each of the golden files of these dtypes by each wire that carries it.
pub fn write_all(folder: &Path, rows: &mut Vec<Value>) {
    let before = rows.len();
    for name in ["records", "texts", "times"] {
        let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
        let lines = fs::read_to_string(golden.join(name).with_extension("jsonl")).unwrap();
        for (at, line) in lines.lines().enumerate() {
            let line: Value = serde_json::from_str(line).unwrap();
            // Titles are read and not written.
            let (Some(file), true) = (line["npy"].as_str(), line["layout"] != "titles") else {
                continue;
            };
            let json = line["npy"].to_string();
            let array: DynArray = one::JsonSlice::read_by::<Npy, _>(json.as_bytes()).unwrap();
            let case = Case { name: format!("{name}-{at}"), array, file };
            case.write::<one::JsonSlice, Tagged>("json", folder, rows);
            case.write::<one::Ciborium, Tagged>("cbor", folder, rows);
            case.write::<one::RmpNamed, Tagged>("msgpack", folder, rows);
            case.write::<one::JsonSlice, Readable>("json", folder, rows);
            case.write::<one::RmpNamed, Readable>("msgpack", folder, rows);
            case.write::<one::JsonSlice, Nested>("json", folder, rows);
            case.write::<one::JsonSlice, Triple>("json", folder, rows);
            case.write::<one::RmpNamed, Triple>("msgpack", folder, rows);
            case.write::<one::JsonSlice, Npy>("json", folder, rows);
            case.write::<one::Ciborium, Npy>("cbor", folder, rows);
            case.write::<one::JsonSlice, NpyLatin1>("json", folder, rows);
            case.write::<one::JsonSlice, Pickle>("json", folder, rows);
            case.write::<one::RmpNamed, Pickle>("msgpack", folder, rows);
            case.write::<one::JsonSlice, PickleLatin1>("json", folder, rows);
            case.write::<one::JsonSlice, Packed>("json", folder, rows);
            case.write::<one::RmpNamed, Packed>("msgpack", folder, rows);
            // It reads 0-d as a scalar, and text as wide as that needs.
            if case.array.ndim() > 0 {
                case.write::<one::JsonSlice, JsonNumpy>("json", folder, rows);
            }
            case.write::<one::RmpNamed, MsgpackNumpy>("msgpack", folder, rows);
        }
    }
    let written = rows.len() - before;
    assert!(written > 300, "only {written} files of records, text and dates");
}

/// One of them as JavaScript wrote it again, beside NumPy's file of it.
pub fn compare(row: &Value, content: &[u8]) {
    let read = match (row["wire"].as_str().unwrap(), row["backend"].as_str().unwrap()) {
        ("tagged", "json") => one::JsonSlice::read_by::<Tagged, DynArray>(content),
        ("tagged", "cbor") => one::Ciborium::read_by::<Tagged, DynArray>(content),
        ("tagged", _) => one::RmpNamed::read_by::<Tagged, DynArray>(content),
        (_, "json") => one::JsonSlice::read_by::<Packed, DynArray>(content),
        _ => one::RmpNamed::read_by::<Packed, DynArray>(content),
    };
    let array = read.unwrap_or_else(|why| panic!("{row}: {why}"));
    let file = row["npy"].to_string();
    let expected: DynArray = one::JsonSlice::read_by::<Npy, _>(file.as_bytes()).unwrap();
    let bytes = |array: &DynArray| one::JsonSlice::write_by::<Npy, _>(array).unwrap();
    assert_eq!(bytes(&array), bytes(&expected), "{row}");
}

struct Case<'a> {
    name: String,
    array: DynArray,
    /// NumPy's own file of the same array, as base64.
    file: &'a str,
}

impl Case<'_> {
    /// Writes the array, unless the wire refuses its dtype, which tests of its own hold it to.
    fn write<B: One, W: Wire>(&self, format: &str, folder: &Path, rows: &mut Vec<Value>) {
        if let Ok(written) = B::write_by::<W, _>(&self.array) {
            self.push(W::NAME, format, written, folder, rows);
        }
    }

    fn push(
        &self,
        wire: &str,
        format: &str,
        written: Vec<u8>,
        folder: &Path,
        rows: &mut Vec<Value>,
    ) {
        let file = format!("{wire}-{format}-{}", self.name);
        fs::write(folder.join(&file), written).unwrap();
        rows.push(json!({
            "wire": wire,
            "backend": format,
            "file": file,
            "dtype": self.array.dtype().to_string(),
            "shape": self.array.shape(),
            "npy": self.file,
        }));
    }
}
