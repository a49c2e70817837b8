//! Driving licences, read from the numbered fields of their front: those of the European Union and of ISO/IEC 18013-1,
//! with or without the words that some states print after the numbers.
//!
//! No check digit covers these fields. A value is proved only if two witnesses agree on it and its number has no rival;
//! otherwise it is likely at best.

mod caption;
mod card;
mod date;
mod title;

use std::collections::BTreeMap;

use vouch_core::{
    BoundingBox, Candidate, Confidence, DocumentFamily, DocumentKind, Evidence, Extraction, Field, FieldKind,
    Finding, Place, Reading, TextOrigin, TextRegion, Value, Verdict,
};

use super::occurrence::occurrences;
use super::visual_date::dates;
use super::{empty, of_whole_pages};
use crate::context::Context;
use crate::source::second_reading::{self, SecondReading};
use caption::{Entry, Label};
use card::{Card, Found, Printed, are_in_time};
use date::Order;
use title::Title;

/// The score of a value behind a number, and of one behind words alone; only the distance to rivals matters.
const NUMBERED: f32 = 4.0;
const LETTERED: f32 = 3.0;
/// What a value of another witness scores less.
const OF_OTHERS: f32 = 1.0;
/// Confidence below which a person must check the value.
const POOR: f32 = 0.6;
/// Least confidence of characters that a second witness may confirm.
const READABLE: f32 = 0.8;
/// Fewest characters of a number that is found inside other text, such as a machine-readable line.
const FINDABLE: usize = 6;

/// Adds the licences on the pages on which no other document was found.
pub(super) fn add(extractions: &mut Vec<Extraction>, readings: &[Reading], context: &Context) {
    for licence in licences(readings, context) {
        let is_known = extractions.iter().any(|known| known.pages.contains(&licence.page()));
        if !is_known {
            let number = u32::try_from(extractions.len()).unwrap_or(u32::MAX);
            extractions.push(licence.extraction(number));
        }
    }
}

/// Returns the regions of text that another network should read again.
pub(super) fn regions(upright: &[Reading], shown: &[Reading], context: &Context) -> Vec<TextRegion> {
    let extractions: Vec<Extraction> =
        licences(upright, context).iter().map(|licence| licence.extraction(0)).collect();
    let fields = extractions.iter().flat_map(|document| &document.fields);
    second_reading::regions(fields.map(|(kind, field)| (*kind, field.best())), upright, shown)
}

/// One page of a licence, as every witness saw it.
struct Licence<'a> {
    /// The best witness comes first.
    cards: Vec<Card<'a>>,
    readings: &'a [Reading],
    context: &'a Context,
    order: Order,
    /// Whether the order of day and month follows from the card itself, and not only from its title.
    is_order_shown: bool,
}

/// Returns the licences in these readings, page by page; a page that is about money is none.
fn licences<'a>(readings: &'a [Reading], context: &'a Context) -> Vec<Licence<'a>> {
    let whole = of_whole_pages(readings);
    let mut cards: Vec<Card<'a>> = whole
        .iter()
        .flat_map(|reading| reading.pages.iter().map(|page| Card::of(&reading.engine.name, page)))
        .collect();
    cards.sort_by_key(|card| (card.page.page, trust(card.page.origin)));
    let is_said = context.kind == Some(DocumentKind::DrivingLicence);
    let mut licences = Vec::new();
    let mut rest = cards.into_iter().peekable();
    while let Some(first) = rest.next() {
        let mut of_page = vec![first];
        while let Some(next) = rest.next_if(|card| card.page.page == of_page[0].page.page) {
            of_page.push(next);
        }
        licences.push(of_page);
    }
    let may_be = |cards: &Vec<Card<'_>>| match is_said {
        true => cards.iter().any(|card| !card.found.is_empty()),
        false => cards.iter().any(Card::is_licence) && !cards.iter().any(Card::is_about_money),
    };
    let found = licences.into_iter().filter(may_be);
    found.map(|cards| Licence::new(cards, readings, context)).collect()
}

/// The order of witnesses: the text of the file itself comes first.
fn trust(origin: TextOrigin) -> u8 {
    match origin {
        TextOrigin::Exact => 0,
        TextOrigin::Recognised => 1,
        TextOrigin::HiddenLayer => 2,
        TextOrigin::SecondReading => 3,
    }
}

/// The dates that the fields are checked against each other with.
const DATES: [(Entry, Option<FieldKind>); 3] = [
    (Entry::Birth, Some(FieldKind::BirthDate)),
    (Entry::Issue, None),
    (Entry::Expiry, Some(FieldKind::ExpiryDate)),
];

impl<'a> Licence<'a> {
    fn new(cards: Vec<Card<'a>>, readings: &'a [Reading], context: &'a Context) -> Self {
        let dates = || cards.iter().flat_map(|card| &card.found).filter_map(Found::date);
        let shown: Vec<Order> = dates().filter_map(|date| date.shown_order()).collect();
        let is_american = cards.iter().any(|card| card.title == Some(Title::American));
        let usual = if is_american { Order::MonthFirst } else { Order::DayFirst };
        let is_order_shown = shown.first().is_some_and(|first| shown.iter().all(|order| order == first));
        let order = if is_order_shown { shown[0] } else { usual };
        Self { cards, readings, context, order, is_order_shown }
    }

