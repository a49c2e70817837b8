//! Readings saved as JSON, one file a line: what was read once can be interpreted at any time, without its picture. It is
//! how rules and weights are measured in seconds.

use std::path::{Path, PathBuf};
use std::time::Instant;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use vouch_app::extract::Extracted;
use vouch_app::{AppError, ErrorCode, fault};
use vouch_core::{Hash, MediaType, Reading, Source};
use vouch_interpret::{Context, interpret};
use vouch_pipeline::Outcome;

/// What all witnesses saw in one file.
#[derive(Debug, Serialize, Deserialize)]
pub struct Saved {
    /// The file as it was named.
    pub file: PathBuf,
    /// The name inside a ZIP.
    #[serde(default)]
    pub member: Option<String>,
    /// What each witness saw.
    pub readings: Vec<Reading>,
}

impl Saved {
    /// The readings of a file that could be read.
    pub fn new(extracted: &Extracted) -> Option<Self> {
        let readings = extracted.outcome.as_ref().ok()?.readings.clone();
        Some(Self { file: extracted.path.clone(), member: extracted.member.clone(), readings })
    }

    /// The documents that these readings hold.
    fn extract(self, context: &Context) -> Extracted {
        let started = Instant::now();
        let extractions = fault::contain_reading(|| Ok(interpret(&self.readings, context)));
        let name = self.file.display().to_string();
        let source = Source {
            hash: Hash(Sha256::digest(name.as_bytes()).into()),
            name,
            member: self.member.clone(),
            // Readings do not say of which format the picture was that they speak of.
            media_type: MediaType::Jpeg,
            bytes: 0,
        };
        let elapsed = started.elapsed();
        let engine = self.readings.first().map(|reading| reading.engine.name.clone()).unwrap_or_default();
        let outcome = extractions.map(|extractions| Outcome {
            source,
            pages: Vec::new(),
            readings: self.readings,
            extractions,
            engine,
            elapsed,
        });
        Extracted { path: self.file, member: self.member, outcome, elapsed }
    }
}

/// The documents of a file of saved readings.
pub fn extract(path: &Path, context: &Context, each: impl FnMut(Extracted)) -> Result<(), AppError> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| AppError::new(ErrorCode::Unreadable).with("reason", error))?;
    let saved: Result<Vec<Saved>, _> = text.lines().map(serde_json::from_str).collect();
    let saved = saved.map_err(|error| AppError::new(ErrorCode::BadRequest).with("reason", error))?;
    saved.into_iter().map(|saved| saved.extract(context)).for_each(each);
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn saved_readings_become_documents_and_anything_else_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("readings.jsonl");
        let context = Context { today: date(2026, 11, 21), kind: None };
        let extracted = |text: &str| {
            std::fs::write(&path, text).unwrap();
            let mut files = Vec::new();
            extract(&path, &context, |extracted| files.push(extracted.path.display().to_string()))
                .map(|()| files)
                .map_err(|error| error.code())
        };
        let saved = Saved { file: PathBuf::from("a.jpg"), member: None, readings: Vec::new() };
        let line = serde_json::to_string(&saved).unwrap();
        assert_eq!(extracted(&format!("{line}\n{line}\n")), Ok(vec!["a.jpg".to_owned(), "a.jpg".to_owned()]));
        assert_eq!(extracted("no JSON\n"), Err(ErrorCode::BadRequest));
    }
}
