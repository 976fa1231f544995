//! Archives that are put together by hand: what is read of them, and what is refused.

use std::collections::BTreeMap;

use flate2::Crc;
use ndarray::{arr1, arr2};
use ndserde::{DynArray, Nd, npz};

use crate::run::Shell;

/// A file in an archive, whose directory may say something else of it than stands before it.
#[derive(Clone)]
struct File {
    name: Vec<u8>,
    /// What the directory calls it.
    listed: Vec<u8>,
    flags: u16,
    method: u16,
    content: Vec<u8>,
    /// Extra fields of the directory.
    extra: Vec<u8>,
    /// The number of the file whose place the directory gives it.
    at: Option<usize>,
    checksum: u32,
    /// How many bytes the directory gives it.
    len: u32,
}

/// An array of one byte, the length of the name.
fn file(name: &[u8]) -> File {
    let dict = b"{'descr': '|u1', 'fortran_order': False, 'shape': (1,), }\n";
    let len = u16::try_from(dict.len()).unwrap().to_le_bytes();
    let element = u8::try_from(name.len()).unwrap();
    let content = [b"\x93NUMPY\x01\x00", &len[..], dict, &[element]].concat();
    let mut checksum = Crc::new();
    checksum.update(&content);
    File {
        name: name.to_vec(),
        listed: name.to_vec(),
        flags: 0,
        method: 0,
        len: u32::try_from(content.len()).unwrap(),
        content,
        extra: Vec::new(),
        at: None,
        checksum: checksum.sum(),
    }
}

fn two(number: usize) -> [u8; 2] {
    u16::try_from(number).unwrap().to_le_bytes()
}

fn four(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap().to_le_bytes()
}

/// The parts of an archive: its files, its directory, and the record at its end.
struct Archive {
    files: Vec<u8>,
    starts: Vec<usize>,
    directory: Vec<u8>,
}

impl Archive {
    fn of(list: &[File]) -> Self {
        let mut archive = Self { files: Vec::new(), starts: Vec::new(), directory: Vec::new() };
        for file in list {
            archive.starts.push(archive.files.len());
            archive.files.extend(header(file));
            archive.files.extend(&file.content);
        }
        for (number, file) in list.iter().enumerate() {
            let start = archive.starts[file.at.unwrap_or(number)];
            archive.directory.extend(
                [
                    &b"PK\x01\x02\x14\0\x14\0"[..],
                    &file.flags.to_le_bytes(),
                    &file.method.to_le_bytes(),
                    &[0; 4],
                    &file.checksum.to_le_bytes(),
                    &file.len.to_le_bytes(),
                    &file.len.to_le_bytes(),
                    &two(file.listed.len()),
                    &two(file.extra.len()),
                    &[0; 10],
                    &four(start),
                    &file.listed,
                    &file.extra,
                ]
                .concat(),
            );
        }
        archive
    }

    /// The record at the end, which claims so many files, and has a comment of no bytes.
    fn end(&self, claim: usize) -> Vec<u8> {
        let (len, start) = (four(self.directory.len()), four(self.files.len()));
        [&b"PK\x05\x06\0\0\0\0"[..], &two(claim), &two(claim), &len, &start, &[0; 2]].concat()
    }

    fn whole(&self) -> Vec<u8> {
        [&self.files[..], &self.directory, &self.end(self.starts.len())].concat()
    }

    /// With the record for larger numbers, which claims so many files.
    fn wide(&self, claim: u64, place: usize) -> Vec<u8> {
        let (len, start) = (self.directory.len() as u64, self.files.len() as u64);
        let mut end = self.end(self.starts.len());
        if claim > 1000 {
            end[8..12].fill(0xff);
        }
        [
            &self.files[..],
            &self.directory,
            b"PK\x06\x06\x2c\0\0\0\0\0\0\0\x2d\0\x2d\0\0\0\0\0\0\0\0\0",
            &claim.to_le_bytes(),
            &claim.to_le_bytes(),
            &len.to_le_bytes(),
            &start.to_le_bytes(),
            b"PK\x06\x07\0\0\0\0",
            &(place as u64).to_le_bytes(),
            &four(1),
            &end,
        ]
        .concat()
    }
}

fn header(file: &File) -> Vec<u8> {
    let len = file.content.len();
    [
        &b"PK\x03\x04\x14\0"[..],
        &file.flags.to_le_bytes(),
        &file.method.to_le_bytes(),
        &[0; 4],
        &file.checksum.to_le_bytes(),
        &four(len),
        &four(len),
        &two(file.name.len()),
        &[0; 2],
        &file.name,
    ]
    .concat()
}

fn archive(files: &[File]) -> Vec<u8> {
    Archive::of(files).whole()
}

/// An extra field of a name.
fn named(name: &[u8]) -> Vec<u8> {
    [&b"\x75\x70"[..], &two(name.len() + 5), b"\x01\0\0\0\0", name].concat()
}

