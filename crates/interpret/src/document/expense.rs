//! Receipts and invoices: readings to extractions.
//!
//! Every witness is merged alone ([`PrintedFields`]), then all together ([`hearing`]): e-invoice data before text that the
//! file carries, that before recognised text. The verdicts come last.

use std::collections::{BTreeMap, BTreeSet};

use vouch_core::{
    Candidate, DocumentKind, Extraction, Field, FieldKind, Finding, PageReading, Reading, TextOrigin,
};

use crate::document::explained::Explained;
use crate::document::split;
use crate::layout::extent::Extent;
use crate::score::probability;
use crate::score::trace::Weighed;
use crate::source::einvoice;
use crate::source::einvoice::Claims;
use crate::source::labelled;
use crate::source::labelled::LabelledDocument;
use crate::source::printed::PrintedFields;
use crate::source::qr::Code;
use crate::source::second_reading::SecondReading;
use crate::verdict::merge;
use crate::verdict::merge::MergedFields;
use crate::verdict::merge_qr::merge_qr;
use crate::verdict::{decide, findings};
use crate::{Context, VERSION};

/// The receipts and invoices in these readings; one document of kind `Unknown` where nothing was found.
///
/// The first witness says where one document ends and the next begins. E-invoice data speaks of one document only, so a
/// source that carries it is one.
pub(crate) fn interpret(readings: &[Reading], context: &Context) -> Vec<Explained> {
    if readings.iter().any(is_einvoice) {
        return vec![interpret_as_one(readings, context)];
    }
    let labelled = labelled::documents(readings);
    let codes = Code::all(readings);
    if !labelled.is_empty() {
        return (0..)
            .zip(&labelled)
            .map(|(number, part)| labelled_document(number, part, readings, &codes, context))
            .collect();
    }
    let witnesses = witnesses(readings);
    let split = witnesses.first().map(|first| split::split_into_documents(&first.pages)).unwrap_or_default();
    if split.len() < 2 {
        return vec![interpret_as_one(readings, context)];
    }
    let document = |(number, extent): (u32, &Extent)| {
        let parts = witnesses
            .iter()
            .map(|reading| printed_fields(reading, &extent.pages_of(&reading.pages), context));
        let mut merged = merge_sources(parts.collect(), None);
        join_codes(&mut merged, &codes, extent, readings);
        extraction(number, merged, extent, readings, context)
    };
    (0..).zip(&split).map(document).collect()
}

/// All that these readings say, as one document.
pub(crate) fn interpret_as_one(readings: &[Reading], context: &Context) -> Explained {
    let claims = readings.iter().filter(|reading| is_einvoice(reading)).map(einvoice::claims).next();
    let codes = Code::all(readings);
    if claims.is_none()
        && let Some(labelled) = labelled::joined(readings)
    {
        return labelled_document(0, &labelled, readings, &codes, context);
    }
    let witnesses = witnesses(readings);
    let merged = witnesses.iter().map(|reading| printed_fields(reading, &reading.pages, context));
    let mut merged = merge_sources(merged.collect(), claims);
    let print: Vec<&PageReading> = witnesses.iter().flat_map(|reading| &reading.pages).collect();
    merge_qr(&mut merged, &codes.iter().collect::<Vec<_>>(), &print);
    extraction(0, merged, &Extent::whole(pages(readings)), readings, context)
}

/// Those that saw print, the one that is believed first in front.
fn witnesses(readings: &[Reading]) -> Vec<&Reading> {
    let mut witnesses: Vec<&Reading> = readings.iter().filter(|reading| sees_pages(reading)).collect();
    witnesses.sort_by_key(|reading| rank(reading));
    witnesses
}

/// Whether a reading is one of whole pages.
fn sees_pages(reading: &Reading) -> bool {
    reading.pages.iter().any(|page| !page.is_second_reading())
}

/// One document of those that an engine names; the other witnesses are merged about the same parts of the pages.
fn labelled_document(
    number: u32,
    labelled: &LabelledDocument<'_>,
    readings: &[Reading],
    codes: &[Code],
    context: &Context,
) -> Explained {
    let is_source = |reading: &&Reading| sees_pages(reading) || labelled.is_of(reading);
    let mut witnesses: Vec<&Reading> = readings.iter().filter(is_source).collect();
    witnesses.sort_by_key(|reading| rank(reading));
    let merged = witnesses.into_iter().map(|reading| {
        if labelled.is_of(reading) {
            labelled.printed_fields(context.today)
        } else {
            printed_fields(reading, &labelled.extent.pages_of(&reading.pages), context)
        }
    });
    let mut merged = merge_sources(merged.collect(), None);
    join_codes(&mut merged, codes, &labelled.extent, readings);
    extraction(number, merged, &labelled.extent, readings, context)
}

