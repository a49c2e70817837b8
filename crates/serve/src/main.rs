//! Development only: the real app over HTTP on loopback, for browser tests and for working on the screens.
//!
//! Nothing guards it but the loopback address: never run it where others share the computer.

mod routes;

use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use tokio::sync::broadcast;
use vouch_app::{AppError, Event};

/// The real app over HTTP on loopback.
#[derive(Debug, Parser)]
struct Arguments {
    /// Folder of the library.
    #[arg(long, value_name = "DIR")]
    library: PathBuf,
    /// Port on 127.0.0.1; 0 takes a free one. The address is printed once it is listened on.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// Folder of the built screens.
    #[arg(long, value_name = "DIR", default_value = "ui/dist")]
    ui: PathBuf,
}

/// Events kept for a browser that lags behind; one that lags further asks anew anyway.
const EVENTS_KEPT: usize = 64;

#[tokio::main]
#[expect(clippy::print_stdout, clippy::print_stderr, reason = "tells its address, or why it cannot start")]
async fn main() -> ExitCode {
    vouch_intake::run_if_child();
    vouch_app::fault::install_panic_hook();
    match serve(Arguments::parse(), |address| println!("listening on http://{address}")).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cannot start: {error} {:?}", error.args());
            ExitCode::FAILURE
        }
    }
}

async fn serve(arguments: Arguments, ready: impl FnOnce(std::net::SocketAddr)) -> Result<(), AppError> {
    let app = vouch_shell::open(Some(&arguments.library))?;
    let (events, _) = broadcast::channel::<Event>(EVENTS_KEPT);
    let told = events.clone();
    // Without a browser listening there is nobody to tell.
    app.listen(move |event| drop(told.send(event)));
    app.start();
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, arguments.port))
        .await
        .map_err(AppError::internal)?;
    ready(listener.local_addr().map_err(AppError::internal)?);
    axum::serve(listener, routes::router(app, events, &arguments.ui)).await.map_err(AppError::internal)
}
