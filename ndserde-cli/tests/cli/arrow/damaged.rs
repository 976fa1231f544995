//! Files that claim what they do not have.

use crate::{
    hostile::within,
    run::{Done, Shell},
};

/// As many KiB as a command may have.
const MEMORY: u32 = 256 << 10;

fn run(shell: &Shell, args: &[&str]) -> Done {
    within(MEMORY, shell, args).output().unwrap().into()
}

/// The place where some bytes stand, counted from the end if `last`.
fn find(file: &[u8], bytes: &[u8]) -> usize {
    file.windows(bytes.len()).position(|found| found == bytes).unwrap()
}

#[test]
fn rows_of_one_number_are_no_more_than_may_be() {
    let shell = Shell::with_golden();
    let tree = "Parquet: 4194304 rows in 1 row group\nx: float64 [4194304], 0.0 to 0.0\n";
    assert_eq!(shell.ok(&["show", "bomb.parquet"]), tree);
    let done = run(&shell, &["show", "bomb.parquet", "--max-bytes", "16M"]);
    let error = done.trouble("16M");
    let why = "ndserde: bomb.parquet: \"x\": its columns take more than 16777216 bytes unpacked; \
               --max-bytes sets how many may be";
    assert_eq!(error, why);
}

/// What is wrong with one column hides no other, and only the one that is asked for is read.
#[test]
fn a_damaged_column_is_alone() {
    let shell = Shell::new();
    shell.write("a.json", r#"{"a": ["uint8", "AQID", [3]], "t": ["one", "two", "three"]}"#);
    shell.ok(&["convert", "a.json", "a.parquet"]);
    let mut file = shell.read("a.parquet");
    // The header of the dictionary, whose text it stands before.
    let at = find(&file, b"\x03\0\0\0one");
    file[at - 12..at].fill(0xff);
    shell.write("a.parquet", file);
    assert_eq!(shell.ok(&["get", "a.parquet", "a"]), "[1, 2, 3], dtype=uint8, shape=[3]\n");
    let done = run(&shell, &["show", "a.parquet"]);
    assert_eq!(done.code, Some(2), "{done:?}");
    let shown = String::from_utf8(done.out).unwrap();
    let start = "Parquet: 3 rows in 1 row group\na: uint8 [3], 1 to 3\nt: not read: ";
    assert!(shown.starts_with(start), "{shown}");
    assert!(done.err.starts_with("ndserde: a.parquet: \"t\": "), "{}", done.err);
}

/// Each with its name before it, in one line, whatever the reader of the library does.
#[test]
fn what_is_claimed_is_held_to_what_is_there() {
    let shell = Shell::new();
    shell.write("a.json", r#"{"a": ["uint8", "AQID", [3]], "t": ["one", "two", "three"]}"#);
    for file in ["a.parquet", "a.arrow", "a.arrows"] {
        shell.ok(&["convert", "a.json", file]);
    }
    let [parquet, arrow, stream] =
        ["a.parquet", "a.arrow", "a.arrows"].map(|name| shell.read(name));
    let with = |file: &[u8], at: usize, bytes: &[u8]| {
        let mut file = file.to_vec();
        file[at..at + bytes.len()].copy_from_slice(bytes);
        file
    };
    let (parquet_end, arrow_end) = (parquet.len() - 8, arrow.len() - 10);
    let big = &0x7fff_fff0_u32.to_le_bytes()[..];
    for (what, name, file, why) in [
        ("a footer of 2 GiB", "a.parquet", with(&parquet, parquet_end, big), "Parquet: "),
        ("a footer of nothing", "a.parquet", with(&parquet, parquet_end, &[0; 4]), "Parquet: "),
        ("marks alone", "a.parquet", b"PAR1PAR1".to_vec(), "Parquet: "),
        ("a mark that is both", "a.parquet", b"PAR1".to_vec(), "Parquet: "),
        (
            "a footer of 2 GiB",
            "a.arrow",
            with(&arrow, arrow_end, big),
            "Arrow: a footer of 2147483632 bytes",
        ),
        ("a footer of nothing", "a.arrow", with(&arrow, arrow_end, &[0; 4]), "Arrow: "),
        (
            "a mark alone",
            "a.arrow",
            b"ARROW1\0\0".to_vec(),
            "Arrow: it does not end as such a file does",
        ),
        (
            "a schema of 2 GiB",
            "a.arrows",
            with(&stream, 4, big),
            "Arrow: it is cut off within a message",
        ),
        (
            "no end",
            "a.arrows",
            stream[..stream.len() - 8].to_vec(),
            "Arrow: no mark says that it ends here",
        ),
        (
            "no message",
            "a.arrows",
            with(&stream, stream.len() - 8, b"and more"),
            "Arrow: no message stands at byte",
        ),
    ] {
        shell.write(name, file);
        let error = run(&shell, &["show", name]).trouble(what);
        assert!(error.starts_with(&format!("ndserde: {name}: {why}")), "{what}: {error}");
    }
}
