//! Tests of the library as a whole. Each table has its tests beside it.
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
