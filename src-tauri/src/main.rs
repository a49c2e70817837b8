//! The desktop program.
// A release build opens no console beside its window on Windows.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod page_protocol;
mod rpc;
mod start;

use std::process::ExitCode;

use tauri::Emitter;
use vouch_app::{App, Event};

fn main() -> ExitCode {
    vouch_intake::run_if_child();
    vouch_app::fault::install_panic_hook();
    let app = match start::app() {
        Ok(app) => app,
        Err(error) => return start::refuse(&error),
    };
    let served = app.clone();
    let run = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .manage(app.clone())
        .invoke_handler(tauri::generate_handler![rpc::rpc, rpc::stage])
        .register_asynchronous_uri_scheme_protocol("page", move |_context, request, responder| {
            page_protocol::answer(served.clone(), request, responder);
        })
        .setup(move |tauri| {
            begin(&app, tauri.handle().clone());
            Ok(())
        })
        .run(tauri::generate_context!());
    match run {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => start::refuse(&vouch_app::AppError::internal(error)),
    }
}

/// Starts reading what waits, and passes events on to the window.
fn begin(app: &App, tauri: tauri::AppHandle) {
    app.listen(move |event| {
        if let Event::OpenAddress { address } = &event {
            // Where no browser opens, the window shows the address.
            drop(open::that_detached(address));
        }
        // The window may be closing; then nobody needs the event.
        let _ = tauri.emit("vouch", event);
    });
    app.start();
}
