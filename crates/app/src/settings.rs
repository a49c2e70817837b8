//! Settings and what this app is. `api` holds what crosses to a shell: requests, answers and their handlers.

pub mod api;
