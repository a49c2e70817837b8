//! What a person's corrections teach about later documents. Pure: the same document and the same lessons always give
//! the same candidates.
//!
//! [`teach`] puts what is known of a vendor among the candidates of a document that was just read, each with its own
//! reason; [`meter`] judges how well it went; [`lesson`] says what a document teaches as it stands; [`offer`] and [`effects`] are about the rules that a person makes. Nothing here is ever a change: what a person
//! does with a document stands above it.
#![deny(missing_docs)]
#![warn(clippy::arithmetic_side_effects)] // a file may state any amount

mod alias;
mod bayes;
mod category;
mod lesson;
mod memory;
mod merchant;
mod meter;
mod print;
mod rule;
mod seed;
mod spot;
mod suggest;
mod teach;
mod who;

pub use alias::{Namesake, alias, known_as, namesake};
pub use bayes::Counts;
pub use category::{Filing, document_words, like_vendor};
pub use lesson::{lesson, may_teach};
pub use merchant::merchant_key;
pub use meter::{Meter, Settled, Share, meter};
pub use rule::{effects, offer};
pub use suggest::is_learned;
pub use teach::{Taught, teach};
pub use who::vendor_keys;
