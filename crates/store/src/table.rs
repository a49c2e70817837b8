//! One file per table: its schema, its row, what reads it and what writes it.

pub(crate) mod borrowed_page;
pub(crate) mod change;
pub(crate) mod document;
pub(crate) mod duplicate;
pub(crate) mod extraction;
pub(crate) mod job;
pub(crate) mod lesson;
pub(crate) mod loose;
pub(crate) mod page;
pub(crate) mod reading;
pub(crate) mod reply;
pub(crate) mod search;
pub(crate) mod setting;
pub(crate) mod source;
pub(crate) mod stored_original;
pub(crate) mod thumbnail;
pub(crate) mod vendor_apart;
pub(crate) mod vendor_rule;
