//! What only a bench passes.

use std::path::PathBuf;

use clap::Args;
use vouch_app::{AppError, ErrorCode};

#[derive(Debug, Args)]
pub struct Measuring {
    /// Readings that `extract --format readings` printed, instead of files.
    #[arg(long, hide = true, value_name = "FILE")]
    pub readings: Option<PathBuf>,
    /// A table of weights instead of the program's own.
    #[arg(long, hide = true, value_name = "FILE")]
    weights: Option<PathBuf>,
}

impl Measuring {
    /// Takes the other weights, where some are named; before anything is interpreted.
    pub fn weigh(&self) -> Result<(), AppError> {
        let Some(path) = &self.weights else { return Ok(()) };
        let unreadable = |error| AppError::new(ErrorCode::Unreadable).with("reason", error);
        let table = std::fs::read_to_string(path).map_err(unreadable)?;
        let taken = vouch_interpret::weigh_by(table);
        taken.then_some(()).ok_or_else(|| AppError::new(ErrorCode::BadRequest).with("reason", "too late"))
    }
}
