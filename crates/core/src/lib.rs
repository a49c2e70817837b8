//! The vocabulary of Vouch: what a document is, what a witness read, what was derived and why.
//!
//! Nothing here touches a file, a clock, a network, a database or a window. Times, ids and randomness are passed in, so
//! that every rule in the crates above can be tested as a plain function.
#![deny(missing_docs)]
#![warn(clippy::arithmetic_side_effects)] // a file may state any amount

mod account;
pub mod arithmetic;
mod change;
mod confidence;
mod currency;
mod document;
mod document_family;
mod engine;
mod evidence;
mod extraction;
mod field;
mod field_kind;
mod finding;
mod geometry;
mod id;
mod job;
mod lesson;
mod page;
mod reading;
mod record;
mod redact;
mod replies;
mod source;
mod statistics;
mod text;
mod value;
mod value_kind;
mod vendor_key;
mod vendor_rule;
mod verdict;
mod witness;

pub use account::{Account, AccountError, AccountStatus, LastPage, LastPages, StoredOriginal};
pub use change::{Act, Change};
pub use confidence::Confidence;
pub use currency::{Currency, Money};
pub use document::{DocumentKind, DocumentSpec, Pile};
pub use document_family::DocumentFamily;
pub use engine::{Alphabet, Cancel, Engine, EngineError, Progress, ReadRequest, Stage, TextRegion};
pub use evidence::Evidence;
pub use extraction::{Extraction, LineItem, TaxLine};
pub use field::{Candidate, Field};
pub use field_kind::{FieldKind, FieldSection, FieldSpec};
pub use finding::{Finding, YEARS_KEPT};
pub use geometry::{BoundingBox, Place};
pub use id::{ChangeId, DocumentId, JobId, ReadingId, RuleId, SourceId};
pub use job::{Job, JobRequest, JobState};
pub use lesson::{Lesson, Spot};
pub use page::{Page, PixelError, PixelSource, Pixels};
pub use reading::{EngineId, LabelledValue, PageReading, Reading, TextOrigin};
pub use record::{Record, RecordField, ReviewState};
pub use redact::Redacted;
pub use replies::{Call, NoReplies, Replies};
pub use source::{Attachment, Hash, MediaType, Source};
pub use statistics::median;
pub use text::{Glyph, Line, TextLayout, Word};
pub use value::{Sex, Value};
pub use value_kind::ValueKind;
pub use vendor_key::VendorKey;
pub use vendor_rule::VendorRule;
pub use verdict::Verdict;
pub use witness::WitnessKind;
