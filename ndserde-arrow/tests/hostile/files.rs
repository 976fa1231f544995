//! Streams and files of Arrow IPC that are cut off, or claim what they do not have: the words of each error.

use std::io::Cursor;

use ndarray::{Array1, arr1};
use ndserde::NdColumns;
use ndserde_arrow::Error;

use super::{
    by::{Appender, read_ipc_file, read_ipc_stream, schema_of, write_ipc_file},
    deps::arrow_ipc::{Block, root_as_footer, root_as_message, writer::StreamWriter},
};

#[derive(Clone, Debug, PartialEq, NdColumns)]
struct Row {
    x: Array1<f32>,
}

/// What stands before each message since Arrow 0.15.
const MARK: [u8; 4] = [255; 4];

fn rows() -> Vec<Row> {
    (0..3_u8).map(|n| Row { x: arr1(&[n.into(), 0.5]) }).collect()
}

/// The head and the body of a message.
#[derive(Clone)]
struct Message {
    head: Vec<u8>,
    body: Vec<u8>,
}

/// The messages of a stream: the schema, a batch of two rows, and one of the last row.
fn messages() -> Vec<Message> {
    let appender = Appender::new(schema_of(&rows()).unwrap());
    let mut writer = StreamWriter::try_new(Vec::new(), appender.schema()).unwrap();
    for some in rows().chunks(2) {
        writer.write(&appender.batch(some).unwrap()).unwrap();
    }
    let stream = writer.into_inner().unwrap();
    let (mut rest, mut messages) = (stream.as_slice(), Vec::new());
    loop {
        let size = u32::from_le_bytes(rest[4..8].try_into().unwrap());
        rest = &rest[8..];
        if size == 0 {
            return messages;
        }
        let (head, behind) = rest.split_at(usize::try_from(size).unwrap());
        let body = usize::try_from(root_as_message(head).unwrap().bodyLength()).unwrap();
        let (body, behind) = behind.split_at(body);
        messages.push(Message { head: head.to_vec(), body: body.to_vec() });
        rest = behind;
    }
}

/// The stream of messages with this mark, and where each of them begins; last the end.
fn stream(messages: &[Message], mark: &[u8]) -> (Vec<u8>, Vec<usize>) {
    let (mut stream, mut begins) = (Vec::new(), Vec::new());
    for Message { head, body } in messages {
        begins.push(stream.len());
        let size = u32::try_from(head.len()).unwrap().to_le_bytes();
        stream.extend([mark, &size, head, body].concat());
    }
    begins.push(stream.len());
    stream.extend([mark, &[0; 4]].concat());
    (stream, begins)
}

fn read_stream(stream: &[u8]) -> Result<Vec<Row>, Error> {
    read_ipc_stream(stream)?.all()
}

fn read_file(file: Vec<u8>) -> Result<Vec<Row>, Error> {
    read_ipc_file(Cursor::new(file))?.all()
}

#[test]
fn streams_that_are_cut_off() {
    let all = messages();
    let (stream, begins) = stream(&all, &MARK);
    assert_eq!(read_stream(&stream).unwrap(), rows());
    let (head, body) = (all[1].head.len(), all[1].body.len());
    for (len, words) in [
        (0, "the stream begins without a schema".to_owned()),
        (2, "there are 2 of the 4 bytes of a message's begin".to_owned()),
        (4, "there are 0 of the 4 bytes of a message's length".to_owned()),
        (7, "there are 3 of the 4 bytes of a message's length".to_owned()),
        (18, format!("there are 10 of the {} bytes of a message's head", all[0].head.len())),
        (begins[1] + 3, "there are 3 of the 4 bytes of a message's begin".to_owned()),
        (begins[1] + 4, "there are 0 of the 4 bytes of a message's length".to_owned()),
        (begins[1] + 8, format!("there are 0 of the {head} bytes of a message's head")),
        (begins[1] + 8 + head, format!("there are 0 of the {body} bytes of a message's body")),
        (begins[1] + 13 + head, format!("there are 5 of the {body} bytes of a message's body")),
        (begins[2] + 4, "in the batch after 2 rows: ".to_owned()),
        (begins[2] + 4, "there are 0 of the 4 bytes of a message's length".to_owned()),
        (begins[3] + 4, "in the batch after 3 rows: ".to_owned()),
        (begins[3] + 4, "there are 0 of the 4 bytes of a message's length".to_owned()),
        (begins[3] + 6, "there are 2 of the 4 bytes of a message's length".to_owned()),
    ] {
        let read = read_stream(&stream[..len]);
        let error = read.expect_err(&format!("{len}: {words}")).to_string();
        assert!(error.contains(&words), "{len}: {words}: {error}");
    }
    // Between messages, as a stream without a mark at its end: whole batches.
    for (message, rows) in [(1, &rows()[..0]), (2, &rows()[..2]), (3, &rows()[..])] {
        assert_eq!(read_stream(&stream[..begins[message]]).unwrap(), rows);
    }
}

