//! Development only: the suite every engine must pass, an engine that plays a script, and pages to read.
#![deny(missing_docs)]

mod contract;
mod fake_engine;
mod pages;
mod typed;

pub use contract::engine_contract;
pub use fake_engine::{Failure, FakeEngine, Script};
pub use pages::{blank_page, broken_page, picture_source};
pub use typed::typed;
