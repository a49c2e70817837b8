//! Puts the app together for a terminal: which engines, which library, which account.

use std::path::Path;
use std::sync::Arc;

use vouch_app::pipeline::Pipeline;
use vouch_app::{App, AppError};
use vouch_aws::Amazon;
use vouch_core::Engine;
use vouch_intake::{Limits, Opener};
use vouch_ocr::OnDevice;

/// The pipeline with the on-device engine alone.
pub fn pipeline() -> Result<Pipeline, AppError> {
    pipeline_with(vec![Arc::new(OnDevice::new()?)])
}

/// The app on a library; on the desktop app's when none is given.
pub fn app(library: Option<&Path>) -> Result<App, AppError> {
    let library = match library {
        Some(folder) => folder.to_owned(),
        None => vouch_app::default_library()?,
    };
    let amazon = Arc::new(Amazon::new().map_err(AppError::internal)?);
    let pipeline = pipeline_with(vec![Arc::new(OnDevice::new()?), amazon.clone()])?;
    App::open(library, pipeline, Some(amazon))
}

fn pipeline_with(engines: Vec<Arc<dyn Engine>>) -> Result<Pipeline, AppError> {
    let program = std::env::current_exe().map_err(AppError::internal)?;
    Ok(Pipeline::new(Opener::new(program, Limits::default()), engines))
}
