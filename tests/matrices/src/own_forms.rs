//! What the crates' own serde forms look like: the table in `docs/matrices.md`.

use nalgebra::{DMatrix, DVector, Matrix2x3, RowDVector, Vector3};
use serde::Serialize;

#[test]
fn by_serde_alone() {
    fn row(value: &impl Serialize, expected: &str) {
        let json = serde_json::to_string(value).unwrap();
        assert_eq!(json, expected);
        let page = include_str!("../../../docs/matrices.md");
        assert!(page.contains(&format!("`{expected}`")), "{expected} is not on the page");
    }
    let rows = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0];
    row(
        &ndarray::arr2(&[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]),
        r#"{"v":1,"dim":[2,3],"data":[1.0,2.0,3.0,4.0,5.0,6.0]}"#,
    );
    row(&DMatrix::from_row_slice(2, 3, &rows), "[[1.0,4.0,2.0,5.0,3.0,6.0],2,3]");
    row(&Matrix2x3::from_row_slice(&rows), "[1.0,4.0,2.0,5.0,3.0,6.0]");
    row(&DVector::from_row_slice(&rows[..3]), "[[1.0,2.0,3.0],3,null]");
    row(&RowDVector::from_row_slice(&rows[..3]), "[[1.0,2.0,3.0],null,3]");
    row(&Vector3::new(1.0, 2.0, 3.0), "[1.0,2.0,3.0]");
    row(&glam::Vec3::new(1.0, 2.0, 3.0), "[1.0,2.0,3.0]");
    row(&glam::Quat::from_xyzw(1.0, 2.0, 3.0, 4.0), "[1.0,2.0,3.0,4.0]");
    row(&glam::Mat2::from_cols_array_2d(&[[1.0, 3.0], [2.0, 4.0]]), "[1.0,3.0,2.0,4.0]");
    let sparse = sprs::CsMat::new((2, 3), vec![0, 1, 2], vec![2, 0], vec![3.0, 4.0]);
    row(
        &sparse,
        r#"{"storage":"CSR","nrows":2,"ncols":3,"indptr":[0,1,2],"indices":[2,0],"data":[3.0,4.0]}"#,
    );
    row(
        &sparse.to_csc(),
        r#"{"storage":"CSC","nrows":2,"ncols":3,"indptr":[0,1,1,2],"indices":[1,0],"data":[4.0,3.0]}"#,
    );
}
