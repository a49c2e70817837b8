//! What counts now, what is left to do, and taking changes back, through the public API.

use jiff::civil::Date;
use proptest::prelude::*;
use rust_decimal::Decimal;
use uuid::Uuid;
use vouch_core::{
    Act, BoundingBox, Candidate, Change, ChangeId, DocumentId, DocumentKind, Extraction, Field, FieldKind,
    Finding, LineItem, Pile, Place, Record, ReviewState, TaxLine, Value, Verdict,
};

use vouch_review::{
    InputContext, Reason, RepairFrom, glances, kept_apart, kept_together, next_stop, parse_input, pile,
    record, redo, repairs, restore, stops, undo,
};

mod properties;
mod repairs;
mod rules;
mod split;

const TODAY: Date = Date::constant(2026, 4, 10);

/// Returns a change with this number as its id.
fn change(number: u128, act: Act) -> Change {
    let at = jiff::Timestamp::UNIX_EPOCH;
    let id = ChangeId::new(Uuid::from_u128(number));
    Change { id, step: id, document: DocumentId::new(Uuid::nil()), at, act }
}

fn cents(cents: i64) -> Value {
    Value::Amount(Decimal::new(cents, 2))
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn code(code: &str) -> Value {
    Value::Code(code.to_owned())
}

fn correct(field: FieldKind, value: Value) -> Act {
    Act::Correct { field, value: Some(value), place: None }
}

fn extraction(kind: DocumentKind, fields: &[(FieldKind, Value, Verdict)]) -> Extraction {
    let field = |value: &Value, verdict| {
        let best = Candidate {
            value: value.clone(),
            raw: value.plain(),
            confidence: None,
            source: "device".to_owned(),
            place: None,
            score: 1.0,
            evidence: Vec::new(),
        };
        Field { candidates: vec![best], verdict, probability: None, printed: Vec::new() }
    };
    Extraction {
        interpreter: "1".to_owned(),
        document: 0,
        kind,
        pages: vec![0],
        parts: Vec::new(),
        fields: fields.iter().map(|(kind, value, verdict)| (*kind, field(value, *verdict))).collect(),
        tax_lines: Vec::new(),
        line_items: Vec::new(),
        findings: Vec::new(),
    }
}

/// Returns a receipt with one misread amount: the service charge is 7.08.
fn receipt() -> Extraction {
    use Verdict::{Doubtful, Likely, Proved};
    let fields = [
        (FieldKind::Vendor, text("Daun Hijau Cafe"), Likely),
        (FieldKind::Date, Value::Date(Date::constant(2026, 4, 3)), Proved),
        (FieldKind::Currency, Value::Currency("MYR".parse().expect("a currency")), Proved),
        (FieldKind::Subtotal, cents(7080), Likely),
        (FieldKind::ServiceCharge, cents(108), Doubtful),
        (FieldKind::Tax, cents(425), Likely),
        (FieldKind::Rounding, cents(2), Likely),
        (FieldKind::Total, cents(8215), Likely),
    ];
    let mut receipt = extraction(DocumentKind::Receipt, &fields);
    receipt.findings = vec![Finding::SumOpen {
        terms: [7080, 108, 425, 2].map(|cents| Decimal::new(cents, 2)).to_vec(),
        sum: Decimal::new(7615, 2),
        total: Decimal::new(8215, 2),
    }];
    receipt
}

fn with(extraction: &Extraction, acts: &[Act]) -> Record {
    let changes: Vec<Change> = (1..).zip(acts).map(|(number, act)| change(number, act.clone())).collect();
    record(extraction, &changes, TODAY)
}

fn stop_fields(record: &Record) -> Vec<FieldKind> {
    stops(record).into_iter().map(|stop| stop.field).collect()
}

#[test]
fn typing_what_was_read_confirms_it() {
    let record = with(&receipt(), &[correct(FieldKind::Vendor, text("Daun Hijau Cafe"))]);
    assert_eq!(record.fields[&FieldKind::Vendor].review, ReviewState::Confirmed);
}

#[test]
fn what_a_person_settled_is_checked_by_them_and_asks_nothing() {
    let acts = [
        correct(FieldKind::ServiceCharge, cents(708)),
        Act::Confirm { field: FieldKind::Vendor },
        Act::Confirm { field: FieldKind::Total },
    ];
    assert_eq!(pile(&with(&receipt(), &acts)), Pile::Checked);
    let accepted = with(&receipt(), &[Act::Accept]);
    assert_eq!((pile(&accepted), stops(&accepted).len(), accepted.findings.len()), (Pile::Checked, 0, 1));
}

#[test]
fn piles_count_stops() {
    use Verdict::{Doubtful, Likely};
    let vendor = (FieldKind::Vendor, text("Kopi Selatan"), Likely);
    let total = (FieldKind::Total, cents(1180), Doubtful);
    let cases = [
        (extraction(DocumentKind::Unknown, &[]), 0, Pile::Failed),
        (extraction(DocumentKind::Unknown, std::slice::from_ref(&vendor)), 0, Pile::NeedsReview),
        (extraction(DocumentKind::Other, &[]), 0, Pile::NeedsReview),
        (extraction(DocumentKind::Receipt, &[vendor, total.clone()]), 3, Pile::NeedsReview),
        (extraction(DocumentKind::Receipt, &[total]), 4, Pile::NeedsWork),
    ];
    for (extraction, count, expected) in cases {
        let record = with(&extraction, &[]);
        assert_eq!((stops(&record).len(), pile(&record)), (count, expected), "{extraction:?}");
    }
}

#[test]
fn the_next_stop_follows_in_reading_order_and_starts_over() {
    let record = with(&extraction(DocumentKind::Receipt, &[]), &[]);
    let next = |after| next_stop(&record, after);
    assert_eq!(next(None), Some(FieldKind::Vendor));
    assert_eq!(next(Some(FieldKind::Vendor)), Some(FieldKind::Date));
    assert_eq!(next(Some(FieldKind::DueDate)), Some(FieldKind::Currency));
    assert_eq!(next(Some(FieldKind::Total)), Some(FieldKind::Vendor));
    assert_eq!(next_stop(&with(&receipt(), &[Act::Accept]), None), None);
}

#[test]
fn a_likely_value_is_a_glance() {
    let mut acts = Vec::new();
    assert_eq!(glances(&with(&receipt(), &acts)), [FieldKind::Vendor]);
    acts.push(Act::Confirm { field: FieldKind::Vendor });
    assert_eq!(glances(&with(&receipt(), &acts)), []);
    assert_eq!(glances(&with(&receipt(), &[Act::Accept])), []);
}

#[test]
fn another_kind_requires_other_fields() {
    let record = with(&receipt(), &[Act::SetKind { kind: DocumentKind::Invoice }]);
    assert_eq!(stop_fields(&record), [FieldKind::DocumentNumber, FieldKind::Total]);
}

/// A receipt of 70.80 + 7.08 + 4.25 whose service charge was read as 1.08, and may be 7.08.
fn open_sum() -> Extraction {
    let fields = [
        (FieldKind::Subtotal, cents(7080), Verdict::Likely),
        (FieldKind::ServiceCharge, cents(108), Verdict::Doubtful),
        (FieldKind::Tax, cents(425), Verdict::Likely),
        (FieldKind::Total, cents(8213), Verdict::Likely),
    ];
    let mut receipt = extraction(DocumentKind::Receipt, &fields);
    let charge = receipt.fields.get_mut(&FieldKind::ServiceCharge).expect("a charge");
    let rival = Candidate { value: cents(708), ..charge.best().clone() };
    charge.candidates.push(rival);
    let amount = |cents| Decimal::new(cents, 2);
    receipt.findings = vec![Finding::SumOpen {
        terms: vec![amount(7080), amount(108), amount(425)],
        sum: amount(7613),
        total: amount(8213),
    }];
    receipt
}

fn line(description: &str, cents: i64) -> LineItem {
    LineItem {
        description: description.to_owned(),
        quantity: None,
        unit_price: None,
        amount: Some(Decimal::new(cents, 2)),
        place: None,
        verdict: Verdict::Likely,
    }
}

fn page_at(page: u32, bounds: Option<BoundingBox>) -> Place {
    Place { page, bounds }
}
