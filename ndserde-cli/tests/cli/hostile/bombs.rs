//! Archives that are larger unpacked than anyone wants.

use std::io::{Cursor, Write};

use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::run;
use crate::{compressed::gzip, run::Shell};

const MIB: usize = 1 << 20;

/// An archive of members with a .npy header, and this many zeros after each.
fn bomb(members: usize, zeros: usize, shape: usize) -> Vec<u8> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let dict = format!("{{'descr': '|u1', 'fortran_order': False, 'shape': ({shape},), }}");
    for member in 0..members {
        archive.start_file(format!("{member}.npy"), options).unwrap();
        archive.write_all(b"\x93NUMPY\x01\x00\x76\x00").unwrap();
        archive.write_all(format!("{dict:<117}\n").as_bytes()).unwrap();
        for _ in 0..zeros / MIB {
            archive.write_all(&vec![0; MIB]).unwrap();
        }
    }
    archive.finish().unwrap().into_inner()
}

/// The same with another number in the place of the only one that is this, as often as it is there.
fn with(archive: &[u8], number: u32, other: u32) -> Vec<u8> {
    let (number, other) = (number.to_le_bytes(), other.to_le_bytes());
    let mut archive = archive.to_vec();
    let found: Vec<_> =
        (0..archive.len() - 3).filter(|at| archive[*at..at + 4] == number).collect();
    assert!(found.len() >= 2, "the sizes stand before and behind the members");
    for at in found {
        archive[at..at + 4].copy_from_slice(&other);
    }
    archive
}

#[test]
fn no_more_is_unpacked_than_may_be() {
    let shell = Shell::new();
    let archive = bomb(3, 8 * MIB, 8 * MIB);
    assert!(archive.len() < MIB / 10, "{}", archive.len());
    shell.write("bomb.npz", &archive);
    let line = |name| format!("\"{name}\": uint8 [8388608], 0 to 0\n");
    let three: String = (0..3).map(line).collect();
    assert_eq!(shell.ok(&["show", "bomb.npz"]), three);
    // Each member for itself, and all together.
    for (most, member) in [("7M", 0), ("15M", 1), ("24M", 2)] {
        let error = run(&shell, &["show", "bomb.npz", "--max-bytes", most]).trouble(most);
        assert!(error.starts_with(&format!("ndserde: bomb.npz: \"{member}.npy\": ")), "{error}");
        assert!(
            error.contains("8388736 bytes to unpack") && error.contains("--max-bytes"),
            "{error}"
        );
    }
}

/// A file that is compressed, which is read as it is unpacked or at once.
#[test]
fn no_more_of_a_file_is_unpacked_than_may_be() {
    let shell = Shell::new();
    let header = b"{'descr': '|u1', 'fortran_order': False, 'shape': (67108864,), }";
    let array = [&b"\x93NUMPY\x01\x00\x40\x00"[..], header, &vec![0; 64 * MIB]].concat();
    let list = [&b"["[..], &vec![b' '; 64 * MIB], b"]"].concat();
    for (name, content, tree) in
        [("a.npy.gz", array, "uint8 [67108864], 0 to 0\n"), ("a.json.gz", list, "[]\n")]
    {
        shell.write(name, gzip(&content));
        assert_eq!(shell.ok(&["show", name]), tree);
        let error = run(&shell, &["show", name, "--max-bytes", "60M"]).trouble(name);
        let why = "more than 62914560 bytes when unpacked; --max-bytes sets how many may be";
        assert_eq!(error, format!("ndserde: {name}: gzip: {why}"));
    }
    // A window takes as much memory as what is in it, whatever its size is said to be.
    let claims = [
        (&b"\x5d\0\0\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\0\0\0\0\0"[..], "lzma"),
        (b"\x28\xb5\x2f\xfd\x00\xff\x01\x00\x00", "zstd"),
    ];
    for (content, by) in claims {
        shell.write("a", content);
        let error = run(&shell, &["show", "a"]).trouble(by);
        assert!(error.starts_with(&format!("ndserde: a: {by}: ")), "{error}");
    }
}

/// More than 4 GiB, which is what may be where nothing is said.
#[test]
fn what_an_archive_claims_takes_no_memory() {
    let shell = Shell::new();
    let archive = bomb(1, 0, 0);
    let claims = with(&archive, 128, 0xffff_fff0);
    shell.write("a.npz", &claims);
    let error = run(&shell, &["show", "a.npz"]).trouble("a claim of 4 GiB");
    assert!(error.contains("the archive claims 4294967280 bytes, the member has 128"), "{error}");
    let error = run(&shell, &["show", "a.npz", "--max-bytes", "3G"]).trouble("a limit of 3 GiB");
    assert!(error.contains("4294967280 bytes to unpack would be more than 3221225472"), "{error}");
    // Nor does it where it claims to be large in the file, too.
    let mut zip = zip::ZipArchive::new(Cursor::new(&archive)).unwrap();
    let packed = u32::try_from(zip.by_index(0).unwrap().compressed_size()).unwrap();
    shell.write("a.npz", with(&claims, packed, 0xffff_fff0));
    let error = run(&shell, &["show", "a.npz"]).trouble("claims of 4 GiB");
    assert!(!error.contains("memory"), "{error}");
}

#[test]
fn a_member_that_is_more_than_it_claims_is_cut_off() {
    let shell = Shell::new();
    let size = u32::try_from(8 * MIB + 128).unwrap();
    shell.write("a.npz", with(&bomb(1, 8 * MIB, 8 * MIB), size, 1000));
    let error = run(&shell, &["show", "a.npz"]).trouble("a claim of 1000 bytes");
    assert!(error.contains("the archive claims 1000 bytes, the member has more"), "{error}");
}

#[test]
fn an_archive_of_nothing_is_a_map_of_nothing() {
    let shell = Shell::new();
    shell.write("a.npz", ZipWriter::new(Cursor::new(Vec::new())).finish().unwrap().into_inner());
    assert_eq!(shell.ok(&["show", "a.npz"]), "{}\n");
}
