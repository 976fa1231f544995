//! What is known of single data formats: one row for each crate that needs one.
//!
//! A format is recognized by the path of its error type, which serde's buffering and wrappers leave
//! as it is, and which cannot be named without depending on the crate. Should a path change, tests
//! fail; should another crate have that path, it is held to the same limits.

use core::any::type_name;

/// A data format, by the crate that implements it.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "a row of a table, not the state of something")]
pub(crate) struct Backend {
    /// Whether a document says what its values are, where it has no keys to show that.
    pub(crate) describes_itself: bool,
    /// The most that it holds in one piece, where it writes more in silence and nobody can read that.
    pub(crate) longest: Option<&'static Longest>,
    /// Whether integers of 128 bits are written as bytes, which nobody reads as numbers.
    pub(crate) hides_wide_integers: bool,
    /// Whether it has MessagePack's extension types, which pass through serde as a newtype.
    pub(crate) has_extensions: bool,
    /// What is handed over as something else.
    pub(crate) swaps: Swaps,
    /// Whether numbers are written as decimals, which have no type: so it is in all formats that are not
    /// in the table and say that people read them.
    pub(crate) has_decimals: bool,
    /// How CBOR's tags pass through serde, which knows none.
    pub(crate) tags: Option<Tags>,
}

/// What a format hands over as something else than was written. Elsewhere text that has the length of
/// the bytes is a mistake, and so are bytes that have the length of the base64.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Swaps {
    #[default]
    None,
    /// Bytes as text, where they happen to be UTF-8: old `MessagePack` and pot have one
    /// type for both.
    BytesAsText,
    /// Text as bytes, for want of a type of its own.
    TextAsBytes,
}

/// The longest piece of a format: bytes, text or a list.
#[derive(Debug)]
pub(crate) struct Longest {
    /// What people call the format.
    pub(crate) format: &'static str,
    /// How many bytes or items.
    pub(crate) len: u32,
    /// What goes on behind the length, in messages.
    pub(crate) of: &'static str,
    /// Whether more bytes may stand as a list of byte strings.
    pub(crate) has_pieces: bool,
}

/// Lengths are cut to their low 32 bits.
const MESSAGE_PACK: Longest =
    Longest { format: "MessagePack", len: u32::MAX, of: "", has_pieces: true };

/// Lengths are signed integers of 32 bits, that of a whole document too.
const BSON: Longest = Longest {
    format: "BSON",
    len: i32::MAX as u32 - 1024,
    of: ", since a document with its keys is shorter than 2 GiB",
    has_pieces: false,
};

/// No format holds less than this in one piece, so that the table is not asked for each array.
pub(crate) const SHORT: usize = BSON.len as usize;

/// How to find out what is known of a format, where that is needed.
pub(crate) type Known = fn() -> Option<&'static Backend>;

/// How a library lets CBOR's tags through serde.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tags {
    pub(crate) by: By,
    /// Whether bytes are borrowed only where they are asked for by their type.
    pub(crate) lends_bytes: bool,
    /// Whether a tag is an error where no tag is asked for; elsewhere it comes with any value.
    pub(crate) must_be_asked: bool,
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

/// One that says what its values are, and nothing else that matters here.
const SELF_DESCRIBING: Backend = Backend {
    describes_itself: true,
    longest: None,
    hides_wide_integers: false,
    has_extensions: false,
    swaps: Swaps::None,
    has_decimals: false,
    tags: None,
};

/// How our own reader of pickles is asked for the values of a document. It says of no value that it has
/// no tag, and hands over integers of more than 128 bits as CBOR has them, behind its tags 2 and 3, and
/// what only a class tells behind [`PICKLED_CLASS`].
pub(crate) const PICKLE: Tags = by_enum(PICKLED);

pub(crate) const PICKLED: TagEnum =
    TagEnum { name: "@@PICKLED@@", variants: &["@@LONG@@"], tagged: "@@LONG@@", index: 0 };

/// The tag before a map of one entry: the name of a class, and what an object of it holds. CBOR has none
/// of this number.
pub(crate) const PICKLED_CLASS: u64 = u64::MAX;

/// The tag before the path where a value of a pickle stands already, or before null where that is not told.
pub(crate) const PICKLED_SAME: u64 = u64::MAX - 1;

/// The tag before a text that says why a value of a pickle is not read.
pub(crate) const PICKLED_UNREAD: u64 = u64::MAX - 2;

const TYPED: Backend = Backend { describes_itself: false, ..SELF_DESCRIBING };

const fn tags(tags: Tags) -> Backend {
    Backend { tags: Some(tags), ..SELF_DESCRIBING }
}

const fn by_enum(by: TagEnum) -> Tags {
    Tags { by: By::Enum(by), lends_bytes: false, must_be_asked: false }
}

