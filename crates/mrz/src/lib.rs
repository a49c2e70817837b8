//! The machine-readable zone of a travel document (ICAO 9303): found among the words of a page and fitted to one of the
//! formats.
//!
//! Nothing is ever repaired by trying characters until the check digits fit: that gives numbers that are valid and
//! wrong. Corrections rest on places alone: the letter O in a place for digits is a zero, and the length of a run of
//! fillers follows from the width of the line.

mod cell;
mod check_digit;
mod find;
mod fit;
mod format;
mod french;
mod look_alike;
mod state;
mod strip;
mod zone;

pub use cell::Cell;
pub use check_digit::check_digit;
pub use find::find;
pub use format::{Format, Span};
pub use look_alike::look_alike;
pub use state::is_state;
pub use zone::{Zone, text};
