//! E-invoice data: XML to a reading, and that reading to candidates.

use vouch_core::{Candidate, FieldKind, LineItem, Reading, TaxLine};

/// What an e-invoice claims.
#[derive(Clone, Debug, Default)]
pub struct Claims {
    /// Candidates by field.
    pub candidates: Vec<(FieldKind, Candidate)>,
    /// What was bought.
    pub line_items: Vec<LineItem>,
    /// Rates of tax.
    pub tax_lines: Vec<TaxLine>,
}

/// What the reading of an e-invoice claims.
pub fn claims(_reading: &Reading) -> Claims {
    Claims::default()
}
