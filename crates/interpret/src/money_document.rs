//! Receipts and invoices: readings to extractions.
//!
//! Every witness is heard alone ([`Testimony`]), then all together ([`hearing`]): e-invoice data before text that the
//! file carries, that before recognised text. The verdicts come last.

use std::collections::{BTreeMap, BTreeSet};

use vouch_core::{
    Candidate, DocumentKind, Extraction, Field, FieldKind, Finding, PageReading, Place, Reading, TextOrigin,
};

use crate::code::{self, Code};
use crate::documents::Extent;
use crate::einvoice::Claims;
use crate::explain::{Explained, Weighed};
use crate::hearing::{self, Heard};
use crate::named::{self, NamedDocument};
use crate::second_look::SecondLook;
use crate::witness::Testimony;
use crate::{Context, VERSION, documents, einvoice, findings, parts, probability, verdict};

/// The receipts and invoices in these readings; one document of kind `Unknown` where nothing was found.
///
/// The first witness says where one document ends and the next begins. E-invoice data speaks of one document only, so a
/// source that carries it is one.
pub(crate) fn interpret(readings: &[Reading], context: &Context) -> Vec<Explained> {
    if readings.iter().any(is_einvoice) {
        return vec![interpret_one(readings, context)];
    }
    let named = named::documents(readings);
    let codes = Code::all(readings);
    if !named.is_empty() {
        return (0..)
            .zip(&named)
            .map(|(number, part)| named_document(number, part, readings, &codes, context))
            .collect();
    }
    let witnesses = witnesses(readings);
    let parted = witnesses.first().map(|first| documents::documents(&first.pages)).unwrap_or_default();
    if parted.len() < 2 {
        return vec![interpret_one(readings, context)];
    }
    let document = |(number, extent): (u32, &Extent)| {
        let parts = witnesses.iter().map(|reading| testimony(reading, &extent.of(&reading.pages), context));
        let mut heard = hear(parts.collect(), None);
        join_codes(&mut heard, &codes, extent, readings);
        extraction(number, heard, &extent.places(), readings, context)
    };
    (0..).zip(&parted).map(document).collect()
}

/// All that these readings say, as one document.
pub(crate) fn interpret_one(readings: &[Reading], context: &Context) -> Explained {
    let claims = readings.iter().filter(|reading| is_einvoice(reading)).map(einvoice::claims).next();
    let codes = Code::all(readings);
    if claims.is_none()
        && let Some(named) = named::joined(readings)
    {
        return named_document(0, &named, readings, &codes, context);
    }
    let witnesses = witnesses(readings);
    let heard = witnesses.iter().map(|reading| testimony(reading, &reading.pages, context));
    let mut heard = hear(heard.collect(), claims);
    let print: Vec<&PageReading> = witnesses.iter().flat_map(|reading| &reading.pages).collect();
    code::join(&mut heard, &codes.iter().collect::<Vec<_>>(), &print);
    extraction(0, heard, &parts::whole(pages(readings)), readings, context)
}

/// Those that saw print, the one that is believed first in front.
fn witnesses(readings: &[Reading]) -> Vec<&Reading> {
    let mut witnesses: Vec<&Reading> = readings.iter().filter(|reading| sees_pages(reading)).collect();
    witnesses.sort_by_key(|reading| rank(reading));
    witnesses
}

/// Whether a reading is one of whole pages.
fn sees_pages(reading: &Reading) -> bool {
    reading.pages.iter().any(|page| !page.is_second_look())
}

/// One document of those that an engine names; the other witnesses are heard about the same parts of the pages.
fn named_document(
    number: u32,
    named: &NamedDocument<'_>,
    readings: &[Reading],
    codes: &[Code],
    context: &Context,
) -> Explained {
    let is_heard = |reading: &&Reading| sees_pages(reading) || named.is_of(reading);
    let mut witnesses: Vec<&Reading> = readings.iter().filter(is_heard).collect();
    witnesses.sort_by_key(|reading| rank(reading));
    let heard = witnesses.into_iter().map(|reading| {
        if named.is_of(reading) {
            named.testimony(context.today)
        } else {
            testimony(reading, &named.extent.of(&reading.pages), context)
        }
    });
    let mut heard = hear(heard.collect(), None);
    join_codes(&mut heard, codes, &named.extent, readings);
    extraction(number, heard, &named.extent.places(), readings, context)
}

/// Adds what the codes on a document say.
fn join_codes(heard: &mut Heard, codes: &[Code], extent: &Extent, readings: &[Reading]) {
    let codes: Vec<&Code> = codes.iter().filter(|code| code.is_on(extent)).collect();
    if codes.is_empty() {
        return;
    }
    let print: Vec<PageReading> = readings
        .iter()
        .filter(|reading| sees_pages(reading))
        .flat_map(|reading| extent.of(&reading.pages))
        .collect();
    code::join(heard, &codes, &print.iter().collect::<Vec<_>>());
}

fn testimony(reading: &Reading, pages: &[PageReading], context: &Context) -> Testimony {
    Testimony::new(&reading.engine.name, &pages.iter().collect::<Vec<_>>(), context.today)
}

/// Hears the witnesses that saw money before those that saw none: a text layer may hold no more than a heading.
fn hear(mut testimonies: Vec<Testimony>, claims: Option<Claims>) -> Heard {
    testimonies.sort_by_key(|testimony| !testimony.has_money());
    hearing::hear(testimonies, claims)
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
        TextOrigin::SecondLook => 3,
    };
    reading.pages.iter().map(|page| rank(page.origin)).min().unwrap_or(u8::MAX)
}

fn is_einvoice(reading: &Reading) -> bool {
    reading.pages.is_empty() && reading.engine.name == "einvoice"
}

fn extraction(
    document: u32,
    heard: Heard,
    places: &[Place],
    readings: &[Reading],
    context: &Context,
) -> Explained {
    let Heard { kind, mut candidates, line_items, tax_lines, mut findings, weighed } = heard;
    let second = SecondLook::of(readings);
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
        pages: parts::pages(places),
        parts: parts::shared(places),
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
    second: &SecondLook<'_>,
) -> Field {
    let fails = findings.iter().any(|finding| finding.is_stop() && finding.fields().contains(&kind));
    let (verdict, remarks) = verdict::verdict(kind, &candidates, fails);
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