/// Adds what the codes on a document say.
fn join_codes(merged: &mut MergedFields, codes: &[Code], extent: &Extent, readings: &[Reading]) {
    let codes: Vec<&Code> = codes.iter().filter(|code| code.is_on(extent)).collect();
    if codes.is_empty() {
        return;
    }
    let print: Vec<PageReading> = readings
        .iter()
        .filter(|reading| sees_pages(reading))
        .flat_map(|reading| extent.pages_of(&reading.pages))
        .collect();
    merge_qr(merged, &codes, &print.iter().collect::<Vec<_>>());
}

fn printed_fields(reading: &Reading, pages: &[PageReading], context: &Context) -> PrintedFields {
    PrintedFields::new(&reading.engine.name, &pages.iter().collect::<Vec<_>>(), context.today)
}

/// Hears the witnesses that saw money before those that saw none: a text layer may hold no more than a summary.
fn merge_sources(mut printed: Vec<PrintedFields>, claims: Option<Claims>) -> MergedFields {
    printed.sort_by_key(|printed_fields| !printed_fields.has_money());
    merge::merge_sources(printed, claims)
}

/// The pages that any witness saw.
fn pages(readings: &[Reading]) -> Vec<u32> {
    let pages = readings.iter().flat_map(|reading| &reading.pages).map(|page| page.page);
    pages.collect::<BTreeSet<u32>>().into_iter().collect()
}

/// Which witness is believed first: exact text, then our own recognition, then somebody else's.
fn rank(reading: &Reading) -> u8 {
    let rank = |origin: TextOrigin| match origin {
        TextOrigin::Exact => 0,
        TextOrigin::Recognised => 1,
        TextOrigin::HiddenLayer => 2,
        TextOrigin::SecondReading => 3,
    };
    reading.pages.iter().map(|page| rank(page.origin)).min().unwrap_or(u8::MAX)
}

fn is_einvoice(reading: &Reading) -> bool {
    reading.pages.is_empty() && reading.engine.name == "einvoice"
}

fn extraction(
    document: u32,
    merged: MergedFields,
    extent: &Extent,
    readings: &[Reading],
    context: &Context,
) -> Explained {
    let MergedFields { kind, mut candidates, line_items, tax_lines, mut findings, weighed } = merged;
    let second = SecondReading::of(readings);
    candidates.iter_mut().for_each(|(field, found)| second.note(*field, found));
    findings.extend(findings::findings(&candidates, &tax_lines, context.today));
    let believed = candidates.iter().filter_map(|(field, found)| Weighed::believed(*field, found)).collect();
    let fields =
        candidates.into_iter().map(|(kind, candidates)| (kind, field(kind, candidates, &findings, &second)));
    let fields: BTreeMap<FieldKind, Field> = fields.collect();
    let guessed = if fields.is_empty() && kind.is_none() {
        DocumentKind::Unknown
    } else {
        kind.unwrap_or(DocumentKind::Invoice)
    };
    let extraction = Extraction {
        interpreter: VERSION.to_owned(),
        document,
        kind: context.kind.unwrap_or(guessed),
        pages: extent.pages(),
        parts: extent.parts(),
        fields,
        tax_lines,
        line_items,
        findings,
    };
    Explained { extraction, weighed, believed }
}

fn field(
    kind: FieldKind,
    mut candidates: Vec<Candidate>,
    findings: &[Finding],
    second: &SecondReading<'_>,
) -> Field {
    let fails = findings.iter().any(|finding| finding.is_stop() && finding.fields().contains(&kind));
    let (verdict, remarks) = decide::verdict(kind, &candidates, fails);
    let probability = probability::probability(kind, &candidates);
    if let Some(best) = candidates.first_mut() {
        let other = second.other(best);
        best.evidence.extend(remarks);
        if let Some(other) = other.filter(|other| !candidates.iter().any(|one| one.value == other.value)) {
            candidates.insert(1, other);
        }
    }
    Field { candidates, verdict, probability, printed: Vec::new() }
}
