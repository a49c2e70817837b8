//! Identity documents as an engine labels their fields: AnalyzeID does so for passports and driving licences of the
//! United States.
//!
//! A machine-readable zone with check digits is stronger, so labelled values only fill its gaps. A licence has no zone.
//! The engine sometimes swaps first and last names there, so the captions printed before the names decide, and without
//! captions a person does.

use std::collections::BTreeMap;

use jiff::civil::Date;
use vouch_core::{
    Candidate, DocumentFamily, DocumentKind, Evidence, Extraction, Field, FieldKind, Finding, LabelledValue,
    Place, Reading, Value, Verdict,
};

use super::empty;
use super::visual_date::{PrintedDate, dates};
use crate::context::Context;
use crate::layout::rows::TextRows;
use crate::source::labelled;
use crate::text::fold::key;
use crate::text::same_value::same;
use crate::verdict::decide::verdict;

/// The score of labelled values; only its distance to rivals matters.
const LABELLED_SCORE: f32 = 3.0;
/// The difference in score to a rival that is about as good.
const CLOSE: f32 = 0.05;
/// The end of the label of a value in the engine's standard form.
const NORMALIZED: &str = ".NormalizedValue";

/// Adds what an engine labels to the documents known by their zones, and adds the documents without a zone.
pub(super) fn add(extractions: &mut Vec<Extraction>, readings: &[Reading], context: &Context) {
    for named in documents(readings) {
        let pages = named.pages();
        let known = extractions.iter_mut().find(|known| known.pages.iter().any(|page| pages.contains(page)));
        match known {
            Some(known) => named.fill(known, context.today),
            None => {
                let number = u32::try_from(extractions.len()).unwrap_or(u32::MAX);
                extractions.extend(named.extraction(number, context));
            }
        }
    }
}

/// One identity document as an engine labels it: its front, and its back if there is one.
struct Identity<'a> {
    reading: &'a Reading,
    values: Vec<&'a LabelledValue>,
}

fn documents(readings: &[Reading]) -> Vec<Identity<'_>> {
    let mut documents: Vec<Identity<'_>> = Vec::new();
    for reading in readings {
        let is_identity = |value: &&LabelledValue| {
            labelled::document(value).is_some_and(|name| name.starts_with("identity:"))
        };
        let values: Vec<&LabelledValue> = reading.values.iter().filter(is_identity).collect();
        for values in values.chunk_by(|a, b| labelled::document(a) == labelled::document(b)) {
            let side = Identity { reading, values: values.to_vec() };
            match documents.last_mut().filter(|before| before.has_other_side(&side)) {
                Some(front) => front.values.extend(side.values),
                None => documents.push(side),
            }
        }
    }
    documents
}

impl<'a> Identity<'a> {
    /// Whether the next page is its back, which has no other document number.
    fn has_other_side(&self, side: &Identity<'_>) -> bool {
        let number = |of: &Identity<'_>| of.text("DOCUMENT_NUMBER").map(key);
        number(self).zip(number(side)).is_none_or(|(front, back)| front == back)
    }

    fn pages(&self) -> Vec<u32> {
        let mut pages: Vec<u32> = self.values.iter().map(|value| value.page).collect();
        pages.sort_unstable();
        pages.dedup();
        pages
    }

