//! The JavaScript of the recipe, against its server.

#![allow(dead_code, unused_imports)] // the recipe's own `main`

include!(concat!(env!("OUT_DIR"), "/block.rs"));

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs the packages that check.sh installs"]
async fn the_page_sends_and_receives_arrays() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    tokio::spawn(axum::serve(listener, Router::new().route("/", any(upgrade))).into_future());
    let node = std::process::Command::new("node")
        // Node 20 has WebSocket behind this.
        .args(["--experimental-websocket", "../page/run.mjs"])
        .args([concat!(env!("OUT_DIR"), "/section.md"), &address])
        .status();
    assert!(node.unwrap().success());
}
