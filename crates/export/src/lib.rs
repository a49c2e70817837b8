//! Writes records as CSV, in formats given by profiles, which are data.
//!
//! There are three tables with different columns: receipts and invoices, their line items, and travel documents. A
//! profile may replace the columns of any of them by its own.
//! Numbers come from exact decimals and stay numbers; text that a spreadsheet would treat as a formula is neutralised.
//! Numbers of travel documents are written in full: the person asked for the export, and masking is for screens.
#![deny(missing_docs)]
#![warn(clippy::arithmetic_side_effects)] // a file may state any amount

mod cell;
mod column;
mod export_record;
mod guard;
mod profile;
mod profile_column;
mod rows;
mod table;
mod write;

pub use cell::Cell;
pub use column::Column;
pub use export_record::ExportRecord;
pub use guard::guarded;
pub use profile::{DecimalMark, Delimiter, LineEnd, Profile, ProfileError, Quote};
pub use profile_column::{Content, ProfileColumn};
pub use rows::rows;
pub use table::Table;
pub use write::{ExportError, Preview, preview, write};
