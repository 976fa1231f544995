//! Columns that claim more rows than they hold.

use ndarray::{Array1, Array2, arr1};
use ndserde::{Columns, NdColumns, wire::Nested};
use ndserde_test_support::check::read_bounded;

use crate::{from_json, to_json};

#[derive(Debug, NdColumns)]
struct Empty {
    a: Array1<f64>,
    b: Array2<u8>,
}

#[derive(Debug, NdColumns)]
struct WithList {
    a: Array2<f64>,
    ok: bool,
}

#[derive(Debug, NdColumns)]
struct Bytes {
    a: Array2<u8>,
}

#[derive(Debug, NdColumns)]
#[nd(wire = Nested)]
struct Lists {
    a: Array2<f64>,
}

fn tagged(dtype: &str, shape: &str, data: &str) -> String {
    format!(
        r#"{{"dtype":"{dtype}","shape":{shape},"byteorder":"little","order":"C","data":"{data}"}}"#
    )
}

/// What a few bytes claim is an error, and so is what honest ones hold where that is hardly anything:
/// within the bound on memory, all of it.
#[test]
fn rows_are_counted_by_what_they_hold() {
    let most = usize::MAX / 16;
    let mut refused = 0;
    for n in [1, 1000, 10_000, 1_000_000, 1_000_000_000_000, most] {
        let a = tagged("float64", &format!("[{n},0]"), "");
        let b = tagged("uint8", &format!("[{n},0,1]"), "");
        let document = format!(r#"{{"a":{a},"b":{b}}}"#);
        let rows = read_bounded(document.as_bytes(), || from_json::<Empty>(&document));
        match rows {
            Ok(rows) => assert_eq!(rows.len(), n),
            Err(error) => {
                let expected = format!("{n} rows of {} bytes each", size_of::<Empty>());
                assert!(error.contains(&expected), "{error}");
                refused += 1;
            }
        }
    }
    assert_eq!(refused, 4);
    for n in [1000_usize, 300_000] {
        let a = tagged("float64", &format!("[{n},0,0]"), "");
        let ok = format!("[true{}]", ",true".repeat(n - 1));
        let document = format!(r#"{{"a":{a},"ok":{ok}}}"#);
        let rows = read_bounded(document.as_bytes(), || from_json::<WithList>(&document));
        assert_eq!(rows.is_ok(), n == 1000, "{n}");
        let document = format!(r#"{{"a":[[[]]{}]}}"#, ",[[]]".repeat(n - 1));
        let rows = read_bounded(document.as_bytes(), || from_json::<Lists>(&document));
        assert_eq!(rows.unwrap_or_default().len() % n, 0, "{n}");
    }
    for (width, is_read) in [(1, false), (2, false), (3, true), (8, true)] {
        let (n, data) = (60_000, "A".repeat(60_000 * width / 3 * 4));
        let document =
            format!(r#"{{"a":{}}}"#, tagged("uint8", &format!("[{n},1,{width}]"), &data));
        let rows = read_bounded(document.as_bytes(), || from_json::<Bytes>(&document));
        assert_eq!(rows.is_ok(), is_read, "{width}: {:?}", rows.err());
    }
}

/// What could not be read is not written.
#[test]
fn many_rows_without_elements_are_not_written() {
    let row = |_| Empty { a: arr1(&[]), b: Array2::default((0, 1)) };
    let few: Vec<_> = (0..1000).map(row).collect();
    assert_eq!(from_json::<Empty>(&to_json(&few)).unwrap().len(), 1000);
    let many: Vec<_> = (0..10_000).map(row).collect();
    let error = serde_json::to_string(&Columns::new(many)).unwrap_err().to_string();
    let expected =
        "10000 rows of 112 bytes each, whose columns have 0 bytes in all: too few elements";
    assert!(error.contains(expected), "{error}");
}
