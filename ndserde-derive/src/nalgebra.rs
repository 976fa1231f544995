//! The names of nalgebra's matrices and vectors, for programs that turn a feature of nalgebra's on.
//!
//! Only with the type of the elements behind them: `Vector3` alone is a type of somebody else.

/// Names without the sizes that others have.
const UNSIZED: &[&str] = &[
    "DMatrix",
    "DVector",
    "OMatrix",
    "OVector",
    "RowDVector",
    "RowOVector",
    "RowSVector",
    "SMatrix",
    "SVector",
];

/// Whether this is the name of one: `DMatrix`, `Matrix3`, `Matrix2x3`, `Matrix3xX`, `RowVectorView4`.
pub(crate) fn is_array(name: &str) -> bool {
    let behind = |names: &[&str]| {
        let rest = names.iter().find_map(|&start| name.strip_prefix(start))?;
        let rest = rest.strip_prefix("View").unwrap_or(rest);
        Some(rest.strip_prefix("Mut").unwrap_or(rest))
    };
    match (behind(&["Matrix"]), behind(&["Vector", "RowVector", "Point"]), behind(UNSIZED)) {
        (Some(size), ..) => is_size(size) || is_pair(size),
        (_, Some(size), _) => is_size(size),
        (.., rest) => rest == Some(""),
    }
}

/// One of the sizes that have names.
fn is_size(size: &str) -> bool {
    matches!(size, "1" | "2" | "3" | "4" | "5" | "6")
}

/// Rows and columns, of which one may be known at run time alone.
fn is_pair(size: &str) -> bool {
    let is = |part: &str| part == "X" || is_size(part);
    size.split_once('x').is_some_and(|(rows, columns)| is(rows) && is(columns))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_their_sizes() {
        let arrays = "DMatrix DVector SMatrix SVector OMatrix RowDVector RowSVector Matrix1 Matrix6 \
                      Matrix2x3 MatrixXx4 Matrix3xX Vector3 Point2 RowVector2 DMatrixView DMatrixViewMut \
                      MatrixView3 MatrixViewMut2x3 MatrixViewXx2 DVectorView VectorView3 SMatrixView";
        let others = "Matrix Vector Matrix7 Matrix10 Vector3x2 Matrix3x Matrixx3 XMatrix3 DMatrix3 \
                      VectorD Point DMatrixMut2 DVectors View MatrixView";
        for (names, expected) in [(arrays, true), (others, false)] {
            for name in names.split_whitespace() {
                assert_eq!(is_array(name), expected, "{name}");
            }
        }
    }
}
