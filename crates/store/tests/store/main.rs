//! What concerns the library as a whole. What concerns one table is tested beside it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops there")]

mod delete;
mod fill;
mod killed;
mod listing;
mod model;
mod older;
mod open;
mod sample;
mod speed;
mod vault;
