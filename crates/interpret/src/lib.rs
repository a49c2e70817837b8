//! Readings to documents with fields, candidates, evidence and verdicts. Pure: the same readings, the same context and the
//! same weights always give the same answer. The weights are the program's own, unless it measures others ([`weigh_by`]).
//!
//! A travel document is known by its machine-readable zone ([`travel`]); everything else goes the way of money
//! ([`money_document`]): receipts and invoices, with e-invoice data ([`einvoice`]) as the strongest witness. Both see
//! the pages [`upright`].
#![deny(missing_docs)]

mod address;
mod amount;
mod calendar;
mod caption;
mod country;
mod currency;
mod date;
mod date_order;
mod days;
mod documents;
pub mod einvoice;
mod explain;
mod findings;
mod fold;
mod hearing;
mod kind;
mod ledger;
mod lexicon;
mod line_items;
mod money_document;
mod mrz;
mod name;
mod named;
mod number;
mod number_style;
mod party;
mod payment;
mod probability;
mod score;
mod sender_line;
mod sheet;
mod spelling;
mod sums;
mod survey;
mod tag;
mod tax_lines;
mod tax_number;
mod time_of_day;
mod travel;
mod units;
mod upright;
mod vendor;
mod verdict;
mod witness;

pub use explain::{Explained, Reason, Weighed};
use jiff::civil::Date;
pub use name::bare_name;
pub use score::weigh_by;
use vouch_core::{DocumentKind, Extraction, Reading};

use upright::Turned;

/// Version of the rules; stored with every extraction, so that old ones can be made again.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What may be known besides the readings.
#[derive(Clone, Debug)]
pub struct Context {
    /// The day of reading: nothing can have been bought after it.
    pub today: Date,
    /// What the person said the file is.
    pub kind: Option<DocumentKind>,
}

/// Concludes what documents the readings of one source hold. The readings may come from any witnesses and in any
/// order; a source in which nothing was found gives one document of kind `Unknown`.
pub fn interpret(readings: &[Reading], context: &Context) -> Vec<Extraction> {
    explain(readings, context).into_iter().map(|explained| explained.extraction).collect()
}

/// The same documents, each with all that was weighed on the way to its fields.
pub fn explain(readings: &[Reading], context: &Context) -> Vec<Explained> {
    let turned = Turned::of(readings);
    let readings = turned.upright(readings);
    let may_be_travel = context.kind.is_none_or(DocumentKind::is_travel_document);
    let travel = may_be_travel.then(|| travel::interpret(&readings, context)).flatten();
    let unweighed = |extraction| Explained { extraction, weighed: Vec::new(), believed: Vec::new() };
    let mut documents = travel.map_or_else(
        || money_document::interpret(&readings, context),
        |documents| documents.into_iter().map(unweighed).collect(),
    );
    documents.iter_mut().for_each(|document| turned.put_back(document));
    documents
}
