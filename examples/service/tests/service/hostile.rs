//! Hostile clients, over a real connection: each is told what is wrong, and the next one is served.

use std::{
    io::{Read, Write},
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
    thread,
};

use ndserde_service::{BODY_LIMIT, BODY_TIME, Kind};

use crate::{digits, document, service};

/// The service in a thread of its own, until the tests end.
fn start() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = listener.local_addr().unwrap();
    let router = service();
    thread::spawn(move || {
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(
            async {
                let listener = tokio::net::TcpListener::from_std(listener).unwrap();
                axum::serve(listener, router).await.unwrap();
            },
        );
    });
    address
}

/// What a client does after it has sent its bytes.
#[derive(Clone, Copy)]
enum Then {
    Waits,
    Ends,
}

/// Sends bytes, and gives the status and all of the answer.
fn send(address: SocketAddr, bytes: &[u8], then: Then) -> (u16, String) {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(2 * BODY_TIME)).unwrap();
    stream.write_all(bytes).unwrap();
    if let Then::Ends = then {
        stream.shutdown(Shutdown::Write).unwrap();
    }
    let mut answer = Vec::new();
    // An error after the answer, when the service has closed before all was sent, is no matter.
    let _ = stream.read_to_end(&mut answer);
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let status = answer.get(9..12).and_then(|status| status.parse().ok());
    (status.unwrap_or_else(|| panic!("no answer but {answer:?}")), answer)
}

fn head(content_type: &str, length: &str) -> Vec<u8> {
    format!(
        "POST /predict HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\
         content-type: {content_type}\r\ncontent-length: {length}\r\n\r\n"
    )
    .into_bytes()
}

fn request(content_type: &str, body: &[u8]) -> Vec<u8> {
    [head(content_type, &body.len().to_string()), body.to_vec()].concat()
}

const JSON: &str = "application/json";
const CBOR: &str = "application/cbor";
const MSGPACK: &str = "application/msgpack";
const NPY: &str = "application/x-npy";

/// What is wrong with the transfer: the bytes that are sent, and the status of the answer.
fn transfers() -> Vec<(&'static str, Vec<u8>, Then, u16)> {
    let begun = [head(JSON, "1000"), b"{".to_vec()].concat();
    let chunked = b"POST /predict HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n\
        transfer-encoding: chunked\r\n\r\nzz\r\n";
    vec![
        ("a truncated body", begun.clone(), Then::Ends, 400),
        ("a slow body", begun, Then::Waits, 408),
        ("too much", request(JSON, &vec![b' '; BODY_LIMIT + 1]), Then::Waits, 413),
        ("a huge length", head(JSON, "1000000000000"), Then::Waits, 413),
        ("a length beyond 64 bits", head(JSON, &"9".repeat(30)), Then::Waits, 400),
        ("a negative length", head(JSON, "-1"), Then::Waits, 400),
        ("chunks without a length", chunked.to_vec(), Then::Ends, 400),
        ("no HTTP", garbage(), Then::Ends, 400),
    ]
}

/// What is wrong with the document.
fn documents() -> Vec<(&'static str, &'static str, Vec<u8>, u16)> {
    let tagged = |dtype: &str, shape: &str| {
        let keys = format!(r#""dtype": "{dtype}", "shape": {shape}, "data": """#);
        format!(r#"{{"images": {{{keys}}}}}"#).into_bytes()
    };
    let npy = |shape: &str| {
        let header = format!("{{'descr': '|u1', 'fortran_order': False, 'shape': {shape}, }}\n");
        let length = u8::try_from(header.len()).unwrap();
        [b"\x93NUMPY\x01\x00", &[length, 0][..], header.as_bytes()].concat()
    };
    // Sound images, and beside them a key that nobody asks for, deeper than a document may be.
    let deep = |start: &[u8], key: &[u8], list: u8, end: u8| {
        [start, &[0; 64], key, &[list; 200], &[end]].concat()
    };
    vec![
        ("garbage as JSON", JSON, garbage(), 400),
        ("garbage as CBOR", CBOR, garbage(), 400),
        ("garbage as MessagePack", MSGPACK, garbage(), 400),
        ("garbage as .npy", NPY, garbage(), 400),
        ("a huge shape in JSON", JSON, tagged("uint8", "[4611686018427387904, 64]"), 400),
        ("a large shape in JSON", JSON, tagged("uint8", "[1000000000, 64]"), 400),
        ("a huge shape in .npy", NPY, npy("(4611686018427387904, 64)"), 400),
        ("a large shape in .npy", NPY, npy("(1000000000, 64)"), 400),
        ("no rows, but long ones", NPY, npy("(0, 4611686018427387904)"), 422),
        ("a wrong dtype", JSON, tagged("<M8[s]", "[0, 64]"), 422),
        ("a long list in MessagePack", MSGPACK, b"\x81\xa6images\xdd\xff\xff\xff\xff".into(), 400),
        ("long bytes in MessagePack", MSGPACK, b"\x81\xa6images\xc6\xff\xff\xff\xff".into(), 400),
        (
            "a long list in CBOR",
            CBOR,
            b"\xa1\x66images\x9b\x7f\xff\xff\xff\xff\xff\xff\xff".into(),
            400,
        ),
        (
            "long bytes in CBOR",
            CBOR,
            b"\xa1\x66images\x5b\x7f\xff\xff\xff\xff\xff\xff\xff".into(),
            400,
        ),
        ("a deep list in JSON", JSON, format!(r#"{{"images":{}"#, "[".repeat(200)).into(), 400),
        (
            "an unknown deep field in CBOR",
            CBOR,
            deep(b"\xa2\x66images\x98\x40", b"\x61a", 0x81, 0),
            400,
        ),
        (
            "an unknown deep field in MessagePack",
            MSGPACK,
            deep(b"\x82\xa6images\xdc\x00\x40", b"\xa1a", 0x91, 0),
            400,
        ),
    ]
}

/// Bytes without a meaning, the same at each run.
fn garbage() -> Vec<u8> {
    (0..4096_u32).flat_map(|i| i.wrapping_mul(2_654_435_761).to_be_bytes()).collect()
}

#[test]
fn hostile_clients_are_refused_and_the_next_is_served() {
    let address = start();
    let sound = request(JSON, &document(Kind::Json, ndserde::Nd::new(digits(1))));
    let documents = documents().into_iter().map(|(name, content_type, body, status)| {
        (name, request(content_type, &body), Then::Waits, status)
    });
    for (name, bytes, then, expected) in transfers().into_iter().chain(documents) {
        let (status, answer) = send(address, &bytes, then);
        assert_eq!(status, expected, "{name}: {answer}");
        let (status, answer) = send(address, &sound, Then::Waits);
        assert_eq!(status, 200, "after {name}: {answer}");
    }
}
