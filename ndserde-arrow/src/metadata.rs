//! The metadata of Arrow's canonical tensors, which is JSON.
//!
//! Written and read by hand: arrow's own types write null keys, which pyarrow refuses, spell a key as no
//! other library does, and demand items without nulls, which pyarrow reads as plain lists.

use serde::{
    Deserialize,
    de::{DeserializeOwned, IgnoredAny},
};

use crate::error::Error;

/// The key of a field's metadata that names its extension.
pub(crate) const NAME_KEY: &str = "ARROW:extension:name";
/// The key of a field's metadata with what the extension says of itself.
pub(crate) const METADATA_KEY: &str = "ARROW:extension:metadata";
/// The key of a field's metadata with a dtype that Arrow has no type for.
pub(crate) const DTYPE_KEY: &str = "ndserde:dtype";
/// Arrays of one shape.
pub(crate) const FIXED_SHAPE: &str = "arrow.fixed_shape_tensor";
/// Arrays of any shape.
pub(crate) const VARIABLE_SHAPE: &str = "arrow.variable_shape_tensor";

/// What `arrow.fixed_shape_tensor` says: the shape in the order of memory, and which axis of memory each
/// logical axis is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct FixedShape {
    pub(crate) shape: Vec<usize>,
    pub(crate) permutation: Option<Vec<usize>>,
    /// How many elements an array has.
    pub(crate) size: usize,
}

/// What `arrow.variable_shape_tensor` says. The lengths that all arrays share are of no use to a reader.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct VariableShape {
    pub(crate) permutation: Option<Vec<usize>>,
}

/// As the document has it. arrow-rs spells the permutation as a plural; unknown keys are for later
/// versions of the specification.
#[derive(Deserialize)]
struct Fixed {
    shape: Vec<usize>,
    #[serde(default, alias = "permutations")]
    permutation: Option<Vec<usize>>,
    #[serde(default, rename = "dim_names")]
    _dim_names: IgnoredAny,
}

#[derive(Deserialize)]
struct Variable {
    #[serde(default, alias = "permutations")]
    permutation: Option<Vec<usize>>,
}

impl FixedShape {
    /// What a field's metadata says.
    ///
    /// # Errors
    /// When it is not such a document, its permutation is none of the axes, or so many elements cannot be.
    pub(crate) fn parse(metadata: &str) -> Result<Self, Error> {
        let Fixed { shape, permutation, .. } = parse(FIXED_SHAPE, metadata)?;
        let size = product(&shape)?;
        let permutation = permutation
            .map(|axes| check_permutation(FIXED_SHAPE, axes, Some(shape.len())))
            .transpose()?;
        Ok(Self { shape, permutation, size })
    }

