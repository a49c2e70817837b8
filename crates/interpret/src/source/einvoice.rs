//! E-invoice data: XML to a reading, and that reading to candidates.
//!
//! Three syntaxes say the same things: CII (Factur-X, ZUGFeRD, XRechnung), UBL 2.1 (XRechnung, Peppol, MyInvois) and
//! FatturaPA. All are read into values labelled with the business terms of EN 16931, such as BT-112; repeated groups
//! carry `line:N` or `tax:N`, counted from 1 in the order of the file.

mod attached;
mod cii;
mod claims;
mod decode;
mod fattura_pa;
mod sub_lines;
mod syntax;
mod term;
mod type_code;
mod ubl;

use jiff::Timestamp;
use roxmltree::{Document, Node, ParsingOptions};
use vouch_core::{EngineId, LabelledValue, Reading, WitnessKind};

pub use attached::readings;
pub(crate) use claims::{Claims, claims};

/// Name of the witness.
const ENGINE: &str = WitnessKind::Einvoice.name();

/// Most elements, texts and comments a file may have: ten times what an invoice of a thousand lines needs.
const MOST_NODES: u32 = 1_000_000;

/// Most envelopes around an invoice.
const MOST_ENVELOPES: u32 = 3;

/// What the e-invoices in a file say, labelled and raw, one reading each. None when the bytes are not XML of a known
/// syntax, are larger than 32 MiB, or carry a document type (no e-invoice does, and entities can be made to grow without
/// end).
fn of_xml(xml: &[u8], now: Timestamp) -> Vec<Reading> {
    let said = decode::decode(xml).map(|text| said(&text, MOST_ENVELOPES)).unwrap_or_default();
    let engine = || EngineId { name: ENGINE.to_owned(), version: crate::VERSION.to_owned() };
    let said = said.into_iter().filter(|values| !values.is_empty());
    said.map(|values| Reading { engine: engine(), read_at: now, pages: Vec::new(), values }).collect()
}

/// Returns what each invoice in an XML text says.
fn said(text: &str, envelopes: u32) -> Vec<Vec<LabelledValue>> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    match Document::parse_with_options(text, options) {
        Ok(document) => of_element(document.root_element(), envelopes),
        Err(_) => Vec::new(),
    }
}

fn of_element(root: Node<'_, '_>, envelopes: u32) -> Vec<Vec<LabelledValue>> {
    let namespace = root.tag_name().namespace().unwrap_or_default();
    match root.tag_name().name() {
        "CrossIndustryInvoice" | "CrossIndustryDocument" => vec![syntax::read(root, &cii::SYNTAX)],
        "Invoice" if cii::is_namespace(namespace) => vec![syntax::read(root, &cii::SYNTAX)],
        "Invoice" | "CreditNote" if ubl::is_namespace(namespace) => vec![ubl::read(root)],
        "FatturaElettronica" => fattura_pa::read(root),
        // The header that Peppol sends a document with.
        "StandardBusinessDocument" if envelopes > 0 => {
            let inside = root.children().filter(Node::is_element);
            inside.flat_map(|element| of_element(element, envelopes - 1)).collect()
        }
        // A document that carries another one as text.
        "AttachedDocument" if envelopes > 0 && ubl::is_namespace(namespace) => {
            ubl::attached(root).map(|text| said(text.trim(), envelopes - 1)).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests;
