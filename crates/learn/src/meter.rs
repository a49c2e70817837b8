//! How well documents are read for this person, measured by their own acts.

use std::collections::{BTreeMap, BTreeSet};

use vouch_core::{Act, Change, ChangeId, DocumentId, Extraction, FieldKind, Record, ReviewState, median};

/// Fewest accepted documents for a result.
const MIN_DOCUMENTS: usize = 20;
/// Fewest settled values of a field for its share.
const MIN_OF_FIELD: u32 = 10;
/// Longest time between two acts that counts as work on a document, in seconds.
const PAUSE: f32 = 120.0;

/// A document that a person accepted.
#[derive(Clone, Debug)]
pub struct Settled {
    /// The extraction when it was read.
    pub extraction: Extraction,
    /// The record that counts now.
    pub record: Record,
    /// What the person did, oldest first.
    pub changes: Vec<Change>,
}

/// How often something was the case, of how many times.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How often.
    pub times: u32,
    /// Of how many.
    pub of: u32,
}

/// What the acts of a person show. What was seen too rarely is left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meter {
    /// How often a field was read correctly, by field and by the name of the witness of the value.
    pub right: BTreeMap<(FieldKind, String), Share>,
    /// How many documents were accepted as they were read.
    pub untouched: Option<Share>,
    /// Median of the seconds spent on a document, and the number of documents.
    pub seconds: Option<(f32, u32)>,
}

/// Measures accepted documents. Every field that was read and accepted with its document counts as settled, whether the
/// person visited it or not.
pub fn meter(documents: &[Settled]) -> Meter {
    if documents.len() < MIN_DOCUMENTS {
        return Meter::default();
    }
    let mut right: BTreeMap<(FieldKind, String), Share> = BTreeMap::new();
    for document in documents {
        for (field, read) in &document.extraction.fields {
            let Some(counts) = document.record.fields.get(field) else { continue };
            // A value that was only offered was never asserted.
            if counts.value.is_none() && counts.review == ReviewState::Untouched {
                continue;
            }
            let share = right.entry((*field, read.best().source.clone())).or_default();
            share.of += 1;
            share.times += u32::from(counts.value.as_ref() == Some(&read.best().value));
        }
    }
    right.retain(|_, share| share.of >= MIN_OF_FIELD);
    let is_untouched = |one: &&Settled| {
        let acts = vouch_review::counting(&one.changes);
        acts.iter().all(|change| matches!(change.act, Act::Accept))
    };
    let untouched =
        Share { times: number(documents.iter().filter(is_untouched).count()), of: number(documents.len()) };
    Meter { right, untouched: Some(untouched), seconds: median_seconds(documents) }
}

/// Returns the median of the seconds spent on a document: the time from the previous act, on whichever document, to
/// each act on it. Long pauses and steps that concern several documents do not count.
fn median_seconds(documents: &[Settled]) -> Option<(f32, u32)> {
    let mut log: Vec<&Change> = documents.iter().flat_map(|document| &document.changes).collect();
    log.sort_by_key(|change| (change.at, change.id));
    let mut of_step: BTreeMap<ChangeId, BTreeSet<DocumentId>> = BTreeMap::new();
    for change in &log {
        of_step.entry(change.step).or_default().insert(change.document);
    }
    let mut spent: BTreeMap<DocumentId, f32> = BTreeMap::new();
    for pair in log.windows(2) {
        let [before, change] = pair else { continue };
        let seconds = change.at.duration_since(before.at).as_secs_f32();
        if seconds < PAUSE && of_step[&change.step].len() == 1 {
            *spent.entry(change.document).or_default() += seconds;
        }
    }
    let seconds: Vec<f32> = spent.into_values().filter(|seconds| *seconds > 0.0).collect();
    let count = seconds.len();
    median(seconds).filter(|_| count >= MIN_DOCUMENTS).map(|median| (median, number(count)))
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, reason = "times of a made-up log")]
mod tests {
    use jiff::{Timestamp, ToSpan};
    use uuid::Uuid;
    use vouch_core::{Candidate, DocumentKind, Field, Value, Verdict};

    use super::*;

    /// A receipt that was read, corrected in its total where one is given, and accepted `seconds` later.
    fn settled(number: u128, total: Option<&str>, seconds: i64) -> Settled {
        let amount = |text: &str| Value::Amount(text.parse().expect("an amount"));
        let candidate = Candidate {
            value: amount("12.50"),
            raw: "12.50".to_owned(),
            confidence: None,
            source: "device".to_owned(),
            place: None,
            score: 1.0,
            evidence: Vec::new(),
        };
        let field = Field {
            candidates: vec![candidate],
            verdict: Verdict::Likely,
            probability: None,
            printed: Vec::new(),
        };
        let extraction = Extraction {
            interpreter: "1".to_owned(),
            document: 0,
            kind: DocumentKind::Receipt,
            pages: vec![0],
            parts: Vec::new(),
            fields: BTreeMap::from([(FieldKind::Total, field)]),
            tax_lines: Vec::new(),
            line_items: Vec::new(),
            findings: Vec::new(),
        };
        let document = DocumentId::new(Uuid::from_u128(number));
        let begun = Timestamp::UNIX_EPOCH + (i64::try_from(number).expect("small") * 1000).seconds();
        let change = |id: u128, second: i64, act| {
            let id = ChangeId::new(Uuid::from_u128(number * 10 + id));
            Change { id, step: id, document, at: begun + second.seconds(), act }
        };
        let value = Some(amount(total.unwrap_or("12.50")));
        let correct = Act::Correct { field: FieldKind::Total, value, place: None };
        let changes = match total {
            Some(_) => vec![change(1, 0, correct), change(2, seconds, Act::Accept)],
            None => vec![change(2, seconds, Act::Accept)],
        };
        let record = vouch_review::record(&extraction, &changes, jiff::civil::date(2026, 5, 3));
        Settled { extraction, record, changes }
    }

    #[test]
    fn few_documents_give_no_result() {
        let few: Vec<Settled> = (1..20).map(|number| settled(number, None, 4)).collect();
        assert_eq!(meter(&few), Meter::default());
    }

    #[test]
    fn shares_come_with_their_counts() {
        let documents: Vec<Settled> =
            (1..=25).map(|number| settled(number, (number <= 4).then_some("12.80"), 6)).collect();
        let meter = meter(&documents);
        let key = (FieldKind::Total, "device".to_owned());
        assert_eq!(meter.right, BTreeMap::from([(key, Share { times: 21, of: 25 })]));
        assert_eq!(meter.untouched, Some(Share { times: 21, of: 25 }));
        assert_eq!(meter.seconds, None, "only four were worked on");
    }

    #[test]
    fn time_is_counted_between_acts_without_long_pauses() {
        let documents: Vec<Settled> = (1..=30)
            .map(|number| settled(number, Some("12.80"), if number % 3 == 0 { 400 } else { 8 }))
            .collect();
        assert_eq!(meter(&documents).seconds, Some((8.0, 20)));
    }
}
