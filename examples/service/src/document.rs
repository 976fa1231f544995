//! Bodies of requests and answers: any type of serde's, or of ndserde's derives, in any of the formats.

use axum::{
    extract::{FromRequest, Request},
    http::{StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use ndserde::{DynArray, npy::BlockReader};
use serde::{Deserialize, Deserializer, Serialize, de::DeserializeOwned};

use crate::{Format, Kind, Problem, Wanted, body::receive};

/// How deep documents may be, as `serde_json` has it: a thread of tokio has a stack of 2 MiB, and the
/// default of `rmp_serde` is 1,024.
const DEPTH: usize = 128;

/// The body of a request.
#[derive(Clone, Debug)]
pub struct Document<T>(pub T);

/// What is made of a .npy file, which is one array without a document around it.
pub trait FromNpy {
    /// The value of which this array is the substance.
    fn from_npy(array: DynArray) -> Self;
}

impl<T: DeserializeOwned + FromNpy, S: Send + Sync> FromRequest<S> for Document<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let format = Format::of_body(request.headers())?;
        read(format, &receive(request.into_body()).await?).map(Self)
    }
}

fn read<T: DeserializeOwned + FromNpy>(format: Format, mut body: &[u8]) -> Result<T, Problem> {
    let trailing = || Problem::new(StatusCode::BAD_REQUEST, "bytes after the document");
    match format.kind {
        Kind::Json => {
            let mut reader = serde_json::Deserializer::from_slice(body);
            let value = serde_path_to_error::deserialize(&mut reader).map_err(unreadable)?;
            reader.end().map_err(|_| trailing())?;
            Ok(value)
        }
        Kind::MessagePack => {
            let mut reader = rmp_serde::Deserializer::new(&mut body);
            reader.set_max_depth(DEPTH);
            let value = serde_path_to_error::deserialize(&mut reader).map_err(unreadable)?;
            if body.is_empty() { Ok(value) } else { Err(trailing()) }
        }
        Kind::Cbor => {
            let value =
                ciborium::de::from_reader_with_recursion_limit::<Located<T>, _>(&mut body, DEPTH);
            let Located(value) =
                value.map_err(|error| Problem::new(StatusCode::BAD_REQUEST, error.to_string()))?;
            let value = value?;
            if body.is_empty() { Ok(value) } else { Err(trailing()) }
        }
        Kind::Npy => {
            let array = BlockReader::new(body).and_then(BlockReader::into_array);
            let array =
                array.map_err(|error| Problem::new(StatusCode::BAD_REQUEST, error.to_string()))?;
            Ok(T::from_npy(array))
        }
    }
}

fn unreadable<E: std::fmt::Display>(error: serde_path_to_error::Error<E>) -> Problem {
    let path = error.path().to_string();
    // "." is the document, and "?" stands where it ends too early.
    let field = (path != "." && path != "?").then(|| shortened(&path));
    let detail = shortened(&error.into_inner().to_string());
    Problem { field, ..Problem::new(StatusCode::BAD_REQUEST, detail) }
}

/// The start of a text in which there may be words of the client's.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 1000;
    let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(end, _)| end);
    text[..end].to_owned()
}

/// What was read, or where and why it could not be: `ciborium` keeps its deserializer to itself.
struct Located<T>(Result<T, Problem>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Located<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(serde_path_to_error::deserialize(deserializer).map_err(unreadable)))
    }
}

/// The body of an answer, in the format that is wanted.
#[derive(Clone, Debug)]
pub struct Reply<T>(pub Wanted, pub T);

/// What is written as a .npy file, which is one array without a document around it.
pub trait ToNpy {
    /// The file.
    ///
    /// # Errors
    /// When NumPy has no name for the dtype.
    fn to_npy(&self) -> Result<Vec<u8>, ndserde::Error>;
}

impl<T: Serialize + ToNpy> IntoResponse for Reply<T> {
    fn into_response(self) -> Response {
        let Self(Wanted(format), value) = self;
        let body = match format.kind {
            Kind::Json => ndserde::json::to_vec(&value).map_err(|error| error.to_string()),
            Kind::MessagePack => rmp_serde::to_vec_named(&value).map_err(|error| error.to_string()),
            Kind::Cbor => {
                let mut body = Vec::new();
                let written = ciborium::into_writer(&value, &mut body);
                written.map(|()| body).map_err(|error| error.to_string())
            }
            Kind::Npy => value.to_npy().map_err(|error| error.to_string()),
        };
        match body {
            Ok(body) => ([(CONTENT_TYPE, format.name)], body).into_response(),
            Err(why) => Problem::new(StatusCode::INTERNAL_SERVER_ERROR, why).into_response(),
        }
    }
}
