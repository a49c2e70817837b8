//! What Vouch can do, for any shell: the pipeline of one file, the jobs, the library, and one table of commands.
//! Engines, events and the clock are handed in; nothing here knows a window or a terminal.
#![deny(missing_docs)]

mod account;
mod alias;
mod app;
mod columns;
pub mod command;
mod doubt;
pub mod dto;
mod duplicates;
mod edit;
mod error;
mod event;
mod export;
pub mod extract;
pub mod fault;
mod history;
mod import;
mod inbox;
mod lines;
mod linked_pages;
mod live;
mod meter;
mod page_image;
mod page_text;
mod retry;
mod rules;
mod search;
mod split;
mod summary;
mod teaching;
pub mod typescript;
mod vendor_dates;
mod view;
mod worker;

pub use app::{App, IDENTIFIER, clock, default_library};
pub use error::{AppError, ErrorCode};
pub use event::Event;
pub use summary::pile_of;
pub use view::{Shown, masked};
pub use worker::Remaining;
