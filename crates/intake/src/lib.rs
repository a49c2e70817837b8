//! Bytes to pages: sniffing, decoding in a bounded child process, orientation, PDF, HEIC, ZIP, attachments.
//!
//! [`expand`] turns what a person dropped (files, folders, archives) into single files, [`Opener::open`] turns one
//! file into upright pages, the text it carries and the files inside it. Decoding happens in a child process, so that
//! a hostile file can cost itself and nothing else; a program that opens files calls [`run_if_child`] first thing in
//! its `main`.
#![deny(missing_docs)]

mod archive;
mod child;
mod decode;
mod error;
mod expand;
mod frame;
mod item;
mod limits;
mod open;
mod page_store;
mod process;
mod sniff;

pub use child::run_if_child;
pub use error::IntakeError;
pub use expand::expand;
pub use item::Item;
pub use limits::Limits;
pub use open::{Opened, Opener};
