//! What is known of single data formats: one row for each crate that needs one.
//!
//! A format is recognized by the path of its error type, which serde's buffering and wrappers leave
//! as it is, and which cannot be named without depending on the crate. Should a path change, tests
//! fail; should another crate have that path, it is held to the same limits.

use std::any::type_name;

/// A data format, by the crate that implements it.
#[derive(Debug)]
pub(crate) struct Backend {
    name: &'static str,
    /// Whether a document says what its values are, where it has no keys to show that.
    pub(crate) describes_itself: bool,
    /// Whether lengths are cut to their low 32 bits in silence.
    pub(crate) cuts_lengths: bool,
    /// How CBOR's tags pass through serde, which knows none.
    pub(crate) tags: Option<Tags>,
}

/// How a library lets CBOR's tags through serde.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tags {
    pub(crate) by: By,
    /// Whether bytes are borrowed only where they are asked for by their type.
    pub(crate) lends_bytes: bool,
}

/// What stands for a tag in serde's data model.
#[derive(Clone, Copy, Debug)]
pub(crate) enum By {
    /// An enum: one variant is a tag and a value, the other a value that has none.
    Enum(TagEnum),
    /// A newtype, and a number beside the document.
    #[cfg(feature = "serde_cbor_0_11")]
    Newtype,
}

/// The enum of a library.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TagEnum {
    pub(crate) name: &'static str,
    pub(crate) variants: &'static [&'static str],
    /// Which of them has the tag.
    pub(crate) tagged: &'static str,
    pub(crate) index: u32,
}

const CIBORIUM: TagEnum = TagEnum {
    name: "@@TAG@@",
    variants: &["@@UNTAGGED@@", "@@TAGGED@@"],
    tagged: "@@TAGGED@@",
    index: 1,
};

const MINICBOR: TagEnum = TagEnum {
    name: "$#minicbor_serde_tag_container#$",
    variants: &["$#minicbor_serde_tag#$", "$#minicbor_serde_no_tag#$"],
    tagged: "$#minicbor_serde_tag#$",
    index: 0,
};

const fn backend(name: &'static str, describes_itself: bool) -> Backend {
    Backend { name, describes_itself, cuts_lengths: false, tags: None }
}

const fn tags(name: &'static str, by: TagEnum, lends_bytes: bool) -> Backend {
    Backend { tags: Some(Tags { by: By::Enum(by), lends_bytes }), ..backend(name, true) }
}

const TABLE: &[Backend] = &[
    backend("bincode", false),
    backend("bitcode", false),
    backend("bson", true),
    tags("cbor2", CIBORIUM, true),
    backend("cbor4ii", true),
    tags("ciborium", CIBORIUM, false),
    tags("minicbor_serde", MINICBOR, false),
    backend("postcard", false),
    Backend { cuts_lengths: true, ..backend("rmp_serde", true) },
    backend("serde_cbor", true),
];

/// `serde_cbor` with the feature that knows its tags.
#[cfg(feature = "serde_cbor_0_11")]
const SERDE_CBOR: Backend = Backend {
    tags: Some(Tags { by: By::Newtype, lends_bytes: false }),
    ..backend("serde_cbor", true)
};

impl Backend {
    /// The format of an error type, if it is in the table.
    pub(crate) fn of<E>() -> Option<&'static Self> {
        // By the type itself: another version of it would not see the tags.
        #[cfg(feature = "serde_cbor_0_11")]
        if typeid::of::<E>() == typeid::of::<serde_cbor::Error>() {
            return Some(&SERDE_CBOR);
        }
        Self::at(type_name::<E>())
    }

    /// The format of a type's path.
    fn at(path: &str) -> Option<&'static Self> {
        let is_of = |row: &&Self| {
            // The first letter tells nearly all apart, and this is asked for each array.
            path.as_bytes().first() == row.name.as_bytes().first()
                && path.strip_prefix(row.name).is_some_and(|rest| rest.starts_with("::"))
        };
        TABLE.iter().find(is_of)
    }
}

/// The name of the crate that a type belongs to.
pub(crate) fn crate_of<E>() -> &'static str {
    let path = type_name::<E>();
    path.split("::").next().unwrap_or(path)
}

/// Whether a serializer makes values in memory that lose tags, although its error is that of a
/// writer, which keeps them.
#[cfg(feature = "serde_cbor_0_11")]
pub(crate) fn loses_tags<S>() -> bool {
    type_name::<S>().contains("serde_cbor::value::ser::")
}

/// Whether a serializer would write the enum of the tags as one: minicbor-serde before 0.7.
pub(crate) fn writes_tags_as_enum<S>() -> bool {
    type_name::<S>().starts_with("&mut minicbor_serde::ser::Serializer<")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_found_by_its_name_alone() {
        for row in TABLE {
            let path = format!("{}::Error", row.name);
            assert_eq!(Backend::at(&path).map(|found| found.name), Some(row.name));
        }
        assert!(Backend::at("serde_json::Error").is_none());
        assert!(Backend::at("bincode_next::Error").is_none());
        assert_eq!(crate_of::<std::io::Error>(), "std");
    }
}
