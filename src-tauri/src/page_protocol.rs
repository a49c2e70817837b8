//! Page pictures for the window: `page://localhost/<source>/<page>/<width>`. Only what is in the library is answered.

use tauri::UriSchemeResponder;
use tauri::http::{Request, Response, StatusCode, header};
use vouch_app::App;

/// Answers from another thread, so that a large page never holds the window up.
pub fn answer(app: App, request: Request<Vec<u8>>, responder: UriSchemeResponder) {
    std::thread::spawn(move || {
        let response = match app.page_image(request.uri().path()) {
            Ok(jpeg) => Response::builder().header(header::CONTENT_TYPE, "image/jpeg").body(jpeg),
            Err(_) => Response::builder().status(StatusCode::NOT_FOUND).body(Vec::new()),
        };
        if let Ok(response) = response {
            responder.respond(response);
        }
    });
}
