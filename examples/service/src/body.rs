//! The bytes of a request: how many there may be, and how long they may take.

use std::time::Duration;

use axum::{
    body::{Body, HttpBody},
    http::StatusCode,
};
use http_body_util::BodyExt;

use crate::Problem;

/// How many bytes a body may have: 16 MiB, where axum's own limit is 2 MB.
pub const BODY_LIMIT: usize = 16 << 20;

/// How long a body may take to arrive.
pub const BODY_TIME: Duration = Duration::from_secs(10);

/// Up to this length a body that is too long is received and dropped: most clients look at the answer
/// only when they have sent everything, and would see no more than a broken connection.
const DROPPED: usize = 8 * BODY_LIMIT;

/// All bytes of a body.
///
/// # Errors
/// When there are too many of them (413), they take too long (408), or the connection breaks (400).
pub async fn receive(body: Body) -> Result<Vec<u8>, Problem> {
    tokio::time::timeout(BODY_TIME, receive_all(body)).await.unwrap_or_else(|_| {
        let detail = format!("the body was not there after {BODY_TIME:?}");
        Err(Problem::new(StatusCode::REQUEST_TIMEOUT, detail))
    })
}

async fn receive_all(mut body: Body) -> Result<Vec<u8>, Problem> {
    let claimed = body.size_hint().exact();
    let too_large = |length: u64| {
        let detail = format!("the body has {length} bytes, the limit is {BODY_LIMIT}");
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, detail)
    };
    if let Some(length) = claimed.filter(|length| *length > DROPPED as u64) {
        return Err(too_large(length));
    }
    // It grows with what has come, not by what is claimed.
    let (mut bytes, mut length) = (Vec::new(), 0_usize);
    while let Some(frame) = body.frame().await {
        let frame =
            frame.map_err(|error| Problem::new(StatusCode::BAD_REQUEST, error.to_string()))?;
        let data = frame.into_data().unwrap_or_default();
        length = length.saturating_add(data.len());
        if length > DROPPED {
            break;
        }
        if length <= BODY_LIMIT {
            bytes.extend_from_slice(&data);
        }
    }
    if length > BODY_LIMIT { Err(too_large(claimed.unwrap_or(length as u64))) } else { Ok(bytes) }
}