    fn value(&self, label: &str) -> Option<&'a LabelledValue> {
        self.values.iter().copied().find(|value| value.label == label)
    }

    fn text(&self, label: &str) -> Option<&'a str> {
        self.value(label).map(|value| value.text.as_str())
    }

    /// Returns the document by its labelled values alone; `None` where none of them is a field.
    fn extraction(&self, number: u32, context: &Context) -> Option<Extraction> {
        let fields: BTreeMap<FieldKind, Field> = self
            .candidates(context.today)
            .into_iter()
            .map(|(kind, found)| (kind, field(kind, found)))
            .collect();
        let expiry = fields.get(&FieldKind::ExpiryDate).and_then(|field| field.best().value.date());
        let expired = expiry.filter(|date| *date < context.today).map(|date| Finding::Expired { date });
        let kind = context
            .kind
            .filter(|kind| kind.family() == DocumentFamily::Identity)
            .unwrap_or_else(|| self.kind());
        let findings = expired.into_iter().collect();
        (!fields.is_empty()).then(|| Extraction { fields, findings, ..empty(number, kind, self.pages()) })
    }

    fn kind(&self) -> DocumentKind {
        let name = self.text("ID_TYPE").unwrap_or_default().to_uppercase();
        let is = |kind: &str| name.contains(kind);
        match () {
            () if is("PASSPORT") => DocumentKind::Passport,
            () if is("DRIVER LICENSE") => DocumentKind::DrivingLicence,
            () => DocumentKind::IdCard,
        }
    }

    /// Fills the gaps of a document known by its zone, and adds evidence to values that are the same.
    fn fill(&self, known: &mut Extraction, today: Date) {
        for (kind, found) in self.candidates(today) {
            let Some(field) = known.fields.get_mut(&kind) else {
                known.fields.insert(kind, self::field(kind, found));
                continue;
            };
            for named in found {
                match field.candidates.iter_mut().find(|candidate| same(&candidate.value, &named.value)) {
                    Some(candidate) => candidate.evidence.extend(named.evidence.into_iter().take(1)),
                    None => {
                        let lowest = field.candidates.iter().map(|candidate| candidate.score);
                        let score = lowest.fold(named.score, f32::min) - LABELLED_SCORE;
                        field.candidates.push(Candidate { score, ..named });
                    }
                }
            }
        }
    }

    /// Returns candidates by field, best first.
    fn candidates(&self, today: Date) -> Vec<(FieldKind, Vec<Candidate>)> {
        let number = self.value("DOCUMENT_NUMBER").map(|value| {
            let bare: String = value.text.split_whitespace().collect();
            vec![self.candidate(value, Value::Code(bare), Vec::new())]
        });
        let found = [
            (FieldKind::DocumentNumber, number),
            (FieldKind::BirthDate, self.day("DATE_OF_BIRTH", |date| date <= today)),
            (FieldKind::ExpiryDate, self.day("EXPIRATION_DATE", |_| true)),
        ];
        let found = found.into_iter().filter_map(|(kind, candidates)| Some((kind, candidates?)));
        found.chain(self.names()).filter(|(_, candidates)| !candidates.is_empty()).collect()
    }

    fn candidate(&self, value: &LabelledValue, read: Value, mut evidence: Vec<Evidence>) -> Candidate {
        let source = self.reading.engine.name.clone();
        evidence.insert(0, Evidence::NamedByEngine { engine: source.clone(), label: value.label.clone() });
        Candidate {
            value: read,
            raw: value.text.clone(),
            confidence: value.confidence,
            source,
            place: Some(Place { page: value.page, bounds: value.bounds }),
            score: LABELLED_SCORE,
            evidence,
        }
    }

    /// Returns a date by its digits. Where these can be read in two orders, the engine's standard form decides. Without
    /// one the month comes first, as is usual in the country of these documents.
    fn day(&self, label: &str, may_be: impl Fn(Date) -> bool) -> Option<Vec<Candidate>> {
        let value = self.value(label)?;
        let standard = self.text(&format!("{label}{NORMALIZED}")).and_then(iso_day);
        let mut read: Vec<Date> = dates(&value.text).into_iter().filter_map(PrintedDate::full).collect();
        read.dedup();
        let possible: Vec<Date> = read.iter().copied().filter(|date| may_be(*date)).collect();
        let read = if possible.is_empty() { read } else { possible };
        let Some(usual) = read.last().copied() else {
            let found = standard
                .map(|date| self.candidate(value, Value::Date(date), vec![Evidence::CenturyConcluded]));
            return found.map(|candidate| vec![candidate]);
        };
        let best = standard.filter(|date| read.contains(date)).unwrap_or(usual);
        let others = read.iter().copied().chain(standard).filter(|date| *date != best);
        let others: Vec<Date> = others.collect();
        let order = match others.first() {
            Some(other) => Evidence::DateOrderConcluded { other: *other },
            None => Evidence::DateOrderCertain,
        };
        let mut candidates = vec![self.candidate(value, Value::Date(best), vec![order])];
        // If the digits leave one reading and the standard form is another date, a person must check it.
        for other in others {
            let is_contradiction = !read.contains(&other);
            let rival = self.candidate(value, Value::Date(other), Vec::new());
            let score = if is_contradiction { LABELLED_SCORE - CLOSE } else { 0.0 };
            candidates.push(Candidate { score, ..rival });
        }
        Some(candidates)
    }

    /// Returns surname and given names, by the captions before them.
    fn names(&self) -> Vec<(FieldKind, Vec<Candidate>)> {
        let (first, last) = (self.value("FIRST_NAME"), self.value("LAST_NAME"));
        let text_rows =
            TextRows::new(&self.reading.engine.name, &self.reading.pages.iter().collect::<Vec<_>>());
        let printed =
            |value: Option<&LabelledValue>| value.and_then(|value| Caption::before(&value.text, &text_rows));
        let (of_first, of_last) = (printed(first), printed(last));
        let says = |caption: &Option<Caption>, field| caption.as_ref().map(|caption| caption.field == field);
        let votes = [says(&of_last, FieldKind::Surname), says(&of_first, FieldKind::GivenNames)];
        let is_in_order = votes.contains(&Some(true)) && !votes.contains(&Some(false));
        let is_swapped = votes.contains(&Some(false)) && !votes.contains(&Some(true));
        let middle = self.value("MIDDLE_NAME").map(|value| value.text.as_str());
        let surname = |value| self.name(value, None, &of_last, &of_first);
        let given = |value| self.name(value, middle, &of_first, &of_last);
        let (surnames, givens) = if is_swapped {
            (vec![surname(first)], vec![given(last)])
        } else if is_in_order {
            (vec![surname(last)], vec![given(first)])
        } else {
            let rival = |candidate: Candidate| Candidate { score: LABELLED_SCORE - CLOSE, ..candidate };
            (vec![surname(last), surname(first).map(rival)], vec![given(first), given(last).map(rival)])
        };
        let found = |candidates: Vec<Option<Candidate>>| candidates.into_iter().flatten().collect();
        vec![(FieldKind::Surname, found(surnames)), (FieldKind::GivenNames, found(givens))]
    }

    /// Returns a name with what follows it. The caption is the one that was found before this name.
    fn name(
        &self,
        value: Option<&LabelledValue>,
        more: Option<&str>,
        one: &Option<Caption>,
        other: &Option<Caption>,
    ) -> Option<Candidate> {
        let value = value?;
        let words = value.text.split_whitespace().chain(more.into_iter().flat_map(str::split_whitespace));
        let name = words.collect::<Vec<_>>().join(" ");
        let caption = [one, other].into_iter().flatten().find(|caption| caption.name == value.text);
        let evidence = caption.map(|caption| Evidence::LabelBeside { label: caption.text.clone() });
        Some(self.candidate(value, Value::Text(name), evidence.into_iter().collect()))
    }
}

