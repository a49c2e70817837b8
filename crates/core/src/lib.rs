//! The vocabulary of Vouch: what a document is, what a witness read, what was derived and why.
//!
//! Nothing here touches a file, a clock, a network, a database or a window. Times, ids and randomness are passed in, so
//! that every rule in the crates above can be tested as a plain function.
#![deny(missing_docs)]
#![warn(clippy::arithmetic_side_effects)] // a file may state any amount

mod account;
pub mod arithmetic;
mod currency;
mod document;
mod document_family;
mod engine;
mod extraction;
mod field_kind;
mod geometry;
mod id;
mod job;
mod reading;
mod record;
mod redact;
mod source;
mod statistics;
mod value;
mod value_kind;
mod vendor;
mod witness;

pub use account::{Account, AccountError, AccountStatus, LastPage, LastPages, StoredOriginal};
pub use currency::{Currency, Money};
pub use document::{DocumentKind, DocumentSpec, Pile};
pub use document_family::DocumentFamily;
pub use engine::{Alphabet, Cancel, Engine, EngineError, Progress, ReadRequest, Stage, TextRegion};
pub use engine::{Call, NoReplies, Page, PixelError, PixelSource, Pixels, Replies};
pub use extraction::{
    Candidate, Evidence, Extraction, Field, Finding, LineItem, TaxLine, Verdict, YEARS_KEPT,
};
pub use field_kind::{FieldKind, FieldSection, FieldSpec};
pub use geometry::{BoundingBox, Place};
pub use id::{ChangeId, DocumentId, JobId, ReadingId, RuleId, SourceId};
pub use job::{Job, JobRequest, JobState};
pub use reading::{Confidence, EngineId, Glyph, LabelledValue, Line, PageReading, Reading, TextLayout};
pub use reading::{TextOrigin, Word};
pub use record::{Act, Change, Record, RecordField, ReviewState};
pub use redact::Redacted;
pub use source::{Attachment, Hash, MediaType, Relationship, Source};
pub use statistics::median;
pub use value::{Sex, Value};
pub use value_kind::ValueKind;
pub use vendor::{Lesson, Spot, VendorKey, VendorRule};
pub use witness::WitnessKind;
