use vouch_core::{DocumentKind, FieldKind, Finding, Pile, Record, RecordField, ReviewState, Verdict};

/// With more stops than this a document is hard.
const MOST_STOPS_TO_REVIEW: usize = 3;

/// Why a person must look at a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// A required field was not found.
    Missing,
    /// A required field was read in doubt.
    Doubtful,
    /// A rule that speaks of it fails.
    Rule(Finding),
}

/// A field that a person must look at. It stays one until its value is confirmed or corrected and every rule that
/// speaks of it closes or is let stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    /// Which field.
    pub field: FieldKind,
    /// Why; never empty.
    pub reasons: Vec<Reason>,
}

/// Every field that a person must look at, in reading order. An accepted document has none.
pub fn stops(record: &Record) -> Vec<Stop> {
    if record.accepted {
        return Vec::new();
    }
    let required = record.kind.required();
    let stop = |field: &FieldKind| {
        let own = record.fields.get(field).filter(|_| required.contains(field)).and_then(reason);
        let rules = record
            .findings
            .iter()
            .filter(|finding| finding.is_stop() && place(record, finding) == Some(*field));
        let reasons: Vec<Reason> = own.into_iter().chain(rules.cloned().map(Reason::Rule)).collect();
        (!reasons.is_empty()).then_some(Stop { field: *field, reasons })
    };
    FieldKind::ALL.iter().filter_map(stop).collect()
}

/// The required fields that were read but are neither proved nor settled by a person, and are no stops: a glance settles
/// them. In reading order.
pub fn glances(record: &Record) -> Vec<FieldKind> {
    if record.accepted {
        return Vec::new();
    }
    let stops = stops(record);
    let is_glance = |field: &FieldKind| {
        record.kind.required().contains(field)
            && record.fields.get(field).is_some_and(|field| !is_settled(field))
            && stops.iter().all(|stop| stop.field != *field)
    };
    FieldKind::ALL.iter().copied().filter(is_glance).collect()
}

/// The next stop after a field in reading order, and from the top again after the last; the first one for `None`.
pub fn next_stop(record: &Record, after: Option<FieldKind>) -> Option<FieldKind> {
    let stops = stops(record);
    let following = stops.iter().find(|stop| Some(stop.field) > after);
    following.or(stops.first()).map(|stop| stop.field)
}

/// Returns how much of a person's time a document asks for, and who vouches for one that asks for none.
///
/// *Proved*: evidence alone settles it. *Checked*: evidence does not, but a person accepted it, or no stop is left and
/// they have confirmed or corrected every required field that is not proved. *Failed*: nothing was read. *Hard*: more
/// than three stops. *Look*: everything else; also what has no required fields, because nothing can be proved there.
/// Accepted documents leave the inbox, whatever pile they came from.
pub fn pile(record: &Record) -> Pile {
    if is_proved(record) {
        return Pile::Proved;
    }
    if record.accepted {
        return Pile::Checked;
    }
    let is_unread =
        record.kind == DocumentKind::Unknown && record.fields.values().all(|field| field.value.is_none());
    if is_unread {
        return Pile::Failed;
    }
    let required = record.kind.required();
    let is_settled = |field: &FieldKind| record.fields.get(field).is_some_and(is_settled);
    match stops(record).len() {
        0 if !required.is_empty() && required.iter().all(is_settled) => Pile::Checked,
        0..=MOST_STOPS_TO_REVIEW => Pile::NeedsReview,
        _ => Pile::NeedsWork,
    }
}

/// Whether evidence alone settles a document, whatever a person said of it: every required field is proved, and no rule
/// fails that would make a person stop, not even one that was let stand.
fn is_proved(record: &Record) -> bool {
    let required = record.kind.required();
    let is_proved = |field: &FieldKind| {
        record.fields.get(field).is_some_and(|field| field.verdict_now() == Verdict::Proved)
    };
    let mut failing = record.findings.iter().chain(&record.waived);
    !required.is_empty() && required.iter().all(is_proved) && !failing.any(Finding::is_stop)
}

