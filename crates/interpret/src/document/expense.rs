//! Receipts and invoices: from readings to extractions.
//!
//! Each witness is read alone ([`PrintedFields`]), then all are merged ([`merge`]): e-invoice data before text that the
//! file carries, and that before recognised text. Verdicts come last, after any second reading has been taken into
//! account.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;
use vouch_core::{
    Candidate, DocumentKind, Evidence, Extraction, Field, FieldKind, Finding, PageReading, Reading,
    TextOrigin, WitnessKind, Word,
};

use crate::document::explained::Explained;
use crate::document::split;
use crate::layout::annotated::AnnotatedReading;
use crate::layout::extent::Extent;
use crate::score::probability;
use crate::score::trace::Weighed;
use crate::source::einvoice;
use crate::source::einvoice::Claims;
use crate::source::labelled;
use crate::source::labelled::LabelledDocument;
use crate::source::page_text::PageText;
use crate::source::printed::PrintedFields;
use crate::source::qr::Code;
use crate::source::second_reading::SecondReading;
use crate::verdict::merge;
use crate::verdict::merge::{Einvoice, MergedFields};
use crate::verdict::merge_qr::merge_qr;
use crate::verdict::{decide, findings};
use crate::{Context, VERSION};

/// A receipt or invoice with what all witnesses say about it. A second reading joins when it is concluded.
#[derive(Debug)]
pub(crate) struct MergedDocument {
    number: u32,
    extent: Extent,
    fields: MergedFields,
}

/// The readings of one source and their annotated pages, in order of trust.
struct Sources<'a> {
    readings: &'a [Reading],
    pages: Vec<(&'a Reading, AnnotatedReading<'a>)>,
    codes: Vec<Code>,
    today: Date,
}

/// Merges the readings into receipts and invoices; one document without fields where nothing was found.
///
/// The first witness decides where documents end. E-invoice data describes one document only, so a source that carries
/// it is one document; without pages, several invoices in one file are as many documents.
pub(crate) fn merge(readings: &[Reading], context: &Context) -> Vec<MergedDocument> {
    let sources = Sources::new(readings, context);
    let einvoices = sources.einvoices();
    if einvoices.len() > 1 && pages(readings).is_empty() {
        let alone = |(number, claims)| {
            let fields = merge_sources(Vec::new(), Some(Einvoice { claims, pages: Vec::new() }));
            sources.document(number, Extent::whole(Vec::new()), fields, &[])
        };
        return (0..).zip(einvoices).map(alone).collect();
    }
    if !einvoices.is_empty() {
        return vec![sources.as_one()];
    }
    let labelled = labelled::documents(readings);
    if !labelled.is_empty() {
        return (0..).zip(&labelled).map(|(number, part)| sources.labelled(number, part)).collect();
    }
    let first = sources.of_whole_pages().next();
    let extents = first.map(|(_, pages)| split::split_into_documents(pages)).unwrap_or_default();
    if extents.len() < 2 {
        return vec![sources.as_one()];
    }
    (0..).zip(extents).map(|(number, extent)| sources.part(number, extent)).collect()
}

/// Merges everything in these readings into one document.
pub(crate) fn merge_as_one(readings: &[Reading], context: &Context) -> MergedDocument {
    Sources::new(readings, context).as_one()
}

impl<'a> Sources<'a> {
    fn new(readings: &'a [Reading], context: &Context) -> Self {
        let is_source = |reading: &&Reading| sees_pages(reading) || labelled::is_labelled(reading);
        let mut ranked: Vec<&Reading> = readings.iter().filter(is_source).collect();
        ranked.sort_by_key(|reading| rank(reading, readings));
        let annotated =
            |reading: &'a Reading| (reading, AnnotatedReading::new(&reading.engine.name, &reading.pages));
        let pages = ranked.into_iter().map(annotated).collect();
        Self { readings, pages, codes: Code::all(readings), today: context.today }
    }

    fn of_whole_pages(&self) -> impl Iterator<Item = &(&'a Reading, AnnotatedReading<'a>)> {
        self.pages.iter().filter(|(reading, _)| sees_pages(reading))
    }

