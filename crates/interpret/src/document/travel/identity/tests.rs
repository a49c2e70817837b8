use jiff::civil::date;
use vouch_core::{Confidence, PageReading};

use super::*;
use crate::document::travel::tests::{page, passport, reading};

fn value(document: u32, label: &str, text: &str) -> LabelledValue {
    LabelledValue {
        label: label.to_owned(),
        text: text.to_owned(),
        group: Some(format!("identity:{document}")),
        page: document - 1,
        confidence: Some(Confidence::new(0.95)),
        ..LabelledValue::default()
    }
}

fn named(label: &str, text: &str) -> LabelledValue {
    value(1, label, text)
}

fn names() -> Vec<LabelledValue> {
    vec![named("FIRST_NAME", "AMARA"), named("MIDDLE_NAME", "LEE"), named("LAST_NAME", "BOULANGER")]
}

fn interpret(pages: Vec<PageReading>, values: Vec<LabelledValue>) -> Vec<Extraction> {
    let reading = Reading { values, ..reading("textract", pages) };
    crate::interpret(&[reading], &Context { today: date(2026, 11, 21), kind: None })
}

fn licence(print: &[&str], values: Vec<LabelledValue>) -> Extraction {
    let pages = if print.is_empty() { Vec::new() } else { vec![page(0, print, &[] as &[&str])] };
    let mut found = interpret(pages, values);
    assert_eq!(found.len(), 1);
    found.remove(0)
}

fn says(extraction: &Extraction, field: FieldKind) -> (String, Verdict) {
    let field = &extraction.fields[&field];
    (field.best().value.plain(), field.verdict)
}

fn likely(text: &str) -> (String, Verdict) {
    (text.to_owned(), Verdict::Likely)
}

#[test]
fn captions_decide_which_name_is_which() {
    let right = licence(&["1 BOULANGER", "2 AMARA LEE"], names());
    assert_eq!(says(&right, FieldKind::Surname), likely("BOULANGER"));
    assert_eq!(says(&right, FieldKind::GivenNames), likely("AMARA LEE"));
    let swapped = licence(&["LN AMARA", "FN BOULANGER"], names());
    assert_eq!(says(&swapped, FieldKind::Surname), likely("AMARA"));
    let above = licence(&["Surname", "Amára"], names());
    assert_eq!(says(&above, FieldKind::Surname), likely("AMARA"));
}

#[test]
fn without_captions_a_person_decides_which_name_is_which() {
    for print in [&["AMARA BOULANGER"] as &[&str], &[]] {
        let found = licence(print, names());
        assert_eq!(says(&found, FieldKind::Surname), ("BOULANGER".to_owned(), Verdict::Doubtful));
        assert_eq!(found.fields[&FieldKind::Surname].candidates[1].value.plain(), "AMARA");
    }
}

#[test]
fn days_stand_in_many_forms() {
    let day = |text: &str, standard: &str| {
        let label = "EXPIRATION_DATE";
        let mut values = vec![named(label, text)];
        values.extend((!standard.is_empty()).then(|| named("EXPIRATION_DATE.NormalizedValue", standard)));
        says(&licence(&[], values), FieldKind::ExpiryDate)
    };
    assert_eq!(day("01/20/2028", "2028-01-20T00:00:00"), likely("2028-01-20"));
    assert_eq!(day("20 JAN 2028", ""), likely("2028-01-20"));
    assert_eq!(day("04/03/2028", ""), likely("2028-04-03"));
    assert_eq!(day("04/03/2028", "2028-03-04T00:00:00"), likely("2028-03-04"));
    assert_eq!(day("01-20-28", "2028-01-20T00:00:00"), likely("2028-01-20"));
    assert_eq!(day("01/20/2028", "2023-01-20T00:00:00"), ("2028-01-20".to_owned(), Verdict::Doubtful));
}

#[test]
fn nobody_is_born_after_today() {
    let found = licence(&[], vec![named("DATE_OF_BIRTH", "12/05/2026")]);
    assert_eq!(says(&found, FieldKind::BirthDate).0, "2026-05-12");
}

#[test]
fn a_zone_with_its_check_digits_is_believed_before_names() {
    let (zone, print) = passport();
    let plain = interpret(vec![page(0, &print, &zone)], Vec::new()).remove(0);
    let values = vec![
        named("ID_TYPE", "PASSPORT"),
        named("LAST_NAME", "ANNA MARIA"),
        named("FIRST_NAME", "ERIKSSON"),
        named("DATE_OF_BIRTH", "08/12/1947"),
        named("DOCUMENT_NUMBER", "L898902C3"),
    ];
    let found = interpret(vec![page(0, &print, &zone)], values);
    assert_eq!(found.len(), 1);
    for field in [FieldKind::Surname, FieldKind::GivenNames, FieldKind::BirthDate, FieldKind::DocumentNumber]
    {
        assert_eq!(says(&found[0], field), says(&plain, field), "{field:?}");
    }
    let number = &found[0].fields[&FieldKind::DocumentNumber];
    assert!(number.best().evidence.iter().any(|e| matches!(e, Evidence::NamedByEngine { .. })));
}

#[test]
fn front_and_back_are_one_document_and_two_licences_are_two() {
    let sides = vec![named("DOCUMENT_NUMBER", "X12"), value(2, "CLASS", "D")];
    assert_eq!(interpret(Vec::new(), sides).into_iter().map(|one| one.pages).collect::<Vec<_>>(), [[0, 1]]);
    let two = vec![named("DOCUMENT_NUMBER", "X12"), value(2, "DOCUMENT_NUMBER", "X13")];
    assert_eq!(interpret(Vec::new(), two).len(), 2);
}

#[test]
fn the_kind_is_what_the_engine_says() {
    let kind = |text| licence(&[], vec![named("ID_TYPE", text), named("DOCUMENT_NUMBER", "X12")]).kind;
    assert_eq!(kind("DRIVER LICENSE FRONT"), DocumentKind::IdCard);
    assert_eq!(kind("PASSPORT"), DocumentKind::Passport);
}
