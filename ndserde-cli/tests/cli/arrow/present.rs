//! What is shown, taken out, compared and converted of files that pyarrow wrote.

use crate::run::Shell;

const TREE: &str = "\
id: uint16 [4], 0 to 3
image: float32 [4, 8, 12], -0.9989549 to 0.99540794
name: [\"cat\", null, \"hörse\", \"\"]
label: [\"a\", \"b\", \"a\", \"a\"]
score: [0.5, null, 1.5, NaN]
good: bool [4], false to true
taken: datetime64[ms] [4], 1970-01-01T00:00:00.000 to 36812-02-20T00:36:16.000
tags:
  [0]: [\"x\", \"y\"]
  [1]: []
  [2]: null
  [3]: [\"z\"]
size:
  [0]:
    w: 1
    h: 2.5
  [1]:
    w: 2
    h: null
  [2]: null
  [3]:
    w: 3
    h: 0.5
raw: [2 bytes, 0 bytes, null, 1 bytes]
price: [\"1.50\", null, null, \"-2.25\"]
turned: a column of FixedSizeList(";

const FILES: [(&str, &str); 3] = [
    ("table.parquet", "Parquet: 4 rows in 2 row groups\n"),
    ("table.feather", "Arrow: 4 rows in 1 batch\n"),
    ("table.arrows", "Arrow stream: 4 rows in 2 batches\n"),
];

#[test]
fn columns_are_shown_by_their_kind() {
    let shell = Shell::with_golden();
    for (file, line) in FILES {
        let content = shell.read(file);
        for name in [file, "bare", "a.json"] {
            shell.write(name, &content);
            let shown = shell.ok(&["show", name]);
            let rest = shown.strip_prefix(line).unwrap_or_else(|| panic!("{shown}"));
            let rest = rest.strip_prefix(TREE).unwrap_or_else(|| panic!("{shown}"));
            assert!(
                rest.contains("not read: its metadata has the permutation [2, 0, 1]"),
                "{rest}"
            );
            assert_eq!(rest.lines().count(), 1, "{rest}");
        }
        let done = shell.pipe(&content, &["show", "-", "--no-range"]);
        let shown = String::from_utf8(done.out).unwrap();
        assert!(shown.contains("\nimage: float32 [4, 8, 12]\n"), "{shown}");
        let pictures = shell.ok(&["show", file, "--pictures", "always", "--color", "never"]);
        assert!(pictures.lines().any(|line| line.contains('█')), "{pictures}");
    }
    let lines = shell.run(&["show", "--json", "table.parquet"]);
    let lines = String::from_utf8(lines.out).unwrap();
    let image = r#"{"file":"table.parquet","path":"image","dtype":"float32","shape":[4,8,12],"order":"C","bytes":1536,"min":-0.9989549,"max":0.99540794,"nan":0}"#;
    assert!(lines.lines().any(|line| line == image), "{lines}");
}

#[test]
fn parts_are_taken_out() {
    let shell = Shell::with_golden();
    for (file, _) in FILES {
        for (path, printed) in [
            ("id", "[0, 1, 2, 3], dtype=uint16, shape=[4]\n"),
            ("id[1:3]", "[1, 2], dtype=uint16, shape=[2]\n"),
            ("image[0, 0, :2]", "[0.0, 0.3271947], dtype=float32, shape=[2]\n"),
            ("name[2]", "\"hörse\"\n"),
            ("size[3].h", "0.5\n"),
            ("tags[0][-1]", "\"y\"\n"),
        ] {
            assert_eq!(shell.ok(&["get", file, path]), printed, "{file} {path}");
        }
        let error = shell.trouble(&["get", file, "turned"]);
        let start = format!("ndserde: {file}: \"turned\": a column of FixedSizeList(");
        assert!(error.starts_with(&start), "{error}");
        let error = shell.trouble(&["get", file, "nothing"]);
        assert!(error.contains("the document has id, image, name, label, "), "{error}");
    }
}

/// From each to every other format and back: what they hold differs in nothing.
#[test]
fn they_are_converted_and_compared() {
    let shell = Shell::with_golden();
    for (file, _) in FILES {
        let error = shell.trouble(&["convert", file, "a.json"]);
        assert!(error.contains("\"turned\": a column of"), "{error}");
        assert!(error.ends_with("; --skip leaves out what is not read"), "{error}");
        let others = ["a.cbor", "a.msgpack", "a.pkl", "a.parquet", "a.arrow", "a.arrows"];
        for to in others {
            let done = shell.run(&["convert", file, to, "--skip"]);
            assert_eq!(done.code, Some(0), "{file} {to}: {}", done.err);
            assert!(
                done.err.starts_with("ndserde: left out: turned: a column of "),
                "{}",
                done.err
            );
            let done = shell.run(&["diff", file, to, "--skip"]);
            let lines = String::from_utf8(done.out).unwrap();
            if ["a.cbor", "a.msgpack", "a.pkl"].contains(&to) {
                assert_eq!(lines, "", "{file} {to}");
                continue;
            }
            // Of two files of columns it is said that one has what the other has not.
            assert_eq!(lines.lines().count(), 1, "{file} {to}: {lines}");
            let only = format!("turned: only in {file}: a column of FixedSizeList(");
            assert!(lines.starts_with(&only), "{lines}");
        }
        for (from, to) in others.into_iter().zip(others.into_iter().cycle().skip(1)) {
            let to = to.replace("a.", "b.");
            shell.ok(&["convert", from, &to]);
            assert_eq!(shell.ok(&["diff", from, &to]), "", "{from} {to}");
        }
        // A NaN, which JSON has in arrays alone.
        let error = shell.trouble(&["convert", "a.parquet", "a.json"]);
        assert!(error.contains("score[3] is NaN, which JSON has no number for"), "{error}");
        let error = shell.trouble(&["convert", "a.parquet", "a.npz"]);
        assert!(error.contains("name is a list, and an .npz file holds arrays"), "{error}");
        shell.ok(&["get", file, "image", "-o", "image.npy"]);
        let shown = "float32 [4, 8, 12], -0.9989549 to 0.99540794\n";
        assert_eq!(shell.ok(&["show", "image.npy"]), shown);
    }
}

/// No page is read that another tool has packed, and nothing is hidden by it.
#[test]
fn what_packs_the_pages_is_named() {
    let shell = Shell::with_golden();
    let why = "not read: its pages are compressed by brotli, which is not read here; uncompressed, \
               snappy, gzip, lz4 and zstd are\n";
    let tree = format!(
        "Parquet: 4 rows in 1 row group\nid: a column of UInt16, {why}name: a column of Utf8, {why}"
    );
    assert_eq!(shell.ok(&["show", "brotli.parquet"]), tree);
}
