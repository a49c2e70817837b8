//! Writes records as CSV, in formats given by profiles, which are data.
//!
//! There are three tables with columns of their own: receipts and invoices, their line items, and travel documents.
//! Numbers come from exact decimals and stay numbers; text that a spreadsheet would treat as a formula is neutralised.
//! Numbers of travel documents are written in full: the person asked for the export, and masking is for screens.
#![deny(missing_docs)]
#![warn(clippy::arithmetic_side_effects)] // a file may state any amount

mod cell;
mod column;
mod export_record;
mod guard;
mod profile;
mod table;
mod write;

pub use cell::Cell;
pub use column::Column;
pub use export_record::ExportRecord;
pub use guard::guarded;
pub use profile::{DecimalMark, Delimiter, LineEnd, Profile, ProfileError, Quote};
pub use table::{Table, rows};
pub use write::{ExportError, Preview, preview, write};
