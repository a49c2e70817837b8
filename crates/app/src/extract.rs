//! Extraction without a library: files in, documents out, nothing kept.

use std::path::PathBuf;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use jiff::civil::Date;
use vouch_core::{Cancel, DocumentId};
use vouch_export::{ExportRecord, Profile, Table};
use vouch_intake::{Item, Limits};

use crate::pipeline::{Outcome, Pipeline, Task};
use crate::{AppError, fault};

/// What came of one file.
#[derive(Debug)]
pub struct Extracted {
    /// The path as given, or of the file inside a given folder.
    pub path: PathBuf,
    /// The name inside a ZIP.
    pub member: Option<String>,
    /// The documents, or why there are none.
    pub outcome: Result<Outcome, AppError>,
    /// How long this file took.
    pub elapsed: Duration,
}

/// Extracts files and folders in the order given, handing each result over as soon as it is there. While one file is
/// read, the next is opened. Stops early when cancelled.
pub fn extract(
    pipeline: &Pipeline,
    paths: &[PathBuf],
    limits: &Limits,
    task: &Task<'_>,
    cancel: &Cancel,
    mut each: impl FnMut(Extracted),
) {
    std::thread::scope(|scope| {
        let (hand_over, opened_files) = mpsc::sync_channel(0);
        scope.spawn(move || {
            for item in vouch_intake::expand(paths, limits) {
                let started = Instant::now();
                let opened = fault::contain_reading(|| open(pipeline, &item, task, cancel));
                if cancel.is_cancelled()
                    || hand_over.send((item.path, item.member, opened, started.elapsed())).is_err()
                {
                    break;
                }
            }
        });
        for (path, member, opened, opening) in opened_files {
            let started = Instant::now();
            let outcome = opened.and_then(|opened| {
                fault::contain_reading(|| pipeline.read(opened, task, started, &|_| {}, cancel))
            });
            each(Extracted { path, member, outcome, elapsed: opening + started.elapsed() });
        }
    });
}

/// What was extracted as CSV: the table of receipts and invoices, then, where there are any, that of travel documents.
pub fn csv(all: &[Extracted], today: Date) -> Result<String, AppError> {
    let records: Vec<ExportRecord> = all.iter().flat_map(|extracted| records(extracted, today)).collect();
    let profile = Profile::builtin().swap_remove(0);
    let mut csv = Vec::new();
    for table in [Table::Receipts, Table::TravelDocuments] {
        if records.iter().any(|record| table.holds(record.record.kind)) {
            vouch_export::write(&records, table, &profile, &mut csv)
                .map_err(|error| AppError::internal(error.source))?;
        }
    }
    String::from_utf8(csv).map_err(AppError::internal)
}

fn records(extracted: &Extracted, today: Date) -> Vec<ExportRecord> {
    let Ok(outcome) = &extracted.outcome else { return Vec::new() };
    let record = |extraction| ExportRecord {
        document: DocumentId::new(uuid::Uuid::now_v7()),
        sources: vec![outcome.source.clone()],
        engines: outcome.readings.iter().map(|reading| reading.engine.clone()).collect(),
        record: vouch_review::record(extraction, &[], today),
        reviewed_at: None,
    };
    outcome.extractions.iter().map(record).collect()
}

fn open(
    pipeline: &Pipeline,
    item: &Item,
    task: &Task<'_>,
    cancel: &Cancel,
) -> Result<vouch_intake::Opened, AppError> {
    let bytes = item.bytes.as_ref().map_err(AppError::from)?;
    let name = item.path.file_name().unwrap_or_default().to_string_lossy();
    pipeline.open(&name, item.member.as_deref(), bytes, task.now, &|_| {}, cancel)
}
