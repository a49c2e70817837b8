//! The app's table of commands and its pictures as HTTP routes, one for each way the window has.

use std::convert::Infallible;
use std::path::Path;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path as UrlPath, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::sse::{Event as SentEvent, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde_json::Value;
use tokio::sync::broadcast;
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt};
use tower_http::services::{ServeDir, ServeFile};
use vouch_app::dto::SaidError;
use vouch_app::library::export_api::WriteExport;
use vouch_app::{App, AppError, Event, command, fault};

/// Most bytes of one file through `/stage`.
const STAGE_LIMIT: usize = 512 * 1024 * 1024;

#[derive(Clone)]
struct Served {
    app: App,
    events: broadcast::Sender<Event>,
}

pub fn router(app: App, events: broadcast::Sender<Event>, ui: &Path) -> Router {
    let screens = ServeDir::new(ui).fallback(ServeFile::new(ui.join("index.html")));
    Router::new()
        .route("/rpc/{name}", post(rpc))
        .route("/stage", post(stage).layer(DefaultBodyLimit::max(STAGE_LIMIT)))
        .route("/events", get(told))
        .route("/page/{*path}", get(page))
        .route("/export", post(export))
        .fallback_service(screens)
        .with_state(Served { app, events })
}

async fn rpc(State(served): State<Served>, UrlPath(name): UrlPath<String>, body: Bytes) -> Response {
    let request = serde_json::from_slice(&body).unwrap_or(Value::Null);
    answer(blocking(move || command::dispatch(&served.app, &name, request)).await.map(axum::Json))
}

async fn stage(State(served): State<Served>, headers: HeaderMap, bytes: Bytes) -> Response {
    let name = headers.get("x-name").and_then(|name| name.to_str().ok()).unwrap_or("").to_owned();
    answer(blocking(move || served.app.stage(&name, &bytes)).await)
}

async fn told(State(served): State<Served>) -> Sse<impl Stream<Item = Result<SentEvent, Infallible>>> {
    let events = BroadcastStream::new(served.events.subscribe());
    let events = events.filter_map(|event| SentEvent::default().json_data(event.ok()?).ok().map(Ok));
    Sse::new(events).keep_alive(KeepAlive::default())
}

async fn page(State(served): State<Served>, UrlPath(path): UrlPath<String>) -> Response {
    let jpeg = blocking(move || served.app.page_image(&path)).await;
    answer(jpeg.map(|jpeg| ([(header::CONTENT_TYPE, "image/jpeg")], jpeg)))
}

/// The browser has no path to write to: the export is written beside the library and sent instead.
async fn export(State(served): State<Served>, body: Bytes) -> Response {
    let csv = blocking(move || {
        let export = serde_json::from_slice(&body).map_err(AppError::internal)?;
        let file = tempfile::NamedTempFile::new().map_err(AppError::internal)?;
        let path = file.path().display().to_string();
        served.app.write_export(&WriteExport { export, path })?;
        std::fs::read(file.path()).map_err(AppError::internal)
    });
    answer(csv.await.map(|csv| ([(header::CONTENT_TYPE, "text/csv; charset=utf-8")], csv)))
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, AppError> + Send + 'static,
) -> Result<T, AppError> {
    let work = move || fault::contain_command(work);
    tokio::task::spawn_blocking(work).await.map_err(|_| AppError::internal("the server stops"))?
}

fn answer(result: Result<impl IntoResponse, AppError>) -> Response {
    match result {
        Ok(answer) => answer.into_response(),
        Err(error) => (StatusCode::UNPROCESSABLE_ENTITY, axum::Json(SaidError::from(error))).into_response(),
    }
}
