//! What counts now, what is left to do, and taking back: the room through its own door.

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

const TODAY: Date = Date::constant(2026, 4, 10);

/// A change whose id is this number.
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

/// A receipt on which one amount was misread: the service charge is 7.08.
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
fn a_correction_closes_a_failing_rule() {
    let receipt = receipt();
    let before = with(&receipt, &[]);
    assert_eq!((stop_fields(&before), pile(&before)), (vec![FieldKind::Total], Pile::NeedsReview));
    let after = with(&receipt, &[correct(FieldKind::ServiceCharge, cents(708))]);
    assert_eq!((after.findings.len(), stop_fields(&after)), (0, vec![]));
    assert_eq!(after.fields[&FieldKind::ServiceCharge].review, ReviewState::Corrected);
    assert_eq!(pile(&after), Pile::NeedsReview, "vendor and total are merely likely");
}

#[test]
fn a_correction_opens_a_rule_that_was_closed() {
    let mut receipt = receipt();
    receipt.findings.clear();
    let record = with(&receipt, &[correct(FieldKind::Total, cents(8200))]);
    let [stop] = stops(&record).try_into().expect("one stop");
    assert_eq!(stop.field, FieldKind::Total);
    assert!(matches!(&stop.reasons[..], [Reason::Rule(Finding::SumOpen { .. })]), "{:?}", stop.reasons);
}

