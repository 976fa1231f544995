//! The libraries of CBOR: serde knows no tags, and each lets them through in its own way.

use crate::error::Error;

/// A library, by how it lets tags through.
#[derive(Debug)]
pub(in crate::wire) struct Library {
    pub(super) way: Way,
    /// Whether bytes are lent only where they are asked for by their type.
    pub(super) lends_bytes: bool,
}

/// How a library lets tags through serde.
#[derive(Debug)]
pub(super) enum Way {
    Enum(Enum),
    /// By the name of a newtype, and a number beside the document.
    #[cfg(feature = "serde_cbor")]
    Newtype,
}

/// An enum: one variant is a tag and a value, the other a value that has none.
#[derive(Clone, Copy, Debug)]
pub(super) struct Enum {
    pub(super) name: &'static str,
    pub(super) variants: &'static [&'static str],
    /// Which of them has the tag.
    pub(super) tagged: &'static str,
    pub(super) index: u32,
}

const CIBORIUM_ENUM: Enum = Enum {
    name: "@@TAG@@",
    variants: &["@@UNTAGGED@@", "@@TAGGED@@"],
    tagged: "@@TAGGED@@",
    index: 1,
};

const MINICBOR_ENUM: Enum = Enum {
    name: "$#minicbor_serde_tag_container#$",
    variants: &["$#minicbor_serde_tag#$", "$#minicbor_serde_no_tag#$"],
    tagged: "$#minicbor_serde_tag#$",
    index: 0,
};

const CIBORIUM: Library = Library { way: Way::Enum(CIBORIUM_ENUM), lends_bytes: false };

const CBOR2: Library = Library { way: Way::Enum(CIBORIUM_ENUM), lends_bytes: true };

const MINICBOR: Library = Library { way: Way::Enum(MINICBOR_ENUM), lends_bytes: false };

#[cfg(feature = "serde_cbor")]
const SERDE_CBOR: Library = Library { way: Way::Newtype, lends_bytes: false };

impl Library {
    /// The library that an error type belongs to: any other would take the enum for one, and write
    /// its name and variants into the document.
    ///
    /// It is told by the path of the type, which cannot be named without depending on the library.
    pub(super) fn of<E>() -> Result<&'static Self, Error> {
        if let Some(library) = Self::known::<E>() {
            return Ok(library);
        }
        let name = crate_of::<E>();
        let why = match name {
            "serde_cbor" => {
                "lets tags through by a type of its own alone, which the feature serde_cbor of \
                 ndserde knows (of serde_cbor 0.11)"
            }
            _ => "lets no CBOR tags through",
        };
        Err(Error::custom(format_args!(
            "{name} {why}; ciborium, cbor2 and minicbor-serde let them through, \
             and the wire tagged goes through every data format"
        )))
    }

    /// As [`of`](Self::of), where others will do as well.
    pub(in crate::wire) fn known<E>() -> Option<&'static Self> {
        // By the type itself: another version of it would not see the tags.
        #[cfg(feature = "serde_cbor")]
        if typeid::of::<E>() == typeid::of::<serde_cbor::Error>() {
            return Some(&SERDE_CBOR);
        }
        match crate_of::<E>() {
            "ciborium" => Some(&CIBORIUM),
            "cbor2" => Some(&CBOR2),
            "minicbor_serde" => Some(&MINICBOR),
            _ => None,
        }
    }
}

/// The name of the crate that a type is of.
fn crate_of<E>() -> &'static str {
    let path = std::any::type_name::<E>();
    path.split("::").next().unwrap_or(path)
}
