//! Receipts and invoices: readings to one extraction.

use std::collections::BTreeMap;

use vouch_core::{DocumentKind, Extraction, Reading};

use crate::{Context, VERSION};

/// The receipts and invoices in these readings; one document of kind `Unknown` where nothing was found.
pub(crate) fn interpret(_readings: &[Reading], context: &Context) -> Vec<Extraction> {
    vec![Extraction {
        interpreter: VERSION.to_owned(),
        document: 0,
        kind: context.kind.unwrap_or(DocumentKind::Unknown),
        pages: Vec::new(),
        fields: BTreeMap::new(),
        tax_lines: Vec::new(),
        line_items: Vec::new(),
        findings: Vec::new(),
    }]
}
