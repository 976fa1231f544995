//! What the wire `any` reads, for the Python package to read alike: documents of other libraries,
//! documents that it refuses, and each wire's own.

use std::{fs, path::Path};

use base64::{Engine, prelude::BASE64_STANDARD};
use ndarray::{Array2, ArrayD, arr2};
use ndserde::{
    DType, DynArray, Element, Nd,
    wire::{Any, Gzip},
};
use ndserde_test_support::{
    backend::{One, one},
    by_name::dtypes,
    with_element,
};
use serde_json::{Value, json};

use super::{
    rejects::{self, Bad, Input},
    tables::{BY_HAND, DATES, NUMBERS},
};

/// A document on its way into a file.
#[derive(Clone)]
struct Document {
    name: String,
    backend: &'static str,
    content: Vec<u8>,
    /// The dtype that a field has which reads it, where the document states none.
    dtype: String,
}

/// Writes all documents, with what `any` reads of them; `written` has those of each wire.
pub fn write_all(folder: &Path, written: &Path) {
    if folder.exists() {
        fs::remove_dir_all(folder).unwrap();
    }
    fs::create_dir_all(folder).unwrap();
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    // Of each wire's own every third, which are all dtypes, formats and layouts of memory in turn.
    let own = manifest(written).into_iter().step_by(3).collect();
    let documents =
        [own, manifest(&golden), lines(&golden), bad(), numbers(), by_hand(), compressed()]
            .concat();
    let (mut rows, mut read) = (Vec::new(), 0);
    for (at, document) in documents.iter().enumerate() {
        let file = format!("{at}.{}", document.backend);
        fs::write(folder.join(&file), &document.content).unwrap();
        let mut row = json!({
            "name": document.name,
            "backend": document.backend,
            "file": file,
        });
        match array(document) {
            // The package is not told the data format, and in text it is base64.
            Ok((array, _)) if is_bare_text(document, &array) => {
                row["refused"] = "the package is not told that this is no text format".into();
            }
            Ok((array, asked)) => {
                row["tagged"] = serde_json::to_value(Nd::<DynArray>::from(array)).unwrap();
                row["asked"] = asked.into();
                read += 1;
            }
            Err(error) => row["refused"] = error.into(),
        }
        rows.push(row);
    }
    let refused = rows.len() - read;
    assert!(read > 3_000 && refused > 100, "{read} documents are read, {refused} refused");
    fs::write(folder.join("manifest.json"), Value::from(rows).to_string()).unwrap();
}

/// Whether it is a text without axes, which `readable` writes as a bare string in binary formats.
fn is_bare_text(document: &Document, array: &DynArray) -> bool {
    let is_text = matches!(array.dtype(), DType::Str(_)) && array.ndim() == 0;
    is_text && document.name.starts_with("readable-") && document.backend != "json"
}

/// The array, and the dtype of the field that reads it, where it takes one.
fn array(document: &Document) -> Result<(DynArray, Option<&str>), String> {
    let dtype = document.dtype.as_str();
    match read::<DynArray>(document) {
        Err(error) if error.contains("do not say the dtype") && dtype.starts_with("<U") => {
            let texts = read::<ArrayD<String>>(document)?;
            Ok((DynArray::try_from_array(&texts).map_err(|why| why.to_string())?, Some("str")))
        }
        Err(error)
            if error.contains("do not say the dtype")
                && dtypes().iter().any(|all| all == dtype) =>
        {
            with_element!(dtype, A => {
                let array = read::<ArrayD<A>>(document)?;
                let array = DynArray::try_from_array(&array).map_err(|why| why.to_string())?;
                Ok((array, Some(dtype)))
            })
        }
        read => read.map(|array| (array, None)),
    }
}

fn read<T>(document: &Document) -> Result<T, String>
where
    T: for<'de> ndserde::field::DeserializeBy<'de, Any> + ndserde::field::HoldsArray,
{
    match document.backend {
        "json" => one::JsonSlice::read_by::<Any, T>(&document.content),
        "cbor" => one::Ciborium::read_by::<Any, T>(&document.content),
        _ => one::RmpNamed::read_by::<Any, T>(&document.content),
    }
}

/// The files of a folder, as its manifest names them.
fn manifest(folder: &Path) -> Vec<Document> {
    let rows = fs::read_to_string(folder.join("manifest.json")).unwrap();
    let rows: Vec<Value> = serde_json::from_str(&rows).unwrap();
    let document = |row: &Value| {
        let word = |key: &str| row[key].as_str().unwrap_or_default();
        let backend = ["json", "cbor", "msgpack"].into_iter().find(|name| *name == word("backend"));
        // Columns are maps of arrays.
        if row.get("column").is_some() {
            return None;
        }
        let dtype = word("dtype").to_owned();
        let content = fs::read(folder.join(word("file"))).unwrap();
        Some(Document { name: word("file").to_owned(), backend: backend?, content, dtype })
    };
    rows.iter().filter_map(document).collect()
}