const UTF8: u16 = 1 << 11;

#[test]
fn what_zip_allows_is_read() {
    let (a, ab) = (file(b"a.npy"), file(b"ab.npy"));
    let parts = Archive::of(&[a.clone(), ab.clone()]);
    let whole = parts.whole();
    let mut commented = whole.clone();
    let len = commented.len();
    commented[len - 2] = 7;
    commented.extend(b"a PK\x06 b");
    let place = parts.files.len() + parts.directory.len();
    let padded = File { extra: [named(b"a.npy"), vec![0; 3]].concat(), ..a.clone() };
    let wide_size = [b"\x01\0\x08\0".to_vec(), u64::from(a.len).to_le_bytes().to_vec()].concat();
    let mut wide = Archive::of(&[File { extra: wide_size, ..a.clone() }, ab.clone()]);
    wide.directory[24..28].fill(0xff);
    for (what, archive, tree) in [
        ("two", whole.clone(), ["a", "ab"]),
        ("in another order", archive(&[ab.clone(), a.clone()]), ["ab", "a"]),
        (
            "listed in another order",
            archive(&[
                File { at: Some(1), listed: ab.listed.clone(), checksum: ab.checksum, ..a.clone() },
                File { at: Some(0), listed: a.listed.clone(), checksum: a.checksum, ..ab.clone() },
            ]),
            ["ab", "a"],
        ),
        ("bytes before it", [b"PK\x03\x04 more", &whole[..]].concat(), ["a", "ab"]),
        ("a comment", commented, ["a", "ab"]),
        ("large numbers", parts.wide(2, place), ["a", "ab"]),
        ("a large size", wide.whole(), ["a", "ab"]),
        ("padding, and the same name twice", archive(&[padded, ab.clone()]), ["a", "ab"]),
        (
            "names that are no ASCII",
            archive(&[File { flags: UTF8, ..file("é.npy".as_bytes()) }, file(b"\x82\x9a.npy")]),
            // The second is so in code page 437.
            ["é", "éÜ"],
        ),
    ] {
        let shell = Shell::new();
        shell.write("a.npz", archive);
        let shown = shell.ok(&["show", "a.npz"]);
        let names: Vec<_> = shown.lines().map(|line| line.split_once(": ").unwrap().0).collect();
        assert_eq!(names, tree, "{what}");
    }
}

#[test]
fn what_two_programs_read_differently_is_an_error() {
    let (a, ab) = (file(b"a.npy"), file(b"ab.npy"));
    let parts = Archive::of(&[a.clone(), ab.clone()]);
    let (whole, place) = (parts.whole(), parts.files.len() + parts.directory.len());
    let with_end = |end: Vec<u8>| [&parts.files[..], &parts.directory, &end].concat();
    // A member in the bytes of another.
    let outer = File { content: [header(&ab), ab.content.clone()].concat(), ..a.clone() };
    let len = outer.content.len();
    let mut inner = Archive::of(&[File { len: u32::try_from(len).unwrap(), ..outer }]);
    let listed = Archive::of(&[file(b"12345.npy"), ab.clone()]).directory;
    let mut listed = listed[46 + 9..].to_vec();
    listed[42..46].copy_from_slice(&four(35));
    inner.directory.extend(listed);
    inner.starts.push(35);
    let one_as = |listed: &[u8]| File { listed: listed.to_vec(), at: Some(0), ..a.clone() };
    let mut moved = parts.end(2);
    moved[16] += 1;
    for (what, archive, why) in [
        (
            "two of one name",
            archive(&[a.clone(), ab.clone(), a.clone()]),
            "two members are called \"a\"",
        ),
        (
            "one under three names",
            archive(&[a.clone(), one_as(b"b.npy"), one_as(b"c.npy")]),
            "\"b.npy\": what stands before it is not what the directory says of it",
        ),
        (
            "one listed twice",
            archive(&[a.clone(), one_as(b"a.npy")]),
            "two members are called \"a\"",
        ),
        ("one within another", inner.whole(), "the members \"a.npy\" and \"ab.npy\" share bytes"),
        (
            "NUL in a name",
            archive(&[file(b"a.npy\0b.npy")]),
            "the name \"a.npy\\0b.npy\" contains NUL",
        ),
        (
            "a name that is no UTF-8",
            archive(&[File { flags: UTF8, ..file(b"\xff.npy") }]),
            "the name \"\\xff.npy\" is said to be UTF-8, and is not",
        ),
        (
            "a second name",
            archive(&[File { extra: named(b"b.npy"), ..a.clone() }]),
            "\"a.npy\" has a second name, which some programs read: \"b.npy\"",
        ),
        (
            "another checksum",
            archive(&[File { checksum: 1, ..a.clone() }]),
            "\"a.npy\": the archive claims the checksum 00000001, the member has ",
        ),
        (
            "a length beyond the directory",
            archive(&[File { len: 1000, ..a.clone() }]),
            "\"a.npy\": the archive claims 1000 bytes, of which 69 can be there",
        ),
        (
            "more in the directory",
            with_end(parts.end(1)),
            "the archive claims 1 members, its directory has 2",
        ),
        (
            "less in the directory",
            with_end(parts.end(3)),
            "the archive claims 3 members, its directory has 2",
        ),
        ("the directory elsewhere", with_end(moved), "the directory is said to start at"),
        (
            "bytes behind it",
            [&whole[..], b"\0\0\0"].concat(),
            "3 bytes stand behind the end of the archive",
        ),
        ("a second archive", [&whole[..], &whole[..whole.len() - 1]].concat(), ""),
        (
            "2^60 members",
            parts.wide(1 << 60, place),
            "the archive claims 1152921504606846976 members, its directory has 2",
        ),
        ("two claims", parts.wide(3, place), "contradict each other"),
        ("another place", parts.wide(2, place - 1), "contradict each other"),
    ] {
        let shell = Shell::new();
        shell.write("a.npz", archive);
        let error = shell.run(&["show", "a.npz"]).trouble(what);
        assert!(error.contains(why) && error.starts_with("ndserde: a.npz: "), "{what}: {error}");
    }
}

