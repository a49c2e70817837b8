//! What can be learned from a person's corrections about later documents. Pure: the same document and the same lessons
//! always give the same candidates.
//!
//! [`lesson`] returns what can be learned from a document in its present state. [`teach`] adds what is known of a
//! vendor to the candidates of a document that was just read, each with its own reason. [`meter`] measures how well
//! that works. [`offer`] and [`effects`] are about the rules that a person makes. Nothing here is ever a change: a
//! person's changes to a document take precedence.
#![deny(missing_docs)]
#![warn(clippy::arithmetic_side_effects)] // a file may state any amount

mod alias;
mod bayes;
mod category;
mod lesson;
mod memory;
mod merchant;
mod meter;
mod rule;
mod spot;
mod suggest;
mod teach;
mod text_run;
mod usual_category;
mod vendor;

pub use alias::{Namesake, alias, known_as, namesake};
pub use bayes::Counts;
pub use category::{Filing, document_words, like_vendor};
pub use lesson::{lesson, may_teach};
pub use merchant::merchant_key;
pub use meter::{Meter, Settled, Share, meter};
pub use rule::{effects, offer};
pub use suggest::is_learned;
pub use teach::{Taught, teach};
pub use vendor::vendor_keys;
