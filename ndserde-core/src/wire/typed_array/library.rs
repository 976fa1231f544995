//! The libraries of CBOR: serde knows no tags, and each lets them through in its own way.

use crate::error::Error;

/// The enum by which a library lets tags through serde: one variant is a tag and a value, the other
/// a value that has none.
#[derive(Debug)]
pub(in crate::wire) struct Library {
    /// The name of the enum.
    pub(super) name: &'static str,
    /// Its variants.
    pub(super) variants: &'static [&'static str],
    /// Which of them has the tag.
    pub(super) tagged: &'static str,
    pub(super) index: u32,
    /// Whether bytes are lent only where they are asked for by their type.
    pub(super) lends_bytes: bool,
}

const CIBORIUM: Library = Library {
    name: "@@TAG@@",
    variants: &["@@UNTAGGED@@", "@@TAGGED@@"],
    tagged: "@@TAGGED@@",
    index: 1,
    lends_bytes: false,
};

const CBOR2: Library = Library { lends_bytes: true, ..CIBORIUM };

const MINICBOR: Library = Library {
    name: "$#minicbor_serde_tag_container#$",
    variants: &["$#minicbor_serde_tag#$", "$#minicbor_serde_no_tag#$"],
    tagged: "$#minicbor_serde_tag#$",
    index: 0,
    lends_bytes: false,
};

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
                "lets tags through by a type of its own alone, and drops them elsewhere"
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
