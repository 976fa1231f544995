//! The JavaScript of the recipe, which calls its commands.

#![allow(dead_code, unused_imports)] // the recipe's own `main`

use std::{
    io::{BufRead, BufReader, Write},
    process::{Command, Stdio},
};

include!(concat!(env!("OUT_DIR"), "/block.rs"));

#[test]
#[ignore = "needs the packages that check.sh installs"]
fn the_page_calls_the_commands() {
    let app = mock_builder()
        .invoke_handler(tauri::generate_handler![scale, transpose])
        .build(mock_context(noop_assets()))
        .unwrap();
    let window = WebviewWindowBuilder::new(&app, "main", Default::default()).build().unwrap();
    let mut node = Command::new("node")
        .args(["../page/run.mjs", concat!(env!("OUT_DIR"), "/section.md")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut calls = 0;
    for line in BufReader::new(node.stdout.take().unwrap()).lines() {
        let mut call: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let body = if call["raw"] == true {
            InvokeBody::Raw(serde_json::from_value(call["body"].take()).unwrap())
        } else {
            InvokeBody::Json(call["body"].take())
        };
        let request = InvokeRequest {
            cmd: call["command"].as_str().unwrap().into(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: "tauri://localhost".parse().unwrap(),
            body,
            headers: Default::default(),
            invoke_key: INVOKE_KEY.into(),
        };
        let answer = match get_ipc_response(&window, request).unwrap() {
            InvokeResponseBody::Json(text) => text,
            InvokeResponseBody::Raw(bytes) => serde_json::to_string(&bytes).unwrap(),
        };
        writeln!(node.stdin.as_ref().unwrap(), "{answer}").unwrap();
        calls += 1;
    }
    assert!(node.wait().unwrap().success());
    assert_eq!(calls, 2);
}
