//! In which format a request is, and in which its answer is wanted.

use axum::{
    extract::FromRequestParts,
    http::{
        HeaderMap, StatusCode,
        header::{ACCEPT, CONTENT_TYPE},
        request::Parts,
    },
};
use headers_accept::Accept;
use headers_core::Header;
use mediatype::{MediaType, Name};

use crate::Problem;

/// A data format, by whichever of its names the client has used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format {
    /// The media type.
    pub name: &'static str,
    /// What it is read and written by.
    pub kind: Kind,
}

/// What documents are read and written by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Json,
    /// RFC 8949.
    Cbor,
    /// MessagePack.
    MessagePack,
    /// A file of `numpy.save`.
    Npy,
}

const fn format(name: &'static str, kind: Kind) -> Format {
    Format { name, kind }
}

/// What is read and written. The first name of a format is its registered one.
pub const FORMATS: [Format; 6] = [
    format("application/json", Kind::Json),
    format("application/cbor", Kind::Cbor),
    format("application/vnd.msgpack", Kind::MessagePack),
    format("application/msgpack", Kind::MessagePack),
    format("application/x-msgpack", Kind::MessagePack),
    format("application/x-npy", Kind::Npy),
];

impl Format {
    /// The format of a request's body.
    ///
    /// # Errors
    /// When `Content-Type` is missing, or none of [`FORMATS`].
    pub fn of_body(headers: &HeaderMap) -> Result<Self, Problem> {
        let unknown = || {
            let names = FORMATS.map(|format| format.name).join(", ");
            Problem::new(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                format!("Content-Type is none of {names}"),
            )
        };
        let value = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let parsed = value.and_then(|value| MediaType::parse(value).ok()).ok_or_else(unknown)?;
        let essence = parsed.essence();
        FORMATS.into_iter().find(|format| format.media_type() == essence).ok_or_else(unknown)
    }

    fn media_type(self) -> MediaType<'static> {
        let (_, name) = self.name.split_once('/').unwrap_or_default();
        MediaType::new(mediatype::names::APPLICATION, Name::new_unchecked(name))
    }
}

/// The format that the client wants: what `Accept` says, or that of the request where it says nothing.
#[derive(Clone, Copy, Debug)]
pub struct Wanted(pub Format);

impl<S: Send + Sync> FromRequestParts<S> for Wanted {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let own = Format::of_body(&parts.headers)?;
        let mut values = parts.headers.get_all(ACCEPT).iter();
        if !parts.headers.contains_key(ACCEPT) {
            return Ok(Self(own));
        }
        let accept = Accept::decode(&mut values)
            .map_err(|_| Problem::new(StatusCode::BAD_REQUEST, "Accept is malformed"))?;
        // Of formats that are as welcome the first is taken.
        let formats: Vec<Format> = [own].into_iter().chain(FORMATS).collect();
        let types: Vec<MediaType> = formats.iter().map(|format| format.media_type()).collect();
        let chosen = accept.negotiate(&types);
        let found = formats.iter().zip(&types).find(|(_, media_type)| Some(*media_type) == chosen);
        let names = || FORMATS.map(|format| format.name).join(", ");
        found.map(|(format, _)| Self(*format)).ok_or_else(|| {
            Problem::new(StatusCode::NOT_ACCEPTABLE, format!("Accept takes none of {}", names()))
        })
    }
}
