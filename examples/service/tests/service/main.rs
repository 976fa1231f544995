//! The service through its routes; `hostile` also through a socket.

mod formats;
mod hostile;
mod images;
mod limits;

use std::{future::Future, sync::OnceLock};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header::CONTENT_TYPE},
};
use ndarray::{Array3, Axis};
use ndserde::DynArray;
use ndserde_service::{Images, Kind, Model, Prediction, app};
use serde::Serialize;
use serde_json::Value;
use tower::ServiceExt;

/// An answer as it was sent.
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Answer {
    fn content_type(&self) -> &str {
        self.headers[CONTENT_TYPE].to_str().unwrap()
    }

    /// The problem details of an answer that has some.
    fn problem(&self) -> Value {
        let text = String::from_utf8_lossy(&self.body);
        assert_eq!(self.content_type(), "application/problem+json", "{text}");
        let problem: Value = serde_json::from_slice(&self.body).unwrap();
        assert_eq!(problem["status"], self.status.as_u16(), "{text}");
        assert_eq!(problem["type"], "about:blank", "{text}");
        assert_eq!(problem["title"], self.status.canonical_reason().unwrap(), "{text}");
        problem
    }

    fn prediction(&self) -> Prediction {
        let text = String::from_utf8_lossy(&self.body);
        assert_eq!(
            (self.status, self.content_type()),
            (StatusCode::OK, "application/json"),
            "{text}"
        );
        serde_json::from_slice(&self.body).unwrap()
    }
}

/// The routes, with a model that learns once.
fn service() -> Router {
    static ROUTER: OnceLock<Router> = OnceLock::new();
    ROUTER.get_or_init(|| app(Model::fit().unwrap())).clone()
}

/// Sends a request to `/predict`.
async fn ask(headers: &[(&str, &str)], body: impl Into<Body>) -> Answer {
    let mut request = Request::post("/predict");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let answer = service().oneshot(request.body(body.into()).unwrap()).await.unwrap();
    let (parts, body) = answer.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap().to_vec();
    Answer { status: parts.status, headers: parts.headers, body }
}

/// Runs a test's requests to their end.
fn run<T>(requests: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(requests)
}

/// Images of the data set.
fn digits(n: usize) -> Array3<u8> {
    let file = include_bytes!("../../../data/digits_images.npy");
    let images: Array3<u8> = ndserde::npy::from_slice(file).unwrap();
    images.view().split_at(Axis(0), n).0.to_owned()
}

/// What is to be answered for these images.
fn expected(images: impl Into<DynArray>) -> Prediction {
    static MODEL: OnceLock<Model> = OnceLock::new();
    let model = MODEL.get_or_init(|| Model::fit().unwrap());
    model.predict(&Images { images: images.into() }).unwrap()
}

/// A document of one field, in a format that has documents.
fn document<T: Serialize>(kind: Kind, images: T) -> Vec<u8> {
    #[derive(Serialize)]
    struct Document<T> {
        images: T,
    }
    let document = Document { images };
    match kind {
        Kind::Json => serde_json::to_vec(&document).unwrap(),
        Kind::MessagePack => rmp_serde::to_vec_named(&document).unwrap(),
        Kind::Cbor => {
            let mut body = Vec::new();
            ciborium::into_writer(&document, &mut body).unwrap();
            body
        }
        Kind::Npy => unreachable!("a .npy file has no fields"),
    }
}