/// A caption before a name.
struct Caption {
    name: String,
    text: String,
    /// The field that the caption names.
    field: FieldKind,
}

impl Caption {
    /// Finds the caption in the row of a name, or in the row above if that has nothing but a caption.
    fn before(name: &str, text_rows: &TextRows) -> Option<Self> {
        // The engine's values have lost their accents, its words have not.
        let words: Vec<String> = name.split_whitespace().map(key).collect();
        let rows: Vec<Vec<String>> = text_rows
            .rows
            .iter()
            .map(|row| row.text.split_whitespace().map(str::to_uppercase).collect())
            .collect();
        for (row, printed) in rows.iter().enumerate() {
            let is_name = |run: &[String]| run.iter().map(|word| key(word)).eq(words.iter().cloned());
            let Some(at) = printed.windows(words.len().max(1)).position(is_name) else { continue };
            let beside = at.checked_sub(1).map(|before| &printed[before]);
            let above =
                row.checked_sub(1).map(|above| &rows[above]).filter(|above| at == 0 && above.len() < 4);
            let found = beside.into_iter().chain(above.into_iter().flatten());
            let found = found.filter_map(|word| Some((word.clone(), meaning(word)?))).next();
            if let Some((text, field)) = found {
                return Some(Self { name: name.to_owned(), text, field });
            }
        }
        None
    }
}

/// Returns the field that a caption on a licence names. The numbers 1 and 2 are surname and given names in all states
/// of the United States and in the European Union.
fn meaning(caption: &str) -> Option<FieldKind> {
    let bare = caption.trim_matches(|c: char| !c.is_alphanumeric());
    match bare {
        "1" | "LN" | "SURNAME" | "FAMILY" | "LAST" => Some(FieldKind::Surname),
        "2" | "FN" | "GIVEN" | "FIRST" => Some(FieldKind::GivenNames),
        _ => None,
    }
}

fn field(kind: FieldKind, mut candidates: Vec<Candidate>) -> Field {
    let (verdict, remarks) = verdict(kind, &candidates, false);
    candidates[0].evidence.extend(remarks);
    // Only the engine itself says so.
    Field { candidates, verdict: verdict.min(Verdict::Likely), probability: None, printed: Vec::new() }
}

/// Parses the date of `2028-01-20T00:00:00`.
fn iso_day(text: &str) -> Option<Date> {
    text.get(..10)?.parse().ok()
}

#[cfg(test)]
mod tests;
