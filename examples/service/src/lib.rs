//! Arrays over HTTP: a classifier of handwritten digits as a service to copy.
//!
//! A request and its answer are JSON, CBOR, MessagePack or a .npy file, as `Content-Type` and `Accept`
//! say. [`Document`] is the extractor and [`Reply`] the response; they know nothing of digits. What is
//! wrong with a request is said by a [`Problem`].

mod body;
#[path = "../../digits/mod.rs"]
mod digits;
mod document;
mod model;
mod negotiate;
mod openapi;
mod problem;

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::State,
    http::StatusCode,
    routing::{get, post},
};
use tower_http::{
    services::ServeDir,
    trace::{DefaultMakeSpan, DefaultOnResponse, TraceLayer},
};
use tracing::Level;

pub use body::{BODY_LIMIT, BODY_TIME};
pub use document::{Document, FromNpy, Reply, ToNpy};
pub use model::{Images, Model, NotDigits, Prediction};
pub use negotiate::{FORMATS, Format, Kind, Wanted};
pub use openapi::openapi;
pub use problem::Problem;

/// The page, and the JavaScript package that it imports.
const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/page");
const NDSERDE_JS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../js/src");

/// All routes.
pub fn app(model: Model) -> Router {
    let trace = TraceLayer::new_for_http()
        .make_span_with(DefaultMakeSpan::new().level(Level::INFO))
        .on_response(DefaultOnResponse::new().level(Level::INFO));
    Router::new()
        .route("/predict", post(predict))
        .route("/openapi.json", get(|| async { Json(openapi()) }))
        .nest_service("/ndserde", ServeDir::new(NDSERDE_JS))
        .fallback_service(ServeDir::new(PAGE))
        .layer(trace)
        .with_state(Arc::new(model))
}

async fn predict(
    State(model): State<Arc<Model>>,
    wanted: Wanted,
    Document(images): Document<Images>,
) -> Result<Reply<Prediction>, Problem> {
    Ok(Reply(wanted, model.predict(&images)?))
}

impl From<NotDigits> for Problem {
    fn from(NotDigits { detail, dtype, shape }: NotDigits) -> Self {
        Self {
            field: Some("images".to_owned()),
            dtype: Some(dtype),
            shape: Some(shape),
            ..Self::new(StatusCode::UNPROCESSABLE_ENTITY, detail)
        }
    }
}
