//! Amazon's side of Vouch: the only crate that names AWS.
//!
//! [`reply`] turns what Textract answered into readings. It needs no network, so that a saved reply can be read again at
//! any time, here or on another computer.
#![deny(missing_docs)]

pub mod reply;
