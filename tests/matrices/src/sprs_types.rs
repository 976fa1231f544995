//! Sparse matrices of sprs.

use ndserde::{
    NdDeserialize, NdSerialize,
    wire::{Nested, Npy, Tagged},
};
use serde_json::Value;
use sprs::{CsMat, CsMatI, CsMatView};

use crate::formats::{everywhere, json, read};

/// 0 0 3 / 4 0 0
fn matrix() -> CsMat<f64> {
    CsMat::new((2, 3), vec![0, 1, 2], vec![2, 0], vec![3.0, 4.0])
}

#[test]
fn each_format_goes_everywhere() {
    everywhere(&matrix());
    everywhere(&matrix().to_csc());
    everywhere(&CsMatI::<u8, i32, i64>::new((2, 3), vec![0, 1, 2], vec![2, 0], vec![3, 4]));
    everywhere(&CsMat::<f32>::zero((0, 7)));
    everywhere(&vec![matrix(), matrix().to_csc()]);
}

#[test]
fn a_struct_of_arrays() {
    let expected =
        r#"{"format":"csr","shape":[2,3],"indptr":[0,1,2],"indices":[2,0],"data":[3.0,4.0]}"#;
    assert_eq!(json::<Nested, _>(&matrix()), expected);
    // A part of a matrix is written as a matrix.
    let whole = matrix();
    let lower: CsMatView<'_, f64> = whole.slice_outer(1..2);
    let expected = r#"{"format":"csr","shape":[1,3],"indptr":[0,1],"indices":[0],"data":[4.0]}"#;
    assert_eq!(json::<Nested, _>(&lower), expected);
}

#[test]
fn scipy_documents_land_right() {
    let mut read_ones = 0;
    for line in include_str!("../golden/sparse.jsonl").lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        let found: CsMat<f64> = read::<Tagged, _>(&line["document"].to_string()).unwrap();
        let found = found.to_dense();
        let rows: Vec<Vec<f64>> = serde_json::from_value(line["rows"].clone()).unwrap();
        assert_eq!(found.nrows(), rows.len(), "{}", line["name"]);
        assert_eq!(found.iter().copied().collect::<Vec<_>>(), rows.concat(), "{}", line["name"]);
        read_ones += 1;
    }
    assert_eq!(read_ones, 6);
}

/// What the document claims is checked before sprs sees it, and by sprs.
#[test]
fn what_is_no_matrix_is_refused() {
    let rows = [
        (
            r#"[2,3] [0,1] [2] [3]"#,
            "nested: indptr has 2 elements, where 2 rows need one more than there are",
        ),
        (
            r#"[2,3] [] [] []"#,
            "nested: indptr has 0 elements, where 2 rows need one more than there are",
        ),
        (
            r#"[18446744073709551615,3] [] [] []"#,
            "nested: indptr has 0 elements, where 18446744073709551615 rows",
        ),
        (r#"[2,3] [0,1,2] [2,0] [3]"#, "nested: indices has 2 elements, data has 1"),
        (
            r#"[2,3] [0,1,9] [2,0] [3,4]"#,
            "nested: the last of indptr is 9, where there are 2 indices",
        ),
        (
            r#"[2,3] [0,9,2] [2,0] [3,4]"#,
            "nested: indptr[2] is no bound of rows: they begin with 0, and none is less",
        ),
        (r#"[2,3] [1,1,2] [2,0] [3,4]"#, "nested: indptr[0] is no bound of rows"),
        (r#"[2,3] [0,1,2] [3,0] [3,4]"#, "nested: the csr of shape [2, 3] is no sparse matrix: "),
        (r#"[1,3] [0,2] [1,1] [3,4]"#, "nested: the csr of shape [1, 3] is no sparse matrix: "),
        (r#"[2,3] [0,1,-2] [2,0] [3,4]"#, "nested: "),
        (
            r#"[2,3,4] [0,1,2] [2,0] [3,4]"#,
            "nested: a sparse matrix has 2 axes, the shape is [2, 3, 4]",
        ),
        (r#"[2,-3] [0,1,2] [2,0] [3,4]"#, "-3"),
    ];
    for (parts, expected) in rows {
        let [shape, indptr, indices, data] = parts.split(' ').collect::<Vec<_>>()[..] else {
            panic!("{parts}");
        };
        let document = format!(
            r#"{{"format":"csr","shape":{shape},"indptr":{indptr},"indices":{indices},"data":{data}}}"#
        );
        let error = read::<Nested, CsMat<f64>>(&document).unwrap_err();
        assert!(error.contains(expected), "{error}\n{expected}");
    }
    let signed = r#"{"format":"csc","shape":[2,1],"indptr":[0,1],"indices":[-1],"data":[1]}"#;
    let error = read::<Nested, CsMatI<f64, i32>>(signed).unwrap_err();
    assert!(error.contains("no sparse matrix"), "{error}");
    for (document, expected) in [
        (r#"{"format":"coo"}"#, "\"coo\" is no format of a sparse matrix that can be read"),
        (r#"{"shape":[2,3],"shape":[2,3]}"#, "duplicate field `shape`"),
        (r#"{"more":1,"format":"csr"}"#, "missing field `shape`"),
        (r#"["csr",[1,1]]"#, "invalid length 2, expected 5 parts"),
        ("7", "expected a sparse matrix: format, shape, indptr, indices and data"),
    ] {
        let error = read::<Nested, CsMat<f64>>(document).unwrap_err();
        assert!(error.contains(expected), "{error}\n{expected}");
    }
}

#[test]
fn fields() {
    #[derive(NdSerialize, NdDeserialize, PartialEq, Debug)]
    struct Graph {
        #[nd]
        edges: CsMat<f64>,
        #[nd(wire = Npy)]
        weights: Option<CsMat<f32>>,
    }
    let graph = Graph { edges: matrix(), weights: Some(CsMat::eye(2)) };
    let json = serde_json::to_string(&graph).unwrap();
    assert_eq!(serde_json::from_str::<Graph>(&json).unwrap(), graph);
}