/// The table: what is known of the format of a crate.
///
/// A match, since this is asked for each array, and small ones would pay for a walk through rows.
fn of_crate(name: &str) -> Option<&'static Backend> {
    Some(match name {
        "bincode" | "bitcode" | "postcard" => &TYPED,
        "bson" => &Backend { longest: Some(&BSON), ..SELF_DESCRIBING },
        "cbor4ii" | "flexbuffers" | "serde_cbor" => &SELF_DESCRIBING,
        "cbor2" => const { &tags(Tags { lends_bytes: true, ..by_enum(CIBORIUM) }) },
        "ciborium" => const { &tags(by_enum(CIBORIUM)) },
        "minicbor_serde" => const { &tags(Tags { must_be_asked: true, ..by_enum(MINICBOR) }) },
        "pot" => &Backend { swaps: Swaps::BytesAsText, ..SELF_DESCRIBING },
        "rmp_serde" => &Backend {
            longest: Some(&MESSAGE_PACK),
            hides_wide_integers: true,
            has_extensions: true,
            swaps: Swaps::BytesAsText,
            ..SELF_DESCRIBING
        },
        "rmpv" => &Backend {
            longest: Some(&MESSAGE_PACK),
            has_extensions: true,
            swaps: Swaps::BytesAsText,
            ..SELF_DESCRIBING
        },
        "serde_bencode" => {
            &Backend { swaps: Swaps::TextAsBytes, has_decimals: true, ..SELF_DESCRIBING }
        }
        _ => return None,
    })
}

/// `serde_cbor` with the feature that knows its tags.
#[cfg(feature = "serde_cbor_0_11")]
const SERDE_CBOR: Backend = Backend {
    tags: Some(Tags { by: By::Newtype, lends_bytes: false, must_be_asked: false }),
    ..SELF_DESCRIBING
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
    pub(crate) fn at(path: &str) -> Option<&'static Self> {
        of_crate(first(path))
    }
}

/// Whether a format has keys of text alone, and writes other plain ones as their text.
pub(crate) fn has_text_keys<E>() -> bool {
    matches!(crate_of::<E>(), "serde_json" | "sonic_rs" | "toml")
}

/// The name of the crate that a type belongs to.
pub(crate) fn crate_of<E>() -> &'static str {
    first(type_name::<E>())
}

fn first(path: &str) -> &str {
    // Not by a search for the two colons, which would take longer than what follows.
    let end = path.bytes().position(|byte| byte == b':');
    end.and_then(|end| path.get(..end)).unwrap_or(path)
}

/// Whether a map with the key of numbers may be one: what `serde_json`'s feature `arbitrary_precision`
/// makes of them, by the type that its entries come from.
///
/// Where serde or another wrapper has buffered the map, nothing tells, unless the error is that of a
/// format that has no such numbers.
pub(crate) fn may_be_number<M, E>() -> bool {
    is_number(type_name::<M>(), type_name::<E>())
}

/// The same by the paths of the two types: compiled once.
fn is_number(map: &str, error: &str) -> bool {
    if map.contains("serde_json::number::") {
        return true;
    }
    // Those of `ndserde::json` too, which hands numbers over as maps of serde's own.
    let of_json = ["serde_json::de::", "serde_json::value::", "::json::reader::map::JsonMap"];
    let is_of_json = of_json.iter().any(|path| map.contains(path));
    // A format's own map, which a wrapper with an error of its own would hide.
    let of = first(map.trim_start_matches("&mut "));
    let is_own = of == first(error) && of != "erased_serde";
    !is_of_json && !is_own && Backend::at(error).is_none()
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
        let describes_itself = |path| Backend::at(path).map(|found| found.describes_itself);
        assert_eq!(describes_itself("rmp_serde::Error"), Some(true));
        assert_eq!(describes_itself("postcard::error::Error"), Some(false));
        assert!(Backend::at("serde_json::Error").is_none());
        assert!(Backend::at("bincode_next::Error").is_none());
        assert_eq!(crate_of::<std::io::Error>(), "std");
    }

    #[test]
    fn only_the_maps_of_serde_jsons_numbers_and_of_wrappers_may_be_numbers() {
        let (json, buffer) = ("serde_json::error::Error", "serde_core::de::value::MapDeserializer");
        for (map, error, may_be) in [
            ("serde_json::number::NumberDeserializer", json, true),
            ("a::Wrapper<serde_json::number::NumberDeserializer>", json, true),
            ("serde_json::de::MapAccess<serde_json::read::StrRead>", json, false),
            ("a::Wrapper<serde_json::de::MapAccess<serde_json::read::StrRead>>", json, false),
            ("serde_json::value::de::MapDeserializer", json, false),
            ("a::json::reader::map::JsonMap", json, false),
            (buffer, json, true),
            (buffer, "rmp_serde::decode::Error", false),
            ("erased_serde::de::MapAccess", "erased_serde::error::Error", true),
            ("&mut a::de::Map", "a::error::Error", false),
        ] {
            assert_eq!(is_number(map, error), may_be, "{map}");
        }
    }
}
