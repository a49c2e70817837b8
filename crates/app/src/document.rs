//! One document: what it says, what a person does with it, and its pages. `api` holds what crosses to a shell: requests, answers and their handlers.

pub mod api;
pub(crate) mod doubt;
pub(crate) mod edit;
pub(crate) mod history;
pub(crate) mod lines;
pub(crate) mod linked_pages;
pub mod page_api;
pub(crate) mod page_cache;
pub(crate) mod page_image;
pub(crate) mod page_text;
pub(crate) mod split;
pub mod split_api;
pub(crate) mod summary;
pub(crate) mod vendor_dates;
pub(crate) mod view;
