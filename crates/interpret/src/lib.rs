//! Readings to documents with fields, candidates, evidence and verdicts. Pure: the same readings, the same context and the
//! same weights always give the same answer. The weights are the program's own, unless it measures others ([`weigh_by`]).
//!
//! A travel document is known by its machine-readable zone ([`travel`]); everything else goes the way of money
//! ([`money_document`]): receipts and invoices, with e-invoice data ([`einvoice`]) as the strongest witness
//! and QR codes ([`code`]) beside it. Both see the pages [`upright`].
#![deny(missing_docs)]
#![warn(clippy::arithmetic_side_effects)] // a file may state any amount

mod context;
mod document;
mod field;
mod layout;
mod score;
mod source;
mod text;
mod value;
mod verdict;

pub use context::{Context, VERSION};

pub use document::explained::Explained;
pub use score::features::Reason;
pub use score::features::weigh_by;
pub use score::trace::Weighed;
pub use source::einvoice;
pub use text::company_name::bare_name;
pub use value::iban::ibans;
pub use verdict::vendor_dates::{KnownDay, is_order_certain, is_order_open, resolve_day_month_order};
use vouch_core::{DocumentKind, Extraction, Place, Reading, TextRegion};

use document::{expense, travel};
use layout::extent::Extent;

use layout::orientation::Turned;
use source::second_reading;

/// Concludes what documents the readings of one source hold. The readings may come from any witnesses and in any
/// order; a source in which nothing was found gives one document of kind `Unknown`.
pub fn interpret(readings: &[Reading], context: &Context) -> Vec<Extraction> {
    explain(readings, context).into_iter().map(|explained| explained.extraction).collect()
}

/// Concludes what one document says that a person made of these parts of the pages.
pub fn interpret_parts(readings: &[Reading], parts: &[Place], context: &Context) -> Extraction {
    let extent = Extent::of(parts);
    let readings = second_readings_last(&extent.narrow(readings));
    let turned = Turned::of(&readings);
    let upright = turned.upright(&readings);
    let may_be_travel = context.kind.is_none_or(DocumentKind::is_travel_document);
    let travel = may_be_travel.then(|| travel::interpret(&upright, context)).flatten();
    // Two sides of a card may each look like a document of their own: the one that says more speaks for both.
    let fullest =
        travel.and_then(|found| found.into_iter().rev().max_by_key(|document| document.fields.len()));
    let mut document = match fullest {
        Some(extraction) => Explained { extraction, weighed: Vec::new(), believed: Vec::new() },
        None => expense::interpret_as_one(&upright, context),
    };
    document.put_back(&turned);
    Extraction { document: 0, pages: extent.pages(), parts: extent.parts(), ..document.extraction }
}

/// The same documents, each with all that was weighed on the way to its fields.
pub fn explain(readings: &[Reading], context: &Context) -> Vec<Explained> {
    let readings = second_readings_last(readings);
    let turned = Turned::of(&readings);
    let mut documents = conclude(&turned.upright(&readings), context);
    documents.iter_mut().for_each(|document| document.put_back(&turned));
    documents
}

/// The print that is worth reading once more by another witness before documents are concluded: that of the fields that
/// matter, where it was recognised from pixels. An engine that can takes a second look there
/// ([`vouch_core::Engine::reread_regions`]), and its reading is one more beside these.
pub fn regions_to_reread(readings: &[Reading], context: &Context) -> Vec<TextRegion> {
    let turned = Turned::of(readings);
    let upright = turned.upright(readings);
    let documents = conclude(&upright, context);
    if documents.iter().any(|document| document.extraction.kind.is_travel_document()) {
        return travel::regions(&upright, readings, &turned);
    }
    let fields = documents.iter().flat_map(|document| &document.extraction.fields);
    second_reading::regions(fields.map(|(kind, field)| (*kind, field.best())), &upright, readings)
}

/// Second looks behind all others: they are asked about what was seen before.
fn second_readings_last(readings: &[Reading]) -> Vec<Reading> {
    let mut readings = readings.to_vec();
    readings.sort_by_key(Reading::is_second_reading);
    readings
}

/// Concludes documents from readings of upright pages.
fn conclude(readings: &[Reading], context: &Context) -> Vec<Explained> {
    let may_be_travel = context.kind.is_none_or(DocumentKind::is_travel_document);
    let travel = may_be_travel.then(|| travel::interpret(readings, context)).flatten();
    let unweighed = |extraction| Explained { extraction, weighed: Vec::new(), believed: Vec::new() };
    travel.map_or_else(
        || expense::interpret(readings, context),
        |documents| documents.into_iter().map(unweighed).collect(),
    )
}