    fn as_one(&self) -> MergedDocument {
        let einvoices = self.einvoices();
        if einvoices.is_empty()
            && let Some(labelled) = labelled::joined(self.readings)
        {
            return self.labelled(0, &labelled);
        }
        let extent = Extent::whole(pages(self.readings));
        let printed: Vec<PrintedFields> =
            self.of_whole_pages().map(|(_, pages)| self.printed(pages, &extent)).collect();
        let claims = match einvoices.len() {
            0 | 1 => einvoices.into_iter().next(),
            _ => merge::of_pages(einvoices, &printed),
        };
        let einvoice = claims.map(|claims| {
            let text = |pages: &AnnotatedReading<'_>| PageText::new(&pages.document(&extent).0);
            Einvoice { claims, pages: self.of_whole_pages().map(|(_, pages)| text(pages)).collect() }
        });
        let fields = merge_sources(printed, einvoice);
        self.document(0, extent, fields, &self.codes.iter().collect::<Vec<_>>())
    }

    /// Returns what each e-invoice in the source claims; the same data attached twice counts once.
    fn einvoices(&self) -> Vec<Claims> {
        let mut readings: Vec<&Reading> = Vec::new();
        for reading in self.readings.iter().filter(|reading| is_einvoice(reading)) {
            if readings.iter().all(|other| other.values != reading.values) {
                readings.push(reading);
            }
        }
        readings.into_iter().map(einvoice::claims).collect()
    }

    fn part(&self, number: u32, extent: Extent) -> MergedDocument {
        let printed = self.of_whole_pages().map(|(_, pages)| self.printed(pages, &extent));
        let fields = merge_sources(printed.collect(), None);
        let codes = self.codes_on(&extent);
        self.document(number, extent, fields, &codes)
    }

    /// Merges one of the documents that an engine labels; the other witnesses are narrowed to the same parts of the
    /// pages.
    fn labelled(&self, number: u32, labelled: &LabelledDocument<'_>) -> MergedDocument {
        let is_source = |reading: &Reading| sees_pages(reading) || labelled.is_of(reading);
        let printed = self.pages.iter().filter(|(reading, _)| is_source(reading)).map(|(reading, pages)| {
            if labelled.is_of(reading) {
                labelled.printed_fields(pages, self.today)
            } else {
                self.printed(pages, &labelled.extent)
            }
        });
        let fields = merge_sources(printed.collect(), None);
        self.document(number, labelled.extent.clone(), fields, &self.codes_on(&labelled.extent))
    }

    fn printed(&self, pages: &AnnotatedReading<'_>, extent: &Extent) -> PrintedFields {
        let (annotated, aspect) = pages.document(extent);
        PrintedFields::new(&annotated, aspect, self.today)
    }

    fn codes_on(&self, extent: &Extent) -> Vec<&Code> {
        self.codes.iter().filter(|code| code.is_on(extent)).collect()
    }

    /// Returns a document, with what the codes on it say.
    fn document(
        &self,
        number: u32,
        extent: Extent,
        mut fields: MergedFields,
        codes: &[&Code],
    ) -> MergedDocument {
        if !codes.is_empty() {
            let of_whole_pages = self.of_whole_pages();
            let printed: Vec<PageReading> =
                of_whole_pages.flat_map(|(reading, _)| extent.pages_of(&reading.pages)).collect();
            merge_qr(&mut fields, codes, &printed.iter().collect::<Vec<_>>());
        }
        MergedDocument { number, extent, fields }
    }
}

/// Whether a reading is one of whole pages.
fn sees_pages(reading: &Reading) -> bool {
    reading.pages.iter().any(|page| !page.is_second_reading())
}

/// Merges the witnesses that saw money before those that saw none: a text layer may contain no more than a heading.
fn merge_sources(mut printed: Vec<PrintedFields>, einvoice: Option<Einvoice>) -> MergedFields {
    printed.sort_by_key(|printed_fields| !printed_fields.has_money());
    merge::merge_sources(printed, einvoice)
}

/// Returns the pages that any witness saw.
fn pages(readings: &[Reading]) -> Vec<u32> {
    let pages = readings.iter().flat_map(|reading| &reading.pages).map(|page| page.page);
    pages.collect::<BTreeSet<u32>>().into_iter().collect()
}

