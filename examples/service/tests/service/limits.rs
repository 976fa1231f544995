//! How long a body may be, and how long it may take.

use std::{
    convert::Infallible,
    pin::Pin,
    task::{Context, Poll},
};

use axum::body::{Body, Bytes, HttpBody};
use http_body::Frame;
use ndarray::Array3;
use ndserde::{Nd, npy};
use ndserde_service::{BODY_LIMIT, Kind};

use crate::{ask, document, run};

const JSON: [(&str, &str); 1] = [("content-type", "application/json")];

/// A body without a stated length: the same piece again and again, or nothing at all.
struct Unending(Option<Bytes>);

impl HttpBody for Unending {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        match &self.0 {
            Some(piece) => Poll::Ready(Some(Ok(Frame::data(piece.clone())))),
            None => Poll::Pending,
        }
    }
}

#[test]
fn three_megabytes_are_taken() {
    let images = Array3::<u8>::ones((50_000, 8, 8));
    let bodies = [
        ("application/json", document(Kind::Json, Nd::new(&images))),
        ("application/x-npy", npy::to_vec(&images).unwrap()),
    ];
    for (name, body) in bodies {
        assert!(body.len() > 3_000_000);
        let answer = run(ask(&[("content-type", name), ("accept", "application/json")], body));
        assert_eq!(answer.prediction().labels.len(), 50_000);
    }
}

#[test]
fn the_limit_is_named() {
    let mut body = br#"{"images":[]}"#.to_vec();
    body.resize(BODY_LIMIT, b' ');
    assert_eq!(run(ask(&JSON, body.clone())).status, 422, "up to the limit a body is read");

    body.push(b' ');
    let unending = Body::new(Unending(Some(Bytes::from(vec![b' '; 1 << 20]))));
    let rows = [
        (Body::from(body), BODY_LIMIT + 1),
        // It is given up in the end.
        (unending, 129 << 20),
    ];
    for (body, length) in rows {
        let detail = format!("the body has {length} bytes, the limit is {BODY_LIMIT}");
        let answer = run(ask(&JSON, body));
        assert_eq!((answer.status.as_u16(), &answer.problem()["detail"]), (413, &detail.into()));
    }
}

#[tokio::test(start_paused = true)]
async fn a_body_that_does_not_come_is_given_up() {
    let answer = ask(&JSON, Body::new(Unending(None))).await;
    assert_eq!(answer.status, 408);
    assert_eq!(answer.problem()["detail"], "the body was not there after 10s");
}
