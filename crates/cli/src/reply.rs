//! Saved replies of Textract to documents: what was paid for once can be interpreted at any time, with no network.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Instant;

use jiff::Timestamp;
use sha2::{Digest, Sha256};
use vouch_app::extract::Extracted;
use vouch_app::{AppError, ErrorCode, fault};
use vouch_core::{Call, Hash, MediaType, Replies, Source};
use vouch_interpret::{Context, interpret};
use vouch_pipeline::Outcome;

/// A folder of raw replies, a file each.
#[derive(Debug)]
pub struct FolderOfReplies(PathBuf);

impl FolderOfReplies {
    /// Makes the folder if there is none.
    pub fn new(folder: &Path) -> io::Result<Self> {
        std::fs::create_dir_all(folder)?;
        Ok(Self(folder.to_owned()))
    }

    fn path(&self, call: &Call) -> PathBuf {
        self.0.join(format!("{}-{}-{}.json", call.source, call.page, call.operation))
    }
}

impl Replies for FolderOfReplies {
    fn kept(&self, call: &Call) -> Option<Vec<u8>> {
        std::fs::read(self.path(call)).ok()
    }

    fn keep(&self, call: &Call, reply: &[u8]) -> io::Result<()> {
        std::fs::write(self.path(call), reply)
    }
}

/// The documents of one file of replies.
pub fn extract(path: &Path, context: &Context, now: Timestamp) -> Extracted {
    let started = Instant::now();
    let outcome = fault::contain_reading(|| outcome(path, context, now, started));
    Extracted { path: path.to_owned(), member: None, outcome, elapsed: started.elapsed() }
}

fn outcome(path: &Path, context: &Context, now: Timestamp, started: Instant) -> Result<Outcome, AppError> {
    let unreadable = |error| AppError::new(ErrorCode::Unreadable).with("reason", error);
    let bytes = std::fs::read(path).map_err(unreadable)?;
    let not_read = |error| AppError::new(ErrorCode::EngineFailed).with("reason", error);
    let replies = vouch_aws::reply::parse(&bytes).map_err(not_read)?;
    let reading = vouch_aws::reply::reading(&replies, now);
    let engine = reading.engine.name.clone();
    let readings = vec![reading];
    let extractions = interpret(&readings, context);
    let source = Source {
        hash: Hash(Sha256::digest(&bytes).into()),
        name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        member: None,
        // A reply does not say of which format the picture was that it speaks of.
        media_type: MediaType::Jpeg,
        bytes: bytes.len() as u64,
    };
    Ok(Outcome { source, pages: Vec::new(), readings, extractions, engine, elapsed: started.elapsed() })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use vouch_core::FieldKind;

    use super::*;

    fn documents(reply: &str) -> Result<Vec<Option<String>>, ErrorCode> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("reply.json");
        std::fs::write(&path, reply).unwrap();
        let context = Context { today: date(2026, 11, 21), kind: None };
        let outcome =
            extract(&path, &context, Timestamp::UNIX_EPOCH).outcome.map_err(|error| error.code())?;
        let total = |found: &vouch_core::Extraction| {
            found.fields.get(&FieldKind::Total).map(|field| field.best().value.plain())
        };
        Ok(outcome.extractions.iter().map(total).collect())
    }

    #[test]
    fn a_saved_reply_becomes_documents() {
        let expense = |total: &str| {
            format!(
                r#"{{"SummaryFields": [{{"Type": {{"Text": "TOTAL"}}, "ValueDetection": {{"Text": "{total}"}}}}]}}"#
            )
        };
        let reply = format!(r#"{{"ExpenseDocuments": [{}, {}]}}"#, expense("7.10"), expense("9.90"));
        assert_eq!(documents(&reply), Ok(vec![Some("7.10".to_owned()), Some("9.90".to_owned())]));
        assert_eq!(documents(r#"{"AnalyzeIDModelVersion": "1.0"}"#), Ok(vec![None]));
    }

    #[test]
    fn what_is_no_reply_says_so() {
        assert_eq!(documents("{}"), Err(ErrorCode::EngineFailed));
        let context = Context { today: date(2026, 11, 21), kind: None };
        let missing = extract(Path::new("/nowhere/reply.json"), &context, Timestamp::UNIX_EPOCH).outcome;
        assert_eq!(missing.map(|_| ()).map_err(|error| error.code()), Err(ErrorCode::Unreadable));
    }
}