/// Takes the trust in exact text away where some of it turns out to be other than what the page shows: then only what is
/// confirmed from the pixels counts.
fn distrust_text(candidates: &mut BTreeMap<FieldKind, Vec<Candidate>>) {
    let is_exact = |candidate: &Candidate| candidate.evidence.contains(&Evidence::ExactText);
    let has = |candidate: &Candidate, wanted: fn(&Evidence) -> bool| candidate.evidence.iter().any(wanted);
    let is_false = |found: &Vec<Candidate>| {
        found.first().is_some_and(|best| {
            is_exact(best) && has(best, |one| matches!(one, Evidence::SecondReadingDiffers { .. }))
        })
    };
    if !candidates.values().any(is_false) {
        return;
    }
    let is_confirmed = |candidate: &Candidate| {
        has(candidate, |one| {
            matches!(one, Evidence::SecondReadingAgrees { .. } | Evidence::ReadingsAgree { .. })
        })
    };
    for candidate in candidates.values_mut().flatten().filter(|one| is_exact(one) && !is_confirmed(one)) {
        candidate.evidence.retain(|one| !is_of_characters(one));
    }
}

/// Whether a reason holds only if the characters of the text are those on the page.
fn is_of_characters(evidence: &Evidence) -> bool {
    matches!(
        evidence,
        Evidence::ExactText
            | Evidence::SumCloses { .. }
            | Evidence::LineItemsAddUp { .. }
            | Evidence::CashLessChange { .. }
            | Evidence::TaxRateFits { .. }
            | Evidence::PrintedElsewhere { .. }
            | Evidence::WeekdayFits
            | Evidence::CheckDigitFits
    )
}

/// Returns the order of trust: exact text, then recognition on the device, then hidden text of a scan.
fn rank(reading: &Reading, readings: &[Reading]) -> u8 {
    let rank = |origin: TextOrigin| match origin {
        TextOrigin::Exact => 0,
        TextOrigin::Recognised => 1,
        TextOrigin::HiddenLayer => 3,
        TextOrigin::SecondReading => 4,
    };
    match reading.pages.iter().map(|page| rank(page.origin)).min() {
        Some(0) if is_partial(reading, readings) => 2,
        rank => rank.unwrap_or(u8::MAX),
    }
}

/// Share of the recognised words on a page that its exact text has at least; with less it is a stamp on a scan.
const MOST_WORDS: f32 = 0.5;

/// Whether exact text is only a small part of what an engine saw on the same pages.
fn is_partial(exact: &Reading, readings: &[Reading]) -> bool {
    let pages = || exact.pages.iter().filter(|page| page.origin == TextOrigin::Exact);
    readings.iter().any(|other| {
        let recognised =
            |page: u32| other.pages.iter().find(|of| of.page == page && of.origin == TextOrigin::Recognised);
        let mut pairs = pages().map(|page| Some((page, recognised(page.page)?)));
        let counts = pairs.try_fold((0, 0), |(all, shared), pair| {
            let (page, seen) = pair?;
            let has =
                |word: &Word| page.layout.lines.iter().any(|line| line.bounds.holds_middle_of(&word.bounds));
            let words: Vec<&Word> = seen.layout.words().collect();
            Some((all + words.len(), shared + words.iter().filter(|word| has(word)).count()))
        });
        counts.is_some_and(|(all, shared)| (shared as f32) < all as f32 * MOST_WORDS)
    })
}

fn is_einvoice(reading: &Reading) -> bool {
    reading.pages.is_empty() && reading.engine.name == WitnessKind::Einvoice.name()
}

impl MergedDocument {
    /// Returns the best candidate of each field.
    pub(crate) fn best(&self) -> impl Iterator<Item = (FieldKind, &Candidate)> {
        self.fields.candidates.iter().filter_map(|(field, found)| Some((*field, found.first()?)))
    }

