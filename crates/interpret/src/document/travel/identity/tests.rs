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

fn front_value(label: &str, text: &str) -> LabelledValue {
    value(1, label, text)
}

fn names() -> Vec<LabelledValue> {
    vec![
        front_value("FIRST_NAME", "AMARA"),
        front_value("MIDDLE_NAME", "LEE"),
        front_value("LAST_NAME", "BOULANGER"),
    ]
}

fn interpret(pages: Vec<PageReading>, values: Vec<LabelledValue>) -> Vec<Extraction> {
    let reading = Reading { values, ..reading("textract", pages) };
    crate::interpret(&[reading], &Context { today: date(2026, 11, 21), kind: None })
}

fn licence(printed: &[&str], values: Vec<LabelledValue>) -> Extraction {
    let pages = if printed.is_empty() { Vec::new() } else { vec![page(0, printed, &[] as &[&str])] };
    let mut found = interpret(pages, values);
    assert_eq!(found.len(), 1);
    found.remove(0)
}

fn value_and_verdict(extraction: &Extraction, field: FieldKind) -> (String, Verdict) {
    let field = &extraction.fields[&field];
    (field.best().value.plain(), field.verdict)
}

fn likely(text: &str) -> (String, Verdict) {
    (text.to_owned(), Verdict::Likely)
}

#[test]
fn captions_decide_which_name_is_the_surname() {
    let right = licence(&["1 BOULANGER", "2 AMARA LEE"], names());
    assert_eq!(value_and_verdict(&right, FieldKind::Surname), likely("BOULANGER"));
    assert_eq!(value_and_verdict(&right, FieldKind::GivenNames), likely("AMARA LEE"));
    let swapped = licence(&["LN AMARA", "FN BOULANGER"], names());
    assert_eq!(value_and_verdict(&swapped, FieldKind::Surname), likely("AMARA"));
    let above = licence(&["Surname", "Amára"], names());
    assert_eq!(value_and_verdict(&above, FieldKind::Surname), likely("AMARA"));
}

#[test]
fn without_captions_names_are_doubtful() {
    for printed in [&["AMARA BOULANGER"] as &[&str], &[]] {
        let found = licence(printed, names());
        assert_eq!(
            value_and_verdict(&found, FieldKind::Surname),
            ("BOULANGER".to_owned(), Verdict::Doubtful)
        );
        assert_eq!(found.fields[&FieldKind::Surname].candidates[1].value.plain(), "AMARA");
    }
}

#[test]
fn dates_have_many_forms() {
    let day = |text: &str, standard: &str| {
        let label = "EXPIRATION_DATE";
        let mut values = vec![front_value(label, text)];
        values
            .extend((!standard.is_empty()).then(|| front_value("EXPIRATION_DATE.NormalizedValue", standard)));
        value_and_verdict(&licence(&[], values), FieldKind::ExpiryDate)
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
    let found = licence(&[], vec![front_value("DATE_OF_BIRTH", "12/05/2026")]);
    assert_eq!(value_and_verdict(&found, FieldKind::BirthDate).0, "2026-05-12");
}

#[test]
fn a_zone_with_check_digits_comes_before_labelled_values() {
    let (zone, printed) = passport();
    let plain = interpret(vec![page(0, &printed, &zone)], Vec::new()).remove(0);
    let values = vec![
        front_value("ID_TYPE", "PASSPORT"),
        front_value("LAST_NAME", "ANNA MARIA"),
        front_value("FIRST_NAME", "ERIKSSON"),
        front_value("DATE_OF_BIRTH", "08/12/1947"),
        front_value("DOCUMENT_NUMBER", "L898902C3"),
    ];
    let found = interpret(vec![page(0, &printed, &zone)], values);
    assert_eq!(found.len(), 1);
    for field in [FieldKind::Surname, FieldKind::GivenNames, FieldKind::BirthDate, FieldKind::DocumentNumber]
    {
        assert_eq!(value_and_verdict(&found[0], field), value_and_verdict(&plain, field), "{field:?}");
    }
    let number = &found[0].fields[&FieldKind::DocumentNumber];
    assert!(number.best().evidence.iter().any(|e| matches!(e, Evidence::NamedByEngine { .. })));
}

#[test]
fn front_and_back_are_one_document_and_two_licences_are_two() {
    let sides = vec![front_value("DOCUMENT_NUMBER", "X12"), value(2, "CLASS", "D")];
    assert_eq!(interpret(Vec::new(), sides).into_iter().map(|one| one.pages).collect::<Vec<_>>(), [[0, 1]]);
    let two = vec![front_value("DOCUMENT_NUMBER", "X12"), value(2, "DOCUMENT_NUMBER", "X13")];
    assert_eq!(interpret(Vec::new(), two).len(), 2);
}

#[test]
fn the_kind_is_what_the_engine_says() {
    let kind =
        |text| licence(&[], vec![front_value("ID_TYPE", text), front_value("DOCUMENT_NUMBER", "X12")]).kind;
    assert_eq!(kind("DRIVER LICENSE FRONT"), DocumentKind::DrivingLicence);
    assert_eq!(kind("DRIVER LICENSE BACK"), DocumentKind::DrivingLicence);
    assert_eq!(kind("STATE ID"), DocumentKind::IdCard);
    assert_eq!(kind("PASSPORT"), DocumentKind::Passport);
}
