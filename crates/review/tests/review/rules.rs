//! Which rules fail after a change.

use super::*;

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
fn confirming_waives_exactly_this_finding() {
    let receipt = receipt();
    let confirm = Act::Confirm { field: FieldKind::Total };
    let confirmed = with(&receipt, std::slice::from_ref(&confirm));
    assert_eq!((confirmed.findings.len(), confirmed.waived.len(), stops(&confirmed).len()), (0, 1, 0));
    let changed = with(&receipt, &[confirm, correct(FieldKind::ServiceCharge, cents(709))]);
    assert_eq!((changed.findings.len(), changed.waived.len()), (1, 0));
    assert_eq!(stop_fields(&changed), [FieldKind::Total]);
}

#[test]
fn dates_are_checked_against_today() {
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
fn line_items_and_tax_rates_are_checked_again() {
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

/// Returns the specimen passport of ICAO 9303 with its document number misread.
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
fn a_corrected_number_is_checked_against_its_check_digits() {
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

#[test]
fn rows_that_a_person_wrote_count_and_are_checked_against_the_sum() {
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
fn tax_lines_that_a_person_wrote_are_checked_against_their_rates() {
    let amount = |cents| Some(Decimal::new(cents, 2));
    let tax = |cents| TaxLine { rate: Some(Decimal::from(6)), base: amount(7080), amount: amount(cents) };
    let of = |cents| with(&receipt(), &[Act::SetTaxLines { rows: vec![tax(cents)] }]);
    let off = |record: Record| record.findings.iter().any(|rule| matches!(rule, Finding::TaxRateOff { .. }));
    assert!(!off(of(425)));
    assert!(off(of(524)));
}
