//! What the visual zone adds to the machine-readable one.

use super::*;

#[test]
fn a_clear_passport_is_proved_and_its_names_by_the_visual_zone() {
    let (zone, printed) = passport();
    for name in
        ["document_number", "birth_date", "expiry_date", "surname", "given_names", "nationality", "sex"]
    {
        assert_eq!(field(&zone, &printed, name).verdict, "proved", "{name}");
    }
    assert_eq!(only(&printed, &zone).findings, []);
    for (name, verdict) in [("document_number", "proved"), ("birth_date", "proved"), ("surname", "likely")] {
        assert_eq!(field(&zone, &[], name).verdict, verdict, "{name}");
    }
}

#[test]
fn a_visa_has_one_check_digit_and_needs_the_visual_zone() {
    let zone = ["V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4UTO7408122F3204153<<<<<<<<"];
    assert_eq!(field(&zone, &[], "birth_date").verdict, "likely");
    assert_eq!(field(&zone, &["12.08.1974"], "birth_date").verdict, "proved");
}

#[test]
fn the_visual_zone_gives_the_century_and_the_rest_of_a_name() {
    let zone =
        ["P<UTOHYTHLODAY<<RAPHAEL<MARIE<ALEXANDER<JOSE", "L898902C36UTO1108121M2004150ZE184226B<<<<<14"];
    let birth = field(&zone, &["12.08.1911"], "birth_date");
    assert_eq!((birth.value.as_str(), birth.verdict), ("1911-08-12", "proved"));
    let birth = field(&zone, &[], "birth_date");
    assert_eq!((birth.value.as_str(), birth.verdict), ("2011-08-12", "likely"));
    let extraction = only(&["Raphael Marie Alexander Joseph"], &zone);
    let given = &extraction.fields[&FieldKind::GivenNames];
    let candidates: Vec<_> = given.candidates.iter().map(|candidate| candidate.value.plain()).collect();
    assert_eq!(candidates, ["RAPHAEL MARIE ALEXANDER JOSEPH", "RAPHAEL MARIE ALEXANDER JOSE"]);
    assert_eq!(given.verdict, Verdict::Likely);
}

#[test]
fn a_name_that_fills_its_place_is_proved_only_if_print_has_the_whole() {
    let zone =
        ["P<UTOHYTHLODAY<<RAPHAEL<MARIE<ALEXANDER<JOSE", "L898902C36UTO1108121M2004150ZE184226B<<<<<14"];
    for (printed, given, verdict) in [
        (
            &["HYTHLODAY", "Given names Raphael Marie Alexander Josephine"][..],
            "RAPHAEL MARIE ALEXANDER JOSEPHINE",
            "likely",
        ),
        (
            &["HYTHLODAY", "Given names Raphael Marie Alexander José"],
            "RAPHAEL MARIE ALEXANDER JOSE",
            "proved",
        ),
        (&[], "RAPHAEL MARIE ALEXANDER JOSE", "likely"),
    ] {
        let found = field(&zone, printed, "given_names");
        assert_eq!((found.value.as_str(), found.verdict), (given, verdict), "{printed:?}");
    }
    assert_eq!(field(&zone, &["Surname HYTHLODAY"], "surname").verdict, "proved");
}

#[test]
fn a_visual_zone_that_contradicts_the_zone_is_a_finding() {
    let (zone, _) = passport();
    let extraction = only(&["12.08.1974", "15.04.2022", "15.04.2036"], &zone);
    let differ = |first: &str, second: &str| Finding::WitnessesDiffer {
        field: FieldKind::ExpiryDate,
        first: first.to_owned(),
        second: second.to_owned(),
    };
    assert_eq!(extraction.findings, [differ("2032-04-15", "2036-04-15")]);
    assert_eq!(found(&extraction, "expiry_date").verdict, "doubtful");
    assert_eq!(only(&["12.08.1974", "15.04.2022"], &zone).findings, []);
}

#[test]
fn the_other_side_of_a_card_is_its_visual_zone() {
    let zone = [
        "I<UTOD231458907<<<<<<<<<<<<<<<",
        "7408122F3204153UTO<<<<<<<<<<<2",
        "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
    ];
    let front: [&str; 0] = [];
    let pages = vec![page(0, &["ERIKSSON", "ANNA MARIA"], &front), page(1, &[], &zone)];
    let found = documents(&[reading("device", pages)]);
    assert_eq!((found.len(), found[0].pages.clone()), (1, vec![0, 1]));
    assert_eq!(found[0].fields[&FieldKind::Surname].verdict, Verdict::Proved);
}

#[test]
fn every_occurrence_of_a_number_has_its_place() {
    let (zone, printed) = passport();
    let found = only(&[&printed[..], &["Passport No. L 898 902 C3"]].concat(), &zone);
    let places = |kind: FieldKind| found.fields.get(&kind).map_or(0, |field| field.printed.len());
    assert_eq!(places(FieldKind::DocumentNumber), 3, "twice in the visual zone and once in the zone");
    assert_eq!(places(FieldKind::PersonalNumber), 1);
    assert_eq!(places(FieldKind::Mrz), 1);
    assert_eq!(places(FieldKind::Surname), 0, "names are not hidden");
}
