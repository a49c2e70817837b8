//! Repairs of failing rules.

use super::*;

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
fn the_printed_value_is_offered_after_a_person_gave_another() {
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