    fn page(&self) -> u32 {
        self.cards[0].page.page
    }

    fn extraction(&self, number: u32) -> Extraction {
        let mut fields: BTreeMap<FieldKind, Vec<Candidate>> = BTreeMap::new();
        for card in &self.cards {
            for found in &card.found {
                if let Some((kind, candidate)) = self.candidate(card, found) {
                    merge(fields.entry(kind).or_default(), candidate);
                }
            }
        }
        let is_in_time = self.is_in_time();
        let fields: BTreeMap<FieldKind, Field> = fields
            .into_iter()
            .map(|(kind, candidates)| (kind, self.field(kind, candidates, is_in_time)))
            .collect();
        let expiry = fields.get(&FieldKind::ExpiryDate).and_then(|field| field.best().value.date());
        let expired = expiry.filter(|date| *date < self.context.today).map(|date| Finding::Expired { date });
        let kind = self.context.kind.filter(|kind| kind.family() == DocumentFamily::Identity);
        let kind = kind.unwrap_or(DocumentKind::DrivingLicence);
        let findings = expired.into_iter().collect();
        Extraction { fields, findings, ..empty(number, kind, vec![self.page()]) }
    }

    /// Whether birth, issue and expiry come one after the other on the best card.
    fn is_in_time(&self) -> bool {
        let [birth, issue, expiry] = DATES.map(|(entry, _)| {
            let of_entry = self.cards[0].found.iter().find(|found| found.entry == entry)?;
            self.date(of_entry).map(|read| read.date)
        });
        are_in_time(birth, issue, expiry, self.context.today)
    }

    fn date(&self, found: &Found) -> Option<date::ReadDate> {
        found.date()?.read(self.order, found.entry == Entry::Birth, self.context.today)
    }

    fn candidate(&self, card: &Card<'_>, found: &Found) -> Option<(FieldKind, Candidate)> {
        let mut evidence = vec![Evidence::LabelBeside { label: found.caption.clone() }];
        let (kind, value) = match &found.value {
            Printed::Name(name) if found.entry == Entry::Surname => {
                (FieldKind::Surname, Value::Text(name.clone()))
            }
            Printed::Name(name) => (FieldKind::GivenNames, Value::Text(name.clone())),
            Printed::Sex(sex) => (FieldKind::Sex, Value::Sex(*sex)),
            Printed::Code(code) => (number_kind(card, found)?, Value::Code(code.clone())),
            Printed::Date(_) => {
                let kind =
                    DATES.iter().find(|(entry, _)| *entry == found.entry).and_then(|(_, kind)| *kind)?;
                let read = self.date(found)?;
                evidence.extend((!read.is_full).then_some(Evidence::CenturyConcluded));
                evidence.push(match read.other {
                    None => Evidence::DateOrderCertain,
                    Some(other) if self.is_order_shown || card.title.is_some() => {
                        Evidence::DateOrderConcluded { other }
                    }
                    Some(other) => Evidence::DateOrderOpen { other },
                });
                (kind, Value::Date(read.date))
            }
            Printed::Text => return None,
        };
        let confidence = found.spots.iter().filter_map(|spot| card.rows.confidence(spot));
        let confidence = confidence.reduce(Confidence::min);
        evidence.extend(match (card.page.origin, confidence) {
            (TextOrigin::Exact, _) => Some(Evidence::ExactText),
            (_, Some(confidence)) if confidence.get() >= POOR => Some(Evidence::ReadClearly { confidence }),
            (_, Some(confidence)) => Some(Evidence::ReadPoorly { confidence }),
            (_, None) => None,
        });
        let places: Vec<BoundingBox> =
            found.spots.iter().filter_map(|spot| card.rows.place(spot).bounds).collect();
        let bounds = BoundingBox::around(&places);
        let times = elsewhere(card, &value, bounds.as_ref());
        evidence.extend((times > 0).then_some(Evidence::PrintedElsewhere { times }));
        let raw: Vec<&str> = found.spots.iter().map(|spot| card.rows.text(spot)).collect();
        let candidate = Candidate {
            raw: raw.join(" "),
            value,
            confidence,
            source: card.rows.source.clone(),
            place: Some(Place { page: card.page.page, bounds }),
            score: if found.is_numbered { NUMBERED } else { LETTERED },
            evidence,
        };
        Some((kind, candidate))
    }