#[test]
fn confirming_lets_exactly_this_finding_stand() {
    let receipt = receipt();
    let confirm = Act::Confirm { field: FieldKind::Total };
    let confirmed = with(&receipt, std::slice::from_ref(&confirm));
    assert_eq!((confirmed.findings.len(), confirmed.waived.len(), stops(&confirmed).len()), (0, 1, 0));
    let changed = with(&receipt, &[confirm, correct(FieldKind::ServiceCharge, cents(709))]);
    assert_eq!((changed.findings.len(), changed.waived.len()), (1, 0));
    assert_eq!(stop_fields(&changed), [FieldKind::Total]);
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
fn what_is_only_likely_asks_for_a_glance() {
    let mut acts = Vec::new();
    assert_eq!(glances(&with(&receipt(), &acts)), [FieldKind::Vendor]);
    acts.push(Act::Confirm { field: FieldKind::Vendor });
    assert_eq!(glances(&with(&receipt(), &acts)), []);
    assert_eq!(glances(&with(&receipt(), &[Act::Accept])), []);
}

#[test]
fn another_kind_asks_for_other_fields() {
    let record = with(&receipt(), &[Act::SetKind { kind: DocumentKind::Invoice }]);
    assert_eq!(stop_fields(&record), [FieldKind::DocumentNumber, FieldKind::Total]);
}

#[test]
fn dates_are_held_against_today() {
    let findings = |field, date: Date, kind| {
        let extraction = extraction(kind, &[(field, Value::Date(date), Verdict::Proved)]);
        with(&extraction, &[]).findings
    };
    let issued = |date| findings(FieldKind::Date, date, DocumentKind::Receipt);
    let expires = |date| findings(FieldKind::ExpiryDate, date, DocumentKind::Passport);
    let (tomorrow, ancient) = (Date::constant(2026, 4, 11), Date::constant(2019, 4, 9));
    assert_eq!(issued(TODAY), []);
    assert_eq!(issued(tomorrow), [Finding::DateInFuture { date: tomorrow }]);
    assert_eq!(issued(ancient), [Finding::DateTooOld { date: ancient }]);
    assert_eq!(expires(TODAY), []);
    assert_eq!(expires(ancient), [Finding::Expired { date: ancient }]);
}

#[test]
fn line_items_and_tax_rates_are_looked_at_again() {
    let mut receipt = receipt();
    let item = |cents| LineItem {
        description: "Teh tarik".to_owned(),
        quantity: None,
        unit_price: None,
        amount: Some(Decimal::new(cents, 2)),
        place: None,
        verdict: Verdict::Likely,
    };
    receipt.line_items = vec![item(7000), item(80)];
    receipt.findings = vec![Finding::TaxRateOff {
        rate: Decimal::from(6),
        base: Decimal::new(7788, 2),
        tax: Decimal::new(425, 2),
    }];
    let tax = with(&receipt, &[correct(FieldKind::Tax, cents(467))]).findings;
    assert!(!tax.iter().any(|finding| matches!(finding, Finding::TaxRateOff { .. })), "{tax:?}");
    let subtotal = with(&receipt, &[correct(FieldKind::Subtotal, cents(7000))]).findings;
    assert!(subtotal.iter().any(|finding| matches!(finding, Finding::LineItemsOpen { .. })), "{subtotal:?}");
}

/// The specimen passport of ICAO 9303 with its document number misread.
fn passport() -> Extraction {
    let zone = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<, L898902C86UTO7408122F1204159ZE184226B<<<<<10";
    let fields = [
        (FieldKind::DocumentNumber, code("L898902C8"), Verdict::Doubtful),
        (FieldKind::BirthDate, Value::Date(Date::constant(1974, 8, 12)), Verdict::Proved),
        (FieldKind::Surname, text("ERIKSSON"), Verdict::Likely),
        (FieldKind::Mrz, code(zone), Verdict::Likely),
    ];
    let mut passport = extraction(DocumentKind::Passport, &fields);
    passport.findings =
        [FieldKind::DocumentNumber, FieldKind::Mrz].map(|field| Finding::CheckDigitFails { field }).to_vec();
    passport
}

#[test]
fn a_corrected_number_is_held_against_its_check_digits() {
    let passport = passport();
    let right = with(&passport, &[correct(FieldKind::DocumentNumber, code("L898902C3"))]);
    assert_eq!(right.findings, []);
    let wrong = with(&passport, &[correct(FieldKind::DocumentNumber, code("L898902C9"))]);
    assert_eq!(wrong.findings, passport.findings);
    let birth = with(&passport, &[correct(FieldKind::BirthDate, Value::Date(Date::constant(1974, 8, 13)))]);
    assert_eq!(birth.findings.len(), 3);
    let zone = with(&passport, &[correct(FieldKind::Mrz, code("P<UTOERIKSSON"))]);
    assert_eq!(zone.findings, [Finding::MrzMalformed]);
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

fn repairs_of(extraction: &Extraction, acts: &[Act]) -> Vec<(FieldKind, Value, RepairFrom)> {
    let changes: Vec<Change> = (1..).zip(acts).map(|(number, act)| change(number, act.clone())).collect();
    let record = record(extraction, &changes, TODAY);
    let found = repairs(extraction, &changes, &record, &record.findings[0], TODAY);
    found.into_iter().map(|repair| (repair.field, repair.value, repair.from)).collect()
}

#[test]
fn an_open_sum_is_repaired_by_another_reading_or_by_the_sum() {
    assert_eq!(
        repairs_of(&open_sum(), &[]),
        [
            (FieldKind::ServiceCharge, cents(708), RepairFrom::Candidate),
            (FieldKind::Total, cents(7613), RepairFrom::Rule)
        ]
    );
}

#[test]
fn what_was_printed_is_offered_where_a_person_gave_something_else() {
    let mut receipt = open_sum();
    receipt.findings.clear();
    let charge = receipt.fields.get_mut(&FieldKind::ServiceCharge).expect("a charge");
    charge.candidates.swap(0, 1);
    let wrong = [correct(FieldKind::Total, cents(8231))];
    assert_eq!(repairs_of(&receipt, &wrong)[0], (FieldKind::Total, cents(8213), RepairFrom::Printed));
}

#[test]
fn a_date_in_the_future_is_repaired_by_its_other_order() {
    let fields = [(FieldKind::Date, Value::Date(Date::constant(2026, 12, 3)), Verdict::Doubtful)];
    let mut receipt = extraction(DocumentKind::Receipt, &fields);
    let date = receipt.fields.get_mut(&FieldKind::Date).expect("a date");
    let swapped = Value::Date(Date::constant(2026, 3, 12));
    date.candidates.push(Candidate { value: swapped.clone(), ..date.best().clone() });
    assert_eq!(repairs_of(&receipt, &[]), [(FieldKind::Date, swapped, RepairFrom::Candidate)]);
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

#[test]
fn lines_that_a_person_wrote_count_and_are_held_against_the_sum() {
    let mut receipt = open_sum();
    receipt.findings.clear();
    receipt.line_items = vec![line("Rice", 7080)];
    let items = |rows: &[LineItem]| with(&receipt, &[Act::SetLineItems { rows: rows.to_vec() }]);
    assert_eq!(items(&[line("Rice", 3000), line("Tea", 4080)]).findings, []);
    let open = items(&[line("Rice", 3000)]);
    assert!(matches!(open.findings[..], [Finding::LineItemsOpen { .. }]));
    assert_eq!((open.line_items.len(), open.line_items_review), (1, ReviewState::Corrected));
    assert_eq!(with(&receipt, &[]).line_items_review, ReviewState::Untouched);
}

#[test]
fn tax_lines_that_a_person_wrote_are_held_against_their_rates() {
    let amount = |cents| Some(Decimal::new(cents, 2));
    let tax = |cents| TaxLine { rate: Some(Decimal::from(6)), base: amount(7080), amount: amount(cents) };
    let of = |cents| with(&receipt(), &[Act::SetTaxLines { rows: vec![tax(cents)] }]);
    let off = |record: Record| record.findings.iter().any(|rule| matches!(rule, Finding::TaxRateOff { .. }));
    assert!(!off(of(425)));
    assert!(off(of(524)));
}

#[test]
fn other_parts_are_looked_at_anew() {
    let acts = [
        correct(FieldKind::Vendor, text("Kopi Selatan")),
        Act::Confirm { field: FieldKind::Total },
        Act::Accept,
        Act::SetParts { parts: vec![page_at(0, None)], among: Vec::new() },
    ];
    assert_eq!(with(&receipt(), &acts), with(&receipt(), &[]));
    let said_again = correct(FieldKind::Vendor, text("Kopi Selatan"));
    let again: Vec<Act> = acts.into_iter().chain([said_again.clone()]).collect();
    assert_eq!(with(&receipt(), &again), with(&receipt(), &[said_again]));
}

fn page_at(page: u32, bounds: Option<BoundingBox>) -> Place {
    Place { page, bounds }
}

#[test]
fn what_a_person_said_goes_where_it_stands_when_a_document_is_parted() {
    let lower = BoundingBox::from_edges(0.0, 0.5, 1.0, 1.0);
    let at = |y: f32| Some(page_at(0, Some(BoundingBox::from_edges(0.1, y, 0.3, y + 0.02))));
    let give = |field, value, place| Act::Correct { field, value: Some(value), place };
    let rows =
        [LineItem { place: at(0.2), ..line("Rice", 3000) }, LineItem { place: at(0.8), ..line("Tea", 400) }];
    let acts = [
        Act::SetKind { kind: DocumentKind::Invoice },
        give(FieldKind::Vendor, text("Kopi Selatan"), at(0.1)),
        give(FieldKind::Total, cents(1180), at(0.9)),
        give(FieldKind::Notes, text("Lunch"), None),
        Act::Confirm { field: FieldKind::Date },
        Act::SetLineItems { rows: rows.to_vec() },
    ];
    let record = with(&receipt(), &acts);
    let (left, out) = kept_apart(&record, DocumentKind::Receipt, &[page_at(0, Some(lower))]);
    let items = |row: &LineItem| Act::SetLineItems { rows: vec![row.clone()] };
    assert_eq!(left, [acts[0].clone(), acts[1].clone(), acts[3].clone(), items(&rows[0])]);
    assert_eq!(out, [acts[0].clone(), acts[2].clone(), items(&rows[1])]);
}

#[test]
fn of_two_values_for_one_field_the_first_stays_and_the_other_is_told() {
    let one = with(&receipt(), &[correct(FieldKind::Vendor, text("Kopi Selatan"))]);
    let other = [
        correct(FieldKind::Vendor, text("Kopi Utara")),
        correct(FieldKind::Total, cents(1180)),
        Act::SetLineItems { rows: vec![line("Tea", 400)] },
    ];
    let other = with(&receipt(), &other);
    let kind = DocumentKind::Receipt;
    let (kept, without_room) = kept_together(&[(&one, kind), (&other, kind)]);
    let rows = Act::SetLineItems { rows: vec![line("Tea", 400)] };
    assert_eq!(
        kept,
        [correct(FieldKind::Vendor, text("Kopi Selatan")), correct(FieldKind::Total, cents(1180)), rows]
    );
    assert_eq!(without_room, [(1, FieldKind::Vendor)]);
    assert_eq!(kept_together(&[(&one, kind), (&one, kind)]).1, []);
}

fn any_act() -> impl Strategy<Value = Act> {
    let field = prop::sample::select(FieldKind::ALL);
    let amount = (0_i64..20_000).prop_map(|amount| Some(cents(amount)));
    prop_oneof![
        (field.clone(), prop_oneof![amount, Just(None)]).prop_map(|(field, value)| Act::Correct {
            field,
            value,
            place: None
        }),
        field.prop_map(|field| Act::Confirm { field }),
        Just(Act::Accept),
        Just(Act::SetKind { kind: DocumentKind::Passport }),
        (0_u32..3).prop_map(|page| Act::SetParts { parts: vec![page_at(page, None)], among: Vec::new() }),
        (0_i64..9000).prop_map(|cents| Act::SetLineItems { rows: vec![line("Tea", cents)] }),
    ]
}

/// Changes with these acts; each number of a step belongs to the acts beside it.
fn log_of(acts: Vec<(Act, u128)>) -> Vec<Change> {
    let numbered = (1..).zip(acts).map(|(number, (act, step))| Change {
        step: ChangeId::new(Uuid::from_u128(step)),
        ..change(number, act)
    });
    numbered.collect()
}

/// Takes these changes back as one step.
fn take_back(log: &mut Vec<Change>, targets: Vec<ChangeId>) {
    let step = ChangeId::new(Uuid::from_u128(1000 + log.len() as u128));
    for target in targets {
        log.push(Change { step, ..change(1000 + log.len() as u128, Act::Undo { change: target }) });
    }
}

/// Acts in steps of one to three.
fn any_log(most: usize) -> impl Strategy<Value = Vec<Change>> {
    prop::collection::vec((any_act(), 0_u32..2), 0..most).prop_map(|acts| {
        let mut step = 0;
        let acts = acts.into_iter().map(|(act, apart)| {
            step += u128::from(apart);
            (act, step)
        });
        log_of(acts.collect())
    })
}

proptest! {
    #[test]
    fn undoing_everything_gives_back_the_start(mut log in any_log(12)) {
        let receipt = receipt();
        let end = record(&receipt, &log, TODAY);
        for steps in [undo as fn(&[Change]) -> Vec<&Change>, redo, undo] {
            loop {
                let targets: Vec<ChangeId> = steps(&log).iter().map(|change| change.id).collect();
                if targets.is_empty() {
                    break;
                }
                take_back(&mut log, targets);
            }
            let now = record(&receipt, &log, TODAY);
            let expected = if undo(&log).is_empty() { record(&receipt, &[], TODAY) } else { end.clone() };
            prop_assert_eq!(now, expected);
        }
    }

    #[test]
    fn any_state_can_be_brought_back(mut log in any_log(10), moves in prop::collection::vec(0_usize..30, 0..8)) {
        let receipt = receipt();
        log.retain(|change| !matches!(change.act, Act::SetParts { .. }));
        for chosen in moves {
            let upto = chosen.checked_sub(1).and_then(|at| log.get(at % log.len().max(1))).map(|change| change.id);
            let then = log.iter().position(|change| Some(change.id) == upto).map_or(0, |at| at + 1);
            let wanted = record(&receipt, &log[..then], TODAY);
            let targets = restore(&log, upto).into_iter().filter_map(|act| match act {
                Act::Undo { change } => Some(change),
                _ => None,
            });
            take_back(&mut log, targets.collect());
            prop_assert_eq!(record(&receipt, &log, TODAY), wanted);
        }
    }

    #[test]
    fn any_text_is_understood_or_refused(text in "\\PC{0,30}|[0-9.,' ()/-]{0,14}|[0-9a-zäé€$ ./-]{0,20}") {
        for field in FieldKind::ALL {
            let _ = parse_input(*field, &text, &InputContext::new(TODAY));
        }
    }

    #[test]
    fn an_amount_is_understood_as_it_was_written(cents in -9_999_999_i64..9_999_999) {
        let amount = Value::Amount(Decimal::new(cents, 2));
        for text in [amount.plain(), amount.plain().replace('.', ","), format!("RM {}", amount.plain())] {
            let input = parse_input(FieldKind::Total, &text, &InputContext::new(TODAY)).expect("an amount");
            prop_assert_eq!(input.value, Some(amount.clone()));
        }
    }
}
