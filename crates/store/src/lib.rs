//! The library: what came in, what was read, what was concluded and what people did with it.
//!
//! A [`Store`] is a folder with an SQLite database and a vault of originals. Each table has a file of its own under
//! `table`, with its schema, its row, what reads it and what writes it; what concerns several tables at once (bringing
//! a file in, keeping a result, deleting, listing) has a file beside them.
//!
//! The store knows no rules of review: whatever a document is browsed by is derived by the caller and handed over as a
//! [`Summary`] with every write.
#![deny(missing_docs)]

mod column;
mod database;
mod delete;
mod error;
mod import;
mod lock;
mod migrations;
mod open;
mod private;
mod result;
mod store;
mod table;
mod vault;

pub use error::StoreError;
pub use import::Added;
pub use result::NewDocument;
pub use store::Store;
pub use table::change::{NewChange, SplitChange};
pub use table::document::{
    Choices, CurrencyTotal, Document, DocumentRow, Listing, PileCount, Query, Sort, Summary,
};
pub use table::duplicate::Alike;
pub use table::job::{JobError, JobFilter, JobRow, Lease};
pub use table::linked_page::LinkedPage;
pub use table::page::PageRow;
pub use table::reading::ReadingRow;
pub use table::source::SourceRow;
pub use table::stored_original::StoredOriginalRow;
pub use vault::Original;

#[cfg(test)]
extern crate self as vouch_store;
#[cfg(test)]
#[path = "../tests/store/sample.rs"]
mod sample;
