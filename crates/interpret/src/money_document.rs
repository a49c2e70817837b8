//! Receipts and invoices: readings to extractions.
//!
//! Every witness is heard alone ([`Testimony`]), then all together ([`hearing`]): e-invoice data before text that the
//! file carries, that before recognised text. The verdicts come last.

use std::collections::BTreeMap;

use vouch_core::{DocumentKind, Extraction, Field, FieldKind, Finding, PageReading, Reading, TextOrigin};

use crate::hearing::{self, Heard};
use crate::witness::Testimony;
use crate::{Context, VERSION, einvoice, findings, verdict};

/// The receipts and invoices in these readings; one document of kind `Unknown` where nothing was found.
pub(crate) fn interpret(readings: &[Reading], context: &Context) -> Vec<Extraction> {
    let mut testimonies: Vec<(u8, Testimony)> = readings
        .iter()
        .filter(|reading| !reading.pages.is_empty())
        .map(|reading| {
            let pages: Vec<&PageReading> = reading.pages.iter().collect();
            (rank(&pages), Testimony::new(&reading.engine.name, &pages, context.today))
        })
        .collect();
    testimonies.sort_by_key(|(rank, testimony)| (!testimony.has_money(), *rank));
    let claims = readings.iter().filter(|reading| is_einvoice(reading)).map(einvoice::claims).next();
    let heard = hearing::hear(testimonies.into_iter().map(|(_, testimony)| testimony).collect(), claims);
    let mut pages: Vec<u32> =
        readings.iter().flat_map(|reading| &reading.pages).map(|page| page.page).collect();
    pages.sort_unstable();
    pages.dedup();
    vec![extraction(heard, pages, context)]
}

/// Which witness is believed first: exact text, then our own recognition, then somebody else's.
fn rank(pages: &[&PageReading]) -> u8 {
    let rank = |origin: TextOrigin| match origin {
        TextOrigin::Exact => 0,
        TextOrigin::Recognised => 1,
        TextOrigin::HiddenLayer => 2,
    };
    pages.iter().map(|page| rank(page.origin)).min().unwrap_or(u8::MAX)
}

fn is_einvoice(reading: &Reading) -> bool {
    reading.pages.is_empty() && reading.engine.name == "einvoice"
}

fn extraction(heard: Heard, pages: Vec<u32>, context: &Context) -> Extraction {
    let Heard { kind, candidates, line_items, tax_lines, mut findings } = heard;
    findings.extend(findings::findings(&candidates, &tax_lines, context.today));
    let fields = candidates.into_iter().map(|(kind, candidates)| (kind, field(kind, candidates, &findings)));
    let fields: BTreeMap<FieldKind, Field> = fields.collect();
    let guessed = if fields.is_empty() && kind.is_none() {
        DocumentKind::Unknown
    } else {
        kind.unwrap_or(DocumentKind::Invoice)
    };
    Extraction {
        interpreter: VERSION.to_owned(),
        document: 0,
        kind: context.kind.unwrap_or(guessed),
        pages,
        fields,
        tax_lines,
        line_items,
        findings,
    }
}

fn field(kind: FieldKind, mut candidates: Vec<vouch_core::Candidate>, findings: &[Finding]) -> Field {
    let fails = findings.iter().any(|finding| finding.is_stop() && finding.fields().contains(&kind));
    let (verdict, remarks) = verdict::verdict(kind, &candidates, fails);
    if let Some(best) = candidates.first_mut() {
        best.evidence.extend(remarks);
    }
    Field { candidates, verdict }
}