/// The documents that stand in lines, of many libraries.
fn lines(golden: &Path) -> Vec<Document> {
    let mut documents = Vec::new();
    for file in ["layouts", "records", "texts", "times", "typed_data"] {
        let text = fs::read_to_string(golden.join(file).with_extension("jsonl")).unwrap();
        for (at, line) in text.lines().enumerate() {
            let row: Value = serde_json::from_str(line).unwrap();
            let Value::Object(entries) = &row else { continue };
            let library = row["library"].as_str().or(row["layout"].as_str()).unwrap_or_default();
            for (key, value) in entries {
                let Some(text) = value.as_str() else { continue };
                let (backend, content) = match key.as_str() {
                    "json" | "tagged" | "json_numpy" | "triple" => ("json", text.into()),
                    "npy" => ("json", value.to_string().into_bytes()),
                    "msgpack" | "msgpack_numpy" => {
                        ("msgpack", BASE64_STANDARD.decode(text).unwrap())
                    }
                    "cbor" => ("cbor", hex(text)),
                    _ => continue,
                };
                let name = format!("{file} {at} {library} {key}");
                let dtype = row["dtype"].as_str().unwrap_or_default().to_owned();
                documents.push(Document { name, backend, content, dtype });
            }
        }
    }
    documents
}

fn bad() -> Vec<Document> {
    let document = |(at, bad): (usize, &Bad)| {
        let (backend, content): (_, &[u8]) = match bad.0 {
            Input::Json(text) => ("json", text.as_bytes()),
            Input::Msgpack(bytes) => ("msgpack", bytes),
            Input::Cbor(bytes) => ("cbor", bytes),
        };
        let (name, content) = (format!("bad input {at}"), content.to_vec());
        Document { name, backend, content, dtype: String::new() }
    };
    rejects::TABLE.iter().enumerate().map(document).collect()
}

/// Each of these values in a list of each dtype, which most of them are refused in.
fn numbers() -> Vec<Document> {
    let dtypes = dtypes();
    let all = dtypes.iter().map(String::as_str).chain(DATES.iter().copied());
    let document = |dtype: &str, value: &str| {
        // Complex numbers are pairs.
        let item = if dtype.starts_with("complex") { &format!("[{value},0]") } else { value };
        let text = format!(r#"{{"dtype":"{dtype}","shape":[1],"data":[{item}]}}"#);
        let name = format!("{value} in a list of {dtype}");
        Document { name, backend: "json", content: text.into_bytes(), dtype: String::new() }
    };
    all.flat_map(|dtype| NUMBERS.iter().map(move |value| document(dtype, value))).collect()
}

/// Documents that tests of the wire put together.
fn by_hand() -> Vec<Document> {
    let document = |text: &&str| {
        let name = (*text).to_owned();
        Document { name, backend: "json", content: text.as_bytes().to_vec(), dtype: String::new() }
    };
    BY_HAND.iter().map(document).collect()
}

/// What the wire `Gzip` writes, whose bytes are shuffled.
fn compressed() -> Vec<Document> {
    fn document<A: Element>(array: &Array2<A>) -> [Document; 2] {
        let written = |backend, content: Result<Vec<u8>, String>| {
            let name = format!("compressed {}", A::DTYPE);
            Document { name, backend, content: content.unwrap(), dtype: String::new() }
        };
        [
            written("json", one::JsonSlice::write_by::<Gzip, _>(array)),
            written("msgpack", one::RmpNamed::write_by::<Gzip, _>(array)),
        ]
    }
    [
        document(&arr2(&[[1_u8, 2], [3, 4]])),
        document(&arr2(&[[1_i16, -2], [300, 4]])),
        document(&arr2(&[[1.5_f32, -2.0], [300.0, 4.0]]).reversed_axes()),
        document(&arr2(&[[1.5, -2.0], [300.0, 4.0]])),
        document(&arr2(&[["a".to_owned(), "bc".to_owned()]])),
    ]
    .concat()
}

fn hex(text: &str) -> Vec<u8> {
    let byte = |pair: &[u8]| u8::from_str_radix(core::str::from_utf8(pair).unwrap(), 16).unwrap();
    text.as_bytes().chunks_exact(2).map(byte).collect()
}