fn reason(field: &RecordField) -> Option<Reason> {
    match (field.review, field.verdict) {
        (ReviewState::Untouched, Verdict::Missing) => Some(Reason::Missing),
        (ReviewState::Untouched, Verdict::Doubtful) => Some(Reason::Doubtful),
        _ => None,
    }
}

fn is_settled(field: &RecordField) -> bool {
    field.verdict == Verdict::Proved || field.review != ReviewState::Untouched
}

/// The field at which a rule makes a person stop: the first it speaks of that has a value.
fn place(record: &Record, finding: &Finding) -> Option<FieldKind> {
    let fields = finding.fields();
    fields.iter().copied().find(|field| record.value(*field).is_some()).or(fields.first().copied())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use jiff::civil::Date;
    use vouch_core::Value;

    use super::*;

    const TOTAL: FieldKind = FieldKind::Total;

    /// A receipt of which evidence proves every required field.
    fn proved() -> Record {
        let field = RecordField {
            value: Some(Value::Text("Daun Hijau".to_owned())),
            verdict: Verdict::Proved,
            review: ReviewState::Untouched,
            place: None,
        };
        let required = DocumentKind::Receipt.required().iter();
        Record {
            kind: DocumentKind::Receipt,
            fields: required.map(|kind| (*kind, field.clone())).collect::<BTreeMap<_, _>>(),
            tax_lines: Vec::new(),
            tax_lines_review: ReviewState::Untouched,
            line_items: Vec::new(),
            line_items_review: ReviewState::Untouched,
            findings: Vec::new(),
            waived: Vec::new(),
            accepted: false,
        }
    }

    /// The pile of a proved receipt after this was done to it.
    fn after(done: impl FnOnce(&mut Record)) -> Pile {
        let mut record = proved();
        done(&mut record);
        pile(&record)
    }

    fn set(record: &mut Record, verdict: Verdict, review: ReviewState) {
        let total = record.fields.get_mut(&TOTAL).expect("it is required");
        (total.verdict, total.review) = (verdict, review);
    }

    #[test]
    fn only_evidence_proves_a_document() {
        use ReviewState::{Confirmed, Corrected, Untouched};
        use Verdict::{Doubtful, Likely, Proved};
        let cases = [
            (Proved, Untouched, Pile::Proved, Pile::Proved),
            (Proved, Confirmed, Pile::Proved, Pile::Proved),
            (Proved, Corrected, Pile::Checked, Pile::Checked),
            (Likely, Untouched, Pile::NeedsReview, Pile::Checked),
            (Likely, Confirmed, Pile::Checked, Pile::Checked),
            (Doubtful, Confirmed, Pile::Checked, Pile::Checked),
            (Doubtful, Untouched, Pile::NeedsReview, Pile::Checked),
        ];
        for (verdict, review, open, accepted) in cases {
            assert_eq!(after(|record| set(record, verdict, review)), open, "{verdict:?} {review:?}");
            let accept = |record: &mut Record| {
                set(record, verdict, review);
                record.accepted = true;
            };
            assert_eq!(after(accept), accepted, "{verdict:?} {review:?}, accepted");
        }
    }

    #[test]
    fn a_rule_that_a_person_lets_stand_is_their_word() {
        let differ = || Finding::WitnessesDiffer {
            field: TOTAL,
            first: "82.15".to_owned(),
            second: "83.15".to_owned(),
        };
        assert_eq!(after(|record| record.findings.push(differ())), Pile::NeedsReview);
        assert_eq!(after(|record| record.waived.push(differ())), Pile::Checked);
        let expired = Finding::Expired { date: Date::constant(2019, 4, 9) };
        assert_eq!(after(|record| record.waived.push(expired)), Pile::Proved, "nothing to settle");
    }
}
