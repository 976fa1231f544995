//! Which format a request is read in, and which its answer is written in.

use axum::http::StatusCode;
use ndarray::Array2;
use ndserde::{Nd, npy};
use ndserde_service::{FORMATS, Format, Kind, Prediction};

use crate::{Answer, ask, digits, document, expected, run};

fn request(format: Format) -> Vec<u8> {
    let images = digits(3);
    match format.kind {
        Kind::Npy => npy::to_vec(&images).unwrap(),
        kind => document(kind, Nd::new(&images)),
    }
}

fn check(answer: &Answer, format: Format, expected: &Prediction) {
    let body = &answer.body[..];
    let context = format!("{}: {:?}", format.name, String::from_utf8_lossy(body));
    assert_eq!(answer.status, StatusCode::OK, "{context}");
    assert_eq!(answer.content_type(), format.name, "{context}");
    let prediction: Prediction = match format.kind {
        Kind::Json => serde_json::from_slice(body).unwrap(),
        Kind::Cbor => ciborium::from_reader(body).unwrap(),
        Kind::MessagePack => rmp_serde::from_slice(body).unwrap(),
        Kind::Npy => {
            let probabilities: Array2<f32> = npy::from_slice(body).unwrap();
            return assert_eq!(probabilities, expected.probabilities, "{context}");
        }
    };
    assert_eq!(prediction, *expected, "{context}");
}

#[test]
fn each_format_is_answered_in_each() {
    let expected = expected(digits(3));
    for asked in FORMATS {
        for wanted in FORMATS {
            let headers = [("content-type", asked.name), ("accept", wanted.name)];
            check(&run(ask(&headers, request(asked))), wanted, &expected);
        }
        let answer = run(ask(&[("content-type", asked.name)], request(asked)));
        check(&answer, asked, &expected);
    }
}

/// What a client sends as `Accept` beside a request in CBOR, and the answer's format, or its status.
const ACCEPTED: &[(&str, Result<&str, u16>)] = &[
    ("*/*", Ok("application/cbor")),
    ("application/*", Ok("application/cbor")),
    ("text/html, */*;q=0.1", Ok("application/cbor")),
    ("application/json", Ok("application/json")),
    ("APPLICATION/JSON", Ok("application/json")),
    ("application/json;q=0.5, application/msgpack", Ok("application/msgpack")),
    ("application/json;q=0.9, application/msgpack;q=0.8", Ok("application/json")),
    ("application/json, application/cbor", Ok("application/json")),
    ("application/json;q=0.2, */*;q=0.1", Ok("application/json")),
    ("application/cbor;q=0, */*", Ok("application/json")),
    ("application/cbor;q=0, application/json;q=0, application/x-npy", Ok("application/x-npy")),
    ("text/html", Err(406)),
    ("*/*;q=0", Err(406)),
    ("", Err(406)),
    ("nothing of the kind", Err(400)),
];

#[test]
fn accept_is_heard() {
    let asked = FORMATS[1];
    assert_eq!(asked.kind, Kind::Cbor);
    let expected = expected(digits(3));
    for (accept, outcome) in ACCEPTED {
        let headers = [("content-type", asked.name), ("accept", accept)];
        let answer = run(ask(&headers, request(asked)));
        match outcome {
            Ok(name) => {
                let wanted = FORMATS.into_iter().find(|format| format.name == *name).unwrap();
                check(&answer, wanted, &expected);
            }
            Err(status) => {
                let problem = answer.problem();
                assert_eq!(answer.status.as_u16(), *status, "{accept}: {problem}");
                let detail = problem["detail"].as_str().unwrap();
                assert!(
                    *status == 400 || detail.starts_with("Accept takes none of application/json, "),
                    "{detail}"
                );
            }
        }
    }
}

/// `Content-Type` of a request in JSON, and the status.
const CONTENT_TYPES: &[(Option<&str>, u16)] = &[
    (Some("application/json"), 200),
    (Some("application/json; charset=utf-8"), 200),
    (Some("Application/JSON"), 200),
    (Some("text/plain"), 415),
    (Some("application/json+x"), 415),
    (Some("application"), 415),
    (Some(""), 415),
    (None, 415),
    (Some("application/cbor"), 400),
    (Some("application/vnd.msgpack"), 400),
    (Some("application/x-npy"), 400),
];

#[test]
fn content_type_says_the_format() {
    for (content_type, status) in CONTENT_TYPES {
        let headers: Vec<_> = content_type.iter().map(|name| ("content-type", *name)).collect();
        let answer = run(ask(&headers, request(FORMATS[0])));
        let body = String::from_utf8_lossy(&answer.body);
        assert_eq!(answer.status.as_u16(), *status, "{content_type:?}: {body}");
        if *status != 200 {
            let detail = answer.problem()["detail"].as_str().unwrap().to_owned();
            assert!(
                *status == 400 || detail.starts_with("Content-Type is none of application/json, "),
                "{detail}"
            );
        }
    }
}

#[test]
fn nothing_may_follow_a_document() {
    for asked in FORMATS {
        let mut body = request(asked);
        body.push(0);
        let answer = run(ask(&[("content-type", asked.name)], body));
        let problem = answer.problem();
        assert_eq!(answer.status, 400, "{}: {problem}", asked.name);
    }
}
