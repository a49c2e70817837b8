//! What concerns the library as a whole. What concerns one table is tested beside it.

mod delete;
mod killed;
mod listing;
mod model;
mod open;
mod sample;
mod speed;
mod vault;