#[test]
fn what_cannot_be_unpacked_hides_nothing() {
    let (a, ab) = (file(b"a.npy"), file(b"ab.npy"));
    for (what, one, why) in [
        (
            "a method",
            File { method: 99, ..a.clone() },
            "it is compressed by method 99; 0 (stored), 8 ",
        ),
        ("encrypted", File { flags: 1, ..a.clone() }, "it is encrypted\n"),
    ] {
        let shell = Shell::new();
        shell.write("a.npz", archive(&[one, ab.clone()]));
        let shown = shell.ok(&["show", "a.npz"]);
        assert!(
            shown.starts_with(&format!("a: a file of 69 bytes, not read: {why}")),
            "{what}: {shown}"
        );
        assert!(shown.ends_with("\nab: uint8 [1], 6 to 6\n"), "{what}: {shown}");
        assert_eq!(shell.ok(&["get", "a.npz", "ab"]), "[6], dtype=uint8, shape=[1]\n");
        let error = shell.trouble(&["convert", "a.npz", "a.json"]);
        let about = "ndserde: a.npz: \"a.npy\": a file of 69 bytes, not read: ";
        assert!(error.starts_with(about), "{what}: {error}");
    }
}

/// An array in C order, one in F order, and a name that is not ASCII.
#[test]
fn what_is_written_is_what_the_library_writes() {
    let shell = Shell::new();
    let rows = arr2(&[[1.5, 2.5], [3.5, 4.5]]);
    let columns = rows.clone().reversed_axes();
    let words = arr1(&["a".to_owned(), "€".to_owned()]);
    let arrays = BTreeMap::from([
        ("columns", DynArray::from(columns)),
        ("größe", DynArray::try_from_array(&words).unwrap()),
        ("rows", DynArray::from(rows)),
    ]);
    let file = npz::to_vec(&Nd::new(&arrays)).unwrap();
    shell.write("a.npz", &file);
    shell.ok(&["convert", "a.npz", "a.cbor"]);
    shell.ok(&["convert", "a.cbor", "b.npz"]);
    assert_eq!(shell.read("b.npz"), file);
}

#[test]
fn names_that_python_reads_as_others_are_not_written() {
    let shell = Shell::new();
    let array = r#"["uint8", "AQ==", [1]]"#;
    for (document, why) in [
        (r#"{"a\u0000b": A}"#, "the name \"a\\0b\" contains NUL".to_owned()),
        (r#"{"a": {"b": A}, "a/b": A}"#, "at \"a/b\": two arrays would have this name".to_owned()),
        (
            r#"{"a": A, "a.npy": A}"#,
            "at \"a.npy\": NumPy would not tell it from the array \"a\"".to_owned(),
        ),
        (
            &format!(r#"{{"{}": A}}"#, "a".repeat(65_532)),
            "the name has 65532 bytes, an archive has room for 65531".to_owned(),
        ),
    ] {
        shell.write("a.json", document.replace('A', array));
        let error = shell.trouble(&["convert", "a.json", "a.npz"]);
        assert!(error.contains(&why), "{error}");
        assert_eq!(shell.files(), ["a.json"]);
        // Nothing of it, where an array with a good name stands before.
        let done = shell.run(&["convert", "a.json", "-", "--to", "npz"]);
        assert_eq!((done.code, done.out.len()), (Some(2), 0), "{why}");
    }
    shell.write(
        "a.json",
        format!(r#"{{"{}": A, "b.npy": A}}"#, "a".repeat(65_531)).replace('A', array),
    );
    shell.ok(&["convert", "a.json", "a.npz"]);
    shell.ok(&["diff", "a.json", "a.npz"]);
}
