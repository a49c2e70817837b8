//! Saved replies of Textract to documents: what was paid for once can be interpreted at any time, with no network.

use std::path::Path;
use std::time::Instant;

use jiff::Timestamp;
use sha2::{Digest, Sha256};
use vouch_app::extract::Extracted;
use vouch_app::pipeline::Outcome;
use vouch_app::{AppError, ErrorCode};
use vouch_core::{Hash, MediaType, Source};
use vouch_interpret::{Context, interpret};

/// The documents of one file of replies.
pub fn extract(path: &Path, context: &Context, now: Timestamp) -> Extracted {
    let started = Instant::now();
    let outcome = outcome(path, context, now, started);
    Extracted { path: path.to_owned(), member: None, outcome, elapsed: started.elapsed() }
}

fn outcome(path: &Path, context: &Context, now: Timestamp, started: Instant) -> Result<Outcome, AppError> {
    let unreadable = |error| AppError::new(ErrorCode::Unreadable).with("reason", error);
    let bytes = std::fs::read(path).map_err(unreadable)?;
    let not_read = |error| AppError::new(ErrorCode::EngineFailed).with("reason", error);
    let replies = vouch_aws::reply::parse(&bytes).map_err(not_read)?;
    let readings = vec![vouch_aws::reply::reading(&replies, now)];
    let extractions = interpret(&readings, context);
    let source = Source {
        hash: Hash(Sha256::digest(&bytes).into()),
        name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        member: None,
        // A reply does not say of which format the picture was that it speaks of.
        media_type: MediaType::Jpeg,
        bytes: bytes.len() as u64,
    };
    Ok(Outcome { source, pages: Vec::new(), readings, extractions, elapsed: started.elapsed() })
}
