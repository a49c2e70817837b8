//! The library: the files that were imported, what was read and concluded, and what people did with it.
//!
//! A [`Store`] is a folder with an SQLite database and a vault of originals. Each table has a file or a folder of its
//! own under `table`, with its schema, its row, its queries and its writes. What concerns several tables at once
//! (importing a file, saving a result, deleting) has a file beside them. `open.rs` is the only file that knows all
//! steps of the schema.
//!
//! The store knows no rules of review. The caller derives what a document is browsed by and passes it as a [`Summary`]
//! with every write.
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