    /// The metadata of arrays of this shape in C order. Nothing but the shape: each further key is refused
    /// by some engine.
    pub(crate) fn write(shape: &[usize]) -> String {
        let lengths: Vec<String> = shape.iter().map(ToString::to_string).collect();
        format!(r#"{{"shape":[{}]}}"#, lengths.join(","))
    }
}

impl VariableShape {
    /// What a field's metadata says. It may be empty.
    ///
    /// # Errors
    /// When it is not such a document, or its permutation is none.
    pub(crate) fn parse(metadata: &str) -> Result<Self, Error> {
        if metadata.is_empty() {
            return Ok(Self { permutation: None });
        }
        let Variable { permutation } = parse(VARIABLE_SHAPE, metadata)?;
        let permutation =
            permutation.map(|axes| check_permutation(VARIABLE_SHAPE, axes, None)).transpose()?;
        Ok(Self { permutation })
    }
}

/// How many elements an array of this shape has.
///
/// # Errors
/// When they are more than can be counted.
pub(crate) fn product(shape: &[usize]) -> Result<usize, Error> {
    // The lengths that are not 0, as ndarray and NumPy count: a length of 0 hides no overflow.
    let counted = shape
        .iter()
        .filter(|length| **length > 0)
        .try_fold(1_usize, |size, length| size.checked_mul(*length))
        .filter(|size| isize::try_from(*size).is_ok())
        .ok_or_else(|| Error::new(format!("the shape {shape:?} has more elements than can be")))?;
    Ok(if shape.contains(&0) { 0 } else { counted })
}

fn parse<T: DeserializeOwned>(name: &str, metadata: &str) -> Result<T, Error> {
    // serde takes a list for a struct.
    if metadata.trim_start().starts_with('[') {
        return Err(Error::new(format!("the metadata of {name} is a list, not a map")));
    }
    serde_json::from_str(metadata)
        .map_err(|error| Error::other(error).of(&format!("the metadata of {name} cannot be read")))
}

/// The axes, if each is there once.
fn check_permutation(
    name: &str,
    axes: Vec<usize>,
    ndim: Option<usize>,
) -> Result<Vec<usize>, Error> {
    let mut sorted = axes.clone();
    sorted.sort_unstable();
    if sorted.iter().copied().eq(0..ndim.unwrap_or(axes.len())) {
        return Ok(axes);
    }
    let of = ndim.map(|ndim| format!(" of {ndim} axes")).unwrap_or_default();
    Err(Error::new(format!(
        "the metadata of {name} has the permutation {axes:?}, which is none{of}"
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fixed(shape: &[usize], permutation: Option<&[usize]>) -> FixedShape {
        FixedShape {
            shape: shape.to_vec(),
            permutation: permutation.map(<[usize]>::to_vec),
            size: shape.iter().product(),
        }
    }

    #[test]
    fn written_exactly() {
        for (shape, text) in [
            (&[28, 28][..], r#"{"shape":[28,28]}"#),
            (&[3], r#"{"shape":[3]}"#),
            (&[0, 2], r#"{"shape":[0,2]}"#),
        ] {
            assert_eq!(FixedShape::write(shape), text);
            assert_eq!(FixedShape::parse(text).unwrap(), fixed(shape, None));
        }
    }

    #[test]
    fn read_as_others_write() {
        for (text, expected) in [
            (r#"{"shape": [2, 3], "permutation": [1, 0]}"#, fixed(&[2, 3], Some(&[1, 0]))),
            (r#"{"shape":[2,3],"permutations":[1,0]}"#, fixed(&[2, 3], Some(&[1, 0]))),
            (r#"{"shape":[2,3],"dim_names":null,"permutations":null}"#, fixed(&[2, 3], None)),
            (r#"{"dim_names":["H","W"],"shape":[2,3]}"#, fixed(&[2, 3], None)),
            (r#"{"shape":[2],"of_later":{"x":[1]}}"#, fixed(&[2], None)),
            (r#"{"shape":[],"permutation":[]}"#, fixed(&[], Some(&[]))),
        ] {
            assert_eq!(FixedShape::parse(text).unwrap(), expected, "{text}");
        }
        for (text, permutation) in [
            ("", None),
            ("{}", None),
            (r#"{"uniform_shape":[400,null,3]}"#, None),
            (r#"{"permutation":[2,0,1]}"#, Some(vec![2, 0, 1])),
        ] {
            assert_eq!(
                VariableShape::parse(text).unwrap(),
                VariableShape { permutation },
                "{text}"
            );
        }
    }

    #[test]
    fn refused() {
        for (text, part) in [
            ("", "EOF"),
            ("2", "invalid type"),
            ("{}", "missing field `shape`"),
            ("[[2]]", "is a list"),
            (r#"{"shape":[-1]}"#, "integer `-1`"),
            (r#"{"shape":[1.5]}"#, "floating point `1.5`"),
            (r#"{"shape":null}"#, "null"),
            (r#"{"shape":[2],"shape":[3]}"#, "duplicate field `shape`"),
            (
                r#"{"shape":[2],"permutation":[0],"permutations":[0]}"#,
                "duplicate field `permutation`",
            ),
            (r#"{"shape":[2,3],"permutation":[0]}"#, "[0], which is none of 2 axes"),
            (r#"{"shape":[2,3],"permutation":[1,1]}"#, "[1, 1], which is none of 2 axes"),
            (r#"{"shape":[2,3],"permutation":[1,2]}"#, "[1, 2], which is none of 2 axes"),
            (r#"{"shape":[4294967296,4294967296]}"#, "more elements than can be"),
            (r#"{"shape":[0,4294967296,4294967296]}"#, "more elements than can be"),
        ] {
            let message = FixedShape::parse(text).unwrap_err().to_string();
            assert!(message.contains(part), "{text}: {message}");
        }
        let message = VariableShape::parse(r#"{"permutation":[1]}"#).unwrap_err().to_string();
        assert!(message.contains("[1], which is none"), "{message}");
    }
}