    fn field(&self, kind: FieldKind, mut candidates: Vec<Candidate>, is_in_time: bool) -> Field {
        // A number counts before words alone, and the best witness before the others.
        candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
        SecondReading::of(self.readings).note(kind, &mut candidates);
        let best = &candidates[0];
        let rival = candidates.iter().skip(1).find(|other| !is_same(&other.value, &best.value));
        let mut remarks: Vec<Evidence> = Vec::new();
        match rival {
            Some(rival) => remarks.push(Evidence::RivalClose { value: rival.value.plain() }),
            None => remarks.push(Evidence::OnlyCandidate),
        }
        let is_dated = matches!(kind, FieldKind::BirthDate | FieldKind::ExpiryDate);
        remarks.extend((is_dated && !is_in_time).then_some(Evidence::RuleFails));
        candidates[0].evidence.extend(remarks);
        let verdict = self.verdict(kind, &candidates[0]);
        let codes = candidates.iter().filter_map(|candidate| match &candidate.value {
            Value::Code(code) => Some(code),
            _ => None,
        });
        let printed = codes.flat_map(|code| occurrences(code, self.readings)).collect();
        Field { candidates, verdict, probability: None, printed }
    }

    /// Returns the verdict on the best candidate. It is proved only behind a number on a page that says what it is, and
    /// if a second witness agrees: another engine, another network, another place on the card.
    fn verdict(&self, kind: FieldKind, best: &Candidate) -> Verdict {
        let has = |wanted: fn(&Evidence) -> bool| best.evidence.iter().any(wanted);
        let is_contested = has(|evidence| {
            matches!(
                evidence,
                Evidence::RivalClose { .. } | Evidence::RuleFails | Evidence::DateOrderOpen { .. }
            )
        });
        let is_at_least = |least: f32| best.confidence.is_none_or(|confidence| confidence.get() >= least);
        if is_contested || !is_at_least(POOR) {
            return Verdict::Doubtful;
        }
        let is_titled = self.cards.iter().any(|card| card.title.is_some());
        let is_field = is_titled && best.score >= NUMBERED;
        let is_open = has(|evidence| {
            matches!(evidence, Evidence::CenturyConcluded | Evidence::SecondReadingDiffers { .. })
        }) || !self.is_order_shown
            && has(|evidence| matches!(evidence, Evidence::DateOrderConcluded { .. }));
        let is_whole =
            |evidence: &Evidence| matches!(evidence, Evidence::ExactText | Evidence::ReadingsAgree { .. });
        // Only who saw the whole page can say where a name ends.
        let is_name = matches!(kind, FieldKind::Surname | FieldKind::GivenNames);
        let is_again = |evidence: &Evidence| {
            matches!(evidence, Evidence::SecondReadingAgrees { .. } | Evidence::PrintedElsewhere { .. })
        };
        let is_witnessed =
            best.evidence.iter().any(|evidence| is_whole(evidence) || !is_name && is_again(evidence));
        if is_field && is_witnessed && !is_open && is_at_least(READABLE) {
            Verdict::Proved
        } else {
            Verdict::Likely
        }
    }
}

/// Adds a candidate to those of its field: the same value is one candidate, which another engine confirms.
fn merge(candidates: &mut Vec<Candidate>, candidate: Candidate) {
    let Some(known) = candidates.iter_mut().find(|known| is_same(&known.value, &candidate.value)) else {
        let is_of_other = candidates.first().is_some_and(|first| first.source != candidate.source);
        let score = candidate.score - if is_of_other { OF_OTHERS } else { 0.0 };
        candidates.push(Candidate { score, ..candidate });
        return;
    };
    known.score = known.score.max(candidate.score);
    if known.source == candidate.source {
        return;
    }
    let agreeing = known.evidence.iter_mut().find_map(|evidence| match evidence {
        Evidence::ReadingsAgree { engines } => Some(engines),
        _ => None,
    });
    match agreeing {
        Some(engines) if engines.contains(&candidate.source) => {}
        Some(engines) => engines.push(candidate.source),
        None => {
            let engines = vec![known.source.clone(), candidate.source];
            known.evidence.push(Evidence::ReadingsAgree { engines });
        }
    }
}

/// Whether two witnesses read the same letters and digits. Look-alikes differ: no check digit tells them apart.
fn is_same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Text(a), Value::Text(b)) | (Value::Code(a), Value::Code(b)) => bare(a) == bare(b),
        _ => a == b,
    }
}

/// Returns letters and digits alone, in small letters.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Returns the field of a number: 5 is that of the licence, unless 4d is.
fn number_kind(card: &Card<'_>, found: &Found) -> Option<FieldKind> {
    let is_in_4d = card.has_number_in_4d();
    match found.entry {
        Entry::Personal if !is_in_4d => Some(FieldKind::PersonalNumber),
        Entry::Number if is_in_4d && found.label != Label::Number => None,
        _ => Some(FieldKind::DocumentNumber),
    }
}

/// Returns how often a page has a number or a date at other places.
fn elsewhere(card: &Card<'_>, value: &Value, own: Option<&BoundingBox>) -> u32 {
    let has_value = |text: &str| match value {
        Value::Code(code) => {
            let code = bare(code);
            code.len() >= FINDABLE && bare(text).contains(&code)
        }
        Value::Date(date) => dates(text).into_iter().any(|printed| printed.full() == Some(*date)),
        _ => false,
    };
    let is_own = |bounds: &BoundingBox| own.is_some_and(|own| own.intersection(bounds).is_some());
    let words = card.page.layout.lines.iter().flat_map(|line| &line.words);
    let times = words.filter(|word| !is_own(&word.bounds) && has_value(&word.text)).count();
    u32::try_from(times).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
