//! Second readings of a zone by another network.

use super::*;

/// Returns what two networks read of one zone, on a page without anything else.
fn read_twice(first: &[String], second: &[String]) -> Extraction {
    let again = PageReading { origin: TextOrigin::SecondReading, ..page(0, &[], second) };
    let readings = [reading("device", vec![page(0, &[], first)]), reading("second_look", vec![again])];
    documents(&readings).swap_remove(0)
}

#[test]
fn a_second_reading_that_agrees_is_a_witness_and_one_that_differs_leaves_nothing_proved() {
    let (zone, _) = passport();
    let alone = only(&[], &zone);
    assert_eq!(found(&alone, "surname").verdict, "likely");
    let both = read_twice(&zone, &zone);
    assert_eq!(found(&both, "surname").verdict, "proved");
    assert_eq!(found(&both, "document_number").verdict, "proved");

    // Both numbers fit the same check digits: a difference of 10 at a weight of 7 does not show.
    let mut other = zone.clone();
    other[1] = other[1].replace("L898902C3", "B898902C3");
    let both = read_twice(&zone, &other);
    let number = &both.fields[&FieldKind::DocumentNumber];
    assert_eq!(number.verdict, Verdict::Likely);
    let values: Vec<String> = number.candidates.iter().map(|one| one.value.plain()).collect();
    assert_eq!(values, ["L898902C3", "B898902C3"]);
    assert_eq!(found(&both, "birth_date").verdict, found(&alone, "birth_date").verdict);
}

#[test]
fn a_second_reading_settles_an_open_choice_of_the_first() {
    let (mut zone, _) = passport();
    let number = "X33363399";
    let digit = check_digit(number).expect("letters and digits");
    zone[1] = zone[1].replace("L898902C36", &format!("{number}{digit}"));
    let covered = format!("{}{}{}", &zone[1][..10], &zone[1][13..20], &zone[1][21..43]);
    let whole = check_digit(&covered).expect("letters and digits");
    zone[1].replace_range(43.., &whole.to_string());

    let mut first = page(0, &[], &zone);
    first.layout.lines[1].words[0].glyphs[4].rival = Some(('G', sure(0.1)));
    let alone = documents(&[reading("device", vec![first.clone()])]).swap_remove(0);
    assert_eq!(found(&alone, "document_number").verdict, "likely");
    let again = PageReading { origin: TextOrigin::SecondReading, ..page(0, &[], &zone) };
    let both = [reading("device", vec![first]), reading("second_look", vec![again])];
    let both = documents(&both).swap_remove(0);
    assert_eq!(found(&both, "document_number").verdict, "proved");
}

#[test]
fn every_line_of_a_zone_is_reread_even_one_that_was_not_found() {
    let (zone, printed) = passport();
    let context = Context { kind: None, ..CONTEXT };
    let both = crate::Conclusion::of(&[reading("device", vec![page(0, &printed, &zone)])], &context)
        .regions_to_reread();
    assert_eq!(both.len(), 2);
    let below = ["", zone[1].as_str()];
    let regions = crate::Conclusion::of(&[reading("device", vec![page(0, &printed, &below)])], &context)
        .regions_to_reread();
    let tops: Vec<f32> = regions.iter().map(|region| region.words[0].y).collect();
    assert_eq!(tops.len(), 2, "{tops:?}");
    assert!(tops[1] < tops[0], "the line above is reread: {tops:?}");
}
