//! Identity documents: those with a machine-readable zone, driving licences, and what an engine labels as one.
//!
//! A zone gives the fields. Its check digits and the visual zone beside it decide how far they can be trusted
//! ([`verdict`]). Names are spelled as in the zone, in the letters A to Z, as border controls ask for them.

mod century;
mod choice;
mod fields;
mod identity;
mod licence;
mod names;
mod occurrence;
mod reread;
mod second_reading;
mod stated;
mod verdict;
mod visual_date;
mod visual_zone;

use std::collections::{BTreeMap, BTreeSet};

use vouch_core::{DocumentFamily, DocumentKind, Extraction, Field, FieldKind, Finding, Reading, TextRegion};

use crate::context::{Context, VERSION};
use crate::layout::orientation::Turned;
use crate::verdict::findings::take_proof_away;
use fields::TravelDocument;
use reread::reread;
use visual_zone::VisualZone;
use vouch_mrz::{self as mrz, Span, Zone, text};

/// Returns the travel documents in these readings, of which second readings come last; `None` where nothing is a travel
/// document and nobody said so.
pub(crate) fn interpret(readings: &[Reading], context: &Context) -> Option<Vec<Extraction>> {
    let zones = mrz::find(readings);
    let groups = group_by_document(&zones);
    let documents: Vec<&Zone> = groups.iter().map(|zones| zones[0]).collect();
    let mut extractions = Vec::with_capacity(groups.len());
    for (same, number) in groups.iter().zip(0..) {
        let visual = VisualZone::of(same[0], &documents, &zones, of_whole_pages(readings));
        let (zone, reread) = reread(same[0], &visual);
        let others = if reread.is_empty() { &same[1..] } else { same };
        let document = TravelDocument {
            zone: &zone,
            reread: &reread,
            others,
            visual: &visual,
            readings,
            today: context.today,
        };
        extractions.push(extraction(&document, number, context));
    }
    licence::add(&mut extractions, readings, context);
    if let [only] = extractions.as_mut_slice() {
        only.pages = pages(readings);
    }
    identity::add(&mut extractions, readings, context);
    if extractions.is_empty() {
        let kind = context.kind.filter(|kind| kind.family() == DocumentFamily::Identity)?;
        extractions.push(empty(0, kind, pages(readings)));
    }
    Some(extractions)
}

/// Returns the regions of these documents that are worth a second reading: the lines of their zones, and the number of a
/// licence. `upright` are the readings on upright pages, `shown` the same ones as they were read.
pub(crate) fn regions(
    upright: &[Reading],
    shown: &[Reading],
    turned: &Turned,
    context: &Context,
) -> Vec<TextRegion> {
    let of_zones = second_reading::regions(upright, shown, turned);
    of_zones.into_iter().chain(licence::regions(upright, shown, context)).collect()
}

/// Returns the readings of whole pages. Second readings see only the zone, and say nothing about the text beside it.
fn of_whole_pages(readings: &[Reading]) -> &[Reading] {
    let second = readings.iter().position(Reading::is_second_reading);
    &readings[..second.unwrap_or(readings.len())]
}

/// Groups zones into documents, the best zone of each first: several witnesses may have read one zone, and a document
/// may be on several pages.
fn group_by_document(zones: &[Zone]) -> Vec<Vec<&Zone>> {
    let mut documents: Vec<Vec<&Zone>> = Vec::new();
    for zone in zones {
        match documents.iter_mut().find(|document| document.iter().any(|other| is_same(zone, other))) {
            Some(document) => document.push(zone),
            None => documents.push(vec![zone]),
        }
    }
    for document in &mut documents {
        document.sort_by_key(|zone| std::cmp::Reverse((zone.fitting(), zone.is_exact, zone.read())));
    }
    documents.sort_by(|a, b| {
        (a[0].page, a[0].bounds.y)
            .partial_cmp(&(b[0].page, b[0].bounds.y))
            .unwrap_or(std::cmp::Ordering::Equal)
    });
    documents
}