    /// Concludes the document from what was merged and from the second readings among these readings.
    pub(crate) fn conclude(&self, readings: &[Reading], context: &Context) -> Explained {
        let MergedFields { kind, mut candidates, line_items, tax_lines, mut findings, weighed } =
            self.fields.clone();
        let second = SecondReading::of(readings);
        candidates.iter_mut().for_each(|(field, found)| second.note(*field, found));
        distrust_text(&mut candidates);
        findings.extend(findings::findings(&candidates, &tax_lines, context.today));
        let believed =
            candidates.iter().filter_map(|(field, found)| Weighed::believed(*field, found)).collect();
        let fields = candidates
            .into_iter()
            .map(|(kind, candidates)| (kind, field(kind, candidates, &findings, &second)));
        let fields: BTreeMap<FieldKind, Field> = fields.collect();
        let guessed = match kind.unwrap_or(DocumentKind::Invoice) {
            _ if fields.is_empty() && kind.is_none() => DocumentKind::Unknown,
            DocumentKind::Receipt | DocumentKind::Invoice if gives_back(&fields) => DocumentKind::CreditNote,
            kind => kind,
        };
        let extraction = Extraction {
            interpreter: VERSION.to_owned(),
            document: self.number,
            kind: context.kind.unwrap_or(guessed),
            pages: self.extent.pages(),
            parts: self.extent.parts(),
            fields,
            tax_lines,
            line_items,
            findings,
        };
        Explained { extraction, weighed, believed }
    }
}

/// Whether money comes back, whatever the paper calls itself: the total is negative, and so is what it is made of. A
/// negative amount alone may be a payment.
fn gives_back(fields: &BTreeMap<FieldKind, Field>) -> bool {
    let is_negative = |field: FieldKind| {
        let found = fields.get(&field)?;
        Some(found.best().value.amount()? < Decimal::ZERO)
    };
    let is_stated = || {
        let total = fields.get(&FieldKind::Total).map(|total| total.best().source.as_str());
        total == Some(WitnessKind::Einvoice.name())
    };
    let is_made_of_negatives =
        || [FieldKind::Subtotal, FieldKind::Tax].into_iter().filter_map(is_negative).any(|is_so| is_so);
    is_negative(FieldKind::Total) == Some(true) && (is_stated() || is_made_of_negatives())
}

fn field(
    kind: FieldKind,
    mut candidates: Vec<Candidate>,
    findings: &[Finding],
    second: &SecondReading<'_>,
) -> Field {
    let fails = findings::contradict(findings, kind);
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

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use vouch_core::EngineId;

    use super::*;
    use crate::layout::rows::tests::page;

    const SCAN: [(f32, f32, &str); 5] = [
        (0.30, 0.10, "HARBOUR PRINT LTD"),
        (0.10, 0.20, "Invoice No: 3301"),
        (0.10, 0.30, "Subtotal 108.00"),
        (0.10, 0.33, "VAT 20% 21.60"),
        (0.10, 0.36, "Total due 129.60"),
    ];
    const STAMP: (f32, f32, &str) = (0.50, 0.80, "Approved Total 500.00");

    fn reading(engine: &str, origin: TextOrigin, number: u32, lines: &[(f32, f32, &str)]) -> Reading {
        let engine = EngineId { name: engine.to_owned(), version: "1".to_owned() };
        let pages = vec![PageReading { page: number, origin, ..page(lines) }];
        Reading { engine, read_at: Timestamp::UNIX_EPOCH, pages, values: Vec::new() }
    }

    #[test]
    fn a_stamp_does_not_speak_for_the_scan_it_is_on() {
        let seen: Vec<_> = SCAN.into_iter().chain([STAMP]).collect();
        let of = |exact: &[(f32, f32, &str)], page: u32| {
            [
                reading("text", TextOrigin::Exact, page, exact),
                reading("device", TextOrigin::Recognised, 0, &seen),
            ]
        };
        for (exact, page, partial) in [(&[STAMP][..], 0, true), (&seen, 0, false), (&[STAMP], 1, false)] {
            let readings = of(exact, page);
            assert_eq!(is_partial(&readings[0], &readings), partial);
        }
        let context = Context { today: jiff::civil::date(2026, 11, 21), kind: None };
        let found = crate::interpret(&of(&[STAMP], 0), &context).swap_remove(0);
        let total = found.fields[&FieldKind::Total].best();
        assert_eq!((total.value.plain().as_str(), total.source.as_str()), ("129.60", "device"));
    }
}
