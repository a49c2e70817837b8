//! What Vouch can do, for any shell: the pipeline of one file, the jobs, the library, and one table of commands.
//! Engines, events and the clock are handed in; nothing here knows a window or a terminal.
#![deny(missing_docs)]

pub mod account;
mod app;
pub mod command;
pub mod document;
pub mod dto;
mod error;
mod event;
pub mod extract;
pub mod fault;
pub mod inbox;
pub mod learning;
pub mod library;
pub mod settings;
pub mod typescript;

pub use app::{App, IDENTIFIER, clock, default_library};
pub use document::summary::pile_of;
pub use document::view::{Shown, masked};
pub use error::{AppError, ErrorCode};
pub use event::Event;
pub use inbox::worker::Remaining;
