use std::error::Error;

use vouch_core::EngineError;
use vouch_intake::IntakeError;

/// Why a file gave no documents.
#[derive(Debug, thiserror::Error)]
pub enum PipelineError {
    /// It could not be opened.
    #[error(transparent)]
    Intake(#[from] IntakeError),
    /// The engine gave no reading.
    #[error(transparent)]
    Engine(#[from] EngineError),
    /// There is no engine of this name, or none at all.
    #[error("there is no engine {}", name.as_deref().unwrap_or("at all"))]
    NoEngine {
        /// The name that was asked for.
        name: Option<String>,
    },
    /// Vouch itself is at fault: it panicked over the file.
    #[error("reading panicked")]
    Crashed,
    /// What had to be done before sending failed; the error is the caller's own.
    #[error(transparent)]
    BeforeSending(Box<dyn Error + Send + Sync>),
}
