//! Turns bytes into pages: detecting formats, decoding in a child process with limits, orientation, PDF, HEIC, ZIP,
//! attachments.
//!
//! [`expand`] turns what a person dropped (files, folders, archives) into single files. [`Opener::open`] turns one file
//! into upright pages, its text and its embedded files. Decoding happens in a child process, so that a hostile file can
//! harm nothing but its own decoding. A program that opens files calls [`run_if_child`] first in its `main`.
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
