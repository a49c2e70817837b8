//! Extraction without a library: files in, documents out, nothing kept.

use std::path::PathBuf;

use jiff::civil::Date;
use vouch_core::{Cancel, DocumentId};
use vouch_export::{ExportRecord, Profile, Table};
use vouch_intake::Limits;
use vouch_pipeline::{Pipeline, Task};

use crate::AppError;

/// What came of one file.
pub type Extracted = vouch_pipeline::Extracted<AppError>;

/// Extracts files and folders in the order given, handing each result over as soon as it is there.
pub fn extract(
    pipeline: &Pipeline,
    paths: &[PathBuf],
    limits: &Limits,
    task: &Task<'_>,
    cancel: &Cancel,
    mut each: impl FnMut(Extracted),
) {
    let turned = |extracted: vouch_pipeline::Extracted| each(extracted.map_err(AppError::from));
    vouch_pipeline::extract(pipeline, paths, limits, task, cancel, turned);
}

/// What was extracted as CSV: the table of receipts and invoices, then, where there are any, that of travel documents.
pub fn csv(all: &[Extracted], today: Date) -> Result<String, AppError> {
    let records: Vec<ExportRecord> = all.iter().flat_map(|extracted| records(extracted, today)).collect();
    let mut csv = Vec::new();
    for table in [Table::Receipts, Table::TravelDocuments] {
        if records.iter().any(|record| table.holds(record.record.kind)) {
            vouch_export::write(&records, table, &Profile::builtin()[0], &mut csv)
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
