//! Puts the app together for the desktop: which engines, which library, which account.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use vouch_app::pipeline::Pipeline;
use vouch_app::{App, AppError};
use vouch_aws::Amazon;
use vouch_core::Engine;
use vouch_intake::{Limits, Opener};
use vouch_ocr::OnDevice;

/// The app with the on-device engine and the person's account at Amazon, on the library of `--library DIR` or the person's own.
pub fn app() -> Result<App, AppError> {
    let program = std::env::current_exe().map_err(AppError::internal)?;
    let amazon = Arc::new(Amazon::new().map_err(AppError::internal)?);
    let engines: Vec<Arc<dyn Engine>> = vec![Arc::new(OnDevice::new()?), amazon.clone()];
    let pipeline = Pipeline::new(Opener::new(program, Limits::default()), engines);
    App::open(library()?, pipeline, Some(amazon))
}

fn library() -> Result<PathBuf, AppError> {
    let mut arguments = std::env::args_os().skip_while(|argument| argument != "--library").skip(1);
    match arguments.next() {
        Some(folder) => Ok(folder.into()),
        None => vouch_app::default_library(),
    }
}

/// Says on the terminal why the program cannot start; there is no window yet to say it in.
#[expect(clippy::print_stderr, reason = "no window is open yet")]
pub fn refuse_to_start(error: &AppError) -> ExitCode {
    eprintln!("Vouch cannot start: {error} {:?}", error.args());
    ExitCode::FAILURE
}
