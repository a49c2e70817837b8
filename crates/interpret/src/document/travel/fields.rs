//! From what a zone states to fields with evidence and verdicts.

use std::collections::BTreeMap;

use jiff::civil::Date;
use vouch_core::{
    BoundingBox, Candidate, Confidence, Evidence, Field, FieldKind, Place, Reading, Value, Verdict,
};

use super::choice::OpenChoice;
use super::occurrence::occurrences;
use super::reread::Reread;
use super::stated::{Stated, stated};
use super::verdict::{Check, Grounds};
use super::visual_zone::VisualZone;
use vouch_mrz::{Cell, Zone, text};

/// Least confidence of every character in clear text.
const CLEAR: f32 = 0.5;

/// One document: its zone as each witness read it, and its visual zone.
pub(super) struct TravelDocument<'a> {
    /// The zone as it was read best, corrected from the visual zone.
    pub zone: &'a Zone,
    /// The fields that were corrected from the visual zone.
    pub reread: &'a [Reread],
    /// The same zone as it was first read, and as others read it.
    pub others: &'a [&'a Zone],
    /// The visual zone.
    pub visual: &'a VisualZone,
    /// The readings that the zones were found in.
    pub readings: &'a [Reading],
    /// The day of reading.
    pub today: Date,
}

impl TravelDocument<'_> {
    /// Returns every field that was found.
    pub fn fields(&self) -> BTreeMap<FieldKind, Field> {
        let others: Vec<(&Zone, Vec<Stated>)> =
            self.others.iter().map(|zone| (*zone, stated(zone, self.visual, self.today))).collect();
        let own = stated(self.zone, self.visual, self.today);
        own.into_iter().map(|stated| (stated.kind, self.field(&stated, &others))).collect()
    }

    fn field(&self, stated: &Stated, others: &[(&Zone, Vec<Stated>)]) -> Field {
        let of_others = others.iter().flat_map(|(zone, all)| {
            all.iter().filter(|other| other.kind == stated.kind).map(|other| (*zone, other))
        });
        let (agreeing, differing): (Vec<_>, Vec<_>) =
            of_others.partition(|(_, other)| other.value == stated.value);
        let printed = self.printed(stated);
        let reread = self.reread.iter().find(|reread| reread.kind == stated.kind);
        let engine = self.engine(self.zone);
        let mut engines: Vec<String> =
            agreeing.iter().map(|(zone, _)| self.engine(zone).to_owned()).collect();
        engines.retain(|other| other != engine);

        // A witness that reads the same and has no such choice settles it. Zero and O stay open: no witness has a
        // second choice that tells them apart.
        let is_open = |choice: &&OpenChoice| agreeing.iter().all(|(_, other)| other.choices.contains(choice));
        let choices: Vec<Evidence> =
            stated.choices.iter().filter(is_open).map(|choice| choice.evidence()).collect();
        let grounds = Grounds {
            check: stated.check,
            composite: self.zone.composite_fits(),
            is_clear: self.zone.is_exact || is_clear(&stated.cells),
            is_witnessed: self.zone.is_exact || printed.is_some() || !engines.is_empty(),
            is_open: stated.is_open || !choices.is_empty() || reread.is_some(),
            is_disputed: differing
                .iter()
                .any(|(zone, _)| self.is_second_reading(zone) != self.is_second_reading(self.zone)),
            is_contradicted: stated
                .value
                .date()
                .is_some_and(|date| self.contradiction(stated.kind, date).is_some()),
        };
        let mut best = self.candidate(self.zone, stated, 1.0);
        if let Some(reread) = reread {
            best.source.clone_from(&self.readings[reread.reading].engine.name);
            best.raw = best.value.plain();
            best.place = Some(reread.place);
            best.confidence = None;
            best.evidence.retain(|evidence| !is_about_reading(evidence));
        }
        best.evidence.extend(choices);
        best.evidence.extend(grounds.is_contradicted.then_some(Evidence::RuleFails));
        best.evidence.extend(printed.is_some().then_some(Evidence::PrintedZoneAgrees));
        if !engines.is_empty() {
            engines.insert(0, engine.to_owned());
            best.evidence.push(Evidence::ReadingsAgree { engines });
        }
        let mut candidates = vec![best];
        candidates.extend(differing.into_iter().map(|(zone, other)| self.candidate(zone, other, 0.5)));
        // A name that fills its place may go on: it is likely at most, unless the visual zone has it as a whole.
        let longer = self.longer_in_visual_zone(stated);
        let is_cut = self.may_be_cut(stated);
        let verdict = if is_cut { grounds.verdict().min(Verdict::Likely) } else { grounds.verdict() };
        candidates.splice(0..0, longer);
        let printed = self.printed_numbers(stated.kind, &candidates);
        Field { candidates, verdict, probability: None, printed }
    }

    /// Returns the date in the visual zone that contradicts a date of the zone. No date on a document is before the
    /// birth of its holder or after its expiry, so such a date is the birth or the expiry itself.
    pub fn contradiction(&self, kind: FieldKind, stated: Date) -> Option<Date> {
        let certain = self.visual.dates().filter(|printed| printed.date.is_certain());
        let printed = certain.filter_map(|printed| printed.date.full());
        let is_printed = self.visual.dates().any(|printed| printed.date.is(stated));
        let found = match kind {
            FieldKind::BirthDate => printed.min().filter(|earliest| *earliest < stated),
            FieldKind::ExpiryDate => printed.max().filter(|latest| *latest > stated),
            _ => None,
        };
        found.filter(|_| !is_printed)
    }

    fn candidate(&self, zone: &Zone, stated: &Stated, score: f32) -> Candidate {
        let confidence = confidence(&stated.cells);
        let mut evidence = Vec::new();
        match confidence {
            _ if zone.is_exact => evidence.push(Evidence::ExactText),
            Some(confidence) if is_clear(&stated.cells) => {
                evidence.push(Evidence::ReadClearly { confidence })
            }
            Some(confidence) => evidence.push(Evidence::ReadPoorly { confidence }),
            None => {}
        }
        match stated.check {
            Check::Own(true) => evidence.push(Evidence::CheckDigitFits),
            Check::Own(false) => evidence.push(Evidence::RuleFails),
            Check::None => evidence.push(Evidence::NoCheckDigit),
        }
        if stated.check == Check::Own(true) && zone.composite_fits() == Some(true) {
            evidence.push(Evidence::CompositeCheckDigitFits);
        }
        if stated.kind != FieldKind::Mrz {
            evidence.extend(taken_by_place(&stated.cells));
        }
        evidence.extend(stated.evidence.iter().cloned());
        let bounds = BoundingBox::around(stated.cells.iter().filter_map(|cell| cell.bounds.as_ref()));
        Candidate {
            value: stated.value.clone(),
            raw: stated.cells.iter().map(|cell| cell.read).collect(),
            confidence,
            source: self.engine(zone).to_owned(),
            place: Some(Place { page: zone.page, bounds: bounds.or(Some(zone.bounds)) }),
            score,
            evidence,
        }
    }

    /// Returns every place of a number that identifies the holder, for any of its candidates.
    fn printed_numbers(&self, kind: FieldKind, candidates: &[Candidate]) -> Vec<Place> {
        if kind == FieldKind::Mrz {
            let zones = [self.zone].into_iter().chain(self.others.iter().copied());
            return zones.map(|zone| Place { page: zone.page, bounds: Some(zone.bounds) }).collect();
        }
        let codes = candidates.iter().filter_map(|candidate| match &candidate.value {
            Value::Code(code) => Some(code),
            _ => None,
        });
        codes.flat_map(|code| occurrences(code, self.readings)).collect()
    }

    /// Returns where the visual zone has the same value.
    fn printed(&self, stated: &Stated) -> Option<Place> {
        match &stated.value {
            Value::Text(name) => self.visual.name(name),
            Value::Date(date) => {
                self.visual.dates().find(|printed| printed.date.is(*date)).map(|printed| printed.place)
            }
            Value::Code(code) if stated.kind != FieldKind::Mrz => self.visual.code(&code.replace(' ', "")),
            Value::Country(code) => self.visual.code(code),
            Value::Sex(_) => self.visual.code(&text(&stated.cells)),
            _ => None,
        }
    }

    /// Returns the longer form in the visual zone of a name that did not fit into the zone.
    fn longer_in_visual_zone(&self, stated: &Stated) -> Option<Candidate> {
        let Value::Text(name) = &stated.value else { return None };
        if !self.fills_its_place(stated.kind) {
            return None;
        }
        let (longer, reading, place) = self.visual.longer_name(name)?;
        let (confidence, evidence) = (None, vec![Evidence::PrintedZoneAgrees]);
        let source = self.readings[reading].engine.name.clone();
        let value = Value::Text(longer.clone());
        Some(Candidate { value, raw: longer, confidence, source, place: Some(place), score: 1.0, evidence })
    }

    /// Whether a name may have been cut: it fills its place, and the visual zone does not have it as a whole.
    fn may_be_cut(&self, stated: &Stated) -> bool {
        match &stated.value {
            Value::Text(name) => self.fills_its_place(stated.kind) && !self.visual.whole_name(name),
            _ => false,
        }
    }

    /// Whether the names fill their place to the end. Where surname and given names share one, ICAO 9303 lets either be
    /// shortened then.
    fn fills_its_place(&self, kind: FieldKind) -> bool {
        let layout = self.zone.layout();
        let place = match kind {
            FieldKind::Surname => layout.names,
            FieldKind::GivenNames => layout.given.unwrap_or(layout.names),
            _ => return false,
        };
        self.zone.cells(place).and_then(<[_]>::last).is_some_and(|cell| !cell.is_filler())
    }

    fn is_second_reading(&self, zone: &Zone) -> bool {
        self.readings[zone.reading].is_second_reading()
    }

    fn engine(&self, zone: &Zone) -> &str {
        &self.readings[zone.reading].engine.name
    }
}

/// Returns the lowest confidence of these characters, where the witness gives any.
fn confidence(cells: &[Cell]) -> Option<Confidence> {
    cells.iter().filter_map(|cell| cell.confidence).reduce(Confidence::min)
}

fn is_clear(cells: &[Cell]) -> bool {
    cells.iter().all(|cell| cell.character != Cell::UNKNOWN)
        && confidence(cells).is_some_and(|lowest| lowest.get() >= CLEAR)
}

fn taken_by_place(cells: &[Cell]) -> impl Iterator<Item = Evidence> {
    cells.iter().zip(0..).filter_map(|(cell, position)| {
        let read = cell.taken_from()?;
        Some(Evidence::TakenByPlace { position, read, taken: cell.character })
    })
}

/// Whether evidence is about how characters of the zone were read.
fn is_about_reading(evidence: &Evidence) -> bool {
    let of_clarity = matches!(evidence, Evidence::ReadClearly { .. } | Evidence::ReadPoorly { .. });
    of_clarity || matches!(evidence, Evidence::TakenByPlace { .. })
}
