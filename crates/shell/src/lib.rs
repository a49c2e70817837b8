//! The one composition root: which engines read, which account keeps originals, which library is opened. The window, the
//! terminal and the development server all begin here.
#![deny(missing_docs)]

use std::path::Path;
use std::sync::Arc;

use vouch_app::{App, AppError};
use vouch_aws::Amazon;
use vouch_core::Engine;
use vouch_intake::{Limits, Opener};
use vouch_ocr::OnDevice;
use vouch_pipeline::Pipeline;

/// Returns a pipeline with the on-device engine alone: nothing can leave this computer.
pub fn on_device_pipeline() -> Result<Pipeline, AppError> {
    pipeline(vec![Arc::new(OnDevice::new()?)])
}

/// Opens a library, or the person's own where none is given, with every engine and the account at Amazon.
pub fn open(library: Option<&Path>) -> Result<App, AppError> {
    let library = match library {
        Some(folder) => folder.to_owned(),
        None => vouch_app::default_library()?,
    };
    let amazon = Arc::new(Amazon::new().map_err(AppError::internal)?);
    let engines = pipeline(vec![Arc::new(OnDevice::new()?), amazon.clone()])?;
    App::open(library, engines, Some(amazon))
}

/// The first engine is the default. Files are decoded in a child process: this program in a hidden mode.
fn pipeline(engines: Vec<Arc<dyn Engine>>) -> Result<Pipeline, AppError> {
    let program = std::env::current_exe().map_err(AppError::internal)?;
    Ok(Pipeline::new(Opener::new(program, Limits::default()), engines))
}