/// Whether two zones are of one document: in one place as two witnesses saw it, or with the same number and date of
/// birth.
fn is_same(a: &Zone, b: &Zone) -> bool {
    let shared_y = a.bounds.bottom().min(b.bounds.bottom()) - a.bounds.y.max(b.bounds.y);
    let shared_x = a.bounds.right().min(b.bounds.right()) - a.bounds.x.max(b.bounds.x);
    let is_in_place = a.reading != b.reading && a.page == b.page && shared_x > 0.0 && shared_y > 0.0;
    let holder = |zone: &Zone| {
        let number = zone.number().filter(|number| number.fits)?;
        Some((text(&number.cells), text(zone.cells(zone.layout().birth)?)))
    };
    is_in_place || holder(a).is_some_and(|holder_of_a| Some(holder_of_a) == holder(b))
}

fn extraction(document: &TravelDocument<'_>, number: u32, context: &Context) -> Extraction {
    let mut fields = document.fields();
    let findings = findings(document, &fields);
    take_proof_away(&mut fields, &findings);
    let pages: BTreeSet<u32> =
        document.others.iter().map(|zone| zone.page).chain([document.zone.page]).collect();
    let kind = context
        .kind
        .filter(|kind| kind.family() == DocumentFamily::Identity)
        .unwrap_or_else(|| kind(document.zone));
    Extraction { findings, fields, ..empty(number, kind, pages.into_iter().collect()) }
}

fn empty(document: u32, kind: DocumentKind, pages: Vec<u32>) -> Extraction {
    let (tax_lines, line_items, findings) = (Vec::new(), Vec::new(), Vec::new());
    let interpreter = VERSION.to_owned();
    Extraction {
        interpreter,
        document,
        kind,
        pages,
        parts: Vec::new(),
        fields: BTreeMap::new(),
        tax_lines,
        line_items,
        findings,
    }
}

/// Returns the kind that the first letter of the zone gives, or else its format.
fn kind(zone: &Zone) -> DocumentKind {
    let code = zone.cells(zone.layout().code).map_or('?', |cells| cells[0].character);
    match (code, zone.format) {
        ('P', _) => DocumentKind::Passport,
        ('V', _) => DocumentKind::Visa,
        ('I' | 'A' | 'C', _) => DocumentKind::IdCard,
        (_, mrz::Format::Td3) => DocumentKind::Passport,
        (_, mrz::Format::MrvA | mrz::Format::MrvB) => DocumentKind::Visa,
        (_, mrz::Format::Td1 | mrz::Format::Td2 | mrz::Format::OldFrench) => DocumentKind::IdCard,
    }
}

fn findings(document: &TravelDocument<'_>, fields: &BTreeMap<FieldKind, Field>) -> Vec<Finding> {
    let zone = document.zone;
    let layout = zone.layout();
    let checked =
        |field, check: Span| zone.cells(field).filter(|_| !check.is_empty()).map(|_| zone.fits(field, check));
    let optional = layout.optional_check.and_then(|check| checked(layout.optional[0], check));
    let is_whole = zone.lines.iter().all(Option::is_some);
    let checks = [
        (FieldKind::DocumentNumber, zone.number().map(|number| number.fits)),
        (FieldKind::BirthDate, checked(layout.birth, layout.birth_check)),
        (FieldKind::ExpiryDate, checked(layout.expiry, layout.expiry_check)),
        (FieldKind::PersonalNumber, optional),
        (FieldKind::Mrz, zone.composite_fits().filter(|_| is_whole)),
    ];
    let failing = checks.into_iter().filter(|(_, fits)| *fits == Some(false));
    let date = |kind| fields.get(&kind).and_then(|field| field.best().value.date());
    let differing = [FieldKind::BirthDate, FieldKind::ExpiryDate].into_iter().filter_map(|field| {
        let first = date(field)?;
        let second = document.contradiction(field, first)?.to_string();
        Some(Finding::WitnessesDiffer { field, first: first.to_string(), second })
    });
    let expired = date(FieldKind::ExpiryDate).filter(|date| *date < document.today);
    let malformed = (!is_whole).then_some(Finding::MrzMalformed);
    malformed
        .into_iter()
        .chain(failing.map(|(field, _)| Finding::CheckDigitFails { field }))
        .chain(differing)
        .chain(expired.map(|date| Finding::Expired { date }))
        .collect()
}

fn pages(readings: &[Reading]) -> Vec<u32> {
    let pages: BTreeSet<u32> =
        readings.iter().flat_map(|reading| &reading.pages).map(|page| page.page).collect();
    pages.into_iter().collect()
}

#[cfg(test)]
mod tests;
