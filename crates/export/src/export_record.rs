use jiff::Timestamp;
use vouch_core::{DocumentId, EngineId, Record, Source};

/// A document as it is exported.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportRecord {
    /// Its id.
    pub document: DocumentId,
    /// The files it stands on, in the order of its pages.
    pub sources: Vec<Source>,
    /// Who read it.
    pub engines: Vec<EngineId>,
    /// What counts now.
    pub record: Record,
    /// When a person last did something with it.
    pub reviewed_at: Option<Timestamp>,
}
