//! What corrections teach: rules, names that are the same, suggestions, and how well it goes. `api` holds what crosses to a shell: requests, answers and their handlers.

pub(crate) mod alias;
pub(crate) mod meter;
pub mod meter_api;
pub(crate) mod rules;
pub mod rules_api;
pub(crate) mod teaching;
