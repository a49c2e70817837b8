use jiff::Timestamp;
use vouch_core::{DocumentId, EngineId, Record, Source};

/// A document to be exported.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportRecord {
    /// Its id.
    pub document: DocumentId,
    /// The files it comes from, in the order of its pages.
    pub sources: Vec<Source>,
    /// The engines that read it.
    pub engines: Vec<EngineId>,
    /// The record that counts now.
    pub record: Record,
    /// When a person last changed something.
    pub reviewed_at: Option<Timestamp>,
}
