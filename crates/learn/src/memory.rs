//! What a person gave on earlier documents of a vendor, as candidates for the next.

use jiff::civil::Date;
use vouch_core::{
    Candidate, Evidence, Extraction, FieldKind, Lesson, PageReading, Reading, Spot, TextOrigin, Value,
    VendorKey, Verdict,
};

use crate::lesson::input_context;
use crate::spot::{FoundValue, find_at_spots};
use crate::suggest::{SOURCE_MEMORY, suggest};
use crate::text_run::pages;
use crate::vendor::{VendorMatch, VendorSighting};

/// Least confidence of clear text.
const CLEAR: f32 = 0.9;

/// Returns the lessons that are certainly about this document's vendor, if only by the name that a person's rule gives
/// it.
pub(crate) fn of_vendor<'a>(
    lessons: &'a [Lesson],
    extraction: &Extraction,
    readings: &[Reading],
    known_as: Option<&VendorKey>,
) -> Vec<&'a Lesson> {
    let sighting = VendorSighting::of(extraction, readings);
    let is_of = |lesson: &&Lesson| {
        known_as.is_some_and(|key| lesson.keys.contains(key))
            || sighting.match_with(&lesson.keys) == Some(VendorMatch::Sure)
    };
    lessons.iter().filter(is_of).collect()
}

/// Adds what the lessons of this vendor say, the newest first, to the candidates of a document. A proved value stays in
/// front; so does the value that was read where the remembered one would break a rule.
pub(crate) fn apply(extraction: &mut Extraction, readings: &[Reading], of_vendor: &[&Lesson], today: Date) {
    for field in FieldKind::ALL {
        let given = of_vendor.iter().find_map(|lesson| Some((lesson.values.get(field)?, lesson.day)));
        if let Some((value, day)) = given {
            let first = extraction.verdict(*field) <= Verdict::Doubtful;
            suggest(extraction, *field, given_before(value, day), Verdict::Likely, first);
        }
    }
    let pages = pages(extraction, readings);
    for field in FieldKind::ALL {
        let learned = of_vendor.iter().find_map(|lesson| {
            let spots: Vec<&Spot> = lesson.spots.iter().filter(|spot| spot.field == *field).collect();
            (!spots.is_empty()).then_some((spots, lesson.day))
        });
        if let Some((spots, day)) = learned {
            read_at_spot(extraction, &pages, *field, &spots, day, today);
        }
    }
}

/// Reads a field where the person found it the last time.
fn read_at_spot(
    extraction: &mut Extraction,
    pages: &[&PageReading],
    field: FieldKind,
    spots: &[&Spot],
    day: Date,
    today: Date,
) {
    let context = input_context(extraction, today);
    let Some(found) = find_at_spots(pages, spots, &context) else { return };
    let candidates = extraction.fields.get(&field).map(|read| read.candidates.as_slice()).unwrap_or_default();
    let at = candidates.iter().position(|one| one.value == found.value);
    let failing = vouch_review::failing_with(extraction, &[(field, found.value.clone())], today);
    let breaks_rule = failing.len() > vouch_review::failing_with(extraction, &[], today).len();
    let first = match at {
        Some(0) => !is_unclear(extraction, field),
        _ => extraction.verdict(field) != Verdict::Proved && !breaks_rule,
    };
    let sure = is_clear(&found) && (found.by_caption || at.is_some());
    let verdict = if sure { Verdict::Likely } else { Verdict::Doubtful };
    suggest(extraction, field, candidate(found, day), verdict, first);
    if first {
        extraction.findings = failing;
    }
}

/// Whether the doubt about the field concerns its characters, which knowing its place does not settle.
fn is_unclear(extraction: &Extraction, field: FieldKind) -> bool {
    let unclear = |reason: &Evidence| matches!(reason, Evidence::ReadPoorly { .. } | Evidence::RuleFails);
    extraction.fields.get(&field).is_some_and(|field| field.best().evidence.iter().any(unclear))
}

fn is_clear(found: &FoundValue<'_>) -> bool {
    found.run.page.origin == TextOrigin::Exact
        || found.run.confidence.is_some_and(|confidence| confidence.get() >= CLEAR)
}

fn candidate(found: FoundValue<'_>, day: Date) -> Candidate {
    let place = vouch_core::Place { page: found.run.page.page, bounds: Some(found.run.bounds) };
    Candidate {
        value: found.value,
        raw: found.run.text,
        confidence: found.run.confidence,
        source: SOURCE_MEMORY.to_owned(),
        place: Some(place),
        score: 0.0,
        evidence: vec![Evidence::CorrectedBefore { day }],
    }
}

fn given_before(value: &Value, day: Date) -> Candidate {
    Candidate {
        value: value.clone(),
        raw: value.plain(),
        confidence: None,
        source: SOURCE_MEMORY.to_owned(),
        place: None,
        score: 0.0,
        evidence: vec![Evidence::GivenBefore { day }],
    }
}
