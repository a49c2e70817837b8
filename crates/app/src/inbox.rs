//! Files that come in: import, the queue, reading in the background, and what the inbox shows. `api` holds what crosses to a shell: requests, answers and their handlers.

pub mod api;
pub(crate) mod import;
pub(crate) mod list;
pub(crate) mod live;
pub(crate) mod reading_row;
pub(crate) mod retry;
pub(crate) mod staged;
pub(crate) mod worker;