/// Before Arrow 0.15 messages began with their length.
#[test]
fn old_streams() {
    let all = messages();
    let (stream, begins) = stream(&all, &[]);
    assert_eq!(read_stream(&stream).unwrap(), rows());
    assert_eq!(read_stream(&[stream.as_slice(), b"behind"].concat()).unwrap(), rows());
    let (head, body) = (all[1].head.len(), all[1].body.len());
    for (len, words) in [
        (3, "there are 3 of the 4 bytes of a message's begin".to_owned()),
        (4, format!("there are 0 of the {} bytes of a message's head", all[0].head.len())),
        (begins[1] + 14, format!("there are 10 of the {head} bytes of a message's head")),
        (begins[1] + 9 + head, format!("there are 5 of the {body} bytes of a message's body")),
        (begins[2] + 1, "there are 1 of the 4 bytes of a message's begin".to_owned()),
        (begins[3] + 2, "in the batch after 3 rows: ".to_owned()),
    ] {
        let read = read_stream(&stream[..len]);
        let error = read.expect_err(&format!("{len}: {words}")).to_string();
        assert!(error.contains(&words), "{len}: {words}: {error}");
    }
    for (message, rows) in [(1, &rows()[..0]), (2, &rows()[..2]), (3, &rows()[..])] {
        assert_eq!(read_stream(&stream[..begins[message]]).unwrap(), rows);
    }
}

/// A message whose body is of another length.
fn with_body(message: &Message, len: i64) -> Message {
    let old = root_as_message(&message.head).unwrap().bodyLength().to_le_bytes();
    let places = message.head.windows(8).enumerate().filter(|(_, bytes)| *bytes == old);
    let changed = places.map(|(at, _)| {
        let mut head = message.head.clone();
        head[at..at + 8].copy_from_slice(&len.to_le_bytes());
        head
    });
    let is_it = |head: &Vec<u8>| root_as_message(head).is_ok_and(|head| head.bodyLength() == len);
    let head = changed.into_iter().find(is_it).unwrap();
    Message { head, ..message.clone() }
}

#[test]
fn streams_that_claim_too_much() {
    let all = messages();
    let [schema, first, ..] = all.as_slice() else { panic!("{} messages", all.len()) };
    let of = |second: Message| stream(&[schema.clone(), second], &MARK).0;
    let behind = first.body.len() + 8;
    let file = write_ipc_file(Vec::new(), &rows()).unwrap();
    let garbage = Message { head: vec![7; 16], ..first.clone() };
    for (stream, words) in [
        (of(with_body(first, -1)), "a message of the stream has a body of -1 bytes".to_owned()),
        (
            of(with_body(first, 1 << 40)),
            format!("there are {behind} of the 1099511627776 bytes of a message's body"),
        ),
        (of(garbage), "a message of the stream cannot be read: ".to_owned()),
        (of(schema.clone()), "schema".to_owned()),
        (stream(&all[1..], &MARK).0, "schema".to_owned()),
        ([&MARK[..], &[255; 4]].concat(), "there are 0 of the 4294967295 bytes".to_owned()),
        // What a file begins with, `ARRO`, is no length.
        (file.clone(), format!("there are {} of the 1330795073 bytes", file.len() - 4)),
    ] {
        let error = read_stream(&stream).expect_err(&words).to_string();
        assert!(error.contains(&words), "{words}: {error}");
    }
}

/// A file with other bytes in place of those.
fn replaced(file: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let at = file.windows(from.len()).rposition(|bytes| bytes == from).unwrap();
    let mut file = file.to_vec();
    file[at..at + to.len()].copy_from_slice(to);
    file
}

#[test]
fn footers_that_claim_too_much() {
    let file = write_ipc_file(Vec::new(), &rows()).unwrap();
    assert_eq!(read_file(file.clone()).unwrap(), rows());
    let len = file.len();
    let end = len - 10;
    let size = usize::try_from(i32::from_le_bytes(file[end..end + 4].try_into().unwrap())).unwrap();
    let footer = root_as_footer(&file[end - size..end]).unwrap();
    let block = *footer.recordBatches().unwrap().get(0);
    let (at, head, body) = (block.offset(), block.metaDataLength(), block.bodyLength());
    let claiming = |at, head, body| replaced(&file, &block.0, &Block::new(at, head, body).0);
    let sized = |size: i32| [&file[..end], &size.to_le_bytes(), &file[end + 4..]].concat();
    let without_root = [&file[..end - size], &[255; 4], &file[end - size + 4..]].concat();
    let in_file = format!("of a file of {len} bytes");
    let too_long = i32::try_from(len).unwrap();
    for (file, words) in [
        (file[..7].to_vec(), "7 bytes are no Arrow IPC file".to_owned()),
        (file[..len - 1].to_vec(), "footer".to_owned()),
        (sized(too_long), format!("a footer of {len} bytes, in a file of {len}")),
        (sized(i32::MAX), format!("a footer of 2147483647 bytes, in a file of {len}")),
        (sized(-1), "footer length: -1".to_owned()),
        (without_root, "the footer cannot be read: ".to_owned()),
        (
            claiming(at, head, 1 << 40),
            format!(
                "the footer claims {head} and 1099511627776 bytes from byte {at} on, {in_file}"
            ),
        ),
        (
            claiming(at, i32::MAX, body),
            format!("the footer claims 2147483647 and {body} bytes from byte {at} on, {in_file}"),
        ),
        (claiming(i64::MAX, head, body), format!("from byte {} on, {in_file}", i64::MAX)),
        (claiming(-8, head, body), format!("from byte -8 on, {in_file}")),
        (claiming(at, -8, body), format!("claims -8 and {body} bytes")),
        (claiming(at, head, -8), format!("claims {head} and -8 bytes")),
        // Within the file, but into the footer.
        (claiming(at + 8, head, body + 64), format!("from byte {} on, {in_file}", at + 8)),
    ] {
        let error = read_file(file).expect_err(&words).to_string();
        assert!(error.contains(&words), "{words}: {error}");
    }
}
