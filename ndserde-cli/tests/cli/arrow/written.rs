//! What is written as columns, and why else it is not.

use std::process::{Command, Stdio};

use crate::run::Shell;

const FILES: [&str; 3] = ["b.parquet", "b.arrow", "b.arrows"];

/// Arrays of rows, text with nulls, rows of different shapes, and numbers of which some are whole.
const DOCUMENT: &str = r#"{
    "x": ["float32", "AAAAAAAAgD8AAABAAABAQAAAgEAAAKBA", [3, 2]],
    "name": ["a", "b", null],
    "n": [1, 2, 3],
    "f": [1.5, 2, null],
    "r": [["int16", "AQA=", [1]], null, ["int16", "AQACAA==", [2]]]
}"#;

#[test]
fn maps_of_columns_and_lists_of_rows_are_written() {
    let shell = Shell::new();
    shell.write("a.json", DOCUMENT);
    shell.write("rows.json", r#"[{"a": 1, "b": "x"}, {"b": "y", "a": 2}]"#);
    // Maps of the same keys are structs, and others stay maps: nothing is added to them.
    shell.write("maps.json", r#"{"s": [{"w": 1, "h": 0.5}, null], "m": [{"w": 1}, {"h": 2}]}"#);
    shell.write("none.json", r#"{"a": [], "b": ["float32", "", [0, 2, 3]]}"#);
    for to in FILES {
        shell.ok(&["convert", "a.json", to]);
        let tree = shell.ok(&["show", to]);
        let tree: Vec<_> = tree.lines().skip(1).collect();
        assert_eq!(
            tree,
            [
                "x: float32 [3, 2], 0.0 to 5.0",
                "name: [\"a\", \"b\", null]",
                "n: int64 [3], 1 to 3",
                "f: [1.5, 2.0, null]",
                "r:",
                "  [0]: int16 [1], 1 to 1",
                "  [1]: null",
                "  [2]: int16 [2], 1 to 2",
            ]
        );
        shell.ok(&["convert", "rows.json", to]);
        let tree = shell.ok(&["show", to]);
        assert!(tree.ends_with("\na: int64 [2], 1 to 2\nb: [\"x\", \"y\"]\n"), "{tree}");
        shell.ok(&["convert", "maps.json", to]);
        assert_eq!(shell.ok(&["diff", "maps.json", to]), "");
        shell.ok(&["convert", "none.json", to]);
        let tree = shell.ok(&["show", to]);
        assert!(tree.ends_with("\na: []\nb: float32 [0, 2, 3]\n"), "{to}: {tree}");
    }
}

#[test]
fn what_is_no_column_is_refused_by_its_place() {
    let shell = Shell::new();
    let array = r#"["uint8", "AQI=", [2]]"#;
    for (document, why) in [
        (array, "the document is one array, and TITLE holds columns by their names"),
        ("[1, 2]", "the document is no map of columns, nor a list of maps with the same keys"),
        ("[]", "the document is no map of columns"),
        ("3", "the document is no map of columns"),
        ("{}", "the document is empty, and TITLE holds columns"),
        (r#"{"a": "x"}"#, "a is text, and TITLE holds columns: arrays and lists of one length"),
        (r#"{"a": 1}"#, "a is a number, and TITLE"),
        (r#"{"a": null}"#, "a is null, and TITLE"),
        (r#"{"a": true}"#, "a is a bool, and TITLE"),
        (r#"{"a": {"b": ARRAY}}"#, "a is a map, and TITLE"),
        (r#"{"a": ["uint8", "AQ==", []]}"#, "a is an array without axes, and TITLE"),
        (r#"{"a": [ARRAY, 1]}"#, "a is a list of arrays, but for its item 1, and TITLE"),
        (r#"{"a": [1, {"b": ARRAY}]}"#, "a is a list with an array within its item 1, and TITLE"),
        (
            r#"{"a": ARRAY, "b": [1, 2, 3]}"#,
            "a has 2 rows, and b 3: the columns of TITLE are of one length",
        ),
        (r#"{"a": [1, "x"]}"#, "a: mismatched primitive types: previous Int64"),
        (r#"{"a": [ARRAY, ["uint8", "AQ==", [1, 1]]]}"#, "a: "),
        (
            r#"{"a": [ARRAY, ["int8", "AQ==", [1]]]}"#,
            "a: row 1: int8, where the rows before it are uint8",
        ),
        (r#"[{"a": 1}, {"b": 1}]"#, "[1] has no a, which [0] has: all rows have the same"),
        (r#"[{"a": 1}, {"a": 1, "b": 1}]"#, "[1] has b, which [0] has not: all rows have the same"),
    ] {
        shell.write("a.json", document.replace("ARRAY", array));
        for (to, title) in
            FILES.iter().zip(["a Parquet file", "an Arrow file", "a stream of Arrow"])
        {
            let error = shell.trouble(&["convert", "a.json", to]);
            let why = format!("ndserde: {to}: {}", why.replace("TITLE", title));
            assert!(error.starts_with(&why), "{error} is not {why}");
        }
    }
    assert_eq!(shell.files(), ["a.json"]);
    let error = shell.trouble(&["convert", "a.json", "b.parquet", "--wire", "npy"]);
    assert!(error.contains("arrays have one form in parquet; --wire is for json"), "{error}");
}

/// Where `NDSERDE_PYARROW` names a Python with the library.
#[test]
fn pyarrow_reads_what_is_written() {
    let Some(python) = std::env::var_os("NDSERDE_PYARROW") else { return };
    let shell = Shell::new();
    shell.write("a.json", DOCUMENT);
    for to in FILES {
        shell.ok(&["convert", "a.json", to]);
    }
    let program = "import pyarrow as pa, pyarrow.parquet as pq\n\
        for table in [pq.read_table('b.parquet'), pa.ipc.open_file('b.arrow').read_all(), pa.ipc.open_stream('b.arrows').read_all()]:\n\
        \x20   x = table['x'].combine_chunks()\n\
        \x20   assert x.to_numpy_ndarray().tolist() == [[0, 1], [2, 3], [4, 5]], x\n\
        \x20   assert table['name'].to_pylist() == ['a', 'b', None]\n\
        \x20   assert table['f'].to_pylist() == [1.5, 2, None]\n\
        \x20   assert table['r'].to_pylist()[2] == {'data': [1, 2], 'shape': [2]}\n";
    let mut command = Command::new(python);
    let done = command.args(["-c", program]).current_dir(shell.path("")).stdin(Stdio::null());
    let done = done.output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}
