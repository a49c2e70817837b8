//! The window's way to the app: one command for the whole table, one for bytes.

use serde_json::Value;
use tauri::State;
use tauri::ipc::{InvokeBody, Request};
use vouch_app::dto::SaidError;
use vouch_app::{App, AppError, command};

/// Runs one command of the table on a thread of its own.
#[tauri::command]
pub async fn rpc(app: State<'_, App>, name: String, request: Value) -> Result<Value, SaidError> {
    let app = app.inner().clone();
    let answer = tauri::async_runtime::spawn_blocking(move || command::dispatch(&app, &name, request)).await;
    // How the thread ended may quote the document.
    answer.map_err(|_| AppError::internal("the program stops"))?.map_err(SaidError::from)
}

/// Takes in bytes that have no path: a picture from the clipboard. The name stands, percent-encoded, in `x-name`.
#[tauri::command]
pub fn stage(app: State<'_, App>, request: Request<'_>) -> Result<String, SaidError> {
    let name = request.headers().get("x-name").and_then(|name| name.to_str().ok()).unwrap_or("");
    match request.body() {
        InvokeBody::Raw(bytes) => Ok(app.stage(name, bytes)?),
        InvokeBody::Json(_) => {
            Err(AppError::new(vouch_app::ErrorCode::BadRequest).with("reason", "not bytes").into())
        }
    }
}
