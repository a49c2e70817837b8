//! One file or folder for each table: its schema, its row, its queries and its writes.

pub(crate) mod change;
pub(crate) mod distinct_vendors;
pub(crate) mod document;
pub(crate) mod duplicate;
pub(crate) mod extraction;
pub(crate) mod job;
pub(crate) mod lesson;
pub(crate) mod linked_page;
pub(crate) mod orphaned_original;
pub(crate) mod page;
pub(crate) mod reading;
pub(crate) mod reply;
pub(crate) mod search;
pub(crate) mod setting;
pub(crate) mod source;
pub(crate) mod stored_original;
pub(crate) mod thumbnail;
pub(crate) mod vendor_rule;
