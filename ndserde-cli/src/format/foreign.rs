//! Files of formats that are not read here, by how they start.

use super::arrow::PARQUET;

/// How a file starts, from a place on; what it is, and who reads it.
struct Foreign {
    at: usize,
    start: &'static [u8],
    title: &'static str,
    reader: &'static str,
}

const fn at(at: usize, start: &'static [u8], title: &'static str, reader: &'static str) -> Foreign {
    Foreign { at, start, title, reader }
}

const PICTURES: &str = "numpy.asarray(PIL.Image.open(..))";

const FOREIGN: [Foreign; 24] = [
    at(0, b"\x89HDF\r\n\x1a\n", "an HDF5 file", "h5py"),
    at(0, b"MATLAB 5.0 MAT-file", "a .mat file of MATLAB 5", "scipy.io.loadmat"),
    at(0, b"MATLAB 7.3 MAT-file", "a .mat file of MATLAB 7.3, which is HDF5", "h5py"),
    at(0, b"\x89PNG\r\n\x1a\n", "a picture (PNG)", PICTURES),
    at(0, b"\xff\xd8\xff", "a picture (JPEG)", PICTURES),
    at(0, b"GIF8", "a picture (GIF)", PICTURES),
    at(0, b"II*\0", "a picture (TIFF)", PICTURES),
    at(0, b"MM\0*", "a picture (TIFF)", PICTURES),
    at(8, b"WEBP", "a picture (WebP)", PICTURES),
    at(8, b"WAVE", "sound (WAV)", "scipy.io.wavfile.read"),
    at(0, b"PARE", "a Parquet file whose footer is encrypted", "pyarrow.parquet, with the keys,"),
    at(0, b"FEA1", "a Feather file", "pyarrow.feather.read_table"),
    at(0, b"ORC", "an ORC file", "pandas.read_orc"),
    at(0, b"Obj\x01", "an Avro file", "fastavro"),
    at(0, b"CDF\x01", "a NetCDF file", "scipy.io.netcdf_file"),
    at(0, b"CDF\x02", "a NetCDF file", "scipy.io.netcdf_file"),
    at(0, b"CDF\x05", "a NetCDF file", "netCDF4"),
    at(0, b"SIMPLE  =", "a FITS file", "astropy.io.fits"),
    at(0, b"GGUF", "a GGUF file", "the Python package gguf"),
    at(0, b"SQLite format 3\0", "a database of SQLite", "sqlite3"),
    at(0, b"%PDF-", "a PDF file", "a viewer"),
    // Unpacked, as R's `saveRDS` writes them.
    at(0, b"X\n\0\0\0", "a file of R's saveRDS", "readRDS in R"),
    at(0, b"ZF0x", "a compressed file of joblib before 0.10", "joblib.load"),
    at(0, b"RDX", "a file of R's save", "load in R"),
];

/// Starts of at least so many bytes are met nowhere else.
const SURE: usize = 6;

/// What is to be said of a file of these bytes, if it is one of these.
pub fn foreign(bytes: &[u8]) -> Option<String> {
    said(bytes, 0).or_else(|| {
        (bytes.starts_with(PARQUET) && !bytes.ends_with(PARQUET)).then(|| {
            "this starts as a Parquet file and does not end as one: it is cut off".to_owned()
        })
    })
}

/// The same where nothing but how its parts fit together tells, and nobody has said what it is.
pub fn looks_foreign(bytes: &[u8]) -> Option<String> {
    foreign(bytes).or_else(|| {
        is_bson(bytes).then(|| {
            "this is BSON, which is not read here; MongoDB's `bsondump` makes JSON of it, which is \
             read"
                .to_owned()
        })
    })
}

/// Whether documents of BSON stand one behind the other: the length of each, a value and its end.
fn is_bson(mut bytes: &[u8]) -> bool {
    const SHORTEST: usize = 5;
    let is_one = !bytes.is_empty();
    while let Some((len, [sort, ..])) = bytes.split_first_chunk() {
        let len = usize::try_from(u32::from_le_bytes(*len)).unwrap_or(usize::MAX);
        let is_empty = len == SHORTEST && *sort == 0;
        if !is_empty && (len <= SHORTEST || !matches!(sort, 1..=0x13 | 0x7f | 0xff)) {
            return false;
        }
        let Some((document, rest)) = bytes.split_at_checked(len) else { return false };
        if document.last() != Some(&0) {
            return false;
        }
        bytes = rest;
    }
    is_one && bytes.is_empty()
}

/// The same where nothing else starts so, and the rest need not be read to see it.
pub fn surely_foreign(start: &[u8]) -> Option<String> {
    said(start, SURE)
}

/// Whether a file starts as text in UTF-16 does: by its mark, or as JSON.
fn is_utf16(bytes: &[u8]) -> bool {
    match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => true,
        [b'{' | b'[', 0, next, 0, ..] | [0, b'{' | b'[', 0, next, ..] => {
            matches!(next, b' '..=b'~' | b'\t' | b'\n' | b'\r')
        }
        _ => false,
    }
}

fn said(bytes: &[u8], least: usize) -> Option<String> {
    if is_utf16(bytes) {
        return Some(
            "this is text in UTF-16, as PowerShell's > writes it; \
             `iconv -f UTF-16 -t UTF-8` makes UTF-8 of it, which is read"
                .to_owned(),
        );
    }
    let found = FOREIGN.iter().find(|foreign| {
        foreign.start.len() >= least
            && bytes.get(foreign.at..).is_some_and(|bytes| bytes.starts_with(foreign.start))
    })?;
    let Foreign { title, reader, .. } = found;
    Some(format!("this is {title}, which is not read here; {reader} reads it"))
}
