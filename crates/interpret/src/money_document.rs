//! Receipts and invoices: readings to one extraction.

use std::collections::BTreeMap;

use vouch_core::{Candidate, DocumentKind, Extraction, Field, FieldKind, PageReading, Reading, Verdict};

use crate::ledger::Ledger;
use crate::sheet::Sheet;
use crate::survey::Survey;
use crate::{Context, VERSION, days};

/// The receipts and invoices in these readings; one document of kind `Unknown` where nothing was found.
pub(crate) fn interpret(readings: &[Reading], context: &Context) -> Vec<Extraction> {
    let mut fields = BTreeMap::new();
    let mut pages = Vec::new();
    if let Some(reading) = readings.iter().find(|reading| !reading.pages.is_empty()) {
        let all: Vec<&PageReading> = reading.pages.iter().collect();
        pages = all.iter().map(|page| page.page).collect();
        let sheet = Sheet::new(&reading.engine.name, &all);
        let survey = Survey::new(&sheet);
        let ledger = Ledger::new(&survey, None);
        let totals = ledger.totals();
        let total = totals.first().and_then(|candidate| candidate.value.amount());
        let mut put = |kind: FieldKind, candidates: Vec<Candidate>| {
            if !candidates.is_empty() {
                fields.insert(kind, Field { candidates, verdict: Verdict::Likely });
            }
        };
        put(FieldKind::Total, totals);
        for (kind, candidates) in ledger.others(total) {
            put(kind, candidates);
        }
        put(FieldKind::Date, days::dates(&survey, context.today));
    }
    vec![Extraction {
        interpreter: VERSION.to_owned(),
        document: 0,
        kind: context.kind.unwrap_or(if fields.is_empty() {
            DocumentKind::Unknown
        } else {
            DocumentKind::Receipt
        }),
        pages,
        fields,
        tax_lines: Vec::new(),
        line_items: Vec::new(),
        findings: Vec::new(),
    }]
}
