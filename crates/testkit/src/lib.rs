//! Development only: the suite every engine must pass, an engine that plays a script, a Textract of our own, an
//! account at Amazon on this computer, pages to read, and books to file.
#![deny(missing_docs)]

mod amazon_account;
mod bars;
mod books;
mod contract;
mod fake_account;
mod fake_engine;
mod pages;
mod textract;
mod typed;

pub use amazon_account::AmazonAccount;
pub use bars::{bar_page, read_bars};
pub use books::{Booked, books};
pub use contract::engine_contract;
pub use fake_account::FakeAccount;
pub use fake_engine::{Failure, FakeEngine, Script};
pub use pages::{blank_page, broken_page, picture_source};
pub use textract::{Asked, Fault, Textract, blocks};
pub use typed::typed;
