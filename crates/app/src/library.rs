//! Many documents: search, columns, duplicates and export. `api` holds what crosses to a shell: requests, answers and their handlers.

pub mod api;
pub(crate) mod columns;
pub mod columns_api;
pub(crate) mod duplicates;
pub mod duplicates_api;
pub(crate) mod export;
pub mod export_api;
pub(crate) mod search;
