//! From readings to documents with fields, candidates, evidence and verdicts. Pure: the same readings, context and
//! weights always give the same result. The weights are the program's own, unless it measures others ([`weigh_by`]).
//!
//! A travel document is recognised by its machine-readable zone. Everything else is concluded as a receipt or invoice,
//! with e-invoice data ([`einvoice`]) as the strongest witness and QR codes beside it. Both are concluded on upright
//! pages.
#![deny(missing_docs)]
#![warn(clippy::arithmetic_side_effects)] // a file may state any amount

mod conclusion;
mod context;
mod country;
mod document;
mod field;
mod layout;
mod score;
mod source;
mod text;
mod value;
mod verdict;

pub use conclusion::Conclusion;
pub use context::{Context, VERSION};

pub use document::explained::Explained;
pub use score::features::Reason;
pub use score::features::weigh_by;
pub use score::trace::Weighed;
pub use source::einvoice;
pub use text::company_name::bare_name;
pub use value::iban::ibans;
pub use verdict::vendor_dates::{KnownDay, is_order_certain, is_order_open, resolve_day_month_order};
use vouch_core::{Extraction, Place, Reading};

/// Concludes what documents the readings of one source hold. The readings may come from any witnesses and in any
/// order; a source in which nothing was found gives one document of kind `Unknown`.
pub fn interpret(readings: &[Reading], context: &Context) -> Vec<Extraction> {
    Conclusion::of(readings, context).extractions()
}

/// Concludes what one document says that a person made of these parts of the pages.
pub fn interpret_parts(readings: &[Reading], parts: &[Place], context: &Context) -> Extraction {
    conclusion::of_parts(readings, parts, context)
}
