//! Starts the service: `PORT=8000 cargo run --release`. Without `PORT` the system chooses one.

use std::error::Error;

use ndserde_service::{Model, app};
use tokio::{net::TcpListener, signal};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    tracing_subscriber::fmt().with_writer(std::io::stderr).init();
    let model = Model::fit()?;
    tracing::info!("{model}");

    let port = std::env::var("PORT").unwrap_or_else(|_| "0".into());
    let port: u16 = port.parse().map_err(|_| format!("PORT is {port:?}: no number up to 65535"))?;
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    println!("listening on http://{}", listener.local_addr()?);
    axum::serve(listener, app(model)).with_graceful_shutdown(asked_to_end()).await?;
    Ok(())
}

/// Ends when Ctrl-C is pressed, or the system asks. Requests that have begun are answered first.
async fn asked_to_end() {
    #[cfg(unix)]
    {
        let terminate = signal::unix::signal(signal::unix::SignalKind::terminate());
        if let Ok(mut terminate) = terminate {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = signal::ctrl_c() => {}
            }
            return;
        }
    }
    let _ = signal::ctrl_c().await;
}
