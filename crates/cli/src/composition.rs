//! Puts the app together for a terminal: which engines, which library.

use std::path::Path;
use std::sync::Arc;

use vouch_app::pipeline::Pipeline;
use vouch_app::{App, AppError};
use vouch_core::Engine;
use vouch_intake::{Limits, Opener};
use vouch_ocr::OnDevice;

/// The pipeline with the on-device engine.
pub fn pipeline() -> Result<Pipeline, AppError> {
    let program = std::env::current_exe().map_err(AppError::internal)?;
    let engines: Vec<Arc<dyn Engine>> = vec![Arc::new(OnDevice::new()?)];
    Ok(Pipeline::new(Opener::new(program, Limits::default()), engines))
}

/// The app on a library; on the desktop app's when none is given.
pub fn app(library: Option<&Path>) -> Result<App, AppError> {
    let library = match library {
        Some(folder) => folder.to_owned(),
        None => vouch_app::default_library()?,
    };
    App::open(library, pipeline()?)
}
