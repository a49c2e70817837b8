//! E-invoice data: XML to a reading, and that reading to candidates.
//!
//! Two syntaxes say the same things: CII (Factur-X, ZUGFeRD, XRechnung) and UBL 2.1 (XRechnung, Peppol, MyInvois). Both
//! are read into values labelled with the business terms of EN 16931, such as BT-112; repeated groups carry `line:N` or
//! `tax:N`, counted from 1 in the order of the file.

mod cii;
mod claims;
mod decode;
mod syntax;
mod ubl;

use jiff::Timestamp;
use roxmltree::{Document, ParsingOptions};
use vouch_core::{EngineId, Reading, WitnessKind};

pub(crate) use claims::{Claims, claims};

/// Name of the witness.
const ENGINE: &str = WitnessKind::Einvoice.name();

/// Most elements, texts and comments a file may have: ten times what an invoice of a thousand lines needs.
const MOST_NODES: u32 = 1_000_000;

/// What an e-invoice says, labelled and raw. `None` when the bytes are not XML of a known syntax, are larger than
/// 32 MiB, or carry a document type (no e-invoice does, and entities can be made to grow without end).
pub fn reading(xml: &[u8], now: Timestamp) -> Option<Reading> {
    let text = decode::decode(xml)?;
    let options = ParsingOptions { allow_dtd: false, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(&text, options).ok()?;
    let root = document.root_element();
    let namespace = root.tag_name().namespace().unwrap_or_default();
    let values = match root.tag_name().name() {
        "CrossIndustryInvoice" | "CrossIndustryDocument" => syntax::read(root, &cii::SYNTAX),
        "Invoice" if cii::is_namespace(namespace) => syntax::read(root, &cii::SYNTAX),
        "Invoice" | "CreditNote" if ubl::is_namespace(namespace) => syntax::read(root, &ubl::SYNTAX),
        _ => return None,
    };
    let engine = EngineId { name: ENGINE.to_owned(), version: crate::VERSION.to_owned() };
    (!values.is_empty()).then(|| Reading { engine, read_at: now, pages: Vec::new(), values })
}

#[cfg(test)]
mod tests;
