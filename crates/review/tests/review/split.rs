//! What becomes of a person's changes when documents are split or joined.

use super::*;

#[test]
fn changes_are_dropped_with_other_parts() {
    let acts = [
        correct(FieldKind::Vendor, text("Kopi Selatan")),
        Act::Confirm { field: FieldKind::Total },
        Act::Accept,
        Act::SetParts { parts: vec![page_at(0, None)], among: Vec::new() },
    ];
    assert_eq!(with(&receipt(), &acts), with(&receipt(), &[]));
    let repeated = correct(FieldKind::Vendor, text("Kopi Selatan"));
    let again: Vec<Act> = acts.into_iter().chain([repeated.clone()]).collect();
    assert_eq!(with(&receipt(), &again), with(&receipt(), &[repeated]));
}

#[test]
fn changes_go_with_their_places_when_a_document_is_split() {
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
fn of_two_values_for_one_field_the_first_stays_and_the_other_is_reported() {
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
