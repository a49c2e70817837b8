//! From what a zone states to fields with evidence and verdicts.

use std::collections::BTreeMap;

use jiff::civil::Date;
use vouch_core::{
    BoundingBox, Candidate, Confidence, Evidence, Field, FieldKind, Place, Reading, Value, Verdict,
    check_digit,
};

use super::print::PrintedZone;
use super::stated::{Stated, stated};
use super::verdict::{Check, Grounds};
use crate::mrz::{Cell, Zone, text};

/// Least confidence of every character for print to count as clear.
const CLEAR: f32 = 0.6;
/// Most characters in which a number that is printed may differ from the one in the zone and still be the same.
const MOST_MISREAD: usize = 2;

/// One document: its zone as each witness read it, and what is printed beside it.
pub(super) struct Sighting<'a> {
    /// The zone as it was read best.
    pub zone: &'a Zone,
    /// The same zone as others read it.
    pub others: &'a [&'a Zone],
    /// The printed zone.
    pub print: &'a PrintedZone,
    /// Where the zones come from.
    pub readings: &'a [Reading],
    /// The day of reading.
    pub today: Date,
}

impl Sighting<'_> {
    /// Every field that was found.
    pub fn fields(&self) -> BTreeMap<FieldKind, Field> {
        let others: Vec<(&Zone, Vec<Stated>)> =
            self.others.iter().map(|zone| (*zone, stated(zone, self.print, self.today))).collect();
        let own = stated(self.zone, self.print, self.today);
        own.into_iter().map(|stated| (stated.kind, self.field(&stated, &others))).collect()
    }

    fn field(&self, stated: &Stated, others: &[(&Zone, Vec<Stated>)]) -> Field {
        let of_others = others.iter().flat_map(|(zone, all)| {
            all.iter().filter(|other| other.kind == stated.kind).map(|other| (*zone, other))
        });
        let (agreeing, differing): (Vec<_>, Vec<_>) =
            of_others.partition(|(_, other)| other.value == stated.value);
        let printed = self.printed(stated);
        let engine = self.engine(self.zone);
        let mut engines: Vec<String> =
            agreeing.iter().map(|(zone, _)| self.engine(zone).to_owned()).collect();
        engines.retain(|other| other != engine);

        let choices: Vec<Evidence> = stated.choices.iter().map(|choice| choice.evidence()).collect();
        let grounds = Grounds {
            check: stated.check,
            composite: self.zone.composite_fits(),
            is_clear: self.zone.is_exact || is_clear(&stated.cells),
            is_witnessed: self.zone.is_exact || printed.is_some() || !engines.is_empty(),
            is_open: stated.is_open || !choices.is_empty(),
        };
        let mut best = self.candidate(self.zone, stated, 1.0);
        best.evidence.extend(choices);
        best.evidence.extend(printed.is_some().then_some(Evidence::PrintedZoneAgrees));
        if !engines.is_empty() {
            engines.insert(0, engine.to_owned());
            best.evidence.push(Evidence::ReadingsAgree { engines });
        }
        let mut verdict = grounds.verdict();
        let mut candidates = vec![best];
        candidates.extend(differing.into_iter().map(|(zone, other)| self.candidate(zone, other, 0.5)));
        if let Some((candidate, is_better)) = self.rival_in_print(stated) {
            // The print and the check digit say the same, so the zone was misread; a name cut short is worth showing.
            candidates.insert(usize::from(!is_better), candidate);
            verdict = if is_better { Verdict::Likely } else { verdict.min(Verdict::Likely) };
        }
        Field { candidates, verdict }
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

    /// Where the printed zone says the same.
    fn printed(&self, stated: &Stated) -> Option<Place> {
        match &stated.value {
            Value::Text(name) => self.print.name(name),
            Value::Date(date) => {
                self.print.dates().find(|(printed, _)| printed.says(*date)).map(|(_, place)| *place)
            }
            Value::Code(code) if stated.kind != FieldKind::Mrz => self.print.code(&code.replace(' ', "")),
            Value::Country(code) => self.print.code(code),
            Value::Sex(_) => self.print.code(&text(&stated.cells)),
            _ => None,
        }
    }

    /// What the printed zone says otherwise and better: a number that fits the check digit where that of the zone does
    /// not (then it is the better one), or a name that the zone had no room for.
    fn rival_in_print(&self, stated: &Stated) -> Option<(Candidate, bool)> {
        let (value, reading, place, is_better) = match (stated.kind, stated.check) {
            (FieldKind::DocumentNumber, Check::Own(false)) => {
                let check = self.zone.number()?.check.character.to_digit(10)?;
                let misread = text(&stated.cells);
                let fits = |code: &str| check_digit(code).map(u32::from) == Some(check);
                let near = |code: &str| {
                    code.chars().zip(misread.chars()).filter(|(a, b)| a != b).count() <= MOST_MISREAD
                };
                let found =
                    self.print.codes(misread.len()).find(|code| fits(&code.text) && near(&code.text))?;
                (Value::Code(found.text), found.reading, found.place, true)
            }
            (FieldKind::GivenNames, _) if self.is_cut_short() => {
                let Value::Text(name) = &stated.value else { return None };
                let (longer, reading, place) = self.print.longer_name(name)?;
                (Value::Text(longer), reading, place, false)
            }
            _ => return None,
        };
        let evidence = if is_better { vec![Evidence::CheckDigitFits] } else { Vec::new() };
        let candidate = Candidate {
            raw: value.plain(),
            value,
            confidence: None,
            source: self.readings[reading].engine.name.clone(),
            place: Some(place),
            score: if is_better { 2.0 } else { 0.5 },
            evidence,
        };
        Some((candidate, is_better))
    }

    /// Whether the names fill their line to the end.
    fn is_cut_short(&self) -> bool {
        let names = self.zone.cells(self.zone.layout().names);
        names.and_then(<[_]>::last).is_some_and(|cell| !cell.is_filler())
    }

    fn engine(&self, zone: &Zone) -> &str {
        &self.readings[zone.reading].engine.name
    }
}

/// The lowest confidence among characters, where the witness says.
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
